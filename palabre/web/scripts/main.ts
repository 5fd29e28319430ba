// What pages do beyond forms and links. Everything here is a comfort: without it, the pages still work.
import "./htmx";
import "htmx-ext-sse";

import "./failures";
import "./keys";
import "./live";
import * as composer from "./composer";
import * as menus from "./menus";
import * as times from "./times";

const features = [composer, menus, times];

const ready = (root: ParentNode): void => {
  for (const feature of features) feature.ready(root);
};

document.addEventListener("DOMContentLoaded", () => ready(document));
document.addEventListener("htmx:load", (event) => ready((event as CustomEvent<{ elt: HTMLElement }>).detail.elt));
