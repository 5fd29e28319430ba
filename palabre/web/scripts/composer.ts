// The composer: how much room is left, sending by keyboard, and asking before words are thrown away.
import { dropDraft, hasWords, putAside } from "./drafts";
import { field, textField } from "./fields";
import { all, number, once } from "./page";

const lengthOf = (text: string): number => {
  const words = text.replace(/https?:\/\/\S+/g, "x".repeat(23)).replace(/(@\w+)@[\w.-]+\w/g, "$1");
  return [...new Intl.Segmenter().segment(words)].length;
};

const countLeft = (form: HTMLFormElement): void => {
  const left = form.querySelector<HTMLElement>("[data-left]");
  if (!left) return;
  const room = Number(form.dataset.limit) - lengthOf(field(form, "text")) - lengthOf(field(form, "warning"));
  const [seen, heard] = left.children;
  if (seen) seen.textContent = number(room);
  if (heard) heard.textContent = (left.dataset.left ?? "").replace("#", number(room));
  left.classList.toggle("over", room < 0);
};

/** Where a form stands by itself one goes back; elsewhere it is emptied. */
const leave = (form: HTMLFormElement): void => {
  if (!location.pathname.startsWith("/compose")) (document.activeElement as HTMLElement | null)?.blur();
  else if (history.length > 1) history.back();
  else location.assign("/home");
  countLeft(form);
};

const readyToLeave = (form: HTMLFormElement): void => {
  const dialog = form.querySelector<HTMLDialogElement>("[data-leave]");
  if (!dialog) return;
  dialog.querySelector("[data-leave-go-on]")?.addEventListener("click", () => {
    dialog.close();
    textField(form)?.focus();
  });
  dialog.querySelector("[data-leave-keep]")?.addEventListener("click", () => {
    dialog.close();
    putAside(form);
    leave(form);
  });
  dialog.querySelector("[data-leave-drop]")?.addEventListener("click", () => {
    dialog.close();
    dropDraft(form);
    leave(form);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || dialog.open || event.isComposing) return;
    if ((event.target as HTMLElement).closest("details.menu[open]") || form.querySelector(":popover-open")) return;
    event.preventDefault();
    if (hasWords(form)) dialog.showModal();
    else leave(form);
  });
};

/** Whoever sent a form that came back stays at it: at what is to be changed, or at the button. */
const keepPlace = (form: HTMLFormElement, cameAlone: boolean): void => {
  const wrong = form.querySelector<HTMLElement>("#foreseen, [aria-invalid=true]");
  if (wrong) wrong.focus();
  else if (cameAlone && document.activeElement === document.body)
    form.querySelector<HTMLElement>(".send button")?.focus({ preventScroll: true });
};

const make = (form: HTMLFormElement): void => {
  for (const each of all("[data-without-script]", form)) each.remove();
  for (const each of all("[data-with-script]", form)) each.hidden = false;
  form.addEventListener("input", () => countLeft(form));
  form.addEventListener("reset", () => window.setTimeout(() => countLeft(form)));
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  readyToLeave(form);
  countLeft(form);
  // One goes on behind what stands there already, such as the name of whom one answers.
  const text = textField(form);
  if (text?.value) text.setSelectionRange(text.value.length, text.value.length);
};

export const ready = (root: ParentNode): void =>
  once<HTMLFormElement>(root, "form.composer", "Composer", (form) => {
    make(form);
    keepPlace(form, root !== document);
  });
