// <widget-preview>: draws the real chat widget as the form of its settings is filled in.
// Nothing is asked for and nothing is kept: where the line to the store would be, nobody listens.
const NAME = "dealership-chat";
const NARROW = matchMedia("(max-width: 30em), (max-height: 30em)");
const SILENCE = { floor: 0, isReady: false, start() {}, stop() {}, reset() {}, send() {} };
// What shows best what was just changed; a panel that covers the page hides its corner.
const VIEWS = { greeting: "chat", retention_days: "consent", position: "button" };

class WidgetPreview extends HTMLElement {
  async connectedCallback() {
    this.words = JSON.parse(this.getAttribute("words"));
    this.form = document.querySelector(this.getAttribute("form"));
    await customElements.whenDefined(NAME);
    this.querySelector("[data-without-script]").hidden = true;
    this.querySelectorAll("[data-with-script]").forEach((each) => { each.hidden = false; });
    this.chat = document.createElement(NAME);
    Object.assign(this.chat, { heldLine: SILENCE, ask() {} });
    this.querySelector("[data-page]").append(this.chat);
    this.addEventListener("change", () => this.draw());
    this.form.addEventListener("input", (event) => this.follow(event.target));
    this.draw();
  }

  follow(field) {
    const isSpoken = field.name === "starts_in" || (field.name === "languages" && field.checked);
    if (isSpoken) this.spoken = field.value;
    const view = VIEWS[field.name];
    if (view && (view !== "button" || NARROW.matches)) this.choose(view);
    this.draw();
  }

  choose(view) {
    this.querySelector(`input[value="${view}"]`).checked = true;
  }

  get view() {
    return this.querySelector("input:checked").value;
  }

  draw() {
    const typed = new FormData(this.form);
    const first = typed.get("starts_in");
    const codes = typed.getAll("languages").sort((a, b) => (b === first) - (a === first));
    const languages = codes.map((code) => this.served(code, typed));
    if (!languages.length) languages.push(this.served("en", typed));
    if (/^#[0-9a-f]{6}$/i.test(typed.get("color").trim())) this.color = typed.get("color").trim();
    const spoken = languages.find((each) => each.code === this.spoken) || languages[0];
    this.chat.look({
      store: this.words.store, color: this.color, position: typed.get("position"),
      is_open: null, languages,
    });
    this.chat.setLanguage(spoken.code);
    const own = spoken === languages[0] && typed.get("greeting").trim();
    this.show(this.view, own || spoken.greeting);
  }

  served(code, typed) {
    const words = this.words.languages[code];
    const days = typed.get("retention_days").trim() || "…";
    return { ...words, consent: words.consent.replace("{days}", days) };
  }

  show(view, greeting) {
    if (view === "button") {
      this.chat.close();
      return;
    }
    this.chat.open({ isQuiet: true });
    if (view === "consent") {
      this.chat.showConsent();
      return;
    }
    this.chat.showChat();
    this.chat.hear({ type: "state", state: "assistant" });
    this.chat.put({ seq: 1, author: "assistant", text: greeting, at: Date.now(), offers_person: false });
  }
}

customElements.define("widget-preview", WidgetPreview);
