// The point of a picture that cuts keep in sight: pointed at, or moved with the arrow keys, with a look at the outcome.
import { changed } from "./fields";
import { once } from "./page";

const STEP = 0.1;
const MOVES: Record<string, [number, number]> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, STEP],
  ArrowDown: [0, -STEP],
};

const within = (value: number): number => Math.min(1, Math.max(-1, Math.round(value * 100) / 100));

/** The field that carries the point; it takes the place of the choice that works without scripts. */
const carrier = (item: HTMLElement): HTMLInputElement | null => {
  const known = item.querySelector<HTMLInputElement>("input[name^='focus-']");
  const choice = item.querySelector<HTMLSelectElement>("select[name^='focus-']");
  if (known || !choice) return known;
  const made = document.createElement("input");
  made.type = "hidden";
  made.name = choice.name;
  choice.closest("[data-focus-choice]")?.replaceWith(made);
  return made;
};

const make = (preview: HTMLElement): void => {
  const picture = preview.querySelector("img");
  const item = preview.closest("li");
  const carried = item && carrier(item);
  if (!picture || !carried) return;
  const board = document.createElement("div");
  board.className = "focal";
  board.tabIndex = 0;
  board.setAttribute("role", "slider");
  board.setAttribute("aria-label", preview.dataset.name ?? "");
  board.title = preview.dataset.hint ?? "";
  const mark = document.createElement("span");
  mark.className = "focal-mark";
  const cut = picture.cloneNode() as HTMLImageElement;
  cut.className = "focal-cut";
  cut.alt = "";
  picture.replaceWith(board);
  board.append(picture, mark);
  preview.append(cut);

  const [kept, up] = carried.value.split(",").map(Number);
  let x = within(kept || Number(preview.dataset.x ?? 0));
  let y = within(up ?? Number(preview.dataset.y ?? 0));
  const show = (): void => {
    const [left, top] = [Math.round((x + 1) * 50), Math.round((1 - y) * 50)];
    mark.style.left = `${left}%`;
    mark.style.top = `${top}%`;
    cut.style.objectPosition = `${left}% ${top}%`;
    board.setAttribute("aria-valuenow", String(left));
    const said = (preview.dataset.said ?? "").replace("#x", String(left)).replace("#y", String(top));
    board.setAttribute("aria-valuetext", said);
  };
  const move = (toX: number, toY: number): void => {
    [x, y] = [within(toX), within(toY)];
    carried.value = `${x},${y}`;
    show();
    const form = preview.closest("form");
    if (form) changed(form);
  };
  const point = (event: PointerEvent): void => {
    const box = board.getBoundingClientRect();
    move(((event.clientX - box.left) / box.width) * 2 - 1, 1 - ((event.clientY - box.top) / box.height) * 2);
  };
  board.addEventListener("pointerdown", (event) => {
    board.setPointerCapture(event.pointerId);
    point(event);
  });
  board.addEventListener("pointermove", (event) => {
    if (board.hasPointerCapture(event.pointerId)) point(event);
  });
  board.addEventListener("keydown", (event) => {
    const by = MOVES[event.key];
    if (!by) return;
    event.preventDefault();
    move(x + by[0], y + by[1]);
  });
  // A draft that comes back brings its point along.
  carried.addEventListener("change", () => {
    const [left, top] = carried.value.split(",").map(Number);
    if (carried.value && left !== undefined && top !== undefined) [x, y] = [within(left), within(top)];
    show();
  });
  show();
};

export const ready = (root: ParentNode): void => once(root, "[data-focal]", "Focal", make);
