// A box above a long list shows what fits the words typed into it. What is chosen, and what stands alone, always shows.

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

for (const box of document.querySelectorAll("[data-filter]")) {
  const list = document.getElementById(box.getAttribute("aria-controls"));
  const count = box.closest(".filter").querySelector("[data-count]");
  const rows = [...list.querySelectorAll(".choice:not(.or ~ .choice), option:not([value=''])")];
  const isChosen = (row) => row.selected || row.querySelector(":checked");

  box.addEventListener("input", (event) => {
    event.stopPropagation(); // it is no answer
    const words = plain(box.value).trim().split(/\s+/);
    for (const row of rows) row.hidden = !isChosen(row) && !words.every((word) => plain(row.textContent).includes(word));
    for (const group of list.querySelectorAll("optgroup")) group.hidden = !group.querySelector("option:not([hidden])");
    const shown = rows.filter((row) => !row.hidden).length;
    const filters = words[0] !== "";
    count.textContent = filters ? count.dataset.count.replace("{shown}", shown).replace("{all}", rows.length) : "";
    if (list.matches("select")) list.size = filters ? Math.min(8, shown + 1) : 0; // open, so that the rest can be seen
  });
}
