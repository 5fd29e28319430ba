// The service worker: what the site does without a connection, and without a page of it being open.
/// <reference lib="webworker" />
import { empty, get, put } from "./kept";
import { keep, sendAll } from "./outbox";
import { listenToPush } from "./worker_push";
import { OFFLINE, clearPages, fill, fromCache, mediaFrom, pageFrom, speak, sweep, warm } from "./worker_caches";

declare const self: ServiceWorkerGlobalScope;

const MEDIA = /^\/(?:media|avatars)\//;
const SYNC = "outbox";

self.addEventListener("install", (event) => {
  event.waitUntil(fill().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const preload = self.registration.navigationPreload?.enable();
  event.waitUntil(Promise.all([sweep(), preload]).then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.method === "POST") {
    onPost(event, url);
  } else if (request.method === "GET" && url.pathname.startsWith("/static/")) {
    event.respondWith(fromCache(request));
  } else if (request.method === "GET" && MEDIA.test(url.pathname) && request.destination === "image") {
    event.respondWith(mediaFrom(event));
  } else if (request.method === "GET" && request.mode === "navigate") {
    event.respondWith(pageFrom(event));
  }
});

const onPost = (event: FetchEvent, url: URL): void => {
  const isOurs = event.request.headers.has("X-Palabre-Outbox");
  if (url.pathname === "/share" && event.request.mode === "navigate") {
    event.respondWith(takeShared(event.request));
  } else if (url.pathname === "/compose" && !isOurs) {
    event.respondWith(sendOrKeep(event.request));
  } else if (url.pathname === "/sign-out" || url.pathname === "/sign-in") {
    event.waitUntil(forget(url.pathname === "/sign-out"));
  }
};

/** Nothing of one person stays for the next. */
const forget = async (isLeaving: boolean): Promise<void> => {
  await clearPages();
  if (!isLeaving) return;
  await empty("outbox");
  await empty("shared");
};

/** What another app shares waits for the composer, through the sign-in if need be. */
const takeShared = async (request: Request): Promise<Response> => {
  const form = await request.formData();
  const parts = ["title", "text", "url"].map((name) => String(form.get(name) ?? "").trim());
  const text = [...new Set(parts.filter(Boolean))].join("\n");
  const files = form.getAll("files").filter((each): each is File => each instanceof File && each.size > 0);
  const id = crypto.randomUUID();
  await put("shared", { id, text, files, at: Date.now() });
  return Response.redirect(`/compose?shared=${id}`, 303);
};

/** Sends a post, or keeps it when nothing answers. */
const sendOrKeep = async (request: Request): Promise<Response> => {
  const copy = request.clone();
  try {
    return await fetch(request);
  } catch (error) {
    const note = await get<{ value: string }>("notes", "reader");
    const form = await copy.formData();
    if (!note || request.signal.aborted || form.has("step")) throw error;
    await keep(form, note.value);
    await ask();
    if (request.mode === "navigate") return Response.redirect("/waiting", 303);
    return new Response("", { status: 202, headers: { "X-Palabre-Kept": "1", "HX-Reswap": "none" } });
  }
};

/** Asks the browser to wake us when there is a connection, where it can. */
const ask = async (): Promise<void> => {
  const sync = (self.registration as ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } }).sync;
  await sync?.register(SYNC).catch(() => undefined);
};

const sendOut = async (): Promise<void> => {
  const outcome = await sendAll();
  if (!outcome.sent && !outcome.refused) return;
  for (const page of await self.clients.matchAll({ type: "window" })) page.postMessage({ kind: "outbox", ...outcome });
};

self.addEventListener("sync", ((event: ExtendableEvent & { tag: string }) => {
  if (event.tag === SYNC) event.waitUntil(sendOut());
}) as EventListener);

self.addEventListener("message", (event) => {
  const told = event.data as { kind?: string; offline?: string };
  if (told.kind === "kept") event.waitUntil(ask());
  if (told.kind === "member") event.waitUntil(warm().catch(() => undefined));
  if (told.kind === "language" && told.offline?.startsWith(OFFLINE)) event.waitUntil(speak(told.offline));
});

listenToPush();
