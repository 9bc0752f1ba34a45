// A box above a long list shows what fits the words typed into it. What is chosen, and what stands alone, always shows.
// A list may come while the page is open, so the listeners are the document's.

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const words = (row) => plain(`${row.textContent} ${row.dataset.also ?? ""}`);
const isChosen = (row) => row.selected || row.querySelector(":checked");
const listOf = (box) => document.getElementById(box.getAttribute("aria-controls"));

function filter(box) {
  const list = listOf(box);
  const count = box.closest(".filter").querySelector("[data-count]");
  const rows = [...list.querySelectorAll(".choice:not(.or ~ .choice), option:not([value=''])")];
  const typed = plain(box.value).trim().split(/\s+/);
  for (const row of rows) row.hidden = !isChosen(row) && !typed.every((word) => words(row).includes(word));
  for (const group of list.querySelectorAll("optgroup")) group.hidden = !group.querySelector("option:not([hidden])");
  for (const group of list.querySelectorAll(".group")) group.hidden = !group.querySelector(".choice:not([hidden])");
  const shown = rows.filter((row) => !row.hidden).length;
  const filters = typed[0] !== "";
  count.textContent = filters ? count.dataset.count.replace("{shown}", shown).replace("{all}", rows.length) : "";
  if (list.matches("select")) list.size = filters ? Math.min(8, shown + 1) : 0; // open, so that the rest can be seen
}

// A letter typed in a list goes into its box, the arrow down or Enter in a box leads into its list.
function lead(event) {
  const { target, key } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (target.matches("[data-filter]")) {
    if (key !== "ArrowDown" && key !== "Enter") return;
    event.preventDefault();
    const list = listOf(target);
    (list.matches("select") ? list : list.querySelector(".choice:not([hidden]) input"))?.focus();
  } else if (target.matches(".choices input") && /^[\p{L}\p{N}]$/u.test(key)) {
    target.closest(".choices").parentElement.querySelector("[data-filter]")?.focus();
  }
}

document.addEventListener(
  "input",
  (event) => {
    if (!event.target.matches("[data-filter]")) return;
    event.stopPropagation(); // it is no answer
    filter(event.target);
  },
  true,
);
document.addEventListener("keydown", lead);
