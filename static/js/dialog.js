// <dialog-frame>: opens its native dialog when htmx has filled and bound it, and gives what is open its address:
// links with data-dialog are pages of their own, so back closes, forward opens, and a reload reads.
class DialogFrame extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    this.content = this.dialog.firstElementChild;
    this.page = location.href;
    this.addEventListener("htmx:beforeSwap", (event) => this.leaveWhenTurnedAway(event));
    this.addEventListener("htmx:afterSettle", (event) => this.show(event));
    this.addEventListener("click", (event) => this.closeOnVeil(event));
    this.dialog.addEventListener("close", () => this.closed());
    document.addEventListener("htmx:responseError", (event) => this.follow(event));
    document.addEventListener("htmx:sendError", (event) => this.follow(event));
    addEventListener("popstate", (event) => this.travel(event.state));
  }

  show(event) {
    if (event.target !== this.content || this.dialog.open) return;
    this.nameAfterHeading();
    this.dialog.showModal();
    this.dialog.scrollTop = 0;
    this.remember(event.detail.requestConfig?.elt);
  }

  // The address of a dialog that is a page of its own stands in the address bar while it is open.
  remember(link) {
    if (!link?.hasAttribute?.("data-dialog") || history.state?.dialog) return;
    history.pushState({ dialog: link.getAttribute("href") }, "", link.getAttribute("href"));
  }

  closed() {
    this.content.replaceChildren();
    if (history.state?.dialog) history.back();
  }

  travel(state) {
    if (state?.dialog && location.href !== this.page) this.reopen(state.dialog);
    else if (this.dialog.open) this.dialog.close();
    else if (!state && this.isElsewhere()) location.reload();
  }

  reopen(address) {
    if (!this.dialog.open) window.htmx.ajax("GET", address, { target: this.content });
  }

  // After a reload of the dialog's page, back changes the address without loading anything.
  isElsewhere() {
    return new URL(this.page).pathname !== location.pathname;
  }

  // What cannot be shown as a dialog is shown as the page it is: its errors, or the way to sign in.
  follow(event) {
    const link = event.detail.elt;
    if (link.hasAttribute("data-dialog")) location.assign(link.getAttribute("href"));
  }

  leaveWhenTurnedAway(event) {
    const { xhr, requestConfig } = event.detail;
    if (event.target !== this.content || !xhr.responseURL) return;
    const asked = new URL(requestConfig.path, location.href).pathname;
    if (new URL(xhr.responseURL).pathname === asked) return;
    event.detail.shouldSwap = false;
    location.assign(requestConfig.path);
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
