// The SHA-256 of a chosen file, computed here: the file never leaves the browser. Browsers offer that on https and on
// one's own machine only; elsewhere the choice goes, and the hash can be pasted.

const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

for (const box of document.querySelectorAll("[data-hash]")) {
  box.hidden = !globalThis.crypto?.subtle;
  const field = document.getElementById(box.dataset.hash);
  const chosen = box.querySelector("input");
  const told = box.querySelector("[role=status]");
  chosen.addEventListener("change", async () => {
    told.textContent = "";
    if (!chosen.files.length) return;
    try {
      field.value = hex(await crypto.subtle.digest("SHA-256", await chosen.files[0].arrayBuffer()));
    } catch (error) {
      if (!(error instanceof DOMException || error instanceof RangeError)) throw error; // gone, closed, or too large
      told.textContent = told.dataset.unreadable;
      return;
    }
    field.form.requestSubmit();
  });
}
