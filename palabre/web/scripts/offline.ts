// The page for those that are not there without a connection: which ones can still be read.
import { all, byId, once } from "./page";

const FOR_WRITING = ["/compose", "/waiting"];

const titleOf = async (answer: Response): Promise<string> => {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.title.replace(/^\(\d+\+?\) /, "").replace(/ · [^·]*$/, "");
};

const list = async (place: HTMLElement): Promise<void> => {
  if (!("caches" in window)) return;
  const names = (await caches.keys()).filter((name) => name.startsWith("pages-"));
  for (const name of names) {
    const cache = await caches.open(name);
    for (const request of [...(await cache.keys())].reverse()) {
      if (FOR_WRITING.includes(new URL(request.url).pathname)) continue;
      const answer = await cache.match(request);
      if (answer) place.append(line(new URL(request.url), await titleOf(answer)));
    }
  }
  byId("readable")?.toggleAttribute("hidden", !place.childElementCount);
  byId("unreadable")?.toggleAttribute("hidden", place.childElementCount > 0);
};

const line = (url: URL, title: string): HTMLLIElement => {
  const made = document.createElement("li");
  const link = document.createElement("a");
  link.href = url.pathname + url.search;
  link.textContent = title || url.pathname;
  made.append(link);
  return made;
};

/** Says that what is read may be old: the device has no connection, or the stream of the page finds nobody. */
const mark = (isLost = !navigator.onLine): void => {
  document.documentElement.toggleAttribute("data-offline", isLost);
  for (const notice of all("[data-offline-note]")) notice.hidden = !isLost;
};

window.addEventListener("online", () => {
  mark();
  if (byId("offline-list")) location.reload();
});
window.addEventListener("offline", () => mark());
document.addEventListener("palabre:lost", () => mark(true));
document.addEventListener("palabre:found", () => mark());

export const ready = (root: ParentNode): void => {
  if (root === document) mark();
  once(root, "#offline-list", "Offline", (place) => void list(place));
};
