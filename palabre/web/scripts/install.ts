// Installing from the site itself: a button where browsers offer it, a sentence where they only have a menu.
import { all, once } from "./page";

interface Prompt extends Event {
  prompt(): Promise<void>;
  userChoice: Promise<{ outcome: "accepted" | "dismissed" }>;
}

let offered: Prompt | null = null;

const isInstalled = (): boolean =>
  window.matchMedia("(display-mode: standalone), (display-mode: minimal-ui)").matches ||
  (navigator as Navigator & { standalone?: boolean }).standalone === true;

const isApple = (): boolean =>
  /iPhone|iPad|iPod/.test(navigator.userAgent) || (navigator.userAgent.includes("Mac") && navigator.maxTouchPoints > 1);

const show = (part: HTMLElement): void => {
  const [way] = isInstalled() ? ["installed"] : offered ? ["offered"] : isApple() ? ["apple"] : ["menu"];
  for (const each of all("[data-way]", part)) each.hidden = each.dataset.way !== way;
};

const renew = (): void => all("[data-install]").forEach(show);

window.addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  offered = event as Prompt;
  renew();
});
window.addEventListener("appinstalled", () => {
  offered = null;
  renew();
});

const install = async (): Promise<void> => {
  await offered?.prompt();
  await offered?.userChoice;
  offered = null;
  renew();
};

export const ready = (root: ParentNode): void =>
  once(root, "[data-install]", "Install", (part) => {
    show(part);
    part.querySelector("button")?.addEventListener("click", () => void install());
  });
