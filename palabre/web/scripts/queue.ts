// Posts written without a connection wait here, in sight, and leave when there is one.
import { reader, said, worker } from "./app";
import { refill } from "./drafts";
import { changed, newKey } from "./fields";
import { keepHere } from "./kept_pictures";
import { type Shared, type Waiting, drop, get, put, valueOf } from "./kept";
import { keep, sendAll, waitingOf } from "./outbox";
import { all, byId, number, once, tell } from "./page";

const isComposer = (form: EventTarget | null): form is HTMLFormElement =>
  form instanceof HTMLFormElement && form.matches("form.composer") && new URL(form.action).pathname === "/compose";

const counted = (name: string, count: number): string =>
  count === 1 ? said(`${name}One`) : said(`${name}Many`).replace("#", number(count));

/** Says above the feed how many posts wait, and where they can be changed. */
const showCount = async (): Promise<void> => {
  const waiting = reader() ? await waitingOf(reader()) : [];
  byId("outbox-notice")?.remove();
  const feed = byId("feed");
  if (!waiting.length || !feed || byId("waiting")) return;
  const notice = document.createElement("p");
  notice.id = "outbox-notice";
  notice.className = waiting.some((each) => each.state === "refused") ? "notice bad" : "notice warn";
  const link = document.createElement("a");
  link.href = "/waiting";
  link.textContent = counted("waits", waiting.length);
  notice.append(link);
  (feed.closest(".stream") ?? feed).before(notice);
};

const take = async (form: HTMLFormElement): Promise<void> => {
  await keep(new FormData(form), reader());
  (await worker())?.active?.postMessage({ kind: "kept" });
  kept(form);
};

/** The form is free for the next post; what was in it is safe. */
const kept = (form: HTMLFormElement): void => {
  tell(said("kept"));
  form.reset();
  byId("pictures")?.replaceChildren();
  ownKey(form);
  form.dispatchEvent(new CustomEvent("palabre:kept", { bubbles: true }));
  changed(form);
  if (form.dataset.inline !== undefined) void showCount();
  else location.assign("/waiting");
};

/** Known to be offline: nothing is tried. */
document.addEventListener(
  "submit",
  (event) => {
    if (navigator.onLine || !isComposer(event.target) || !reader()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void take(event.target);
  },
  true,
);

/** Tried in vain: by the worker, which has kept it already, or without one. */
document.addEventListener("htmx:afterRequest", (event) => {
  const { elt, xhr } = (event as CustomEvent<{ elt: EventTarget; xhr: XMLHttpRequest }>).detail;
  if (isComposer(elt) && xhr.getResponseHeader("X-Palabre-Kept")) kept(elt);
});
document.addEventListener("htmx:sendError", (event) => {
  const { elt } = (event as CustomEvent<{ elt: EventTarget }>).detail;
  if (isComposer(elt) && reader()) void take(elt);
});

const send = async (): Promise<void> => {
  if (!reader() || !navigator.onLine || !(await waitingOf(reader())).length) return;
  const outcome = await sendAll().catch(() => null);
  if (outcome) await report(outcome);
};

const report = async (outcome: { sent: number; refused: number }): Promise<void> => {
  if (outcome.sent) tell(counted("sent", outcome.sent));
  if (outcome.refused) tell(said("refused"));
  await showCount();
  await list();
};

window.addEventListener("online", () => void send());
if ("serviceWorker" in navigator) {
  navigator.serviceWorker.addEventListener("message", (event: MessageEvent<{ kind: string; sent: number; refused: number }>) => {
    if (event.data.kind === "outbox") void report(event.data);
  });
}

/** Fills the page that lists what waits, from a template for each. */
const list = async (): Promise<void> => {
  const place = byId("waiting");
  const template = byId("waiting-one");
  if (!place || !(template instanceof HTMLTemplateElement)) return;
  const waiting = await waitingOf(reader());
  place.replaceChildren(...waiting.map((each) => entry(template, each)));
  byId("waiting-none")?.toggleAttribute("hidden", waiting.length > 0);
};

const entry = (template: HTMLTemplateElement, each: Waiting): Element => {
  const made = (template.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
  const slot = (name: string): HTMLElement | null => made.querySelector(`[data-slot="${name}"]`);
  const text = slot("text");
  if (text) text.textContent = valueOf(each.fields, "warning") || valueOf(each.fields, "text");
  const when = slot("at");
  if (when) when.textContent = new Date(each.at).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
  const files = each.fields.filter(([, value]) => value instanceof File);
  const pictures = slot("pictures");
  for (const [, file] of files) pictures?.append(thumbnail(file as File));
  const why = slot("why");
  if (why) why.textContent = each.state === "refused" ? each.why || said("refused") : "";
  why?.parentElement?.toggleAttribute("hidden", each.state !== "refused");
  slot("state")?.toggleAttribute("hidden", each.state === "refused");
  slot("edit")?.setAttribute("href", `/compose?waiting=${encodeURIComponent(each.key)}`);
  slot("cancel")?.addEventListener("click", () => void cancel(each.key));
  slot("again")?.addEventListener("click", () => void again(each));
  return made;
};

const thumbnail = (file: File): HTMLImageElement => {
  const picture = new Image(96, 96);
  picture.src = URL.createObjectURL(file);
  picture.alt = file.name;
  picture.onload = () => URL.revokeObjectURL(picture.src);
  return picture;
};

const cancel = async (key: string): Promise<void> => {
  await drop("outbox", key);
  await list();
  byId("waiting-title")?.focus();
};

const again = async (each: Waiting): Promise<void> => {
  await put("outbox", { ...each, state: "waiting", why: "" });
  await list();
  if (navigator.onLine) await send();
  else tell(said("kept"));
};

/** A composer opened for something kept is filled with it: a post that waits, or what another app shared. */
const fill = async (form: HTMLFormElement): Promise<void> => {
  const asked = new URLSearchParams(location.search);
  const key = asked.get("waiting");
  const id = asked.get("shared");
  if (key) {
    const found = await get<Waiting>("outbox", key);
    if (!found || found.reader !== reader()) return;
    takeUp(form, found);
    form.addEventListener("submit", () => void drop("outbox", key), { once: true });
  } else if (id) {
    const found = await get<Shared>("shared", id);
    if (!found) return;
    const text = form.querySelector<HTMLTextAreaElement>("textarea[name=text]");
    if (text) text.value = found.text;
    choose(form, found.files);
    await drop("shared", id);
  } else return;
  changed(form);
};

const takeUp = (form: HTMLFormElement, found: Waiting): void => {
  const words = found.fields.filter((field): field is [string, string] => typeof field[1] === "string" && field[0] !== "alt");
  const descriptions = found.fields.filter(([name]) => name === "alt").map(([, value]) => String(value));
  const files = found.fields.map(([, value]) => value).filter((value) => value instanceof File);
  refill(form, words);
  files.forEach((file, place) => keepHere(form, file, descriptions[place]));
};

/** As if someone had chosen the files. */
const choose = (form: HTMLFormElement, files: File[]): void => {
  const field = form.querySelector<HTMLInputElement>("input[type=file]");
  if (!field || !files.length) return;
  const bag = new DataTransfer();
  for (const file of files) bag.items.add(file);
  field.files = bag.files;
  field.closest("details")?.setAttribute("open", "");
  field.dispatchEvent(new Event("change", { bubbles: true }));
};

/** Signing out on a shared device leaves nothing behind; whoever has words that were not sent is asked. */
const leave = (form: HTMLFormElement): void =>
  form.addEventListener("submit", (event) => {
    for (const key of Object.keys(sessionStorage)) sessionStorage.removeItem(key);
    if (form.dataset.asked || !reader()) return;
    event.preventDefault();
    void waitingOf(reader())
      .catch(() => [])
      .then((waiting) => {
        if (waiting.length && !window.confirm(counted("lost", waiting.length))) return;
        form.dataset.asked = "yes";
        form.requestSubmit();
      });
  });

/** A page that was kept brings the key of a post that may have been sent long since: each new form has its own. */
const ownKey = (form: HTMLFormElement): void => {
  const key = form.elements.namedItem("key");
  if (key instanceof HTMLInputElement && form.dataset.cameBack === undefined) key.value = newKey();
};

export const ready = (root: ParentNode): void => {
  once<HTMLFormElement>(root, "form.composer", "Key", ownKey);
  if (root === document) {
    void showCount();
    void list();
    void send();
    for (const form of all<HTMLFormElement>("form.composer")) void fill(form);
  }
  once<HTMLFormElement>(root, 'form[action="/sign-out"]', "Leave", leave);
};
