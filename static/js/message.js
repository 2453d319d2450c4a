// <message-close>: shows the button that removes its message; without script the message simply stays.
class MessageClose extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.addEventListener("click", () => this.closest(".message").remove());
  }
}

customElements.define("message-close", MessageClose);
