// Pictures large, in a dialog that one leafs through; and pictures that move, only while they are seen.
import { all, byId, number, once } from "./page";

const STILL = window.matchMedia("(prefers-reduced-motion: reduce)");
const wantsLessMotion = (): boolean => STILL.matches || document.documentElement.dataset.motion === "less";

let opener: HTMLElement | null = null;

const dialog = (): HTMLDialogElement | null => byId("viewer") as HTMLDialogElement | null;
const slides = (): HTMLElement[] => all(".viewer-track > figure");

/** The slide whose middle is nearest to the middle of the track. */
const current = (): number => {
  const track = document.querySelector(".viewer-track");
  if (!track) return 0;
  const middle = (box: DOMRect): number => box.left + box.width / 2;
  const here = middle(track.getBoundingClientRect());
  const far = slides().map((slide) => Math.abs(middle(slide.getBoundingClientRect()) - here));
  return far.indexOf(Math.min(...far));
};

const unzoom = (): void => {
  for (const slide of slides()) slide.classList.remove("zoomed");
  dialog()?.querySelector("[data-zoom]")?.setAttribute("aria-pressed", "false");
};

const tellPlace = (): void => {
  const box = dialog();
  const place = box?.querySelector(".viewer-place");
  if (!box || !place) return;
  const count = slides().length;
  const at = current();
  const words = (box.dataset.place ?? "").replace("#", number(at + 1)).replace("%", number(count));
  if (place.textContent !== words) place.textContent = words;
  for (const [selector, is_end] of [["[data-earlier]", at === 0], ["[data-later]", at === count - 1]] as const) {
    const way = box.querySelector<HTMLButtonElement>(selector);
    if (way) way.disabled = is_end;
    if (way) way.hidden = count < 2;
  }
};

const go = (to: number, smooth = true): void => {
  const slide = slides()[to];
  if (!slide) return;
  unzoom();
  const calm = smooth && !wantsLessMotion();
  slide.scrollIntoView({ behavior: calm ? "smooth" : "instant", inline: "center", block: "nearest" });
};

const zoom = (): void => {
  const slide = slides()[current()];
  const is_near = slide?.classList.toggle("zoomed") ?? false;
  dialog()?.querySelector("[data-zoom]")?.setAttribute("aria-pressed", String(is_near));
  if (slide && is_near) slide.scrollTo({ left: (slide.scrollWidth - slide.clientWidth) / 2, top: 0 });
};

/** A slide shows the small picture that is there already, until the large one has come. */
const slideOf = (link: HTMLAnchorElement): HTMLElement => {
  const small = link.querySelector<HTMLImageElement>("img:not(.blur)");
  const slide = document.createElement("figure");
  const picture = document.createElement("img");
  const [width, height] = (link.dataset.picture ?? "").split("x");
  picture.width = Number(width) || small?.naturalWidth || 0;
  picture.height = Number(height) || small?.naturalHeight || 0;
  picture.alt = small?.alt ?? "";
  picture.src = small?.currentSrc || link.href;
  const large = new Image();
  large.src = link.href;
  large.decode().then(() => (picture.src = link.href)).catch(() => undefined);
  slide.append(picture);
  const words = link.parentElement?.querySelector(".alt p");
  if (words) {
    const caption = document.createElement("figcaption");
    caption.dir = "auto";
    caption.textContent = words.textContent;
    slide.append(caption);
  }
  return slide;
};

const open = (link: HTMLAnchorElement): void => {
  const box = dialog();
  const links = all<HTMLAnchorElement>("a[data-picture]", link.closest(".media") ?? document);
  if (!box) return;
  opener = link;
  box.querySelector(".viewer-track")?.replaceChildren(...links.map(slideOf));
  box.showModal();
  box.querySelector<HTMLElement>("[data-close]")?.focus();
  go(links.indexOf(link), false);
  tellPlace();
};

const onKey = (event: KeyboardEvent): void => {
  event.stopPropagation();
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (slides()[current()]?.classList.contains("zoomed") && event.key.startsWith("Arrow")) return;
  const forward = document.documentElement.dir === "rtl" ? -1 : 1;
  const steps: Record<string, () => void> = {
    ArrowRight: () => go(current() + forward),
    ArrowLeft: () => go(current() - forward),
    Home: () => go(0),
    End: () => go(slides().length - 1),
    z: zoom,
    "+": zoom,
  };
  const step = steps[event.key];
  if (!step) return;
  event.preventDefault();
  step();
};

const prepare = (box: HTMLElement): void => {
  const press = (selector: string, act: () => void): void =>
    box.querySelector(selector)?.addEventListener("click", act);
  press("[data-zoom]", zoom);
  press("[data-close]", () => dialog()?.close());
  press("[data-earlier]", () => go(current() - 1));
  press("[data-later]", () => go(current() + 1));
  box.addEventListener("keydown", onKey);
  const track = box.querySelector(".viewer-track");
  track?.addEventListener("scroll", tellPlace, { passive: true });
  track?.addEventListener("dblclick", zoom);
  track?.addEventListener("click", (event) => {
    if (event.target === track || (event.target as Element).tagName === "FIGURE") dialog()?.close();
  });
  box.addEventListener("close", () => {
    track?.replaceChildren();
    opener?.focus();
    opener = null;
  });
};

document.addEventListener("click", (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-picture]");
  const is_plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!link || !is_plain || event.defaultPrevented || !dialog()) return;
  event.preventDefault();
  open(link);
});

const seen = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      const film = target as HTMLVideoElement;
      if (isIntersecting && !wantsLessMotion()) film.play().catch(() => undefined);
      else film.pause();
    }
  },
  { threshold: 0.5 },
);

export const ready = (root: ParentNode): void => {
  once(root, "#viewer", "Gallery", prepare);
  once(root, "video[data-moving]", "Moving", (film) => seen.observe(film));
};
