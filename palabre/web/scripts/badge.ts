// How many notifications wait: on the icon of the installed app, and before the title of the page.
import { byId } from "./page";

const title = document.title.replace(/^\(\d+\+?\) /, "");

/** Shows the count that stands beside the bell. */
export const renew = (): void => {
  const place = byId("unread");
  if (!place) return;
  const count = place.firstChild?.textContent?.trim() ?? "";
  document.title = count ? `(${count}) ${title}` : title;
  const number = Number.parseInt(count.replace(/\D/g, ""), 10);
  const shown = number ? navigator.setAppBadge?.(number) : navigator.clearAppBadge?.();
  shown?.catch(() => undefined);
};

document.addEventListener("DOMContentLoaded", renew);
