// Moments in the reader's own time zone: when a post is to appear, and when something happened.
import { once } from "./page";

const local = (moment: Date): string => {
  const two = (part: number): string => String(part).padStart(2, "0");
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `${day}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
};

/** A field for a moment holds universal time when it comes; people think in their own. */
const make = (field: HTMLInputElement): void => {
  const whole = field.parentElement?.querySelector<HTMLInputElement>("[data-due]");
  const hint = field.parentElement?.querySelector<HTMLElement>("[data-here]");
  const button = field.form?.querySelector<HTMLElement>("button[data-later]");
  const usual = button?.textContent ?? "";
  if (!whole) return;
  const show = (): void => {
    const moment = field.value ? new Date(field.value) : null;
    whole.value = moment && !Number.isNaN(moment.valueOf()) ? moment.toISOString() : "";
    const label = button?.querySelector("span");
    if (label) label.textContent = whole.value ? (button?.dataset.later ?? "") : usual;
  };
  if (field.value) {
    field.value = local(new Date(`${field.value}Z`));
    field.defaultValue = field.value;
  }
  if (hint) hint.textContent = (hint.dataset.here ?? "").replace("#", Intl.DateTimeFormat().resolvedOptions().timeZone);
  field.addEventListener("input", show);
  field.form?.addEventListener("reset", () => window.setTimeout(show));
  show();
};

const moment = (time: HTMLTimeElement): void => {
  time.textContent = new Date(time.dateTime).toLocaleString(document.documentElement.lang, {
    dateStyle: "full",
    timeStyle: "short",
  });
};

export const ready = (root: ParentNode): void => {
  once<HTMLInputElement>(root, "input[type=datetime-local]", "Due", make);
  once<HTMLTimeElement>(root, "time[data-moment]", "Moment", moment);
};
