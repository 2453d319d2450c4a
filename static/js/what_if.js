// <what-if>: sends moved inputs to the API, once things rest and never twice, and says what would follow.
const REST_MS = 250;
const STATUS = {
  PARTIAL: "It would be partial: not comparable with other dealers or other weeks.",
  NOT_MEASURED: "Too little would be measured for a figure.",
};
const dollars = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD", maximumFractionDigits: 0 });

class WhatIf extends HTMLElement {
  connectedCallback() {
    this.querySelector("[data-without-script]").hidden = true;
    this.form = this.querySelector("form");
    this.form.hidden = false;
    this.levers = [...this.querySelectorAll(".lever")];
    this.output = this.querySelector("[data-result]");
    this.more = this.querySelector("[data-more]");
    this.fault = this.querySelector("[data-fault]");
    this.loading = this.querySelector(".loading");
    this.still = this.output.textContent;
    this.form.addEventListener("input", (event) => this.moved(event.target));
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("reset", () => setTimeout(() => this.reset()));
    this.querySelector("[data-retry]").addEventListener("click", () => this.ask());
    this.last = this.body();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    this.request?.abort();
  }

  moved(input) {
    const lever = input.closest(".lever");
    const [slide, field] = lever.querySelectorAll("input");
    if (input === slide) field.value = slide.value;
    else slide.value = field.value === "" ? slide.min : field.value;
    this.mark(lever);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.askOnce(), REST_MS);
  }

  mark(lever) {
    const field = lever.querySelector(".lever__field");
    lever.classList.toggle("lever--unset", field.value === "");
    lever.classList.toggle("lever--moved", field.value !== field.defaultValue);
  }

  reset() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.levers.forEach((lever) => this.mark(lever));
    this.clearFaults();
    this.busy(false);
    this.last = this.body();
    this.say(this.still, "");
  }

  askOnce() {
    if (this.body() !== this.last) this.ask();
  }

  async ask() {
    this.clearFaults();
    if (!this.check()) return;
    this.last = this.body();
    this.request?.abort();
    const request = (this.request = new AbortController());
    this.busy(true);
    try {
      await this.answer(await this.send(request.signal));
    } catch (error) {
      if (error.name !== "AbortError") this.fail("The figure could not be computed. Check the connection.");
    } finally {
      if (this.request === request) this.busy(false);
    }
  }

  send(signal) {
    const token = this.form.querySelector("[name=csrfmiddlewaretoken]").value;
    const headers = { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token };
    return fetch(this.dataset.url, { method: "POST", headers, body: this.last, signal, redirect: "error" });
  }

  // What a browser can tell by itself needs no request: a word, or a number outside the bounds.
  check() {
    const wrong = this.levers.filter((lever) => !lever.querySelector(".lever__field").checkValidity());
    for (const lever of wrong) {
      const { min, max, validity } = lever.querySelector(".lever__field");
      const kind = validity.stepMismatch ? "whole number" : "number";
      this.blame(lever, `Write a ${kind} from ${min} to ${Number(max).toLocaleString("en-US")}.`);
    }
    return wrong.length === 0;
  }

  body() {
    const values = { dealer: this.dataset.dealer, platform_scores: {} };
    for (const lever of this.levers) {
      const [group, name] = lever.dataset.name.split(".");
      if (name) values[group][name] = this.value(lever);
      else values[group] = this.value(lever);
    }
    return JSON.stringify(values);
  }

  // An untouched field stands for the exact measured value, not for its rounded print.
  value(lever) {
    const field = lever.querySelector(".lever__field");
    if (field.value === "") return null;
    if (field.value === field.defaultValue && lever.dataset.measured) return Number(lever.dataset.measured);
    const scale = Number(lever.dataset.scale);
    return scale === 1 ? Number(field.value) : Number((Number(field.value) * scale).toPrecision(12));
  }

  async answer(response) {
    const found = await response.json();
    if (!response.ok) return this.explain(response, found);
    // "32 of 100; reviews are missing; between 30 and 34 of 100": the figure first, the rest below.
    const [figure, ...rest] = found.sentences.page.split("; ");
    this.say(figure, this.detail(found, rest.join("; ")));
  }

  detail(found, rest) {
    const measured = this.dataset.point;
    const parts = [];
    if (found.aiv.point !== null && measured !== "") parts.push(this.change(found.aiv.point - Number(measured)));
    if (rest) parts.push(`${rest[0].toUpperCase()}${rest.slice(1)}.`);
    if (STATUS[found.status]) parts.push(STATUS[found.status]);
    if (found.aivr !== null) parts.push(`AIVR ${Math.round(found.aivr * 100)} of 100.`);
    if (found.revenue_at_risk?.point != null) {
      parts.push(`Revenue at risk ${dollars.format(found.revenue_at_risk.point)} a month, maximum exposure, assumes every opportunity passes through an AI answer.`);
    }
    return parts.join(" ");
  }

  change(difference) {
    const points = Math.abs(difference * 100).toFixed(1);
    if (points === "0.0") return "No change to one decimal.";
    return `${points} points ${difference > 0 ? "more" : "less"} than measured.`;
  }

  explain(response, problem) {
    if (response.status === 429) {
      return this.fail(`Too many tries at once. Wait ${response.headers.get("Retry-After") ?? "a few"} seconds.`);
    }
    const unplaced = (problem.errors ?? []).filter((error) => !this.place(error));
    const said = unplaced.map((error) => error.detail).join(" ");
    if (said || !problem.errors?.length) this.fail(said || problem.detail || "The figure could not be computed.");
  }

  place(error) {
    const name = (error.pointer ?? error.field ?? "").replace(/^\//, "").replaceAll("/", ".");
    const lever = this.levers.find((each) => each.dataset.name === name);
    if (lever) this.blame(lever, error.detail);
    return Boolean(lever);
  }

  blame(lever, text) {
    const fault = lever.querySelector(".lever__fault");
    fault.textContent = text;
    fault.hidden = false;
    lever.querySelector(".lever__field").setAttribute("aria-invalid", "true");
    lever.closest("details").open = true;
    this.say("See the field that is marked.", "");
  }

  fail(text) {
    this.fault.hidden = false;
    this.fault.querySelector("[data-fault-text]").textContent = text;
  }

  clearFaults() {
    this.fault.hidden = true;
    for (const lever of this.levers) {
      lever.querySelector(".lever__fault").hidden = true;
      lever.querySelector(".lever__field").removeAttribute("aria-invalid");
    }
  }

  say(result, more) {
    this.output.textContent = result;
    this.more.textContent = more;
  }

  busy(isBusy) {
    this.loading.classList.toggle("loading--shown", isBusy);
  }
}

customElements.define("what-if", WhatIf);
