// The code of a claim is offered out of its kind, and a new row starts where the row above left off.

const CARRIED = ["kind", "source", "site", "evidence", "status", "as_of", "scope"];

const offer = (kind) => {
  const code = document.getElementById(kind.id.replace(/kind$/, "code"));
  if (code) code.setAttribute("list", kind.value ? `codes-${kind.value}` : "");
};

document.addEventListener("change", (event) => {
  if (event.target.matches("select[name$=kind]")) offer(event.target);
});

document.addEventListener("formset:added", (event) => {
  if (event.detail.formsetName !== "claims") return;
  const field = (row, name) => row.querySelector(`[name$="-${name}"]`);
  const above = event.target.previousElementSibling;
  if (above?.matches(".form-row")) for (const name of CARRIED) field(event.target, name).value = field(above, name).value;
  offer(field(event.target, "kind"));
  field(event.target, "code").focus();
});
