// <lazy-part>: a fragment that htmx loads when it comes into view; what fails says so and may be tried again.
const FAILURES = ["htmx:responseError", "htmx:sendError", "htmx:timeout", "htmx:swapError"];

class LazyPart extends HTMLElement {
  connectedCallback() {
    this.waiting ??= [...this.childNodes];
    this.failure ??= this.querySelector("template");
    for (const name of FAILURES) this.addEventListener(name, (event) => this.fail(event));
    this.addEventListener("htmx:beforeSwap", (event) => this.refuseElsewhere(event));
    this.addEventListener("click", (event) => this.retry(event));
  }

  fail(event) {
    if (event.detail.elt !== this) return;
    this.replaceChildren(this.failure.content.cloneNode(true));
    this.isFailed = true;
  }

  // A page that a redirect led to (the sign-in) is no part of this one.
  refuseElsewhere(event) {
    const { xhr, requestConfig } = event.detail;
    if (event.target !== this || !xhr.responseURL) return;
    const asked = new URL(requestConfig.path, location.href).pathname;
    if (new URL(xhr.responseURL).pathname === asked) return;
    event.detail.shouldSwap = false;
    this.fail({ detail: { elt: this } });
  }

  retry(event) {
    if (!this.isFailed || !event.target.closest("button")) return;
    this.isFailed = false;
    this.replaceChildren(...this.waiting);
    this.setAttribute("tabindex", "-1");
    this.focus();
    window.htmx.trigger(this, "retry");
  }
}

customElements.define("lazy-part", LazyPart);
