// Posts written without a connection: kept as they were, and sent when there is one, once.
import { type Field, type Waiting, drop, everything, put, valueOf } from "./kept";

/** What a form says of who sends it; a fresh token takes the place of an old one. */
interface Key {
  csrf: string;
  reader: string;
}

export interface Outcome {
  sent: number;
  refused: number;
  left: number;
}

const LOCK = "palabre-outbox";

export const waitingOf = async (reader: string): Promise<Waiting[]> =>
  (await everything<Waiting>("outbox")).filter((each) => each.reader === reader).sort((a, b) => a.at - b.at);

/** Keeps a form. Its own key, made by the page, is what lets the server tell a second attempt from a second post. */
export const keep = async (form: FormData, reader: string): Promise<Waiting> => {
  const fields = [...form.entries()].filter(([name, value]) => name !== "csrf" && !isNoFile(value)) as Field[];
  const key = valueOf(fields, "key") || crypto.randomUUID();
  const made: Waiting = { key, reader, fields, at: Date.now(), state: "waiting", why: "" };
  await put("outbox", made);
  return made;
};

const isNoFile = (value: FormDataEntryValue): boolean => value instanceof File && !value.size && !value.name;

/** Sends what waits. Only one of all pages and the worker does so at a time. Rejects while there is no connection. */
export const sendAll = (): Promise<Outcome> =>
  navigator.locks.request(LOCK, async () => {
    const outcome: Outcome = { sent: 0, refused: 0, left: 0 };
    const waiting = (await everything<Waiting>("outbox")).filter((each) => each.state === "waiting");
    if (!waiting.length) return outcome;
    const key = await freshKey();
    const own = waiting.filter((each) => each.reader === key?.reader).sort((a, b) => a.at - b.at);
    for (const each of key ? own : []) await send(each, key as Key, outcome);
    outcome.left = waiting.length - outcome.sent - outcome.refused;
    return outcome;
  });

/** Nothing when nobody is signed in. */
const freshKey = async (): Promise<Key | null> => {
  const answer = await fetch("/compose/key", { headers: { Accept: "application/json" }, cache: "no-store" });
  if (answer.redirected || answer.status === 401 || answer.status === 403) return null;
  if (!answer.ok) throw new Error(`No key: ${answer.status}`);
  return (await answer.json()) as Key;
};

const send = async (each: Waiting, key: Key, outcome: Outcome): Promise<void> => {
  const form = new FormData();
  for (const [name, value] of each.fields) form.append(name, value);
  form.set("key", each.key);
  form.set("csrf", key.csrf);
  const headers = { "HX-Request": "true", "X-Palabre-Outbox": "1" };
  const answer = await fetch("/compose", { method: "POST", body: form, headers });
  if (answer.ok) {
    await drop("outbox", each.key);
    outcome.sent += 1;
  } else if (answer.status >= 500 || answer.status === 429 || answer.status === 408) {
    throw new Error(`Not now: ${answer.status}`);
  } else {
    await put("outbox", { ...each, state: "refused", why: reasonIn(await answer.text()) });
    outcome.refused += 1;
  }
};

/** The words beside what was wrong. The worker has no parser of HTML, so tags are cut away from text of our own server. */
export const reasonIn = (html: string): string => {
  const wrong = [...html.matchAll(/<p class="wrong"[^>]*>(.*?)<\/p>/gs)].map((found) => found[1] ?? "");
  const notice = /<div class="notice (?:bad|warn foreseen)"[^>]*>(.*?)<\/div>/s.exec(html)?.[1] ?? "";
  const words = wrong.length ? wrong.join(" ") : notice;
  return decoded(words.replace(/<button.*?<\/button>/gs, "").replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").trim());
};

const MARKS: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&#34;": '"', "&#39;": "'", "&quot;": '"' };
const decoded = (text: string): string => text.replace(/&(?:amp|lt|gt|quot|#34|#39);/g, (mark) => MARKS[mark] ?? mark);
