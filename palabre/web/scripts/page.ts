// What the scripts of every feature share.

export const byId = (id: string): HTMLElement | null => document.getElementById(id);

export const all = <E extends Element = HTMLElement>(selector: string, root: ParentNode = document): E[] => [
  ...root.querySelectorAll<E>(selector),
];

export const number = (value: number): string => new Intl.NumberFormat(document.documentElement.lang).format(value);

/** Calls `make` once for each element that has not been made ready for this purpose before. */
export const once = <E extends HTMLElement>(
  root: ParentNode,
  selector: string,
  purpose: string,
  make: (element: E) => void,
): void => {
  const found = all<E>(selector, root);
  if (root instanceof Element && root.matches(selector)) found.unshift(root as unknown as E);
  for (const element of found) {
    const mark = `ready${purpose}`;
    if (element.dataset[mark]) continue;
    element.dataset[mark] = "yes";
    make(element);
  }
};

/** Says something to everyone, screen readers included. */
export const tell = (words: string): void => {
  const note = document.createElement("div");
  note.className = "notice";
  note.textContent = words;
  byId("notices")?.replaceChildren(note);
  window.setTimeout(() => note.remove(), 8000);
};

export const tellFailure = (): void => tell(document.body.dataset.failed ?? "");
