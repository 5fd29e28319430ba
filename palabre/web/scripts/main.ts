// What pages do beyond forms and links. Everything here is a comfort: without it, the pages still work.
import "./htmx";

import "./failures";
import "./keys";
import "./live";
import "./react";
import * as completion from "./completion";
import * as composer from "./composer";
import * as conversations from "./conversations";
import * as copy from "./copy";
import * as drafts from "./drafts";
import * as due from "./due";
import * as emoji from "./emoji";
import * as entry from "./entry";
import * as focal from "./focal";
import * as gallery from "./gallery";
import * as install from "./install";
import * as menus from "./menus";
import * as notifications from "./notifications";
import * as offline from "./offline";
import * as pictures from "./pictures";
import * as push from "./push";
import * as queue from "./queue";
import * as scroll from "./scroll";
import * as settings from "./settings";
import * as times from "./times";

const features = [
  queue,
  due,
  composer,
  pictures,
  focal,
  completion,
  emoji,
  entry,
  drafts,
  conversations,
  copy,
  gallery,
  install,
  menus,
  notifications,
  offline,
  push,
  scroll,
  settings,
  times,
];

const SLICE = 10;
let isBegun = false;

/** A whole page gets ready in slices of some milliseconds, so that it answers its reader meanwhile; a part at once. */
const ready = (root: ParentNode): void => {
  const waiting = [...features];
  const go = (): void => {
    const end = root === document ? performance.now() + SLICE : Infinity;
    while (waiting.length && performance.now() < end) waiting.shift()?.ready(root);
    if (waiting.length) window.setTimeout(go);
  };
  go();
};

// htmx tells of every part that has come, and first of the whole page.
document.addEventListener("htmx:load", (event) => {
  const part = (event as CustomEvent<{ elt: HTMLElement }>).detail.elt;
  ready(part === document.body && !isBegun ? document : part);
  isBegun = true;
});
