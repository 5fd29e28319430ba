// Notifications: a group that grew takes the place of what it was, what is shown counts as read, and whoever dismisses
// one by keyboard goes on with the next.
import { renew } from "./badge";
import { all, byId, once } from "./page";

const PAUSE = 1_000;

/** A group that grew comes as a whole: only its newest form stays. */
const dropOld = (feed: HTMLElement): void => {
  const seen = new Set<string>();
  for (const told of all(":scope > [data-group]", feed)) {
    const group = told.dataset.group ?? "";
    if (seen.has(group)) told.remove();
    seen.add(group);
  }
};

const csrf = (): string => document.querySelector<HTMLInputElement>('input[name="csrf"]')?.value ?? "";

export const send = (path: string, fields: Record<string, string> = {}): Promise<Response> =>
  fetch(path, {
    method: "POST",
    body: new URLSearchParams({ csrf: csrf(), ...fields }),
    headers: { "HX-Request": "true" },
  });

const newest = (feed: HTMLElement): string => feed.querySelector<HTMLElement>(".told")?.id.replace("told-", "") ?? "";

/** What came in and is shown has been read, when the page is looked at. */
const markRead = async (feed: HTMLElement): Promise<void> => {
  const upTo = newest(feed);
  if (!upTo || document.visibilityState !== "visible") return;
  const answer = await send("/notifications/read", { up_to: upTo });
  if (!answer.ok) return;
  byId("unread")?.replaceChildren();
  renew();
};

const make = (feed: HTMLElement): void => {
  let shown = newest(feed);
  let timer = 0;
  new MutationObserver(() => {
    dropOld(feed);
    if (newest(feed) === shown) return;
    shown = newest(feed);
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void markRead(feed).catch(() => undefined), PAUSE);
  }).observe(feed, { childList: true });
};

/** Where focus goes when a line leaves: to the next, or else to the one before, or to the page. */
document.addEventListener("htmx:beforeSwap", (event) => {
  const line = (event as CustomEvent<{ target: Element }>).detail.target;
  if (!line.matches?.(".told, .announcement") || !line.contains(document.activeElement)) return;
  const next = (line.nextElementSibling ?? line.previousElementSibling) as HTMLElement | null;
  const place = next?.matches("[tabindex]") ? next : byId("content");
  window.setTimeout(() => place?.focus({ preventScroll: true }));
});

export const ready = (root: ParentNode): void => once<HTMLElement>(root, "#feed[data-read]", "Notifications", make);
