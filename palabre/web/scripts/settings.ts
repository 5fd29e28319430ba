// Settings show what a choice does before it is saved: the look at once, pictures as they will sit, one more line for a word.
import { once } from "./page";

const show = (name: string, wish: string): void => {
  const page = document.documentElement;
  const isPlain = ["system", "normal", "default", "m"].includes(wish) && !(name === "font" && wish === "system");
  if (isPlain) delete page.dataset[name];
  else page.dataset[name] = wish;
};

const preview = (input: HTMLInputElement): void => {
  const place = document.querySelector<HTMLElement>(`[data-preview-of="${input.id}"]`);
  const file = input.files?.[0];
  if (!place || !file) return;
  const picture = document.createElement("img");
  picture.alt = "";
  picture.src = URL.createObjectURL(file);
  picture.addEventListener("load", () => URL.revokeObjectURL(picture.src));
  place.replaceChildren(picture);
};

/** One more empty line, like the last one, under the next number. */
const addLine = (list: HTMLElement): void => {
  const last = list.lastElementChild;
  const rows = list.parentElement?.querySelector<HTMLInputElement>('input[name="rows"]');
  if (!last || !rows) return;
  const next = rows.value;
  rows.value = String(Number(next) + 1);
  const line = last.cloneNode(true) as HTMLElement;
  for (const input of line.querySelectorAll("input")) {
    input.name = input.name.replace(/\d+$/, next);
    if (input.type === "checkbox") input.checked = true;
    else {
      input.value = "";
      input.setAttribute("aria-label", (input.getAttribute("aria-label") ?? "").replace(/\d+/, String(list.children.length + 1)));
    }
  }
  list.append(line);
  line.querySelector("input")?.focus();
};

export const ready = (root: ParentNode): void => {
  once(root, "#look", "Look", (form) => {
    form.addEventListener("change", (event) => {
      const input = event.target as HTMLInputElement;
      if (input.type === "radio") show(input.name, input.value);
    });
  });
  once<HTMLInputElement>(root, "#avatar[type=file], #header[type=file]", "Preview", (input) => {
    input.addEventListener("change", () => preview(input));
  });
  once<HTMLButtonElement>(root, "[data-adds]", "Adds", (button) => {
    button.addEventListener("click", (event) => {
      const list = document.getElementById(button.dataset.adds ?? "");
      if (!list) return;
      event.preventDefault();
      addLine(list);
    });
  });
};
