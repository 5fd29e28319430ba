// What the parts of the composer share: its fields, and putting words into them.
import { all } from "./page";

export type TextField = HTMLInputElement | HTMLTextAreaElement;
type Named = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export const field = (form: HTMLFormElement, name: string): string => {
  const found = form.elements.namedItem(name);
  return found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement ? found.value : "";
};

export const textField = (form: HTMLFormElement): HTMLTextAreaElement | null =>
  form.querySelector<HTMLTextAreaElement>("textarea[name=text]");

/** Every field that is a person's own, by name and value; boxes and choices only where they are ticked. */
export const written = (form: HTMLFormElement, leftOut: readonly string[]): [string, string][] =>
  all<Named>("input[name], textarea[name], select[name]", form)
    .filter((each) => !leftOut.includes(each.name) && each.type !== "file")
    .filter((each) => !(each instanceof HTMLInputElement && ["checkbox", "radio"].includes(each.type)) || each.checked)
    .map((each) => [each.name, each.value]);

/** Puts text in the place of a stretch of a field, as if it had been typed. */
export const put = (into: TextField, text: string, from: number, to: number): void => {
  into.focus();
  into.setRangeText(text, from, to, "end");
  into.dispatchEvent(new InputEvent("input", { bubbles: true }));
};

export const changed = (form: HTMLFormElement): void => {
  form.dispatchEvent(new InputEvent("input", { bubbles: true }));
};

export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(24))].map((each) => each.toString(16).padStart(2, "0")).join("");
