// Notifications that arrive while no page is open, and where they lead.
/// <reference lib="webworker" />

declare const self: ServiceWorkerGlobalScope;

interface Message {
  title: string;
  body: string;
  lang: string;
  dir: "ltr" | "rtl";
  icon: string;
  badge: string;
  tag: string;
  url: string;
  unread: number;
  actions: { action: string; title: string; url: string }[];
}

const show = async (message: Message): Promise<void> => {
  const { title, url, unread, actions, ...about } = message;
  const ways = Object.fromEntries(actions.map((each) => [each.action, each.url]));
  const options = {
    ...about,
    data: { url, ways },
    actions: actions.map(({ action, title: words }) => ({ action, title: words })),
    renotify: false,
  };
  await self.registration.showNotification(title, options as NotificationOptions);
  await navigator.setAppBadge?.(unread).catch(() => undefined);
};

/** The page itself where it is open; another of ours led to it, unless someone writes there; or a new window. */
const open = async (path: string): Promise<void> => {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const wanted = new URL(path, location.origin).href;
  const same = pages.find((page) => page.url === wanted);
  if (same) {
    await same.focus();
    return;
  }
  const other = pages.find((page) => !new URL(page.url).pathname.startsWith("/compose"));
  if (other) {
    const there = await other.navigate(wanted).catch(() => null);
    if (there) {
      await there.focus();
      return;
    }
  }
  await self.clients.openWindow(wanted);
};

/** A push service gave out a new place: the server must know it, or nothing arrives any more. */
const moveTo = async (old: PushSubscription | null): Promise<void> => {
  const options = old?.options;
  if (!options?.applicationServerKey) return;
  const made = await self.registration.pushManager.subscribe(options);
  const answer = await fetch("/compose/key", { headers: { Accept: "application/json" } });
  if (!answer.ok || answer.redirected) return;
  const { csrf } = (await answer.json()) as { csrf: string };
  const body = new FormData();
  body.set("csrf", csrf);
  body.set("place", JSON.stringify(made.toJSON()));
  body.set("moved", "yes");
  await fetch("/settings/push", { method: "POST", body, headers: { "HX-Request": "true" } });
};

export const listenToPush = (): void => {
  self.addEventListener("push", (event) => {
    if (event.data) event.waitUntil(show(event.data.json() as Message));
  });
  self.addEventListener("notificationclick", (event) => {
    const { url, ways } = event.notification.data as { url: string; ways: Record<string, string> };
    event.notification.close();
    event.waitUntil(open(ways[event.action] ?? url));
  });
  self.addEventListener("pushsubscriptionchange", ((event: ExtendableEvent & { oldSubscription: PushSubscription | null }) => {
    event.waitUntil(moveTo(event.oldSubscription));
  }) as EventListener);
};
