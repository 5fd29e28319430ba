// The files of a post: chosen, taken, pasted or dropped; sent at once with their progress; described, moved, left out.
import { enliven } from "./enliven";
import { changed, field } from "./fields";
import { keepHere } from "./kept_pictures";
import { all, number, once, tell, tellFailure } from "./page";

const listOf = (form: HTMLFormElement): HTMLElement | null => form.querySelector<HTMLElement>("#pictures");

/** Files of the form come to life: their buttons, their preview, what other scripts make of them. */
const take = (form: HTMLFormElement, items: Iterable<HTMLElement>): void => {
  for (const item of items) {
    for (const each of all("[data-without-script]", item)) each.remove();
    for (const each of all("[data-with-script]", item)) each.hidden = false;
    enliven(item);
  }
  changed(form);
};

/** Adds what the server made of files, in the place of something or at the end; returns the new items. */
const add = (form: HTMLFormElement, html: string, instead: HTMLElement | null): HTMLElement[] => {
  const made = document.createElement("template");
  made.innerHTML = html;
  const items = [...made.content.children].filter((each) => each instanceof HTMLElement);
  if (instead) instead.replaceWith(...items);
  else listOf(form)?.append(...items);
  take(form, items);
  return items;
};

/** Brings files of a kept draft back by their ids; says so when some are gone. */
export const bringBack = async (form: HTMLFormElement, ids: string[], fill: () => void): Promise<void> => {
  const list = listOf(form);
  if (!list?.dataset.find || !ids.length) return;
  const query = new URLSearchParams(ids.map((id) => ["media", id]));
  const answer = await fetch(`${list.dataset.find}?${query}`, { headers: { "HX-Request": "true" } });
  if (!answer.ok) return;
  const items = add(form, await answer.text(), null);
  if (items.length < ids.length) tell(list.dataset.gone ?? "");
  fill();
};

const placeholder = (chosen: HTMLInputElement, file: File, stop: () => void): [HTMLElement, HTMLProgressElement] => {
  const item = document.createElement("li");
  item.className = "medium sending";
  const label = document.createElement("label");
  label.textContent = (chosen.dataset.sending ?? "").replace("#", file.name);
  const progress = document.createElement("progress");
  progress.max = 1;
  label.append(progress);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button quiet";
  button.textContent = chosen.dataset.stop ?? "";
  button.addEventListener("click", stop);
  item.append(label, button);
  return [item, progress];
};

const words = (html: string): string =>
  new DOMParser().parseFromString(html, "text/html").body.textContent?.trim().replace(/\s+/g, " ") ?? "";

const send = (form: HTMLFormElement, chosen: HTMLInputElement, file: File): Promise<HTMLElement[]> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const [item, progress] = placeholder(chosen, file, () => request.abort());
    const end = (): void => {
      item.remove();
      resolve([]);
    };
    listOf(form)?.append(item);
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) progress.value = event.loaded / event.total;
    });
    request.addEventListener("load", () => {
      if (request.status === 200) return resolve(add(form, request.responseText, item));
      const said = request.getResponseHeader("HX-Retarget") ? words(request.responseText) : "";
      if (said) tell(said);
      else tellFailure();
      end();
    });
    request.addEventListener("error", () => {
      if (!keepHere(form, file)) tellFailure();
      end();
      changed(form);
    });
    request.addEventListener("abort", end);
    const body = new FormData();
    body.append("csrf", field(form, "csrf"));
    body.append("files", file);
    request.open("POST", chosen.dataset.upload ?? "");
    request.setRequestHeader("HX-Request", "true");
    request.send(body);
  });

/** What fits: as many files as a post holds, none larger than the server takes. */
const fitting = (form: HTMLFormElement, chosen: HTMLInputElement, files: File[]): File[] => {
  const room = Number(listOf(form)?.dataset.most) - (listOf(form)?.children.length ?? 0);
  if (files.length > room) tell(chosen.dataset.tooMany ?? "");
  return files.slice(0, Math.max(0, room)).filter((file) => {
    const most = Number(file.type.startsWith("image/") ? chosen.dataset.imageBytes : chosen.dataset.filmBytes);
    if (file.size <= most) return true;
    tell((chosen.dataset.tooLarge ?? "").replace("#", file.name));
    return false;
  });
};

const sendAll = async (form: HTMLFormElement, chosen: HTMLInputElement, files: File[]): Promise<void> => {
  const fits = fitting(form, chosen, files);
  if (!fits.length) return;
  let isFirst = true;
  for (const file of fits) {
    const [item] = await send(form, chosen, file);
    if (isFirst && item) item.querySelector<HTMLElement>("[data-alt]")?.focus();
    isFirst = isFirst && !item;
  }
};

const remind = (form: HTMLFormElement): void => {
  const note = form.querySelector<HTMLElement>("#no-alt");
  const list = listOf(form);
  if (!note || !list) return;
  const bare = all<HTMLTextAreaElement>("[data-alt]", list).filter((each) => !each.value.trim()).length;
  note.hidden = !bare;
  note.textContent =
    bare === 1 ? (list.dataset.noAltOne ?? "") : (list.dataset.noAltMany ?? "").replace("#", number(bare));
};

const arrange = (form: HTMLFormElement, list: HTMLElement, button: HTMLElement): void => {
  const item = button.closest("li");
  if (!item) return;
  if (button.matches("[data-remove]")) {
    const next = item.nextElementSibling ?? item.previousElementSibling;
    item.remove();
    tell(list.dataset.removed ?? "");
    (next?.querySelector<HTMLElement>("[data-alt]") ?? form.querySelector<HTMLElement>("textarea[name=text]"))?.focus();
  } else {
    if (button.matches("[data-earlier]")) item.previousElementSibling?.before(item);
    else item.nextElementSibling?.after(item);
    button.focus();
    tell((list.dataset.moved ?? "").replace("#", number([...list.children].indexOf(item) + 1)));
  }
  changed(form);
};

const readyDrop = (form: HTMLFormElement, take: (files: File[]) => void): void => {
  const holds = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
  form.addEventListener("dragover", (event) => {
    if (!holds(event)) return;
    event.preventDefault();
    form.classList.add("dropping");
  });
  form.addEventListener("dragleave", (event) => {
    if (!form.contains(event.relatedTarget as Node | null)) form.classList.remove("dropping");
  });
  form.addEventListener("drop", (event) => {
    form.classList.remove("dropping");
    if (!holds(event)) return;
    event.preventDefault();
    take([...(event.dataTransfer?.files ?? [])]);
  });
};

const make = (form: HTMLFormElement): void => {
  const chosen = form.querySelector<HTMLInputElement>("[data-upload]");
  const list = listOf(form);
  if (!chosen || !list) return;
  const sends = (files: File[]): void => void sendAll(form, chosen, files);
  for (const input of all<HTMLInputElement>("input[type=file]", form)) {
    input.addEventListener("change", () => {
      sends([...(input.files ?? [])]);
      input.value = "";
    });
  }
  form.addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    sends(files);
  });
  readyDrop(form, sends);
  list.addEventListener("click", (event) => {
    const button = (event.target as HTMLElement).closest<HTMLElement>("[data-remove], [data-earlier], [data-later-place]");
    if (button) arrange(form, list, button);
  });
  form.addEventListener("input", () => remind(form));
  form.addEventListener("reset", () => {
    list.replaceChildren();
    remind(form);
  });
  remind(form);
};

// A post waits for files that are still on their way.
document.addEventListener(
  "submit",
  (event) => {
    const sending = (event.target as HTMLElement).querySelector(".medium.sending label");
    if (!sending) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    tell(sending.textContent ?? "");
  },
  true,
);

export const ready = (root: ParentNode): void => once<HTMLFormElement>(root, "form.composer", "Pictures", make);
