// Messages as they come: each takes its place below the others, and counts as read while one looks.
import { enliven } from "./enliven";
import { send } from "./notifications";
import { byId, once } from "./page";

const NEAR = 200;

const isAtEnd = (): boolean =>
  window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - NEAR;

const add = (html: string): void => {
  const list = byId("said");
  if (!list) return;
  const stays = isAtEnd();
  for (const said of [...document.createRange().createContextualFragment(html).children]) {
    const before = byId(said.id);
    if (before) before.replaceWith(said);
    else list.append(said);
    enliven(said);
    if (stays) said.scrollIntoView({ block: "end" });
  }
  const mark = list.dataset.mark;
  if (mark && document.visibilityState === "visible") void send(mark).catch(() => undefined);
};

document.addEventListener("palabre:said", (event) => add((event as CustomEvent<string>).detail));

const make = (form: HTMLFormElement): void => {
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  if (location.hash === "#latest") form.scrollIntoView({ block: "end" });
};

/** The list of conversations follows the count beside the menu, unless a menu is open or focus is in the list. */
const follow = (list: HTMLElement): void => {
  const renewList = async (): Promise<void> => {
    if (list.contains(document.activeElement) || list.querySelector("details[open]")) return;
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const rows = page.getElementById("messages")?.children;
    if (!answer.ok || !rows) return;
    list.replaceChildren(...[...rows].map((row) => document.importNode(row, true)));
    for (const row of list.children) enliven(row);
  };
  const beside = byId("unread-messages")?.parentElement;
  if (beside) new MutationObserver(() => void renewList().catch(() => undefined)).observe(beside, { childList: true });
};

export const ready = (root: ParentNode): void => {
  once<HTMLFormElement>(root, "form.talk-write", "Message", make);
  once<HTMLElement>(root, "#messages[data-follow]", "Messages", follow);
};
