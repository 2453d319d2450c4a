// <live-dealer>: moves the parts of a page marked data-live when its dealer changes.
// A socket says that something changed, HTTP says what; without a socket the state is asked for.
import { fragmentsOf, renew } from "./live_fragments.js";

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 30_000;
const POLL_MS = 30_000;
// A reconnect within this time is nobody's business.
const PATIENCE_MS = 3_000;
const GATHER_MS = 60;
const SPREAD_MS = 200;
const SAY_EVERY_MS = 5_000;
const OVER = [401, 403, 404];
const clock = new Intl.DateTimeFormat("en-US", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

class LiveDealer extends HTMLElement {
  connectedCallback() {
    this.seq = Number(this.getAttribute("seq"));
    this.wanted = this.seq;
    this.elsewhere = new Set(this.getAttribute("elsewhere").split(" "));
    this.freshAt = new Date();
    this.retries = 0;
    this.timers = {};
    this.onWake = () => this.wake();
    document.addEventListener("visibilitychange", this.onWake);
    window.addEventListener("online", this.onWake);
    this.connect();
  }

  disconnectedCallback() {
    this.isOver = true;
    document.removeEventListener("visibilitychange", this.onWake);
    window.removeEventListener("online", this.onWake);
    Object.values(this.timers).forEach(clearTimeout);
    this.socket?.close();
  }

  connect() {
    if (this.isOver || this.socket) return;
    const address = new URL(this.getAttribute("socket"), location.href);
    address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    this.socket = new WebSocket(address);
    this.socket.addEventListener("open", () => this.open());
    this.socket.addEventListener("message", (event) => this.hear(JSON.parse(event.data)));
    this.socket.addEventListener("close", () => this.lose());
  }

  open() {
    this.retries = 0;
    clearTimeout(this.timers.poll);
    clearTimeout(this.timers.pause);
    this.catchUp();
  }

  lose() {
    this.socket = null;
    if (this.isOver) return;
    if (!this.retries) {
      this.after("pause", PATIENCE_MS, () => this.pause());
      this.after("poll", POLL_MS, () => this.poll());
    }
    const wait = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.retries);
    this.retries += 1;
    this.after("retry", wait * (0.5 + Math.random()), () => this.connect());
  }

  wake() {
    if (document.visibilityState === "visible" && !this.socket) this.connect();
  }

  poll() {
    this.catchUp();
    this.after("poll", POLL_MS * (0.8 + 0.4 * Math.random()), () => this.poll());
  }

  hear(event) {
    if (event.seq < this.wanted) return;
    this.take(event.values);
    if (!this.passes(event)) this.want(event.seq);
  }

  // What moves nothing on this page is only counted, unless a message before it was lost.
  passes(event) {
    const isNext = this.wanted === this.seq && event.seq === this.seq + 1;
    if (!isNext || !this.elsewhere.has(event.type)) return false;
    this.seq = this.wanted = event.seq;
    this.confirm();
    return true;
  }

  // The state since the last number: what a lost message would have said.
  async catchUp() {
    const answer = await this.get(`${this.getAttribute("state")}?since=${this.seq}`);
    if (!answer) return;
    const state = await answer.json();
    this.confirm();
    for (const values of state.snapshot.scores ?? []) this.take(values);
    if (state.changed.length) this.want(state.seq, true);
  }

  want(seq, isCertain = false) {
    if (seq <= this.seq && !isCertain) return;
    this.wanted = isCertain ? seq : Math.max(seq, this.wanted);
    if (this.isRenewing) return;
    this.isRenewing = true;
    setTimeout(() => this.renew(), GATHER_MS + SPREAD_MS * Math.random());
  }

  async renew() {
    const aim = this.wanted;
    const answer = await this.get(location.href);
    if (answer) {
      await this.swap(new DOMParser().parseFromString(await answer.text(), "text/html"));
      this.seq = aim;
      this.confirm();
      this.say(this.news ?? "The figures on this page were updated.");
    }
    this.isRenewing = false;
    if (answer && this.wanted !== aim) this.want(this.wanted, true);
  }

  async swap(page) {
    const behind = () => renew(document.querySelector("main"), page.querySelector("main"));
    const dialog = document.querySelector("dialog[open]");
    // A closing dialog gives the focus back to the button that opened it, which must still be there.
    if (dialog) dialog.addEventListener("close", () => setTimeout(behind), { once: true });
    else behind();
    await this.swapDialog();
  }

  async swapDialog() {
    for (const box of document.querySelectorAll("[data-live-source]")) {
      const answer = await this.get(box.dataset.liveSource, { "HX-Request": "true", "HX-Target": "dialog-content" });
      if (answer) renew(box, fragmentsOf(await answer.text()));
    }
    for (const part of document.querySelectorAll("[data-live-part] lazy-part")) {
      if (!part.querySelector(".skeleton")) window.htmx.trigger(part, "retry");
    }
  }

  // Show the new figure at once; the parts around it follow with the next answer.
  take(values) {
    if (!values || values.market !== this.getAttribute("market") || values.words === this.words) return;
    const isFirst = this.words === undefined;
    this.words = values.words;
    if (isFirst) return;
    this.news = values.point === null ? "AIV is not measured now." : `AIV moved to ${values.words}.`;
    const points = values.words.split(" of 100")[0];
    for (const spot of document.querySelectorAll("[data-live-points]")) {
      if (values.point !== null) spot.textContent = points;
    }
  }

  async get(address, headers = {}) {
    try {
      // The session must not last because a page renews itself.
      const named = { ...headers, "X-Unattended": "1" };
      const answer = await fetch(address, { headers: named, cache: "no-store", credentials: "same-origin" });
      if (OVER.includes(answer.status) || isElsewhere(answer, address)) this.stop();
      else if (answer.ok) return answer;
    } catch {
      // Offline: the next poll or reconnect asks again.
    }
    return null;
  }

  confirm() {
    this.freshAt = new Date();
    if (this.socket?.readyState === WebSocket.OPEN) this.show("");
    else if (this.paused) this.pause();
  }

  pause() {
    if (this.isOver) return;
    this.paused = true;
    this.show(`Live updates paused. Numbers as of ${clock.format(this.freshAt)}.`);
  }

  stop() {
    this.isOver = true;
    Object.values(this.timers).forEach(clearTimeout);
    this.socket?.close();
    this.show(`Live updates ended. Numbers as of ${clock.format(this.freshAt)}. Load the page again to go on.`);
  }

  show(words) {
    const state = this.querySelector("[data-state]");
    if (state.textContent !== words) state.textContent = words;
    state.hidden = !words;
    this.paused = Boolean(words);
  }

  // One sentence every few seconds at most: the newest one.
  say(words) {
    this.news = undefined;
    const since = Date.now() - (this.saidAt ?? -Infinity);
    this.after("say", Math.max(0, SAY_EVERY_MS - since), () => {
      this.saidAt = Date.now();
      this.querySelector("[data-said]").textContent = words;
    });
  }

  after(name, wait, run) {
    clearTimeout(this.timers[name]);
    this.timers[name] = setTimeout(run, wait);
  }
}

// A redirect leads to the sign-in: whoever was signed in is not any more.
function isElsewhere(answer, address) {
  return answer.redirected && new URL(answer.url).pathname !== new URL(address, location.href).pathname;
}

customElements.define("live-dealer", LiveDealer);
