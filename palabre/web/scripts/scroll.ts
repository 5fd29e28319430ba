// Older posts are there before the end is reached, and whoever comes back finds the place they left.
import { enliven } from "./enliven";
import { all, byId, once } from "./page";

const AHEAD = "1500px";
const BY_ITSELF = 8;
const KEPT = "place:";
const MOST_KEPT = 4_000_000;

interface Kept {
  reader: string;
  path: string;
  feed: string;
  loaded: number;
  post: string;
  offset: number;
}

let loaded = 0;

/** The list that a link ends, when it stands in one: a link below a whole page leads to another page. */
const feedOf = (link: HTMLAnchorElement): HTMLElement | null => {
  const list = link.parentElement;
  return list?.id && list.id !== "content" ? list : null;
};

/** Puts the older part that a link leads to in the link's place. False when it could not be had: the link stays. */
const extend = async (link: HTMLAnchorElement): Promise<boolean> => {
  const feed = feedOf(link);
  if (!feed || link.getAttribute("aria-busy") === "true") return false;
  link.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(link.href, { headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const known = new Set(all("[data-id]", feed).map((post) => post.dataset.id));
    const parts = [...(page.getElementById(feed.id)?.children ?? [])]
      .filter((part) => !known.has((part as HTMLElement).dataset.id) || !(part as HTMLElement).dataset.id)
      .map((part) => document.importNode(part, true));
    link.replaceWith(...parts);
    for (const part of parts) enliven(part);
    return true;
  } catch {
    link.removeAttribute("aria-busy");
    return false;
  }
};

const eye = new IntersectionObserver(
  (seen) => {
    for (const each of seen) {
      if (!each.isIntersecting || loaded >= BY_ITSELF) continue;
      eye.unobserve(each.target);
      loaded += 1;
      void extend(each.target as HTMLAnchorElement);
    }
  },
  { rootMargin: `0px 0px ${AHEAD} 0px` },
);

/** A click loads in place and goes on with the first post that it brought, so that keyboards and readers keep theirs. */
const follow = (link: HTMLAnchorElement): void => {
  if (!link.parentElement?.id || link.hasAttribute("hx-get")) return;
  eye.observe(link);
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const before = link.previousElementSibling;
    loaded = 0;
    void extend(link).then((done) => {
      if (done) (before?.nextElementSibling as HTMLElement | null)?.focus({ preventScroll: true });
      else location.assign(link.href);
    });
  });
};

const reader = (): string => document.querySelector<HTMLElement>("[data-reader]")?.dataset.reader ?? "";

const keyOfVisit = (): string => {
  const state = (history.state ?? {}) as { place?: string };
  if (state.place) return KEPT + state.place;
  const place = Math.random().toString(36).slice(2);
  history.replaceState({ ...state, place }, "");
  return KEPT + place;
};

/** The feed as the server would send it, without the marks of what was made ready. */
const plain = (feed: HTMLElement): string => {
  const copy = feed.cloneNode(true) as HTMLElement;
  for (const part of all("*", copy)) {
    for (const name of Object.keys(part.dataset)) if (name.startsWith("ready")) delete part.dataset[name];
  }
  return copy.innerHTML;
};

const keep = (): void => {
  const feed = byId("feed");
  if (!feed) return;
  const top = all("#feed > [data-id]").find((post) => post.getBoundingClientRect().bottom > 0);
  if (!top || window.scrollY < 200) {
    sessionStorage.removeItem(keyOfVisit());
    return;
  }
  const kept: Kept = {
    reader: reader(),
    path: location.pathname + location.search,
    feed: plain(feed),
    loaded,
    post: top.id,
    offset: top.getBoundingClientRect().top,
  };
  if (kept.feed.length > MOST_KEPT) kept.feed = "";
  try {
    sessionStorage.setItem(keyOfVisit(), JSON.stringify(kept));
  } catch {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(KEPT)) sessionStorage.removeItem(key);
  }
};

/** Scrolls until the post stands where it stood; posts above it may still find their size meanwhile. */
const settle = (kept: Kept, turns = 6): void => {
  const post = byId(kept.post);
  if (!post) return;
  window.scrollBy({ top: post.getBoundingClientRect().top - kept.offset, behavior: "instant" });
  if (turns) requestAnimationFrame(() => settle(kept, turns - 1));
};

const restore = (): void => {
  const [way] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  const text = sessionStorage.getItem(keyOfVisit());
  const feed = byId("feed");
  if (way?.type !== "back_forward" || !text || !feed) return;
  const kept = JSON.parse(text) as Kept;
  if (kept.reader !== reader() || kept.path !== location.pathname + location.search) return;
  history.scrollRestoration = "manual";
  if (kept.feed) putBack(feed, kept.feed);
  loaded = kept.loaded;
  settle(kept);
};

/** The feed as it was; what is new since then waits above like anything else that is new. */
const putBack = (feed: HTMLElement, html: string): void => {
  const fresh = all(":scope > [data-id]", feed);
  const before = document.createRange().createContextualFragment(html);
  const newest = all("[data-id]", before)[0]?.dataset.id ?? "";
  const known = new Set(all("[data-id]", before).map((post) => post.dataset.id));
  const isNewer = (id: string): boolean => id.length > newest.length || (id.length === newest.length && id > newest);
  for (const mark of all("[class~=arrived]", before)) mark.classList.remove("arrived");
  feed.replaceChildren(before);
  byId("incoming")?.append(...fresh.filter((post) => !known.has(post.dataset.id) && isNewer(post.dataset.id ?? "")));
  for (const part of [...feed.children]) enliven(part);
  document.dispatchEvent(new CustomEvent("palabre:arrived"));
};

window.addEventListener("pagehide", keep);
document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && keep());

export const ready = (root: ParentNode): void => {
  if (root === document) restore();
  once<HTMLAnchorElement>(root, "a.load-more[rel=next]", "Older", follow);
};
