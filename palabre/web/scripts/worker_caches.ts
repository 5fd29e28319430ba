// What the worker keeps to read without a connection. Assets are kept by the version of the site that they are part of;
// pages and pictures are those that were read last, and belong to whoever is signed in.
/// <reference lib="webworker" />
import { drop, empty, everything, get, put } from "./kept";

declare const self: ServiceWorkerGlobalScope & { BUILD: { version: string; assets: string[] } };

export const OFFLINE = "/offline";
const ASSETS = `assets-${self.BUILD.version}`;
const PAGES = "pages-1";
const MEDIA = "media-1";
const MOST_PAGES = 60;
const MOST_MEDIA = 400;
const LARGEST_MEDIA = 3_000_000;
const PATIENCE = 5_000;
const WRITING = ["/compose", "/waiting"];
const READABLE =
  /^\/(?:home|local|notifications|conversations|bookmarks|favourites|lists|tags|explore|waiting|compose$|@[^/]+|about)(?:\/|$)/;
const UNREADABLE = /\/(?:edit|delete|mute|block|new|settings|embed)$/;

interface Used {
  url: string;
  at: number;
}

/** Fetches what every page needs, and the page for those that are not there. */
export const fill = async (): Promise<void> => {
  const cache = await caches.open(ASSETS);
  await cache.addAll(self.BUILD.assets);
  await fetchOffline((await get<{ value: string }>("notes", "offline"))?.value ?? OFFLINE);
};

/** From now on that page is the one in its reader's language, through every version of the site. */
export const speak = async (offline: string): Promise<void> => {
  await put("notes", { name: "offline", value: offline });
  await fetchOffline(offline);
};

const fetchOffline = async (address: string): Promise<void> => {
  const page = await fetch(address, { credentials: "omit", cache: "no-cache" });
  if (page.ok) await (await caches.open(ASSETS)).put(OFFLINE, page);
};

/** Removes what other versions of the site kept. */
export const sweep = async (): Promise<void> => {
  const names = await caches.keys();
  const old = names.filter((name) => ![ASSETS, PAGES, MEDIA].includes(name));
  await Promise.all(old.map((name) => caches.delete(name)));
};

/** Forgets what one person read. Whoever is shown the sign-in is nobody: their session has ended, here or elsewhere. */
export const clearPages = async (): Promise<void> => {
  await Promise.all([caches.delete(PAGES), caches.delete(MEDIA), empty("used"), drop("notes", "reader")]);
};

/** An asset's address holds its digest, so what is kept is right for ever. A page from before gets today's instead. */
export const fromCache = async (request: Request): Promise<Response> => {
  const cache = await caches.open(ASSETS);
  const kept = await cache.match(request);
  if (kept) return kept;
  try {
    const answer = await fetch(request);
    const isForEver = answer.ok && answer.headers.get("Cache-Control")?.includes("immutable");
    if (isForEver) await cache.put(request, answer.clone());
    return answer;
  } catch (error) {
    const name = nameOf(request.url);
    const same = (await cache.keys()).find((each) => nameOf(each.url) === name);
    const today = same && (await cache.match(same));
    if (!today) throw error;
    return today;
  }
};

/** What follows the digest in the address of an asset. */
const nameOf = (url: string): string => new URL(url).pathname.split("/").slice(3).join("/");

/** A picture from what is kept, else from the server; the ones looked at longest ago make room. */
export const mediaFrom = async (event: FetchEvent): Promise<Response> => {
  const { request } = event;
  const cache = await caches.open(MEDIA);
  const kept = await cache.match(request.url);
  if (kept) {
    event.waitUntil(put("used", { url: request.url, at: Date.now() }));
    return kept;
  }
  const answer = await fetch(request);
  const size = Number(answer.headers.get("Content-Length") ?? 0);
  if (answer.status === 200 && size < LARGEST_MEDIA) event.waitUntil(keepMedia(cache, request.url, answer.clone()));
  return answer;
};

const keepMedia = async (cache: Cache, url: string, answer: Response): Promise<void> => {
  await cache.put(url, answer);
  await put("used", { url, at: Date.now() });
  const used = await everything<Used>("used");
  const surplus = used.sort((a, b) => b.at - a.at).slice(MOST_MEDIA);
  for (const each of surplus) await Promise.all([cache.delete(each.url), drop("used", each.url)]);
};

/** A page from the server; when that fails or takes too long, as it was read last, else the page that says so. */
export const pageFrom = async (event: FetchEvent): Promise<Response> => {
  const url = new URL(event.request.url);
  const isKept = isReadable(url);
  const fresh = answerTo(event, isKept);
  event.waitUntil(fresh.catch(() => undefined));
  const kept = isKept ? await lastRead(url) : undefined;
  try {
    return await (kept ? Promise.race([fresh, lateness()]) : fresh);
  } catch {
    return kept ?? (await (await caches.open(ASSETS)).match(OFFLINE)) ?? Response.error();
  }
};

/** A composer for something that waits in the browser is the empty one, which its script fills. */
const lastRead = async (url: URL): Promise<Response | undefined> => {
  const cache = await caches.open(PAGES);
  const isFilled = url.searchParams.has("waiting") || url.searchParams.has("shared");
  return (await cache.match(keyOf(url))) ?? (url.pathname === "/compose" && isFilled ? cache.match("/compose") : undefined);
};

/** The pages for writing are there although nobody has opened them before the connection went. */
export const warm = async (): Promise<void> => {
  const cache = await caches.open(PAGES);
  for (const path of WRITING) {
    if (await cache.match(path)) continue;
    const answer = await fetch(path, { headers: { Accept: "text/html" } });
    if (answer.ok && !answer.redirected) await cache.put(path, answer);
  }
};

const lateness = (): Promise<never> => new Promise((_, reject) => setTimeout(() => reject(new Error("late")), PATIENCE));

const answerTo = async (event: FetchEvent, isKept: boolean): Promise<Response> => {
  const preloaded = (await event.preloadResponse) as Response | undefined;
  const answer = preloaded ?? (await fetch(event.request));
  if (answer.status === 200 && new URL(event.request.url).pathname === "/sign-in") await clearPages();
  const isPage = answer.status === 200 && !answer.redirected && answer.headers.get("Content-Type")?.startsWith("text/html");
  if (isKept && isPage) event.waitUntil(keepPage(keyOf(new URL(event.request.url)), answer.clone()));
  return answer;
};

const isReadable = (url: URL): boolean =>
  (url.pathname === "/" || READABLE.test(url.pathname)) && !UNREADABLE.test(url.pathname) && !url.searchParams.has("lang");

const keyOf = (url: URL): string => url.pathname + url.search;

const keepPage = async (key: string, answer: Response): Promise<void> => {
  const cache = await caches.open(PAGES);
  await cache.delete(key);
  await cache.put(key, answer);
  const keys = await cache.keys();
  const old = keys.filter((each) => !WRITING.includes(new URL(each.url).pathname)).slice(0, -MOST_PAGES);
  await Promise.all(old.map((each) => cache.delete(each)));
};
