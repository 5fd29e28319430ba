// Menus close when one goes elsewhere, by pointer or by keyboard, or with Escape.
import { all, once } from "./page";

const closeOthers = (event: Event): void => {
  for (const menu of all<HTMLDetailsElement>("details.menu[open]")) {
    if (!menu.contains(event.target as Node)) menu.open = false;
  }
};

document.addEventListener("click", closeOthers);
document.addEventListener("focusin", closeOthers);

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.activeElement?.closest<HTMLDetailsElement>("details.menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary")?.focus();
});

/** Fields that hold something to copy select it whole. */
export const ready = (root: ParentNode): void =>
  once<HTMLInputElement>(root, "[data-select]", "Select", (field) => field.addEventListener("focus", () => field.select()));
