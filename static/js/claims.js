// The code of a claim is offered out of its kind, what only some kinds have shows with them, and a new row starts where
// the row above left off.

const CARRIED = ["kind", "source", "site", "evidence", "status", "as_of", "scope"];
const ONLY = { regulator: ["outcome"], scale: ["minimum", "maximum", "unit"] };

const beside = (kind, name) => document.getElementById(kind.id.replace(/kind$/, name));

const offer = (kind) => {
  const code = beside(kind, "code");
  if (code) code.setAttribute("list", kind.value ? `codes-${kind.value}` : "");
  for (const [only, names] of Object.entries(ONLY)) {
    for (const field of names.map((name) => beside(kind, name)).filter(Boolean)) {
      // What is filled in or wrong stays in sight.
      const isNeeded = kind.value === only || field.value || field.closest(".errors, :has(> .errorlist)");
      field.closest(".fields > *, .fieldBox, .form-row").hidden = !isNeeded;
    }
  }
};

document.addEventListener("DOMContentLoaded", () => {
  for (const kind of document.querySelectorAll("select[name$=kind]")) offer(kind);
});

document.addEventListener("change", (event) => {
  if (event.target.matches("select[name$=kind]")) offer(event.target);
});

document.addEventListener("formset:added", (event) => {
  if (event.detail.formsetName !== "claims") return;
  const field = (row, name) => row.querySelector(`[name$="-${name}"]`);
  const above = event.target.previousElementSibling;
  if (above?.matches(".inline-related")) {
    for (const name of CARRIED) field(event.target, name).value = field(above, name).value;
  }
  offer(field(event.target, "kind"));
  field(event.target, "code").focus();
});
