// Parts that come into the page by our own hand become as alive as those htmx brings.
import htmx from "./htmx";

export const enliven = (part: Element): void => {
  htmx.process(part);
  htmx.trigger(part, "htmx:load", {});
};
