// The composer: how much room is left, sending by keyboard, pictures sent as soon as they are chosen.
import { all, byId, number, once, tell, tellFailure } from "./page";

const field = (form: HTMLFormElement, name: string): string => {
  const found = form.elements.namedItem(name);
  return found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement ? found.value : "";
};

const lengthOf = (text: string): number => {
  const words = text.replace(/https?:\/\/\S+/g, "x".repeat(23)).replace(/(@\w+)@[\w.-]+\w/g, "$1");
  return [...new Intl.Segmenter().segment(words)].length;
};

const countLeft = (form: HTMLFormElement): void => {
  const left = form.querySelector<HTMLElement>("[data-left]");
  if (!left) return;
  const room = Number(form.dataset.limit) - lengthOf(field(form, "text")) - lengthOf(field(form, "warning"));
  const [seen, heard] = left.children;
  if (seen) seen.textContent = number(room);
  if (heard) heard.textContent = (left.dataset.left ?? "").replace("#", number(room));
  left.classList.toggle("over", room < 0);
};

const sendPictures = async (form: HTMLFormElement, files: File[]): Promise<void> => {
  const chosen = form.querySelector<HTMLInputElement>("[data-upload]");
  const pictures = byId("pictures");
  if (!chosen?.dataset.upload || !pictures) return;
  for (const file of files) {
    const body = new FormData();
    body.append("files", file);
    body.append("csrf", field(form, "csrf"));
    form.classList.add("htmx-request");
    try {
      const answer = await fetch(chosen.dataset.upload, { method: "POST", body, headers: { "HX-Request": "true" } });
      const html = await answer.text();
      if (answer.ok) {
        pictures.insertAdjacentHTML("beforeend", html);
        pictures.lastElementChild?.querySelector("textarea")?.focus();
      } else {
        const words = new DOMParser().parseFromString(html, "text/html").body.textContent?.trim();
        if (words) tell(words);
        else tellFailure();
      }
    } catch {
      tellFailure();
    }
    form.classList.remove("htmx-request");
  }
  chosen.value = "";
};

const make = (form: HTMLFormElement): void => {
  for (const each of all("[data-without-script]", form)) each.remove();
  form.addEventListener("input", () => countLeft(form));
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  const chosen = form.querySelector<HTMLInputElement>("[data-upload]");
  chosen?.addEventListener("change", () => void sendPictures(form, [...(chosen.files ?? [])]));
  form.addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])].filter((file) => file.type.startsWith("image/"));
    if (!files.length || !chosen) return;
    event.preventDefault();
    void sendPictures(form, files);
  });
  countLeft(form);
};

export const ready = (root: ParentNode): void => once<HTMLFormElement>(root, "form.composer", "Composer", make);
