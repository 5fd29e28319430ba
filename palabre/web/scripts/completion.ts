// Mentions, tags and emoji offered while one types. The text stays where the focus is; arrows walk through the offers.
import { put } from "./fields";
import { all, number, once } from "./page";

const WORD = /(?:^|[\s([{«“"'>])([@#＃:][\p{L}\p{N}_@.-]+)$/u;
const PAUSE = 120;

class Completion {
  private readonly offers: HTMLElement;
  private readonly said: HTMLElement | null;
  private asked: AbortController | null = null;
  private waiting = 0;
  private from = 0;
  private at = -1;

  constructor(
    private readonly text: HTMLTextAreaElement,
    offers: HTMLElement,
  ) {
    this.offers = offers;
    this.said = offers.parentElement?.querySelector("#offers-said") ?? null;
    text.setAttribute("aria-autocomplete", "list");
    text.addEventListener("input", (event) => this.later(event as InputEvent));
    text.addEventListener("keydown", (event) => this.key(event));
    text.addEventListener("blur", () => window.setTimeout(() => this.close(), 150));
    offers.addEventListener("pointerdown", (event) => {
      const option = (event.target as HTMLElement).closest<HTMLElement>("[role=option]");
      event.preventDefault();
      if (option) this.take(option);
    });
  }

  private get options(): HTMLElement[] {
    return this.offers.hidden ? [] : all("[role=option]", this.offers);
  }

  private later(event: InputEvent): void {
    window.clearTimeout(this.waiting);
    if (event.isComposing) return;
    const before = this.text.value.slice(0, this.text.selectionStart);
    const word = WORD.exec(before)?.[1] ?? "";
    if (word.length < (word.startsWith(":") ? 3 : 2) || this.text.selectionStart !== this.text.selectionEnd) {
      this.close();
      return;
    }
    this.from = before.length - word.length;
    this.waiting = window.setTimeout(() => void this.ask(word), PAUSE);
  }

  private async ask(word: string): Promise<void> {
    this.asked?.abort();
    this.asked = new AbortController();
    try {
      const address = `${this.text.dataset.complete ?? ""}?${new URLSearchParams({ q: word })}`;
      const answer = await fetch(address, { headers: { "HX-Request": "true" }, signal: this.asked.signal });
      if (answer.ok && document.activeElement === this.text) this.open(await answer.text());
    } catch {
      this.close();
    }
  }

  private open(html: string): void {
    this.offers.innerHTML = html;
    this.offers.hidden = !this.offers.querySelector("[role=option]");
    this.at = -1;
    const list = this.offers.querySelector("[role=listbox]");
    if (this.offers.hidden || !list) return this.close();
    list.id = "offers-list";
    this.text.setAttribute("aria-controls", list.id);
    const count = this.options.length;
    const words = count === 1 ? this.offers.dataset.one : this.offers.dataset.many?.replace("#", number(count));
    if (this.said) this.said.textContent = words ?? "";
    this.choose(0);
  }

  private close(): void {
    window.clearTimeout(this.waiting);
    this.asked?.abort();
    this.offers.hidden = true;
    this.offers.replaceChildren();
    if (this.said) this.said.textContent = "";
    this.text.removeAttribute("aria-controls");
    this.text.removeAttribute("aria-activedescendant");
  }

  private choose(place: number): void {
    const options = this.options;
    this.at = (place + options.length) % options.length;
    options.forEach((each, index) => each.setAttribute("aria-selected", String(index === this.at)));
    const chosen = options[this.at];
    if (!chosen) return;
    this.text.setAttribute("aria-activedescendant", chosen.id);
    chosen.scrollIntoView({ block: "nearest" });
  }

  private key(event: KeyboardEvent): void {
    const options = this.options;
    if (!options.length || event.isComposing) return;
    const chosen = options[this.at];
    if (event.key === "ArrowDown") this.choose(this.at + 1);
    else if (event.key === "ArrowUp") this.choose(this.at - 1);
    else if (event.key === "Escape") this.close();
    else if (chosen && !event.ctrlKey && !event.metaKey && !event.shiftKey && ["Enter", "Tab"].includes(event.key))
      this.take(chosen);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private take(option: HTMLElement): void {
    const to = this.text.selectionStart;
    this.close();
    put(this.text, option.dataset.insert ?? "", this.from, to);
    this.close();
  }
}

const make = (text: HTMLTextAreaElement): void => {
  const offers = text.parentElement?.querySelector<HTMLElement>("#offers");
  if (offers) new Completion(text, offers);
};

export const ready = (root: ParentNode): void =>
  once<HTMLTextAreaElement>(root, "textarea[data-complete]", "Completion", make);
