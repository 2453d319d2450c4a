// <copy-text>: shows the button that copies its text; without script the text is selected by hand.
class CopyText extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("[data-copy]");
    if (!navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", () => this.copy());
  }

  async copy() {
    const said = this.querySelector("[data-said]");
    try {
      await navigator.clipboard.writeText(this.querySelector("[data-text]").textContent);
      said.textContent = "Copied.";
    } catch {
      said.textContent = "The browser did not allow it: select the text and copy it.";
    }
  }
}

customElements.define("copy-text", CopyText);
