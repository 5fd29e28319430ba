// Where posts and cases follow each other, j and k walk from one to the next.
import { all } from "./page";

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !["j", "k"].includes(event.key)) return;
  if ((event.target as HTMLElement).closest("input, textarea, select")) return;
  const stops = all(".post, [data-keys] a.line");
  const here = stops.findIndex((stop) => stop.contains(document.activeElement));
  const next = stops[event.key === "j" ? here + 1 : here - 1];
  if (here < 0 || !next) return;
  next.focus();
  next.scrollIntoView({ block: "nearest" });
});
