// Moments: the reader's own time zone on pointing, and in the words of those that are written out in full.
import { once } from "./page";

export const ready = (root: ParentNode): void =>
  once<HTMLTimeElement>(root, "time[datetime]", "Time", (time) => {
    const moment = new Date(time.dateTime);
    if (Number.isNaN(moment.getTime())) return;
    time.title = moment.toLocaleString(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" });
    if ("whole" in time.dataset) time.textContent = time.title;
  });
