// <dialog-frame>: opens its native dialog when htmx has filled it, empties it when it closes.
class DialogFrame extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    this.content = this.dialog.firstElementChild;
    this.addEventListener("htmx:afterSwap", (event) => this.show(event));
    this.addEventListener("click", (event) => this.closeOnVeil(event));
    this.dialog.addEventListener("close", () => this.content.replaceChildren());
  }

  show(event) {
    if (event.target !== this.content || this.dialog.open) return;
    this.nameAfterHeading();
    this.dialog.showModal();
  }

  nameAfterHeading() {
    const heading = this.content.querySelector("h1, h2");
    if (heading) this.dialog.setAttribute("aria-label", heading.textContent.trim());
  }

  closeOnVeil(event) {
    if (event.target === this.dialog) this.dialog.close();
  }
}

// Browsers without invoker commands: the same attributes, by hand.
function invoke(event) {
  const button = event.target.closest("button[commandfor]");
  if (!button) return;
  const dialog = document.getElementById(button.getAttribute("commandfor"));
  if (button.getAttribute("command") === "show-modal") dialog.showModal();
  else dialog.close();
}

customElements.define("dialog-frame", DialogFrame);
if (!("commandForElement" in HTMLButtonElement.prototype)) document.addEventListener("click", invoke);
