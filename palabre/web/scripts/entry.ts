// Signing up: says while one types how good a password is. The server has the last word.
import { once } from "./page";

const levelOf = (password: string): "short" | "weak" | "fair" | "strong" => {
  if ([...password].length < 8) return "short";
  const distinct = new Set(password).size;
  if (distinct < 5 || (password.length < 12 && /^(\p{L}+|\d+)\d{0,3}$/u.test(password))) return "weak";
  return password.length >= 16 && distinct >= 8 ? "strong" : "fair";
};

export const ready = (root: ParentNode): void => {
  once(root, "[data-strength]", "Strength", (note) => {
    const field = document.getElementById(note.dataset.strength ?? "");
    if (!(field instanceof HTMLInputElement)) return;
    let said = 0;
    field.addEventListener("input", () => {
      window.clearTimeout(said);
      said = window.setTimeout(() => {
        const level = levelOf(field.value);
        note.hidden = field.value === "";
        note.dataset.level = level;
        note.textContent = note.dataset[level] ?? "";
      }, 400);
    });
  });
};
