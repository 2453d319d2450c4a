// <ask-button>: opens the questions with "?", unless somebody is writing; keeps the newest in sight.
class AskButton extends HTMLElement {
  connectedCallback() {
    document.addEventListener("keydown", (event) => this.open(event));
    document.addEventListener("htmx:afterSettle", (event) => this.settled(event));
    this.reveal();
  }

  open(event) {
    if (event.key !== "?" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable], dialog[open]")) return;
    event.preventDefault();
    this.querySelector("a").click();
  }

  // The panel is new as a whole, so its log is not read out: a region that stayed says the answer.
  settled(event) {
    this.reveal();
    const said = document.getElementById("ask-said");
    if (said && event.target.id === "ask-panel") said.textContent = document.querySelector("#newest .ask__lines")?.innerText ?? "";
  }

  reveal() {
    const newest = document.getElementById("newest");
    const log = newest?.closest(".ask__log");
    if (log) log.scrollTop = newest.offsetTop;
  }
}

customElements.define("ask-button", AskButton);
