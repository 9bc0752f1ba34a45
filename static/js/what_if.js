// The workbench tries each change by itself. Where that does not come to pass, it says so beside the sums, which are older.

const form = document.getElementById("try");
const outcome = document.getElementById("outcome");

const attempt = (button) => window.htmx.trigger(form, "try", { button });

function complain(text) {
  const note = document.createElement("p");
  note.className = "note wrong";
  note.textContent = text;
  document.getElementById("waits").replaceChildren(note);
  outcome.removeAttribute("aria-busy");
}

// Enter tries it, too, and so does a known set of weights; every other button of the form leads to a page.
function submit(event) {
  if (!["try", "preset"].includes(event.submitter?.name)) return;
  event.preventDefault();
  event.stopPropagation();
  attempt(event.submitter);
}

// A button counts where it was pressed, not where it has the focus.
function press({ detail: { parameters, triggeringEvent } }) {
  const button = triggeringEvent.detail?.button;
  if (button) parameters[button.name] = button.value;
}

// In the name, it keeps.
function keep(event) {
  if (event.key !== "Enter" || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit(document.getElementById("keep-it"));
}

// A reader hears with the field what stands beside it.
function describe() {
  for (const slot of form.querySelectorAll(".slot")) {
    const error = slot.querySelector(".error");
    for (const field of form.querySelectorAll(`[name="${CSS.escape(slot.id.slice(5))}"]:not([type=hidden])`)) {
      if (error) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
      if (field.type === "checkbox" || field.closest(".num")) continue;
      if (error) field.setAttribute("aria-describedby", error.id);
      else field.removeAttribute("aria-describedby");
    }
  }
}

// This page came by POST, if it came from another one: back and reload ask for it anew, with the saved result.
history.replaceState(null, "", location.href);

form.addEventListener("input", () => outcome.setAttribute("aria-busy", "true"));
form.addEventListener("submit", submit);
form.elements.name.addEventListener("keydown", keep);
form.addEventListener("htmx:configRequest", press);
form.addEventListener("htmx:afterRequest", ({ detail }) => detail.successful && outcome.removeAttribute("aria-busy"));
form.addEventListener("htmx:afterSettle", describe);
form.addEventListener("htmx:responseError", () => complain(form.dataset.refused));
for (const name of ["htmx:sendError", "htmx:timeout"]) form.addEventListener(name, () => complain(form.dataset.unreachable));
addEventListener("pageshow", (event) => event.persisted && attempt());
