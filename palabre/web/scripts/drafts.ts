// Drafts survive crashes: kept on this device as one types, brought back with a word, gone once the post is sent.
import { changed, field, newKey, textField, written } from "./fields";
import { all, once } from "./page";
import { bringBack } from "./pictures";

interface Draft {
  fields: [string, string][];
  at: number;
  /** Whether it was sent and nobody knows how that ended: words that change from here on are another post. */
  tried: boolean;
}

const PAUSE = 300;
const NOT_KEPT = ["csrf", "inline", "anyway", "step", "reply_to", "quote"];
const NOT_WORDS = [...NOT_KEPT, "key", "due_at"];
const begins = new WeakMap<HTMLFormElement, string>();
const sent = new WeakSet<HTMLFormElement>();

const prefixOf = (form: HTMLFormElement): string => `palabre.draft.${form.dataset.of ?? ""}.`;
const nameOf = (form: HTMLFormElement): string => prefixOf(form) + (form.dataset.draft ?? "");
const snapshot = (form: HTMLFormElement): string => JSON.stringify(written(form, NOT_WORDS));

const load = (name: string): Draft | null => {
  try {
    return JSON.parse(localStorage.getItem(name) ?? "null") as Draft | null;
  } catch {
    return null;
  }
};

const store = (name: string, draft: Draft): void => {
  try {
    localStorage.setItem(name, JSON.stringify(draft));
  } catch {
    // A device that keeps nothing still lets one write.
  }
};

/** Whether something stands in the form that was not there when it came. */
export const hasWords = (form: HTMLFormElement): boolean =>
  form.dataset.cameBack !== undefined ? field(form, "text") !== "" : snapshot(form) !== begins.get(form);

const keep = (form: HTMLFormElement, name = nameOf(form)): void => {
  if (sent.has(form) || !form.isConnected) return;
  if (!hasWords(form)) localStorage.removeItem(name);
  else store(name, { fields: written(form, NOT_KEPT), at: Date.now(), tried: form.dataset.tried === "yes" });
};

/** Empties the form, and forgets its draft. */
export const dropDraft = (form: HTMLFormElement): void => {
  localStorage.removeItem(nameOf(form));
  empty(form);
};

const empty = (form: HTMLFormElement): void => {
  form.reset();
  renew(form);
  delete form.dataset.cameBack;
  const word = form.querySelector<HTMLElement>("[data-draft-back]");
  if (word) word.hidden = true;
  changed(form);
};

/** Keeps what was written apart from what one writes next. */
export const putAside = (form: HTMLFormElement): void => {
  if (form.dataset.draft === "new") {
    keep(form, `${prefixOf(form)}aside-${Date.now()}`);
    localStorage.removeItem(nameOf(form));
  } else keep(form);
  empty(form);
};

const renew = (form: HTMLFormElement): void => {
  const key = form.querySelector<HTMLInputElement>("input[name=key]");
  if (key) key.value = newKey();
  delete form.dataset.tried;
};

const fill = (form: HTMLFormElement, fields: [string, string][]): void => {
  for (const box of all<HTMLInputElement>("input[type=checkbox]", form)) box.checked = false;
  for (const [name, value] of fields) {
    for (const each of all<HTMLInputElement>(`[name="${CSS.escape(name)}"]`, form)) {
      if (name === "media" || each.type === "file") continue;
      if (["checkbox", "radio"].includes(each.type)) each.checked = each.checked || each.value === value;
      else each.value = value;
      if (each.type === "hidden") each.dispatchEvent(new Event("change"));
    }
  }
  for (const fold of all<HTMLDetailsElement>("details[data-fold]", form)) {
    const holds = all<HTMLInputElement>("input:not([type]), input[type=datetime-local]", fold).some((each) => each.value);
    fold.open = fold.open || holds;
  }
  changed(form);
};

/** Fills the form with what was written before, its files too as far as the server still has them. */
export const refill = (form: HTMLFormElement, fields: [string, string][]): void => {
  fill(form, fields);
  const here = all<HTMLInputElement>("input[name=media]", form).map((each) => each.value);
  const media = fields.filter(([name, id]) => name === "media" && !here.includes(id)).map(([, id]) => id);
  void bringBack(form, media, () => fill(form, fields));
};

const bring = (form: HTMLFormElement, draft: Draft): void => {
  refill(form, draft.fields);
  if (draft.tried) form.dataset.tried = "yes";
  const word = form.querySelector<HTMLElement>("[data-draft-back]");
  if (!word) return;
  word.hidden = false;
  const when = word.querySelector("[data-draft-when]");
  if (when) when.textContent = ago(draft.at);
};

const ago = (at: number): string => {
  const minutes = Math.round((at - Date.now()) / 60_000);
  const words = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" });
  if (minutes > -60) return words.format(minutes, "minute");
  return minutes > -1440 ? words.format(Math.round(minutes / 60), "hour") : words.format(Math.round(minutes / 1440), "day");
};

const make = (form: HTMLFormElement): void => {
  begins.set(form, snapshot(form));
  const kept = load(nameOf(form));
  const isTaken = /[?&](?:waiting|shared)=/.test(location.search) || field(form, "text") !== "";
  const beginsWithWords = form.dataset.cameBack !== undefined || (form.dataset.draft === "new" && isTaken);
  const isSame = kept?.fields.some(([name, value]) => name === "key" && value === field(form, "key"));
  if (kept && !beginsWithWords) bring(form, kept);
  else if (kept && !isSame) store(`${prefixOf(form)}aside-${kept.at}`, kept);
  let waiting = 0;
  form.addEventListener("input", () => {
    if (form.dataset.tried) renew(form);
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => keep(form), PAUSE);
  });
  form.addEventListener("htmx:beforeRequest", (event) => {
    if (event.target !== form) return;
    keep(form);
    form.dataset.tried = "yes";
    keep(form);
  });
  form.addEventListener("posted", () => {
    window.clearTimeout(waiting);
    sent.add(form);
    localStorage.removeItem(nameOf(form));
  });
  form.addEventListener("palabre:kept", () => {
    delete form.dataset.tried;
    localStorage.removeItem(nameOf(form));
  });
  window.addEventListener("pagehide", () => keep(form));
  form.querySelector("[data-draft-drop]")?.addEventListener("click", () => {
    dropDraft(form);
    textField(form)?.focus();
  });
  if (form.dataset.cameBack !== undefined) keep(form);
};

const PLACES: [RegExp, string][] = [
  [/^reply-(\d+)$/, "/compose?reply_to="],
  [/^quote-(\d+)$/, "/compose?quote="],
  [/^edit-(\d+)$/, "/compose/edit/"],
];

const list = (section: HTMLElement): void => {
  const form = document.querySelector<HTMLFormElement>("form.composer");
  const template = section.querySelector("template");
  const items = section.querySelector("ul");
  if (!form || !template || !items) return;
  const prefix = prefixOf(form);
  const names = Object.keys(localStorage).filter((name) => name.startsWith(prefix) && name !== nameOf(form));
  const drafts = names.map((name) => [name, load(name)] as const).sort((a, b) => (b[1]?.at ?? 0) - (a[1]?.at ?? 0));
  items.replaceChildren();
  for (const [name, draft] of drafts) {
    if (!draft) continue;
    const item = (template.content.cloneNode(true) as DocumentFragment).querySelector("li");
    if (!item) continue;
    const words = draft.fields.find(([key]) => key === "text")?.[1].trim().slice(0, 140) || "…";
    const slots: [string, string][] = [
      [".draft-words", words],
      ["time", ago(draft.at)],
    ];
    for (const [slot, text] of slots) item.querySelector(slot)?.replaceChildren(text);
    for (const each of all(".row .unseen", item)) each.textContent = ` ${words}`;
    const context = name.slice(prefix.length);
    const [pattern, path] = PLACES.find(([each]) => each.test(context)) ?? [];
    const take = item.querySelector("a");
    if (!take) continue;
    take.href = path && pattern ? path + (pattern.exec(context)?.[1] ?? "") : "#text";
    if (!path) take.addEventListener("click", () => takeUp(form, section, name, draft));
    item.querySelector("[data-drop]")?.addEventListener("click", () => {
      localStorage.removeItem(name);
      list(section);
      textField(form)?.focus();
    });
    items.append(item);
  }
  section.hidden = !items.children.length;
};

const takeUp = (form: HTMLFormElement, section: HTMLElement, name: string, draft: Draft): void => {
  if (hasWords(form)) putAside(form);
  else empty(form);
  localStorage.removeItem(name);
  bring(form, draft);
  keep(form);
  list(section);
  textField(form)?.focus();
};

export const ready = (root: ParentNode): void => {
  once<HTMLFormElement>(root, "form.composer", "Drafts", make);
  once(root, "[data-drafts]", "DraftList", list);
};
