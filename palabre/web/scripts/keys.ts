// Single keys for those who like them: from post to post, to act on one, and to go somewhere. They can be switched off
// in the settings, for they stand in the way of speech input (WCAG 2.2, 2.1.4).
import { reader } from "./app";
import { all, byId } from "./page";

const STOPS = ".post, [data-keys] a.line, article.told:not(.whole)";
const GO_WITHIN = 1_500;
const PLACES: Record<string, string> = {
  h: "/home",
  l: "/local",
  n: "/notifications",
  c: "/conversations",
  b: "/bookmarks",
  f: "/favourites",
  s: "/settings",
  e: "/explore",
};

let wentAt = 0;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.closest("input, textarea, select, dialog") !== null);

const stops = (): HTMLElement[] => all(STOPS).filter((stop) => stop.getClientRects().length > 0);
const here = (): HTMLElement | null => document.activeElement?.closest<HTMLElement>(STOPS) ?? null;

/** The next or the one before; without one, the first that is in sight. */
const step = (by: number): void => {
  const known = stops();
  const place = known.findIndex((stop) => stop.contains(document.activeElement));
  const inSight = known.find((stop) => stop.getBoundingClientRect().bottom > 60);
  const next = place < 0 ? inSight : known[place + by];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: place < 0 ? "nearest" : "center", behavior: "instant" });
};

const press = (selector: string) => (): void => here()?.querySelector<HTMLElement>(selector)?.click();

const openPost = (): void => {
  const post = here();
  if (post?.matches("a")) post.click();
  else post?.querySelector<HTMLElement>(".when a, a.excerpt, .actions a")?.click();
};

const write = (): void => {
  const field = document.querySelector<HTMLElement>("form.composer textarea[name=text]");
  if (field) field.focus();
  else location.assign("/compose");
};

const search = (): void => {
  const field = all<HTMLInputElement>("input[type=search]").find((each) => each.getClientRects().length > 0);
  if (field) field.focus();
  else location.assign("/search");
};

const explain = (): void => {
  const sheet = byId("keys");
  if (sheet instanceof HTMLDialogElement && !sheet.open) sheet.showModal();
};

const ACTIONS: Record<string, () => void> = {
  j: () => step(1),
  k: () => step(-1),
  f: press("button.react.favourite"),
  b: press("button.react.boost"),
  d: press("button.react.bookmark"),
  r: press("a.react.reply"),
  p: press("a.author"),
  x: press(".post-body details > summary"),
  o: openPost,
  n: write,
  "/": search,
  ".": () => byId("new-posts")?.click(),
  "?": explain,
};

/** Whether a member has switched them off. Visitors have no such switch: j and k walk while a post has the focus. */
const isOff = (key: string): boolean =>
  document.querySelector("[data-keys-off]") !== null || (!reader() && !("jk".includes(key) && here()));

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target) || isOff(event.key)) return;
  const goes = Date.now() - wentAt < GO_WITHIN ? PLACES[event.key] : undefined;
  wentAt = event.key === "g" && !goes ? Date.now() : 0;
  if (goes) {
    event.preventDefault();
    location.assign(goes);
    return;
  }
  const act = ACTIONS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});
