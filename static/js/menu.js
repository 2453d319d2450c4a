// Menus are <details>; this closes them on Escape and on a click or focus elsewhere.
const openMenus = () => document.querySelectorAll("details.menu[open]");

function closeOutside(event) {
  for (const menu of openMenus()) {
    if (!menu.contains(event.target)) menu.open = false;
  }
}

function closeOnEscape(event) {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
}

document.addEventListener("click", closeOutside);
document.addEventListener("focusin", closeOutside);
document.addEventListener("keydown", closeOnEscape);
