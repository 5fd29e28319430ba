// A picture that cannot be sent now stays in its form, described like any other, and goes with the post.
import { all } from "./page";

const LARGEST_SHOWN = 20_000_000;

/** Puts a file into the list of a form. False where the page brings no place for it. */
export const keepHere = (form: HTMLFormElement, file: File, description = ""): boolean => {
  const template = document.getElementById("kept-picture");
  const list = form.querySelector("#pictures");
  if (!(template instanceof HTMLTemplateElement) || !list) return false;
  const item = (template.content.cloneNode(true) as DocumentFragment).querySelector("li");
  const [field] = item ? all<HTMLInputElement>("input[type=file]", item) : [];
  const [words] = item ? all<HTMLTextAreaElement>("textarea", item) : [];
  if (!item || !field || !words) return false;
  const bag = new DataTransfer();
  bag.items.add(file);
  field.files = bag.files;
  words.value = description;
  const picture = item.querySelector("img");
  if (picture && file.type.startsWith("image/") && file.size < LARGEST_SHOWN) {
    picture.src = URL.createObjectURL(file);
    picture.onload = () => URL.revokeObjectURL(picture.src);
  } else picture?.remove();
  list.append(item);
  list.closest("form")?.querySelector("[data-fold=media]")?.setAttribute("open", "");
  return true;
};
