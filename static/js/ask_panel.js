// <ask-panel>: sends a question over the dealer's socket and shows the answer sentence by sentence.
// Where no socket is open the form is sent as it is, and the panel comes back as a whole.
import { fragmentsOf } from "./live_fragments.js";

const SLOW_MS = 700;
const PATIENCE_MS = 60_000;

class AskPanel extends HTMLElement {
  connectedCallback() {
    this.number = 0;
    this.timers = {};
    this.addEventListener("submit", (event) => this.ask(event), { capture: true });
    this.connect();
  }

  disconnectedCallback() {
    this.isOver = true;
    this.settle();
    this.socket?.close();
  }

  connect() {
    const address = new URL(this.getAttribute("socket"), location.href);
    address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    this.socket = new WebSocket(address);
    this.socket.addEventListener("open", () => (this.dataset.socket = "open"));
    this.socket.addEventListener("message", (event) => this.hear(JSON.parse(event.data)));
    this.socket.addEventListener("close", () => this.lose());
  }

  // Ours before it is htmx's; what cannot go over the socket is left to it.
  ask(event) {
    const said = (event.submitter?.name === "question" ? event.submitter : this.input).value.trim();
    if (!said || this.socket.readyState !== WebSocket.OPEN) return;
    stop(event);
    if (this.waiting) this.next = said;
    else this.send(said);
  }

  send(said) {
    this.number += 1;
    this.waiting = said;
    const question = { type: "ask", number: this.number, question: said, market: this.getAttribute("market") };
    this.socket.send(JSON.stringify(question));
    this.log.setAttribute("aria-busy", "true");
    this.timers.slow = setTimeout(() => this.show("Looking at what was measured…"), SLOW_MS);
    this.timers.patience = setTimeout(() => this.socket.close(), PATIENCE_MS);
  }

  hear({ type, number, html, offers, words }) {
    if (number !== this.number || !this.waiting) return;
    if (type === "ask.turn") this.begin(fragmentsOf(html));
    else if (type === "ask.line") this.add(fragmentsOf(html));
    else if (type === "ask.done") this.finish(offers);
    else if (type === "ask.fault") this.refuse(words);
  }

  begin(turn) {
    this.show("");
    clearTimeout(this.timers.slow);
    // Each sentence is read out as it is added, and not the whole again at the end.
    this.log.removeAttribute("aria-busy");
    this.querySelector("[data-empty]")?.remove();
    this.querySelector("#newest")?.removeAttribute("id");
    this.log.append(turn);
    this.reveal();
    this.input.value = "";
  }

  add(line) {
    this.querySelector("#newest .ask__lines").append(line);
    this.reveal();
  }

  // The question stays in sight, whatever comes under it.
  reveal() {
    this.log.scrollTop = this.querySelector("#newest").offsetTop;
  }

  finish(offers) {
    this.settle();
    this.querySelector("[data-kept]").hidden = false;
    const buttons = this.querySelector(".ask__offers");
    const first = buttons.querySelector("button");
    const held = buttons.contains(document.activeElement);
    for (const old of [...buttons.querySelectorAll("button")]) old.remove();
    buttons.append(...offers.map((words) => named(first.cloneNode(), words)));
    if (held) this.input.focus();
    this.goOn();
  }

  refuse(words) {
    this.settle();
    this.show(words);
    this.goOn();
  }

  // What was asked meanwhile; of several the last.
  goOn() {
    const said = this.next;
    this.next = undefined;
    if (said) this.send(said);
  }

  // Whether it was kept is not known here: the page has it or not, and then it can be sent again.
  async lose() {
    const said = this.next ?? this.waiting;
    this.dataset.socket = "lost";
    this.settle();
    if (this.isOver || !said) return;
    await window.htmx.ajax("GET", this.getAttribute("url"), { target: this, swap: "outerHTML" });
    const panel = document.getElementById("ask-panel");
    const last = panel?.querySelector("#newest .ask__question")?.innerText ?? "";
    if (panel && !last.endsWith(said)) panel.input.value = said;
  }

  settle() {
    this.waiting = undefined;
    Object.values(this.timers).forEach(clearTimeout);
    this.log.removeAttribute("aria-busy");
    this.show("");
  }

  show(words) {
    const state = this.querySelector("[data-state]");
    state.textContent = words;
    state.hidden = !words;
  }

  get log() {
    return this.querySelector(".ask__log");
  }

  get input() {
    return this.querySelector("input[name=question]");
  }
}

function named(button, words) {
  button.value = button.textContent = words;
  return button;
}

function stop(event) {
  event.preventDefault();
  event.stopPropagation();
}

customElements.define("ask-panel", AskPanel);
