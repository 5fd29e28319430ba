// What the pages say of themselves to the scripts: who reads, and the words for what happens without the server.
import { put } from "./kept";

const element = (): HTMLElement | null => document.getElementById("app");

/** One of the words or addresses that the page brings along. */
export const said = (name: string): string => element()?.dataset[name] ?? "";

/** The id of whoever is signed in; empty for a visitor. */
export const reader = (): string => said("reader");

/** The worker that serves this page; none where browsers have none, or before it is ready. */
export const worker = async (): Promise<ServiceWorkerRegistration | null> =>
  "serviceWorker" in navigator && said("worker") ? navigator.serviceWorker.ready : null;

const register = async (): Promise<void> => {
  if (!("serviceWorker" in navigator) || !said("worker")) return;
  if (reader()) await put("notes", { name: "reader", value: reader() });
  await navigator.serviceWorker.register(said("worker"), { updateViaCache: "none" });
  const registration = await navigator.serviceWorker.ready;
  if (reader()) registration.active?.postMessage({ kind: "member" });
  const language = document.documentElement.lang;
  if (localStorage.getItem("offline") === language) return;
  registration.active?.postMessage({ kind: "language", offline: said("offline") });
  localStorage.setItem("offline", language);
};

/** The worker comes when the page has all it needs. */
window.addEventListener("load", () => void register().catch(() => undefined));
