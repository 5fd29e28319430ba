// Notifications of this browser: asked for by a person's click, and given up when they sign out.
import { said, worker } from "./app";
import { byId, once, tell } from "./page";

const bytes = (text: string): Uint8Array<ArrayBuffer> => {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
};

const isPossible = (): boolean => "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

const same = (a: ArrayBuffer | null, b: Uint8Array): boolean =>
  a?.byteLength === b.length && new Uint8Array(a).every((value, place) => value === b[place]);

/** The browser's place at its push service, made for our key. */
const subscribed = async (key: Uint8Array<ArrayBuffer>): Promise<PushSubscription> => {
  const registration = await navigator.serviceWorker.ready;
  const before = await registration.pushManager.getSubscription();
  if (before && same(before.options.applicationServerKey, key)) return before;
  await before?.unsubscribe();
  return registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
};

const turnOn = async (form: HTMLFormElement): Promise<void> => {
  const answer = await Notification.requestPermission();
  if (answer !== "granted") {
    tell(form.dataset.denied ?? "");
    return;
  }
  try {
    const place = await subscribed(bytes(form.dataset.key ?? ""));
    const field = form.elements.namedItem("place");
    if (field instanceof HTMLInputElement) field.value = JSON.stringify(place.toJSON());
    form.dataset.given = "yes";
    form.requestSubmit();
  } catch {
    tell(form.dataset.failed ?? "");
  }
};

const forget = async (): Promise<void> => {
  const registration = await worker();
  const place = await registration?.pushManager?.getSubscription();
  await place?.unsubscribe();
};

const make = (form: HTMLFormElement): void => {
  const isOn = form.dataset.push === "on";
  byId("push-possible")?.toggleAttribute("hidden", !isPossible() && !isOn);
  byId("push-impossible")?.toggleAttribute("hidden", isPossible() || isOn);
  form.addEventListener("submit", (event) => {
    const stops = (event.submitter as HTMLButtonElement | null)?.name === "stop";
    if (stops) void forget().catch(() => undefined);
    if (isOn || form.dataset.given) return;
    event.preventDefault();
    void turnOn(form);
  });
};

export const ready = (root: ParentNode): void => {
  once<HTMLFormElement>(root, "form[data-push]", "Push", make);
  once<HTMLFormElement>(root, 'form[action="/sign-out"]', "Unsubscribe", (form) =>
    form.addEventListener("submit", () => said("worker") && void forget().catch(() => undefined)),
  );
};
