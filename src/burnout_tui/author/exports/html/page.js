"use strict";
(() => {
  const letters = JSON.parse(document.getElementById("letters").textContent);
  const editions = [...document.querySelectorAll("header.edition")];
  const store = {
    get(key) { try { return localStorage.getItem(key); } catch { return null; } },
    set(key, value) { try { localStorage.setItem(key, value); } catch { /* private windows keep nothing */ } },
  };

  // Languages: the address decides; without one, what was chosen before or what the browser asks for.
  const shown = () => editions.find((one) => getComputedStyle(one).display !== "none") ?? editions[0];
  const named = () => {
    const edition = shown();
    document.documentElement.lang = edition.lang;
    document.documentElement.dir = edition.dir;
    document.title = edition.dataset.title;
  };
  if (!location.hash && editions.length > 1) {
    const wanted = [store.get("language"), ...navigator.languages.map((one) => one.split("-")[0])];
    const language = wanted.find((one) => editions.some((edition) => edition.id === one));
    if (language && language !== editions[0].id) location.replace("#" + language);
  }
  named();
  addEventListener("hashchange", named);
  for (const link of document.querySelectorAll(".languages a")) {
    link.addEventListener("click", (event) => {
      const language = link.getAttribute("href").slice(1);
      store.set("language", language);
      const here = shown().querySelector("[aria-current]").dataset.prefix;
      const place = decodeURIComponent(location.hash.slice(1));
      const there = link.dataset.prefix + place.slice(here.length);
      const inside = place && !editions.some((edition) => edition.id === place) && place.startsWith(here);
      if (inside && document.getElementById(there)) {
        event.preventDefault();
        location.hash = there;
      }
    });
  }

  // Search: names and texts are compared without case and accents, as the guide on a terminal does.
  const folded = (text) =>
    [...text.normalize("NFKD").toLowerCase().normalize("NFKD").replace(/[\p{Mn}\p{Me}\p{Cf}]/gu, "")]
      .map((letter) => letters[letter] ?? (/[\p{L}\p{N}\p{Mc}]/u.test(letter) ? letter : " "))
      .join("").replace(/ß/g, "ss").replace(/ς/g, "σ").split(/\s+/).filter(Boolean).join(" ");
  const most = 50;

  for (const box of document.querySelectorAll(".search")) {
    const edition = document.getElementById(box.dataset.prefix + "text");
    const field = box.querySelector("input[type=search]");
    const spoilers = box.querySelector(".in-spoilers");
    const status = box.querySelector(".status");
    const list = box.querySelector(".results");
    let entries = null;

    const index = () => [...edition.querySelectorAll("[data-entry][id]")].map((element) => {
      const name = (element.querySelector("h3, h4, h5, .name") ?? element).textContent.trim();
      const section = element.closest("section, details > div");
      return {
        id: element.id,
        name,
        key: folded(name),
        words: folded(element.textContent),
        where: section.querySelector("h2, h3").textContent,
        folded: element.closest("details") !== null,
      };
    });
    const rank = (entry, query) => entry.key === query ? 0 : entry.key.startsWith(query) ? 1
      : (" " + entry.key).includes(" " + query) ? 2 : entry.key.includes(query) ? 3 : 4;
    const show = () => {
      const query = folded(field.value);
      list.replaceChildren();
      status.textContent = "";
      if (!query) return;
      entries ??= index();
      const words = query.split(" ");
      const found = entries
        .filter((entry) => (!entry.folded || spoilers?.checked) && words.every((word) => entry.words.includes(word)))
        .map((entry) => ({ entry, order: rank(entry, query) }))
        .sort((one, other) => one.order - other.order);
      status.textContent = found.length ? box.dataset.found.replace("{count}", found.length) : box.dataset.none;
      for (const { entry } of found.slice(0, most)) {
        const row = document.createElement("li");
        const link = document.createElement("a");
        link.href = "#" + entry.id;
        link.textContent = entry.name;
        link.dir = "auto";
        const where = document.createElement("span");
        where.textContent = entry.where;
        row.append(link, " ", where);
        list.append(row);
      }
    };
    box.hidden = false;
    field.addEventListener("input", show);
    spoilers?.addEventListener("change", show);
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      field.value = "";
      show();
    });
    list.addEventListener("click", (event) => {
      if (!event.target.closest("a")) return;
      field.value = "";
      show();
    });
    const shortcut = box.querySelector(".shortcut");
    shortcut.checked = store.get("shortcut") !== "no";
    shortcut.addEventListener("change", () => store.set("shortcut", shortcut.checked ? "yes" : "no"));
  }
  addEventListener("keydown", (event) => {
    const box = shown().querySelector(".search");
    const typing = event.target instanceof Element && event.target.closest("input:not([type=checkbox]), textarea");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing) return;
    if (!box.querySelector(".shortcut").checked) return;
    event.preventDefault();
    box.querySelector("input[type=search]").focus();
  });
})();
