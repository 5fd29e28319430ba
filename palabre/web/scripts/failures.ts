// Errors of the server come as words for the notices; anything else that fails is said plainly.
import { tellFailure } from "./page";

interface Answered {
  xhr: XMLHttpRequest;
  shouldSwap: boolean;
  isError: boolean;
}

document.addEventListener("htmx:beforeSwap", (event) => {
  const detail = (event as CustomEvent<Answered>).detail;
  if (detail.xhr.status < 400) return;
  if (detail.xhr.getResponseHeader("HX-Reswap")) {
    detail.shouldSwap = true;
    detail.isError = false;
  } else {
    tellFailure();
  }
});
document.addEventListener("htmx:sendError", tellFailure);
