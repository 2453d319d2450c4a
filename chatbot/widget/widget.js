// <dealership-chat>: the chat on a dealer's own site. One element, one socket, everything as text.
// <script src="https://…/chatbot/widget.js" data-key="…" data-color data-position data-label
// data-lang async></script>. It asks for nothing before a shopper opens it and sets no cookie.
(() => {
  "use strict";
  const NAME = "dealership-chat";
  const script =
    document.currentScript || document.querySelector('script[data-key][src*="/chatbot/widget.js"]');
  // A preview has no key: whoever wants the element puts it where it belongs.
  const isPreview = script?.dataset.preview !== undefined;
  if (!(script?.dataset.key || isPreview) || customElements.get(NAME) || isInForeignFrame()) return;
  const { key, color, position, label, lang } = script.dataset;
  const BASE = new URL(".", script.src);
  const STORE = `${NAME}:${key}`;
  const TICKET_MS = 100_000; // a ticket is good for two minutes
  const ACK_MS = 15_000;
  const BEAT_MS = 30_000;
  const TYPING_MS = 4_000; // the store sees it for six seconds
  const PATIENCE_MS = 120_000;
  const FIRST_RETRY_MS = 500;
  const LONGEST_RETRY_MS = 30_000;
  const GONE = 4401;
  const TOO_OFTEN = 1008;
  const NARROW = matchMedia("(max-width: 30em), (max-height: 30em)");
  const FROM_RIGHT = ["ar", "fa", "he", "ur"];

  const WORDS = {
    en: {
      chat: "Chat", title: "Chat with {store}", log: "Messages", close: "Close chat",
      opening: "Opening the chat…", language: "Language", start: "Agree and start",
      refuse: "No, thanks", erasable: "You can delete the chat at any time.",
      isOpen: "The store is open now.", isClosed: "The store is closed now.",
      write: "Your message", send: "Send", sending: "sending…", you: "You",
      assistant: "Automated assistant", person: "Staff of the store",
      person_state: "A person of the store answers", waiting_state: "Waiting for a person",
      ended_state: "This chat has ended", call: "Ask for a person", contact: "Leave your contact",
      more: "More", end: "End this chat", erase: "Delete this chat", again: "Start a new chat",
      waiting: "The store has been asked. Somebody joins as soon as they can.",
      waited: "Nobody has joined yet. Leave your contact and the store comes back to you.",
      name: "Your name", email: "E-mail", phone: "Phone", wish: "What would you like?",
      either: "An e-mail address or a phone number is needed.", trap: "Leave this field empty",
      leave: "Send to the store", back: "Back to the chat",
      taken: "The store has your contact.",
      ask_erase: "Delete this chat?",
      told_erase: "What was written here, and a contact you left in this chat, are deleted from "
        + "this service. An e-mail that has already gone to the store is not.",
      yes_erase: "Delete it", no_erase: "Keep it", erased: "The chat was deleted.",
      lost: "The connection is lost. Trying again…", over: "That chat is over.",
      notHere: "This chat may not run on this site. Please call the store.",
      off: "The chat is switched off. Please call the store.",
      busy: "Too many tries from here. Wait a minute and try again.",
      away: "The chat cannot be reached. Check your connection and try again.",
      retry: "Try again", unread: "{count} new",
    },
    es: {
      chat: "Chat", title: "Chat con {store}", log: "Mensajes", close: "Cerrar el chat",
      opening: "Abriendo el chat…", language: "Idioma", start: "Aceptar y empezar",
      refuse: "No, gracias", erasable: "Puede borrar el chat cuando quiera.",
      isOpen: "La tienda está abierta ahora.", isClosed: "La tienda está cerrada ahora.",
      write: "Su mensaje", send: "Enviar", sending: "enviando…", you: "Usted",
      assistant: "Asistente automático", person: "Personal de la tienda",
      person_state: "Responde una persona de la tienda", waiting_state: "Esperando a una persona",
      ended_state: "Este chat ha terminado", call: "Pedir una persona",
      contact: "Dejar su contacto", more: "Más", end: "Terminar este chat",
      erase: "Borrar este chat", again: "Empezar otro chat",
      waiting: "La tienda está avisada. Alguien responde en cuanto pueda.",
      waited: "Aún no responde nadie. Deje su contacto y la tienda le responde.",
      name: "Su nombre", email: "Correo electrónico", phone: "Teléfono", wish: "¿Qué desea?",
      either: "Hace falta un correo o un teléfono.", trap: "Deje este campo vacío",
      leave: "Enviar a la tienda", back: "Volver al chat",
      taken: "La tienda tiene su contacto.",
      ask_erase: "¿Borrar este chat?",
      told_erase: "Se borra de este servicio lo escrito aquí y el contacto que dejó en este chat. "
        + "Un correo que ya salió hacia la tienda no se borra.",
      yes_erase: "Borrarlo", no_erase: "Conservarlo", erased: "El chat se ha borrado.",
      lost: "Se perdió la conexión. Intentando de nuevo…", over: "Ese chat terminó.",
      notHere: "Este chat no puede usarse en este sitio. Llame a la tienda, por favor.",
      off: "El chat está desactivado. Llame a la tienda, por favor.",
      busy: "Demasiados intentos desde aquí. Espere un minuto y vuelva a intentarlo.",
      away: "No se puede abrir el chat. Revise su conexión y vuelva a intentarlo.",
      retry: "Intentar de nuevo", unread: "{count} nuevos",
    },
  };

  const STYLE = `
    :host { all: initial; position: fixed; z-index: 2147483000; inset-block-end: 1em;
      inset-inline-end: 1em; display: flex; flex-direction: column; align-items: flex-end;
      gap: .75em; max-inline-size: calc(100vw - 2em); color-scheme: light dark;
      font: 1em/1.45 system-ui, sans-serif; --paper: #fff; --ink: #1c2430; --soft: #eef1f4;
      --line: #8a94a0; --quiet: #56606c; --bad: #b3261e; --focus: #1257c4; }
    :host([data-position="start"]) { inset-inline: 1em auto; align-items: flex-start; }
    @media (prefers-color-scheme: dark) { :host { --paper: #171c22; --ink: #e9edf1;
      --soft: #262e37; --line: #76818d; --quiet: #a9b3be; --bad: #ffb4ab; --focus: #9cc2ff; } }
    * { box-sizing: border-box; }
    [hidden] { display: none !important; }
    button, input, textarea, select { font: inherit; color: inherit; }
    button { cursor: pointer; min-block-size: 2.75em; padding: .4em .9em; border-radius: .6em;
      border: 1px solid var(--line); background: var(--paper); color: var(--ink); }
    :focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
    .main, .launch, header { background: var(--brand); color: var(--on-brand); }
    .main, .launch { border-color: transparent; font-weight: 600; }
    .launch { border-radius: 2em; min-block-size: 3.25em; padding-inline: 1.3em; display: flex;
      gap: .5em; align-items: center; box-shadow: 0 2px 10px #0005, 0 0 0 1px #fff6; }
    .launch:focus-visible { box-shadow: 0 0 0 3px #fff; outline-offset: 3px; }
    .launch svg { inline-size: 1.35em; block-size: 1.35em; fill: currentColor; }
    .count { background: #fff; color: #1c2430; border-radius: 1em; padding: 0 .55em; }
    .panel { inline-size: min(24em, calc(100vw - 2em)); background: var(--paper);
      block-size: min(36em, calc(100vh - 6.5em)); block-size: min(36em, calc(100dvh - 6.5em));
      color: var(--ink); border: 1px solid var(--line); border-radius: 1em; overflow: hidden;
      display: flex; flex-direction: column; box-shadow: 0 8px 30px #0006; }
    header { display: flex; align-items: center; gap: .5em; padding: .6em .6em .6em 1em; }
    header div { flex: 1; min-inline-size: 0; }
    h2, h3, p { margin: 0; overflow-wrap: anywhere; }
    h2 { font-size: 1.05em; } h3 { font-size: 1em; } header p { font-size: .875em; }
    header button { background: transparent; color: inherit; border-color: transparent;
      inline-size: 2.75em; padding: 0; font-size: 1em; }
    header button:focus-visible { outline-color: currentColor; outline-offset: -4px; }
    .view { flex: 1; min-block-size: 0; display: flex; flex-direction: column; }
    .sheet { padding: 1em; gap: .8em; overflow-y: auto; }
    .log { flex: 1; min-block-size: 4em; overflow-y: auto; padding: .8em; display: flex;
      flex-direction: column; gap: .6em; }
    .said { max-inline-size: 88%; padding: .5em .75em; border-radius: .8em; align-self: flex-start;
      background: var(--soft); border: 1px solid transparent; }
    .said p { white-space: pre-wrap; }
    .said small { display: block; color: var(--quiet); font-size: .8em; }
    .said a { color: inherit; }
    .shopper { align-self: flex-end; background: var(--brand); color: var(--on-brand); }
    .shopper small { color: inherit; }
    .unsent-list { display: flex; flex-direction: column; gap: .4em; padding-inline: .8em; }
    .unsent { border: 1px dashed var(--line); background: var(--paper); color: var(--ink); }
    .person { border-color: var(--line); background: var(--paper); }
    .row { display: flex; flex-wrap: wrap; gap: .5em; align-items: center; }
    .said .row { margin-block-start: .5em; }
    .tools { padding: .4em .8em; border-block-start: 1px solid var(--soft); }
    .tools button, .said button, .note button { font-size: .875em; min-block-size: 2.5em;
      padding: .25em .7em; }
    .offered > button:not([aria-expanded]) { border: 2px solid currentColor; font-weight: 600; }
    ::placeholder { color: var(--quiet); opacity: 1; }
    .note { padding: .5em .8em; background: var(--soft); font-size: .9em; display: flex;
      flex-direction: column; align-items: flex-start; gap: .4em; }
    .note:empty { display: none; }
    .fault { color: var(--bad); }
    .composer { display: flex; gap: .5em; padding: .2em .8em .8em; align-items: flex-end; }
    .composer label { flex: 1; }
    textarea, input:not([type=checkbox]), select { inline-size: 100%; padding: .5em .6em;
      border: 1px solid var(--line); border-radius: .5em; background: var(--paper);
      color: var(--ink); }
    textarea { resize: none; display: block; }
    [aria-invalid=true] { border-color: var(--bad) !important; }
    label { display: block; } label > span { display: block; font-size: .9em; }
    .tick > span { font-size: 1em; }
    .tick { display: flex; gap: .6em; align-items: flex-start; font-size: .9em; }
    .tick input { inline-size: 1.3em; block-size: 1.3em; margin: .1em 0 0; flex: none;
      accent-color: var(--brand); }
    .away { position: absolute; inset-inline-start: -9999px; inline-size: 1px; block-size: 1px;
      overflow: hidden; }
    .panel { position: relative; }
    @media (max-width: 30em), (max-height: 30em) {
      .panel { position: fixed; inset: 0; inline-size: auto; block-size: auto; border-radius: 0;
        border: 0; padding-block-end: env(safe-area-inset-bottom); }
      :host([data-open]) .launch { display: none; } }
    @media (prefers-reduced-motion: no-preference) {
      .panel { animation: rise .16s ease-out; } @keyframes rise { from { opacity: 0;
        transform: translateY(.6em); } } }
    @media print { :host { display: none; } }`;

  function isInForeignFrame() {
    // A page of somebody else must not lay this chat under its own buttons.
    try {
      for (let frame = window; frame !== frame.parent; frame = frame.parent) {
        if (frame.parent.location.origin !== location.origin) return true;
      }
      return false;
    } catch {
      return true;
    }
  }

  // Makes an element; text is only ever a text node.
  function el(tag, about, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(about || {})) {
      if (typeof value === "function") made.addEventListener(name, value);
      else if (value !== false && value != null) made.setAttribute(name, value === true ? "" : value);
    }
    made.append(...children.filter((child) => child != null));
    return made;
  }

  function bubble() {
    const space = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(space, "svg");
    const path = document.createElementNS(space, "path");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    path.setAttribute("d", "M4 3h16a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2h-8l-5 4v-4H4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z");
    svg.append(path);
    return svg;
  }

  // Of black and white one always stands out enough: the product of both contrasts is 21.
  function inkOn(paint) {
    const parts = [1, 3, 5].map((at) => parseInt(paint.slice(at, at + 2), 16) / 255);
    const [r, g, b] = parts.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? "#000000" : "#ffffff";
  }

  function painted(paint) {
    const brand = /^#[0-9a-f]{6}$/i.test(paint || "") ? paint : "#0b5f66";
    return `:host { --brand: ${brand}; --on-brand: ${inkOn(brand)}; }`;
  }

  // Makes https addresses of the assistant clickable; whatever is else stays text.
  function linked(text) {
    const parts = [];
    let end = 0;
    for (const found of text.matchAll(/https:\/\/[^\s<>"'`]+/g)) {
      const address = found[0].replace(/[.,;:!?)\]}]+$/, "");
      if (!isSafe(address)) continue;
      parts.push(text.slice(end, found.index), el("a", {
        href: address, target: "_blank", rel: "noopener nofollow noreferrer",
      }, address));
      end = found.index + address.length;
    }
    return [...parts, text.slice(end)];
  }

  function isSafe(address) {
    try {
      const read = new URL(address);
      return read.protocol === "https:" && !read.username && !read.password;
    } catch {
      return false;
    }
  }

  function readStore() {
    try {
      return JSON.parse(sessionStorage.getItem(STORE)) || {};
    } catch {
      return {};
    }
  }

  function writeStore(value) {
    try {
      sessionStorage.setItem(STORE, JSON.stringify(value));
    } catch {
      // Without storage the chat lives as long as its page.
    }
  }

  class Refusal extends Error {}

  // Asks for a ticket; a Refusal carries the name of the words that say why there is none.
  async function askTicket() {
    const request = {
      method: "POST", body: JSON.stringify({ key }), headers: { "Content-Type": "text/plain" },
      credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store",
    };
    let answer;
    try {
      answer = await fetch(new URL("tickets", BASE), request);
    } catch {
      throw new Refusal((await isReachable()) ? "notHere" : "away");
    }
    if (answer.ok) return answer.json();
    throw new Refusal({ 404: "off", 429: "busy" }[answer.status] || "away");
  }

  // A page that may not read an answer learns from this whether there was one.
  async function isReachable() {
    try {
      await fetch(new URL("widget.js", BASE), {
        mode: "no-cors", credentials: "omit", cache: "no-store",
      });
      return true;
    } catch {
      return false;
    }
  }

  // One socket that comes back by itself and asks for what it missed.
  class Line {
    constructor(chat) {
      this.chat = chat;
      this.tries = 0;
      this.reset();
      setInterval(() => this.beat(), BEAT_MS);
      addEventListener("online", () => this.wake());
      document.addEventListener("visibilitychange", () => document.hidden || this.wake());
    }

    // `floor` is the number up to which every message is here.
    reset() {
      this.stop();
      this.seen = new Set();
      this.floor = 0;
    }

    start() {
      this.isWanted = true;
      this.tries = 0;
      this.connect();
    }

    stop() {
      this.isWanted = false;
      this.drop();
      clearTimeout(this.timer);
    }

    drop() {
      const socket = this.socket;
      this.socket = null;
      this.isReady = false;
      socket?.close();
    }

    wake() {
      if (this.isWanted && !this.socket) this.connect();
    }

    async connect() {
      clearTimeout(this.timer);
      if (this.socket || this.isConnecting) return;
      this.isConnecting = true;
      const first = await this.chat.firstFrame();
      this.isConnecting = false;
      if (!first || !this.isWanted) return;
      const address = new URL("../ws/widget/", BASE);
      address.protocol = BASE.protocol === "http:" ? "ws:" : "wss:";
      const socket = new WebSocket(address);
      this.socket = socket;
      this.isUnanswered = false;
      socket.addEventListener("open", () => socket.send(JSON.stringify(first)));
      socket.addEventListener("message", (said) => {
        if (socket === this.socket) this.hear(JSON.parse(said.data));
      });
      socket.addEventListener("close", (end) => {
        if (socket !== this.socket) return;
        this.drop();
        this.retry(end.code);
      });
    }

    retry(code) {
      this.chat.lost(code, this.tries);
      if (!this.isWanted) return;
      const usual = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.tries);
      const wait = code === TOO_OFTEN ? LONGEST_RETRY_MS : usual;
      this.tries += 1;
      this.timer = setTimeout(() => this.connect(), wait * (0.75 + Math.random() / 2));
    }

    // Closes and comes back at once, as after a loss.
    renew() {
      this.drop();
      this.retry(1006);
    }

    send(frame) {
      if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame));
    }

    // Says that the page is here and asks for what got lost on the way; no answer is a dead line.
    beat() {
      if (!this.isReady) return;
      if (this.isUnanswered) this.renew();
      else this.ask();
    }

    ask() {
      this.isUnanswered = true;
      this.send({ type: "here", since: this.floor });
    }

    hear(event) {
      this.isUnanswered = false;
      if (event.type === "message" && !this.isNew(event.seq)) return;
      if (event.type === "state") {
        this.isReady = true;
        this.tries = 0;
      }
      this.chat.hear(event);
    }

    isNew(seq) {
      if (this.seen.has(seq) || seq <= this.floor) return false;
      this.seen.add(seq);
      while (this.seen.delete(this.floor + 1)) this.floor += 1;
      if (this.floor < seq && this.isReady && !this.isUnanswered) this.ask();
      return true;
    }
  }

  class DealershipChat extends HTMLElement {
    connectedCallback() {
      if (this.shadowRoot) return;
      this.kept = readStore();
      this.pending = this.kept.pending || [];
      this.unread = 0;
      this.setLanguage(this.kept.language || lang || document.documentElement.lang);
      this.sheet = new CSSStyleSheet();
      const style = new CSSStyleSheet();
      style.replaceSync(STYLE);
      this.build(this.attachShadow({ mode: "open" }));
      this.shadowRoot.adoptedStyleSheets = [style, this.sheet];
      this.look(this.kept.shown || { color, position });
      if (this.kept.secret && this.kept.isOpen && !NARROW.matches) this.open({ isQuiet: true });
    }

    // --- what stands there -------------------------------------------------------------------

    build(root) {
      this.count = el("span", { class: "count", hidden: true });
      this.launch = el("button", {
        type: "button", class: "launch", part: "button", "aria-expanded": "false",
        "aria-haspopup": "dialog", click: () => (this.panel.hidden ? this.open() : this.close()),
      }, bubble(), label || this.words.chat, this.count);
      this.heading = el("h2", { id: "title" });
      this.standing = el("p", { role: "status" });
      this.cross = el("button", { type: "button", click: () => this.close() }, "✕");
      this.body = el("div", { class: "view" });
      this.panel = el("section", {
        class: "panel", role: "dialog", "aria-labelledby": "title", tabindex: "-1", hidden: true,
        keydown: (press) => this.press(press),
      }, el("header", null, el("div", null, this.heading, this.standing), this.cross), this.body);
      root.append(this.panel, this.launch);
    }

    look(shown) {
      this.shown = shown.languages ? shown : null;
      this.sheet.replaceSync(painted(shown.color));
      this.dataset.position = shown.position === "start" ? "start" : "end";
    }

    setLanguage(code) {
      const short = (code || "").slice(0, 2).toLowerCase();
      this.language = code;
      this.words = WORDS[short] || WORDS.en;
      this.spoken = WORDS[short] ? short : "en";
    }

    say(name, values = {}) {
      return this.words[name].replace(/\{(\w+)\}/g, (all, each) => values[each] ?? all);
    }

    // What the store serves in the shopper's language: its title, consent and boxes.
    served() {
      const all = this.shown.languages;
      return all.find((each) => each.code === this.language) || all[0];
    }

    show(...children) {
      this.heading.textContent = this.shown
        ? this.say("title", { store: this.shown.store }) : label || this.words.chat;
      this.cross.setAttribute("aria-label", this.words.close);
      this.panel.lang = this.spoken;
      this.panel.dir = FROM_RIGHT.includes(this.spoken) ? "rtl" : "ltr";
      this.body.replaceChildren(...children);
    }

    // Focus is moved only inside an open panel that the shopper is in.
    focusOn(element) {
      if (!this.panel.hidden && !this.isQuiet) element.focus();
    }

    button(name, act, more) {
      return el("button", { type: "button", click: act, ...more }, this.words[name]);
    }

    // --- open and close ----------------------------------------------------------------------

    open({ isQuiet = false } = {}) {
      this.isQuiet = isQuiet;
      this.panel.hidden = false;
      this.panel.setAttribute("aria-modal", String(NARROW.matches));
      this.toggleAttribute("data-open", true);
      this.launch.setAttribute("aria-expanded", "true");
      this.setUnread(0);
      this.keep({ isOpen: true });
      this.focusOn(this.panel);
      if (this.log) this.focusOn(this.field?.isConnected ? this.field : this.panel);
      else if (this.kept.secret && this.shown) this.resume();
      else this.ask();
      this.isQuiet = false;
    }

    close() {
      this.panel.hidden = true;
      this.toggleAttribute("data-open", false);
      this.launch.setAttribute("aria-expanded", "false");
      this.keep({ isOpen: false });
      this.launch.focus();
    }

    press(press) {
      if (press.key === "Escape") {
        press.stopPropagation();
        if (this.detour) this.endDetour();
        else this.close();
      } else if (press.key === "Tab" && NARROW.matches) this.stay(press);
    }

    // Keeps Tab inside while the panel covers the page.
    stay(press) {
      const all = [...this.panel.querySelectorAll("button, input, textarea, select, a, [tabindex='0']")]
        .filter((each) => each.offsetParent && each.tabIndex >= 0 && !each.closest(".away"));
      const [from, to] = press.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]];
      const at = this.shadowRoot.activeElement;
      if (at === from || at === this.panel) {
        press.preventDefault();
        to.focus();
      }
    }

    keep(values) {
      Object.assign(this.kept, values);
      if (this.kept.secret) writeStore(this.kept);
    }

    forgetHere() {
      this.kept = {};
      this.pending = [];
      this.contact = null;
      this.log = null;
      this.mayForget = false;
      this.detour = null;
      writeStore({});
    }

    setUnread(count) {
      this.unread = count;
      this.count.hidden = !count;
      this.count.textContent = count ? this.say("unread", { count }) : "";
    }

    // --- before the first message ------------------------------------------------------------

    async ask(told = "") {
      this.standing.textContent = "";
      this.show(el("div", { class: "view sheet" }, el("p", { role: "status" }, this.words.opening)));
      try {
        await this.renewTicket();
      } catch (fault) {
        this.showProblem(fault instanceof Refusal ? fault.message : "away");
        return;
      }
      const codes = this.shown.languages.map((each) => each.code);
      const wished = [this.language, ...navigator.languages].map((each) => (each || "").slice(0, 2));
      this.setLanguage(wished.find((each) => codes.includes(each)) || codes[0]);
      this.showConsent(told);
    }

    async renewTicket() {
      const given = await askTicket();
      this.ticket = given.ticket;
      this.ticketAt = Date.now();
      this.look(given.shown);
    }

    showProblem(name) {
      this.log = null;
      const again = this.button("retry", () => this.ask());
      this.show(el("div", { class: "view sheet" }, el("p", { role: "alert" }, this.words[name]),
        el("div", { class: "row" }, again)));
      this.focusOn(again);
    }

    showConsent(told = "") {
      const served = this.served();
      const learn = el("input", { type: "checkbox" });
      const start = this.button("start", () => this.agree(learn.checked, served), { class: "main" });
      this.standing.textContent = this.words.assistant;
      this.show(el("div", { class: "view sheet" },
        told ? el("p", { role: "status" }, told) : null,
        this.shown.is_open === null
          ? null : el("p", null, this.words[this.shown.is_open ? "isOpen" : "isClosed"]),
        this.languageChoice(),
        el("p", { id: "consent" }, served.consent),
        el("p", null, this.words.erasable),
        el("label", { class: "tick" }, learn, el("span", null, served.learn)),
        el("div", { class: "row" }, start, this.button("refuse", () => this.close()))));
      start.setAttribute("aria-describedby", "consent");
      this.focusOn(start);
    }

    languageChoice() {
      if (this.shown.languages.length < 2) return null;
      const choice = el("select", { change: () => {
        this.setLanguage(choice.value);
        this.showConsent();
        this.body.querySelector("select").focus();
      } }, ...this.shown.languages.map((each) => el("option", { value: each.code }, each.title)));
      choice.value = this.language;
      return el("label", null, el("span", null, this.words.language), choice);
    }

    agree(mayLearn, served) {
      this.mayLearn = mayLearn;
      this.learnVersion = served.learn_version;
      this.showChat();
      this.line.start();
    }

    resume() {
      this.setLanguage(this.kept.language);
      this.showChat();
      this.line.start();
    }

    get line() {
      this.heldLine ||= new Line(this);
      return this.heldLine;
    }

    // --- the line asks and tells -------------------------------------------------------------

    async firstFrame() {
      if (this.kept.secret) return { type: "resume", secret: this.kept.secret, since: this.line.floor };
      try {
        if (!this.ticket || Date.now() - this.ticketAt > TICKET_MS) await this.renewTicket();
      } catch (fault) {
        this.line.stop();
        this.showProblem(fault instanceof Refusal ? fault.message : "away");
        return null;
      }
      const ticket = this.ticket;
      this.ticket = null;
      return { type: "open", ticket, language: this.language, agreed: true,
        may_learn: this.mayLearn, learn_version: this.learnVersion };
    }

    lost(code, tries) {
      clearTimeout(this.ackTimer);
      this.isSending = this.isContactSent = false;
      if (code === GONE && this.kept.secret) this.finish("over");
      else if (!this.kept.secret && tries >= 3) {
        this.line.stop();
        this.showProblem("away");
      } else if (tries) this.showLoss();
    }

    showLoss() {
      this.isLost = true;
      this.tellStanding(this.words.lost);
    }

    finish(name) {
      this.forgetHere();
      this.line.reset();
      this.setUnread(0);
      this.ask(this.words[name]);
    }

    hear(event) {
      const heard = {
        opened: () => this.keep({ secret: event.secret, language: this.language, shown: this.shown }),
        message: () => this.hearMessage(event),
        state: () => this.hearState(event.state),
        taken: () => this.hearTaken(),
        error: () => this.hearFault(event.field, event.words),
        forgotten: () => this.finish("erased"),
      }[event.type];
      heard?.();
    }

    hearMessage(event) {
      if (event.author === "shopper") this.acknowledge(event);
      this.put(event);
      if (this.panel.hidden && event.author !== "shopper" && this.line.isReady) {
        this.setUnread(this.unread + 1);
      }
    }

    acknowledge({ id }) {
      const at = this.pending.findIndex((each) => each.id === id);
      if (at < 0) return;
      this.pending.splice(at, 1);
      this.sent(at);
      this.keep({ pending: this.pending });
    }

    sent(at) {
      this.unsent.children[at]?.remove();
      this.isSending = false;
      clearTimeout(this.ackTimer);
      this.flush();
    }

    hearState(state) {
      const isNews = state !== this.state || this.isLost;
      this.state = state;
      this.isLost = false;
      if (state === "waiting") this.keep({ waitingSince: this.kept.waitingSince || Date.now() });
      else this.keep({ waitingSince: null });
      if (isNews) this.showState();
      this.flush();
      if (state === "ended" && !this.mayForget) this.line.stop();
    }

    hearTaken() {
      this.contact = null;
      this.keep({ isTaken: true });
      this.endDetour();
      this.showState();
    }

    hearFault(field, words) {
      const told = words[0].toUpperCase() + words.slice(1);
      if (this.contact && field !== "text") {
        this.contact = null;
        if (this.showContactFault(field, told)) return;
      } else if (this.isSending) this.giveBack();
      this.showNote(told);
    }

    // Puts a refused text back where it was written.
    giveBack() {
      const refused = this.pending.shift();
      if (!this.field.value) this.field.value = refused?.text || "";
      this.sent(0);
      this.keep({ pending: this.pending });
    }

    flush() {
      if (!this.line.isReady) return;
      if (this.mayForget) this.line.send({ type: "forget" });
      else if (this.contact) this.sendContact();
      const next = this.pending[0];
      if (!next || this.isSending || this.state === "ended") return;
      this.isSending = true;
      this.line.send({ type: "say", text: next.text, id: next.id });
      this.ackTimer = setTimeout(() => this.line.renew(), ACK_MS);
    }

    sendContact() {
      if (this.isContactSent) return;
      this.isContactSent = true;
      this.line.send(this.contact);
    }

    // --- the chat ----------------------------------------------------------------------------

    showChat() {
      this.log = el("div", {
        class: "log", role: "log", "aria-live": "polite", "aria-label": this.words.log, tabindex: "0",
      });
      this.unsent = el("div", { class: "unsent-list" });
      this.note = el("div", { class: "note", role: "status" });
      this.wait = el("div", { class: "note", role: "status" });
      this.tools = el("div", { class: "row tools" });
      this.field = el("textarea", {
        rows: "2", maxlength: "1000", placeholder: this.words.write, "aria-label": this.words.write,
        keydown: (press) => this.maySend(press), input: () => this.types(),
      });
      this.composer = el("form", { class: "composer", submit: (event) => {
        event.preventDefault();
        this.write();
      } }, el("label", null, this.field), el("button", { class: "main" }, this.words.send));
      this.pending.forEach((each) => this.putUnsent(each.text));
      this.state = null;
      this.chat = el("div", { class: "view" },
        this.log, this.unsent, this.wait, this.note, this.tools, this.composer);
      this.show(this.chat);
      this.tellStanding(this.words.opening);
      this.focusOn(this.field);
    }

    tellStanding(words) {
      this.standing.textContent = words;
    }

    showState() {
      if (!this.log) return;
      const isEnded = this.state === "ended";
      this.tellStanding(this.words[this.state === "assistant" ? "assistant" : `${this.state}_state`]);
      this.composer.hidden = isEnded;
      this.showNote("");
      const wasHere = this.tools.contains(this.shadowRoot.activeElement);
      this.tools.replaceChildren(...(isEnded ? this.lastTools() : this.openTools()));
      if (wasHere) this.focusOn(isEnded ? this.tools.firstChild : this.field);
      this.showWait();
      this.toEnd();
    }

    openTools() {
      const more = el("div", { class: "row", hidden: true },
        this.button("end", () => this.line.send({ type: "end" })),
        this.button("erase", () => this.askErase()));
      const toggle = this.button("more", () => {
        more.hidden = !more.hidden;
        toggle.setAttribute("aria-expanded", String(!more.hidden));
        this.toEnd();
      }, { "aria-expanded": "false" });
      return [
        this.state === "assistant" ? this.button("call", () => this.call()) : null,
        this.kept.isTaken ? null : this.button("contact", () => this.askContact()), toggle, more,
      ].filter(Boolean);
    }

    lastTools() {
      return [
        this.button("again", () => {
          this.forgetHere();
          this.line.reset();
          this.ask();
        }, { class: "main" }),
        this.button("erase", () => this.askErase()),
      ];
    }

    showWait() {
      clearTimeout(this.waitTimer);
      this.wait.replaceChildren();
      if (this.state !== "waiting") return;
      const left = this.kept.waitingSince + PATIENCE_MS - Date.now();
      if (left > 0) this.waitTimer = setTimeout(() => this.showWait(), left);
      const isLong = left <= 0 && !this.kept.isTaken;
      this.wait.append(el("p", null, this.words[isLong ? "waited" : "waiting"]));
      if (isLong) this.wait.append(this.button("contact", () => this.askContact()));
    }

    showNote(words) {
      this.note?.replaceChildren(...(words ? [el("p", { class: "fault" }, words)] : []));
    }

    call() {
      this.line.send({ type: "person" });
      this.focusOn(this.field);
    }

    // Puts a message in its place by number; what came late still stands in order.
    put({ seq, author, text, at, offers_person: offers }) {
      const isNear = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 150;
      const name = { shopper: "you", person: "person" }[author] || "assistant";
      const time = new Date(at).toLocaleTimeString(this.spoken, { hour: "numeric", minute: "2-digit" });
      const said = el("div", { class: `said ${name === "you" ? "shopper" : name}`, "data-seq": seq },
        el("small", null, `${this.words[name]}, ${time}`),
        el("p", { dir: "auto" }, ...(name === "assistant" ? linked(text) : [text])));
      const later = [...this.log.children].find((each) => Number(each.dataset.seq) > seq);
      this.log.insertBefore(said, later || null);
      if (name !== "you" && !later) this.tools.classList.toggle("offered", offers);
      if (isNear || name === "you") this.toEnd();
    }

    toEnd() {
      this.log.scrollTop = this.log.scrollHeight;
    }

    putUnsent(text) {
      this.unsent.append(el("div", { class: "said shopper unsent" },
        el("small", null, `${this.words.you}, ${this.words.sending}`),
        el("p", { dir: "auto" }, text)));
    }

    maySend(press) {
      if (press.key !== "Enter" || press.shiftKey || press.isComposing) return;
      press.preventDefault();
      this.write();
    }

    types() {
      const now = Date.now();
      if (!this.field.value.trim() || now - (this.typedAt || 0) < TYPING_MS) return;
      this.typedAt = now;
      if (this.line.isReady) this.line.send({ type: "typing" });
    }

    write() {
      const text = this.field.value.replace(/\p{Surrogate}/gu, "\ufffd").trim();
      if (!text) return;
      this.field.value = "";
      this.showNote("");
      // Under its own name a text is stored once, however often it has to be sent.
      this.pending.push({ text, id: crypto.randomUUID() });
      this.keep({ pending: this.pending });
      this.putUnsent(text);
      this.flush();
    }

    // --- a contact, and forgetting -----------------------------------------------------------

    // Shows something in place of the chat, which stays as it is.
    takeDetour(view, first) {
      this.detour = view;
      this.show(view);
      this.focusOn(first);
    }

    endDetour() {
      if (!this.detour) return;
      this.detour = null;
      this.show(this.chat);
      this.toEnd();
      this.focusOn(this.composer.hidden ? this.tools.firstChild : this.field);
    }

    askContact() {
      const line = (name, type, autocomplete, maxlength, more) => this.input(
        name, el("input", { type, name, autocomplete, maxlength, ...more }));
      const trap = el("input", { name: "website", tabindex: "-1", autocomplete: "off" });
      const form = el("form", { class: "view sheet", novalidate: true, submit: (event) => {
        event.preventDefault();
        this.leave(form);
      } },
      el("h3", null, this.words.contact), line("name", "text", "name", 120, { required: true }),
      line("email", "email", "email", 254), line("phone", "tel", "tel", 40),
      el("p", null, this.words.either),
      this.input("wish", el("textarea", { name: "wish", rows: "3", maxlength: "1000" })),
      el("label", { class: "tick" }, el("input", { type: "checkbox", name: "may_text" }),
        el("span", null, this.served().texts)),
      el("div", { class: "away", "aria-hidden": "true" }, el("label", null, this.words.trap, trap)),
      el("p", { class: "fault", role: "alert" }),
      el("div", { class: "row" }, el("button", { class: "main" }, this.words.leave),
        this.button("back", () => this.endDetour())));
      this.takeDetour(form, form.elements.namedItem("name"));
    }

    input(name, field) {
      return el("label", null, el("span", null, this.words[name]), field);
    }

    leave(form) {
      const values = Object.fromEntries(new FormData(form));
      this.contact = { ...values, type: "lead", may_text: form.elements.namedItem("may_text").checked };
      form.querySelector(".fault").textContent = "";
      form.querySelectorAll("[aria-invalid]").forEach((each) => each.removeAttribute("aria-invalid"));
      this.isContactSent = false;
      this.flush();
    }

    showContactFault(field, words) {
      if (!this.detour?.querySelector(".fault")) return false;
      this.detour.querySelector(".fault").textContent = words;
      const at = this.detour.elements.namedItem(field);
      if (at && field !== "website") {
        at.setAttribute("aria-invalid", "true");
        at.focus();
      }
      return true;
    }

    askErase() {
      const keep = this.button("no_erase", () => this.endDetour());
      const view = el("div", {
        class: "view sheet", role: "alertdialog", "aria-labelledby": "erase", "aria-describedby": "told",
      }, el("h3", { id: "erase" }, this.words.ask_erase), el("p", { id: "told" }, this.words.told_erase),
      el("div", { class: "row" }, keep, this.button("yes_erase", () => this.erase(), { class: "main" })));
      this.takeDetour(view, keep);
    }

    erase() {
      this.mayForget = true;
      if (this.line.isReady) this.flush();
      else this.line.start();
    }
  }

  function begin() {
    customElements.define(NAME, DealershipChat);
    if (!isPreview) document.body.append(document.createElement(NAME));
  }

  if (document.body) begin();
  else document.addEventListener("DOMContentLoaded", begin);
})();
