// Reactions show at once. What the server says afterwards stands; what it refuses is taken back, with its words.
import { all, byId } from "./page";

interface Request {
  elt: HTMLElement;
  successful?: boolean;
  xhr?: XMLHttpRequest;
}

const WORDS = "[data-then]";
const buttonOf = (event: Event): HTMLButtonElement | null => {
  const { elt } = (event as CustomEvent<Request>).detail;
  const button = elt.closest?.<HTMLButtonElement>("button[aria-pressed], button[data-then]");
  return button ?? elt.querySelector?.<HTMLButtonElement>(":scope > button[aria-pressed], :scope > button[data-then]") ?? null;
};

const COUNTED = ".favourite, .boost";

const placeOfCount = (button: HTMLElement): HTMLElement | null => {
  const place = button.querySelector<HTMLElement>(":scope > span:not(.unseen):last-child");
  if (place || !button.matches(COUNTED)) return place;
  return button.appendChild(document.createElement("span"));
};

/** The number beside a reaction, when it is written out in full and can be counted on. */
const count = (button: HTMLElement, by: number): void => {
  const place = placeOfCount(button);
  const value = Number(place?.textContent?.trim() ?? "");
  if (place && Number.isInteger(value)) place.textContent = value + by > 0 ? String(value + by) : "";
};

/** The same reaction wherever its post is on the page. */
const twins = (button: HTMLButtonElement): HTMLButtonElement[] => {
  const post = button.closest<HTMLElement>("[data-post]")?.dataset.post;
  const kind = ["favourite", "boost", "bookmark"].find((name) => button.classList.contains(name));
  if (!post || !kind) return [button];
  return all<HTMLButtonElement>(`[data-post="${CSS.escape(post)}"] button.react.${kind}`);
};

const turn = (button: HTMLButtonElement): void => {
  const isOn = button.getAttribute("aria-pressed") === "true";
  for (const each of twins(button)) {
    each.setAttribute("aria-pressed", String(!isOn));
    count(each, isOn ? -1 : 1);
  }
  const words = button.matches(WORDS) ? button : button.querySelector<HTMLElement>(WORDS);
  const label = words?.querySelector<HTMLElement>("[data-label]") ?? words;
  if (!label || !words?.dataset.then) return;
  [label.textContent, words.dataset.then] = [words.dataset.then, label.textContent ?? ""];
};

document.addEventListener("htmx:beforeRequest", (event) => {
  const button = buttonOf(event);
  if (!button) return;
  if (button.getAttribute("aria-busy") === "true") {
    event.preventDefault();
    return;
  }
  turn(button);
  for (const each of twins(button)) each.setAttribute("aria-busy", "true");
});

document.addEventListener("htmx:afterRequest", (event) => {
  const button = buttonOf(event);
  if (button?.getAttribute("aria-busy") !== "true") return;
  const { successful } = (event as CustomEvent<Request>).detail;
  for (const each of twins(button)) each.removeAttribute("aria-busy");
  if (!successful) turn(button);
  else alike(button);
});

/** The server's answer replaces one row of buttons; its twins on the page follow. */
const alike = (sent: HTMLButtonElement): void => {
  const answered = byId(sent.id) as HTMLButtonElement | null;
  if (!sent.id || !answered || answered === sent) return;
  for (const each of twins(answered)) {
    if (each === answered) continue;
    each.setAttribute("aria-pressed", answered.getAttribute("aria-pressed") ?? "false");
    each.value = answered.value;
    each.title = answered.title;
    each.replaceChildren(...[...answered.childNodes].map((part) => part.cloneNode(true)));
  }
};
