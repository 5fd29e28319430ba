// New posts wait above, so that what one reads does not move; at the top of the page they slide in.
import { renew } from "./badge";
import { enliven } from "./enliven";
import { all, byId, number } from "./page";
import { Stream } from "./stream";

const TOP = 24;
const SPOKEN_EVERY = 20_000;
const LONG_AWAY = 15 * 60_000;

const shown = (): HTMLElement[] => all("#feed > [data-id]");
const waiting = (): HTMLElement[] => all("#incoming > [data-id]");
const parsed = (html: string): DocumentFragment => document.createRange().createContextualFragment(html);

let replies = 0;
let isGap = false;
let spokenAt = 0;

const speak = (words: string): void => {
  const place = byId("live-words");
  if (!place || Date.now() - spokenAt < SPOKEN_EVERY) return;
  spokenAt = Date.now();
  place.textContent = words;
};

const showWaiting = (): HTMLElement[] => {
  const posts = waiting();
  const feed = byId("feed");
  feed?.querySelector(":scope > .empty")?.remove();
  feed?.prepend(...posts);
  for (const post of posts) enliven(post);
  byId("new-posts")?.setAttribute("hidden", "");
  return posts;
};

/** One's own post comes twice: as the answer to the form, and by the stream. */
const dropRepeats = (): void => {
  const seen = new Set<string | undefined>();
  for (const post of [...shown(), ...waiting()]) {
    if (seen.has(post.dataset.id)) post.remove();
    seen.add(post.dataset.id);
  }
};

const offer = (count: number): void => {
  const button = byId("new-posts");
  if (!button) return;
  button.hidden = !count;
  if (!count) return;
  const words = (count === 1 ? button.dataset.one : button.dataset.many?.replace("#", number(count))) ?? "";
  button.textContent = words;
  speak(words);
};

const isAtTop = (): boolean =>
  window.scrollY < TOP && !byId("feed")?.contains(document.activeElement) && document.visibilityState === "visible";

const arrived = (): void => {
  dropRepeats();
  offer(waiting().length);
  if (waiting().length && !isGap && isAtTop()) showWaiting();
};

const insert = (html: string): void => {
  byId("incoming")?.prepend(parsed(html));
  arrived();
};

/** Takes a post off the page; whoever was in it goes on with the next. */
const remove = (id: string): void => {
  for (const post of all(`[data-post="${CSS.escape(id)}"], #post-${CSS.escape(id)}`)) {
    const next = (post.nextElementSibling ?? post.previousElementSibling) as HTMLElement | null;
    const hadFocus = post.contains(document.activeElement);
    post.remove();
    if (hadFocus) next?.focus({ preventScroll: true });
  }
  offer(waiting().length + replies);
};

/** Puts a newer part in the place of one, with what its reader had opened and chosen in it. */
const replace = (old: Element, part: Element): void => {
  const made = part.cloneNode(true) as Element;
  const opened = all<HTMLDetailsElement>("details", old).map((each) => each.open);
  all<HTMLDetailsElement>("details", made).forEach((each, place) => (each.open = opened[place] ?? each.open));
  for (const chosen of all<HTMLInputElement>("input:checked", old)) {
    const same = made.querySelector<HTMLInputElement>(`input[name="${chosen.name}"][value="${CSS.escape(chosen.value)}"]`);
    if (same) same.checked = true;
  }
  const hadFocus = old.contains(document.activeElement);
  const home = old.closest<HTMLElement>("[tabindex]");
  old.replaceWith(made);
  enliven(made);
  if (hadFocus) home?.focus({ preventScroll: true });
};

/** Parts name their own place as htmx does: `hx-swap-oob`, by id or with a selector. */
const applyParts = (html: string): void => {
  for (const part of parsed(html).children) {
    const [, selector] = (part.getAttribute("hx-swap-oob") ?? "").split(/:(.*)/s);
    part.removeAttribute("hx-swap-oob");
    for (const old of all(selector || `#${CSS.escape(part.id)}`)) replace(old, part);
  }
};

const countReply = (parent: string): void => {
  if (!parent || !document.querySelector(`:is(.thread, .branches) [data-post="${CSS.escape(parent)}"]`)) return;
  replies += 1;
  offer(replies);
};

/** After a long absence the page itself is asked for anew, and what it adds waits above. */
const catchUp = async (): Promise<string> => {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok || answer.redirected) return "";
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const unread = page.getElementById("unread");
  if (unread) applyParts(unread.outerHTML);
  renew();
  const known = new Set(shown().map((post) => post.dataset.id));
  const found = all("#feed > [data-id]", page);
  const fresh = found.filter((post) => !known.has(post.dataset.id));
  const isNewest = byId("incoming") && !new URLSearchParams(location.search).has("max_id");
  if (isNewest && fresh.length && known.size) {
    isGap = fresh.length === found.length;
    byId("incoming")?.replaceChildren(...fresh.map((post) => document.importNode(post, true)));
    arrived();
  }
  return page.querySelector<HTMLElement>("[data-after]")?.dataset.after ?? "";
};

const connect = (): void => {
  const bell = document.querySelector<HTMLElement>("[data-bell]");
  const path = document.querySelector<HTMLElement>("[data-live]")?.dataset.live ?? bell?.dataset.bell;
  if (!path) return;
  new Stream(path, bell?.dataset.after ?? "", LONG_AWAY, catchUp, {
    post: insert,
    gone: remove,
    changed: applyParts,
    reply: countReply,
    said: (html) => document.dispatchEvent(new CustomEvent("palabre:said", { detail: html })),
    unread: (html) => {
      applyParts(html);
      renew();
    },
  }).start();
};

document.addEventListener("DOMContentLoaded", connect);
document.addEventListener("htmx:oobAfterSwap", arrived);
document.addEventListener("palabre:arrived", arrived);
document.addEventListener("click", (event) => {
  if (!(event.target as Element).closest?.("#new-posts")) return;
  if (isGap || replies) {
    location.reload();
    return;
  }
  const posts = showWaiting();
  window.scrollTo({ top: 0 });
  posts[0]?.focus({ preventScroll: true });
});
