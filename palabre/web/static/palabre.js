// What pages do beyond forms and links. Everything here is a comfort: without it, the pages still work.
"use strict";

(() => {
  const byId = (id) => document.getElementById(id);
  const number = (value) => new Intl.NumberFormat(document.documentElement.lang).format(value);

  // Say something to everyone, screen readers included.
  const tell = (words) => {
    const note = document.createElement("div");
    note.className = "notice";
    note.textContent = words;
    byId("notices").replaceChildren(note);
    window.setTimeout(() => note.remove(), 8000);
  };

  // Errors of the server come as words for the notices; anything else that fails is said plainly.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const answer = event.detail.xhr;
    if (answer.status >= 400 && answer.getResponseHeader("HX-Reswap")) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    } else if (answer.status >= 400) {
      tell(document.body.dataset.failed);
    }
  });
  document.addEventListener("htmx:sendError", () => tell(document.body.dataset.failed));

  // Moments: the reader's own time zone on pointing.
  const localTimes = (root) => {
    for (const time of root.querySelectorAll("time[datetime]")) {
      time.title = new Date(time.dateTime).toLocaleString(document.documentElement.lang, {
        dateStyle: "long",
        timeStyle: "short",
      });
    }
  };

  // The composer: how much room is left, sending by keyboard, pictures sent as soon as they are chosen.
  const lengthOf = (text) => {
    const words = text.replace(/https?:\/\/\S+/g, "x".repeat(23)).replace(/(@\w+)@[\w.-]+\w/g, "$1");
    const parts = new Intl.Segmenter().segment(words);
    return [...parts].length;
  };
  const countLeft = (form) => {
    const left = form.querySelector("[data-left]");
    const used = lengthOf(form.elements.text.value) + lengthOf(form.elements.warning?.value ?? "");
    const room = Number(form.dataset.limit) - used;
    left.firstChild.textContent = number(room);
    left.lastChild.textContent = left.dataset.left.replace("#", number(room));
    left.classList.toggle("over", room < 0);
  };
  const sendPictures = async (form, files) => {
    const field = form.querySelector("[data-upload]");
    for (const file of files) {
      const body = new FormData();
      body.append("files", file);
      body.append("csrf", form.elements.csrf.value);
      form.classList.add("htmx-request");
      try {
        const answer = await fetch(field.dataset.upload, { method: "POST", body, headers: { "HX-Request": "true" } });
        if (answer.ok) {
          byId("pictures").insertAdjacentHTML("beforeend", await answer.text());
          byId("pictures").lastElementChild.querySelector("textarea").focus();
        } else {
          const words = new DOMParser().parseFromString(await answer.text(), "text/html").body.textContent.trim();
          tell(words || document.body.dataset.failed);
        }
      } catch {
        tell(document.body.dataset.failed);
      }
      form.classList.remove("htmx-request");
    }
    field.value = "";
  };
  const readyComposer = (form) => {
    if (form.dataset.ready) return;
    form.dataset.ready = "yes";
    for (const each of form.querySelectorAll("[data-without-script]")) each.remove();
    form.addEventListener("input", () => countLeft(form));
    form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    });
    const field = form.querySelector("[data-upload]");
    field?.addEventListener("change", () => sendPictures(form, [...field.files]));
    form.addEventListener("paste", (event) => {
      const files = [...event.clipboardData.files].filter((file) => file.type.startsWith("image/"));
      if (files.length && field) {
        event.preventDefault();
        sendPictures(form, files);
      }
    });
    countLeft(form);
  };

  // New posts wait above, so that what one reads does not move; at the top of the page they slide in.
  const feedIds = () => new Set([...document.querySelectorAll("#feed > [data-id]")].map((post) => post.dataset.id));
  const waiting = () => [...byId("incoming").children];
  const showWaiting = () => {
    const posts = waiting();
    byId("feed").querySelector(".empty")?.remove();
    byId("feed").prepend(...posts);
    byId("new-posts").hidden = true;
    return posts;
  };
  // One's own post comes twice: as the answer to the form, and by the stream.
  const dropRepeats = () => {
    const seen = new Set();
    for (const post of document.querySelectorAll("#feed > [data-id]")) {
      if (seen.has(post.dataset.id)) post.remove();
      seen.add(post.dataset.id);
    }
  };
  const arrived = () => {
    const known = feedIds();
    for (const post of waiting()) if (known.has(post.dataset.id)) post.remove();
    const count = waiting().length;
    const button = byId("new-posts");
    if (!count) {
      button.hidden = true;
      return;
    }
    const words = count === 1 ? button.dataset.one : button.dataset.many.replace("#", number(count));
    byId("live-words").textContent = words;
    if (window.scrollY < 120 && !byId("feed").contains(document.activeElement)) {
      showWaiting();
    } else {
      button.textContent = words;
      button.hidden = false;
    }
  };
  document.addEventListener("htmx:oobAfterSwap", () => {
    dropRepeats();
    if (byId("incoming")) arrived();
  });
  document.addEventListener("htmx:sseMessage", (event) => {
    if (event.target.id === "incoming") arrived();
  });
  document.addEventListener("click", (event) => {
    if (event.target.id === "new-posts") {
      const posts = showWaiting();
      window.scrollTo({ top: 0 });
      posts[0]?.focus({ preventScroll: true });
    }
  });

  // Menus close when one looks elsewhere.
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = document.activeElement?.closest("details.menu[open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  // Where posts and cases follow each other, j and k walk from one to the next.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !["j", "k"].includes(event.key)) return;
    if (event.target.closest("input, textarea, select")) return;
    const stops = [...document.querySelectorAll(".post, [data-keys] a.line")];
    const here = stops.findIndex((stop) => stop.contains(document.activeElement));
    const next = stops[event.key === "j" ? here + 1 : here - 1];
    if (here < 0 || !next) return;
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  });

  const ready = (root) => {
    localTimes(root);
    for (const form of document.querySelectorAll("form.composer")) readyComposer(form);
    for (const field of root.querySelectorAll("[data-select]")) field.addEventListener("focus", () => field.select());
  };
  document.addEventListener("DOMContentLoaded", () => ready(document));
  document.addEventListener("htmx:load", (event) => ready(event.detail.elt));
})();
