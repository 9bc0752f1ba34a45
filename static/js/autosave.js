// A page of questions saves itself: a second after the last change, and before it is left. What could not be saved stays
// in this tab, and comes back with the page.

const form = document.querySelector("form[hx-post]"); // a page that shows a conflict waits for its sponsor
const state = document.getElementById("saved");
const REFUSED = { 400: "tooLarge", 403: "shutOut", 404: "shutOut", 413: "tooLarge" }; // which words go with a status
const draft = `unsaved ${location.pathname}`;
let unsaved = new Set(form?.dataset.unsaved.split(" ").filter(Boolean)); // names of questions
let sent = new Set(); // those of the save under way
let next = null; // what waits for it
let submitted = null; // the form that is on its way
let left = false; // the next page may have been made before the save that is under way
let held = null; // what is looked at and where it stands, while a save may put questions in above it

const isUnsaved = () => unsaved.size || sent.size;
const save = () => window.htmx.trigger(form, "save");

// The same answers that the next page is made of have to be stored first, or else it shows old ones.
function submit(event) {
  const { target, submitter } = event;
  if (submitted || !isUnsaved()) {
    submitted = target;
    if (target === form) sessionStorage.removeItem(draft);
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  next = (successful) => {
    submitted = successful ? target : null;
    if (successful) target.requestSubmit(submitter?.isConnected ? submitter : null);
  };
  save();
}

function follow(event) {
  const link = event.target.closest("a[href]:not([href^='#'])");
  if (!link || !isUnsaved() || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  next = () => location.assign(link.href);
  save();
}

function finish({ detail: { successful, xhr } }) {
  unsaved = new Set([...unsaved, ...sent]);
  sent = new Set();
  if (!successful) complain(state.dataset[REFUSED[xhr.status] ?? "unreachable"]);
  if (!unsaved.size && !left) sessionStorage.removeItem(draft);
  keepInPlace();
  next?.(successful);
  next = null;
}

// What other questions depend on is saved at once, so that these are there before the reader has gone on.
function note(event) {
  unsaved.add(event.target.name);
  if (!event.target.closest("[data-decides]")) return;
  event.stopPropagation();
  save();
}

// Questions that follow go in below the answer that asks for them; a reader who is further down by then keeps the place.
function hold() {
  const seen = document.activeElement?.closest(".q");
  held = seen && form.contains(seen) ? { seen, top: seen.getBoundingClientRect().top } : null;
}

function keepInPlace() {
  const moved = held ? held.seen.getBoundingClientRect().top - held.top : 0;
  if (moved) scrollBy({ top: moved, behavior: "instant" });
  held = null;
}

function complain(text) {
  const line = document.createElement("p");
  line.className = "not";
  line.textContent = text;
  state.replaceChildren(line);
}

// A reload asks for the page before a save can be over: the draft has what the server had not yet.
function leave() {
  const names = [...unsaved, ...sent];
  if (!names.length || submitted === form) return; // another form leaves this one behind
  const data = new FormData(form);
  const answers = names.map((name) => [name, data.getAll(name), data.getAll(`before-${name}`)]);
  const text = JSON.stringify({ version: data.get("version"), answers });
  if (text === sessionStorage.getItem(draft)) return;
  sessionStorage.setItem(draft, text);
  fetch(form.action, { method: "POST", body: data, headers: { "HX-Request": "true" }, keepalive: true });
}

// With the version that it was typed upon and what stood there, so that a later save elsewhere is noticed.
function restore() {
  const kept = JSON.parse(sessionStorage.getItem(draft));
  if (!kept) return;
  form.elements.version.value = kept.version;
  for (const [name, values, before] of kept.answers) {
    const stood = document.getElementById(`id_${name}_before`);
    for (const field of stood?.querySelectorAll(`[name="before-${name}"]`) ?? []) field.remove();
    for (const value of stood ? before : []) {
      stood.append(Object.assign(document.createElement("input"), { type: "hidden", name: `before-${name}`, value }));
    }
    for (const field of form.querySelectorAll(`[name="${name}"]`)) {
      if (["radio", "checkbox"].includes(field.type)) field.checked = values.includes(field.value);
      else field.value = values[0];
    }
    unsaved.add(name);
  }
  save();
}

function showLocalTime({ detail: { fragment } }) {
  const style = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  for (const time of fragment.querySelectorAll("time")) {
    time.textContent = new Date(time.dateTime).toLocaleTimeString([], style);
  }
}

// A page that shows what was refused came by POST: back and reload ask for it anew, and do not send that again.
history.replaceState(null, "", location.href);

if (form) {
  form.addEventListener("input", note, true);
  form.addEventListener("htmx:beforeRequest", () => ([sent, unsaved, left] = [unsaved, new Set(), false]));
  form.addEventListener("htmx:beforeSwap", hold);
  form.addEventListener("saved", (event) => (sent = new Set(event.detail.except)));
  form.addEventListener("htmx:afterRequest", finish);
  document.addEventListener("htmx:oobBeforeSwap", showLocalTime);
  document.addEventListener("submit", submit, true);
  document.addEventListener("click", follow);
  document.addEventListener("visibilitychange", () => (document.hidden ? leave() : unsaved.size && save()));
  document.addEventListener("DOMContentLoaded", restore); // htmx is ready from then on
  addEventListener("beforeunload", () => {
    leave();
    left = true;
  });
  addEventListener("pageshow", (event) => event.persisted && location.reload());
}
