// Links that are there to be passed on are copied instead of followed.
import { once, tell } from "./page";

const copy = async (link: HTMLElement): Promise<void> => {
  await navigator.clipboard.writeText(link.dataset.copy ?? "");
  tell(link.dataset.copied ?? "");
  const menu = link.closest<HTMLDetailsElement>("details.menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary")?.focus();
};

export const ready = (root: ParentNode): void =>
  once<HTMLElement>(root, "[data-copy]", "Copy", (link) =>
    link.addEventListener("click", (event) => {
      if (!navigator.clipboard) return;
      event.preventDefault();
      void copy(link);
    }),
  );
