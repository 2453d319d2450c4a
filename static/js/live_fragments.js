// Put fresh fragments in the place of old ones; focus, open details and the scroll stay as they are.
const REACHED = "a[href], button, input, select, textarea, summary, [tabindex]";
const MOVED_MS = 1_500;

export function fragmentsOf(text) {
  const template = document.createElement("template");
  template.innerHTML = text;
  return template.content;
}

export function renew(box, fresh) {
  if (!box || !fresh) return;
  const [old, young] = [outermost(box), outermost(fresh)];
  const ids = (parts) => parts.map((part) => part.id).join(" ");
  if (ids(old) === ids(young)) old.forEach((part, index) => replace(part, young[index]));
  else rearrange(old, young);
}

function outermost(box) {
  return [...box.querySelectorAll("[data-live]")].filter((part) => !part.parentElement?.closest("[data-live]"));
}

// Parts came, went or changed their order: each takes its new place, what is gone leaves.
function rearrange(old, young) {
  const known = new Map(old.map((part) => [part.id, part]));
  let last = null;
  for (const part of young) {
    const place = known.get(part.id);
    const stands = place ? replace(place, part) : adopted(part);
    if (last) last.after(stands);
    else if (old[0]?.isConnected && stands !== old[0]) old[0].before(stands);
    last = stands;
    known.delete(part.id);
  }
  for (const gone of known.values()) gone.remove();
}

function replace(old, young) {
  if (isBusy(old) || old.isEqualNode(young)) return old;
  const isMoved = words(old) !== words(young);
  const stood = focused(old);
  const opened = [...old.querySelectorAll("details")].map((part) => part.open);
  const fresh = adopted(young);
  [...fresh.querySelectorAll("details")].forEach((part, index) => (part.open = opened[index] ?? part.open));
  old.replaceWith(fresh);
  window.htmx?.process(fresh);
  refocus(fresh, stood);
  if (isMoved) tint(fresh);
  return fresh;
}

function adopted(part) {
  return document.importNode(part, true);
}

// Somebody is writing there: what they see stays until the next change.
function isBusy(part) {
  return part.contains(document.activeElement) && document.activeElement.matches("input, select, textarea");
}

function words(part) {
  return part.textContent.replace(/\s+/g, " ");
}

function tint(part) {
  part.classList.add("is-moved");
  setTimeout(() => part.classList.remove("is-moved"), MOVED_MS);
}

function focused(part) {
  if (!part.contains(document.activeElement)) return null;
  const { id } = document.activeElement;
  return { id, index: [...part.querySelectorAll(REACHED)].indexOf(document.activeElement) };
}

function refocus(part, stood) {
  if (!stood) return;
  const same = stood.id ? part.querySelector(`#${CSS.escape(stood.id)}`) : null;
  const target = same ?? part.querySelectorAll(REACHED)[stood.index] ?? part;
  if (target === part) part.setAttribute("tabindex", "-1");
  target.focus({ preventScroll: true });
}
