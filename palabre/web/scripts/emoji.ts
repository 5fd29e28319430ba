// The community's own emoji: a sheet to search and choose from, put where one was writing.
import { put, textField, type TextField } from "./fields";
import { all, once } from "./page";

const fetchInto = async (sheet: HTMLElement, address: string): Promise<void> => {
  if (sheet.dataset.filled) return;
  const answer = await fetch(address, { headers: { "HX-Request": "true" } });
  if (!answer.ok) return;
  sheet.innerHTML = await answer.text();
  sheet.dataset.filled = "yes";
  readySearch(sheet);
  roam(sheet);
};

const readySearch = (sheet: HTMLElement): void => {
  const search = sheet.querySelector<HTMLInputElement>("#emoji-search");
  search?.addEventListener("input", (event) => {
    event.stopPropagation();
    const word = search.value.trim().toLowerCase();
    for (const each of all("[data-insert]", sheet)) each.hidden = !each.title.toLowerCase().includes(word);
    for (const group of all("section", sheet)) group.hidden = !group.querySelector("[data-insert]:not([hidden])");
    const nothing = sheet.querySelector<HTMLElement>("[data-nothing]");
    if (nothing) nothing.hidden = Boolean(sheet.querySelector("section:not([hidden])"));
    roam(sheet);
  });
  search?.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== "ArrowDown") return;
    event.preventDefault();
    const first = sheet.querySelector<HTMLElement>("[data-insert]:not([hidden])");
    if (event.key === "Enter") first?.click();
    else first?.focus();
  });
  search?.focus();
};

/** One stop of the Tab key for all emoji; arrows walk among them. */
const roam = (sheet: HTMLElement): void => {
  all("[data-insert]:not([hidden])", sheet).forEach((each, place) => {
    each.tabIndex = place ? -1 : 0;
  });
};

const walk = (sheet: HTMLElement, event: KeyboardEvent): void => {
  const here = (event.target as HTMLElement).closest<HTMLElement>("[data-insert]");
  if (!here) return;
  const stops = all("[data-insert]:not([hidden])", sheet);
  const forward = getComputedStyle(sheet).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  const back = forward === "ArrowRight" ? "ArrowLeft" : "ArrowRight";
  const row = stops.filter((each) => each.offsetTop === here.offsetTop).length;
  const by = { [forward]: 1, [back]: -1, ArrowDown: row, ArrowUp: -row }[event.key];
  const next = by && stops[stops.indexOf(here) + by];
  if (!next) return;
  event.preventDefault();
  here.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
};

const insert = (into: TextField, shortcode: string): void => {
  const from = into.selectionStart ?? into.value.length;
  const to = into.selectionEnd ?? from;
  const before = into.value.slice(0, from);
  put(into, `${/(^|\s)$/.test(before) ? "" : " "}${shortcode} `, from, to);
};

const place = (sheet: HTMLElement, button: HTMLElement): void => {
  const box = button.getBoundingClientRect();
  const height = sheet.offsetHeight;
  const below = box.bottom + height + 8 < window.innerHeight;
  sheet.style.top = `${below ? box.bottom + 4 : Math.max(8, box.top - height - 4)}px`;
  sheet.style.left = `${Math.max(8, Math.min(box.left, window.innerWidth - sheet.offsetWidth - 8))}px`;
};

const make = (button: HTMLButtonElement): void => {
  const form = button.closest("form");
  const sheet = form?.querySelector<HTMLElement>("#emoji-picker");
  if (!form || !sheet) return;
  let last: TextField | null = textField(form);
  form.addEventListener("focusin", (event) => {
    const field = event.target as HTMLElement;
    if (sheet.contains(field)) return;
    if (field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.matches(":not([type])")))
      last = field;
  });
  sheet.addEventListener("toggle", (event) => {
    if ((event as ToggleEvent).newState !== "open") return;
    place(sheet, button);
    void fetchInto(sheet, button.dataset.emojis ?? "").then(() => {
      place(sheet, button);
      sheet.querySelector<HTMLElement>("#emoji-search")?.focus();
    });
  });
  sheet.addEventListener("keydown", (event) => walk(sheet, event));
  sheet.addEventListener("click", (event) => {
    const chosen = (event.target as HTMLElement).closest<HTMLElement>("[data-insert]");
    if (!chosen) return;
    sheet.hidePopover();
    if (last) insert(last, chosen.dataset.insert ?? "");
  });
};

export const ready = (root: ParentNode): void => once<HTMLButtonElement>(root, "[data-emojis]", "Emoji", make);
