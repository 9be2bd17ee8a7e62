// Opens the filters and the saved views: a panel below the button that is pressed. What is chosen there, and in the
// boxes of a page's own options, is written into the address, which alone says what is asked for. The panel lies outside
// what Streamlit makes anew at every change, so that one can go on choosing.
(() => {
  const page = document;
  const { go } = page.partnerEngagement;
  const made = (tag, said = {}, ...inside) => {
    const node = page.createElement(tag);
    for (const [name, value] of Object.entries(said)) node.setAttribute(name, value);
    node.append(...inside);
    return node;
  };

  // Names are found without their accents, in capitals or not.
  const bare = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  // As many names as one looks through; of more than that one types a part.
  const SHOWN = 200;
  // Milliseconds after which a day counts as written: its parts are typed one by one, and each may make a day.
  const WRITTEN = 700;

  // What of the address a filter can use, as the server reads it.
  const usable = ({ names, first, last }, values) => {
    if (!names) return values.filter((day) => /^\d{4}-\d\d-\d\d$/.test(day) && day >= first && day <= last).slice(0, 1);
    const known = new Set(names.map(([id]) => id));
    return [...new Set(values)].filter((id) => known.has(id)).sort();
  };
  const asked = (fields, key) => usable(fields[key], new URLSearchParams(location.search).getAll(key));

  const goTo = (query) => go(location.pathname + (query.size ? `?${query}` : ""));

  // The address with one filter set anew: first what is no filter, then the filters in their order.
  const ask = (fields, key, values) => {
    const query = new URLSearchParams([...new URLSearchParams(location.search)].filter(([name]) => !Object.hasOwn(fields, name)));
    for (const name of Object.keys(fields)) {
      for (const value of name === key ? usable(fields[key], values) : asked(fields, name)) query.append(name, value);
    }
    goTo(query);
  };

  const ofNames = ({ fields, words }, key) => {
    const { label, names } = fields[key];
    const named = new Map(names);
    const searched = names.map(([id, name]) => [id, name, bare(name)]);
    const box = made("input", {
      type: "text", role: "combobox", autocomplete: "off", "aria-label": label, "aria-autocomplete": "list",
      "aria-expanded": "true", "aria-controls": `choices-${key}`,
    });
    const list = made("ul", { id: `choices-${key}`, role: "listbox", "aria-multiselectable": "true", "aria-label": label });
    const chips = made("div", { class: "chosen" });
    const note = made("p", { class: "quiet", role: "status" });
    let at = -1;

    const found = () => {
      const words = bare(box.value.trim());
      const fit = searched.filter(([, , name]) => name.includes(words));
      return words ? [...fit.filter(([, , name]) => name.startsWith(words)), ...fit.filter(([, , name]) => !name.startsWith(words))] : fit;
    };
    const mark = (place) => {
      at = place;
      [...list.children].forEach((entry, here) => entry.classList.toggle("at", here === at));
      const entry = list.children[at];
      if (!entry) return box.removeAttribute("aria-activedescendant");
      box.setAttribute("aria-activedescendant", entry.id);
      entry.scrollIntoView({ block: "nearest" });
    };
    const look = () => {
      const fit = found();
      const entry = ([id, name], place) => made("li", { id: `choices-${key}-${place}`, role: "option", "data-id": id }, name);
      list.replaceChildren(...fit.slice(0, SHOWN).map(entry));
      note.textContent = fit.length ? (fit.length > SHOWN ? words.more : "") : words.nothing;
      mark(box.value.trim() && fit.length ? 0 : -1);
      draw();
    };
    const draw = () => {
      const chosen = new Set(asked(fields, key));
      const chip = (id) =>
        made("button", { type: "button", "data-id": id, "aria-label": words.remove.replace("{filter}", () => named.get(id)) }, named.get(id));
      for (const entry of list.children) entry.setAttribute("aria-selected", chosen.has(entry.dataset.id));
      chips.replaceChildren(...[...chosen].map(chip));
      box.placeholder = chosen.size ? "" : words.all;
    };
    const toggle = (id) => {
      const chosen = asked(fields, key);
      ask(fields, key, chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
      if (!box.value) return;
      box.value = "";
      look();
    };

    const steps = { ArrowDown: 1, ArrowUp: -1 };
    box.addEventListener("input", look);
    box.addEventListener("keydown", (event) => {
      const many = list.children.length;
      if (steps[event.key] && many) mark((Math.max(at, event.key === "ArrowUp" ? 0 : -1) + steps[event.key] + many) % many);
      else if (event.key === "Enter" && list.children[at]) toggle(list.children[at].dataset.id);
      else if (event.key === "Backspace" && !box.value && chips.lastChild) toggle(chips.lastChild.dataset.id);
      else return;
      event.preventDefault();
    });
    // The box keeps the keyboard while one points.
    for (const part of [list, chips]) {
      part.addEventListener("mousedown", (event) => event.target.closest("[data-id]") && event.preventDefault());
      part.addEventListener("click", (event) => {
        const entry = event.target.closest("[data-id]");
        if (!entry) return;
        toggle(entry.dataset.id);
        box.focus();
      });
    }
    look();
    return { draw, parts: [made("p", { class: "quiet", "aria-hidden": "true" }, label), chips, box, list, note] };
  };

  const ofDays = ({ fields }, key) => {
    const { label, first, last, day: own, silent } = fields[key];
    const field = made("input", { type: "date", min: first, max: last });
    let due = 0;
    const draw = () => {
      if (!due) field.value = asked(fields, key)[0] ?? own ?? "";
    };
    const written = () => {
      clearTimeout(due);
      if (!due) return;
      due = 0;
      if (!field.reportValidity()) return;
      const value = field.value === own && silent ? "" : field.value;
      if (value !== (asked(fields, key)[0] ?? "")) ask(fields, key, value ? [value] : []);
    };
    field.addEventListener("change", () => {
      clearTimeout(due);
      due = setTimeout(written, WRITTEN);
    });
    field.addEventListener("blur", written);
    field.addEventListener("keydown", (event) => event.key === "Enter" && written());
    draw();
    return { draw, parts: [made("label", { class: "quiet" }, label, field)] };
  };

  const contents = (key) => {
    const held = page.querySelector(`[data-opened="${key}"]`);
    if (held) return { title: buttonOf(key).textContent, draws: [], parts: [...held.cloneNode(true).childNodes] };
    const told = JSON.parse(page.querySelector("[data-offers]").dataset.offers);
    const { title, fields, note } = told.opened[key];
    const choices = fields.map((name) => (told.fields[name].names ? ofNames : ofDays)(told, name));
    const below = note ? [made("p", { class: "quiet" }, note)] : [];
    return { title, draws: choices.map(({ draw }) => draw), parts: [...choices.flatMap(({ parts }) => parts), ...below] };
  };

  // A page's own options: the address says what stands in their boxes, and what is chosen or written goes there.
  const asks = "[data-ask]";
  let asking = "";
  const fill = (box) => {
    box.value = new URLSearchParams(location.search).get(box.dataset.ask) ?? "";
    if (box.selectedIndex < 0) box.selectedIndex = 0;
    // One that was made anew has the keyboard if the old one had it.
    if (asking === box.dataset.ask && page.activeElement === page.body) box.focus();
  };
  for (const kind of ["focusin", "pointerdown"]) {
    page.addEventListener(kind, ({ target }) => (asking = target.closest(asks)?.dataset.ask ?? ""), true);
  }
  const fillAll = (root) => root.querySelectorAll(asks).forEach(fill);
  const written = ({ target }) => {
    if (!target.matches?.(asks)) return;
    const query = new URLSearchParams(location.search);
    const value = target.value.trim();
    if (value === (query.get(target.dataset.ask) ?? "")) return;
    if (value) query.set(target.dataset.ask, value);
    else query.delete(target.dataset.ask);
    goTo(query);
  };
  // `search` comes where the box is emptied by its own button.
  for (const kind of ["change", "search"]) page.addEventListener(kind, written, true);
  new MutationObserver((changes) => {
    for (const node of changes.flatMap((change) => [...change.addedNodes])) {
      if (node instanceof HTMLElement) (node.matches(asks) ? fill : fillAll)(node);
    }
  }).observe(page.body, { childList: true, subtree: true });
  addEventListener("popstate", () => fillAll(page));
  fillAll(page);

  // `open` is what lies over the page; `back` names the button that had the keyboard when it was closed.
  let open = null;
  let back = "";
  const buttonOf = (key) => page.querySelector(`button[data-opens="${key}"]`);
  const place = () => {
    const { bottom, left } = buttonOf(open.key).getBoundingClientRect();
    const { style, offsetWidth } = open.panel;
    style.top = `${bottom + 4}px`;
    style.left = `${Math.max(8, Math.min(left, innerWidth - offsetWidth - 8))}px`;
    style.maxHeight = `${innerHeight - bottom - 34}px`;
  };
  const close = (returns) => {
    if (!open) return;
    const { key, panel } = open;
    open = null;
    panel.remove();
    back = returns ? key : "";
    const button = buttonOf(key);
    button?.setAttribute("aria-expanded", "false");
    if (returns) button?.focus();
    if (!returns) watcher.disconnect();
  };
  // The buttons are made anew with every answer: the new one knows what is open, and has the keyboard if the old one had it.
  const watcher = new MutationObserver(() => {
    const button = buttonOf(open?.key || back);
    if (!button) {
      close(false);
      return watcher.disconnect();
    }
    if (open && button.getAttribute("aria-expanded") !== "true") {
      button.setAttribute("aria-expanded", "true");
      // Not at once: asked in the middle of a change the browser would lay out the page for it.
      requestAnimationFrame(() => open && place());
    }
    if (back && page.activeElement === page.body) button.focus();
  });
  const show = (key) => {
    close(false);
    const { title, draws, parts } = contents(key);
    const panel = made("div", { class: "opened", role: "dialog", "aria-label": title }, ...parts);
    open = { key, panel, draw: () => draws.forEach((draw) => draw()), path: location.pathname };
    page.body.append(panel);
    buttonOf(key).setAttribute("aria-expanded", "true");
    place();
    watcher.observe(page.body, { childList: true, subtree: true });
    (panel.querySelector("input") ?? reachable()[0])?.focus();
  };
  const reachable = () => [...open.panel.querySelectorAll("input, button, a[href]")];

  page.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-opens]");
    if (!button) return;
    if (open?.key === button.dataset.opens) close(true);
    else show(button.dataset.opens);
  });
  page.addEventListener("pointerdown", (event) => {
    back = "";
    if (open && !event.target.closest(".opened, button[data-opens]")) close(false);
  }, true);
  page.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" && event.key !== "Tab") return;
    if (!open) back = "";
    else if (event.key === "Escape") close(true);
    else {
      // Past its end the keyboard goes back to the button; the panel is the last thing in the page.
      const stops = reachable();
      if (page.activeElement !== (event.shiftKey ? stops[0] : stops.at(-1))) return;
      event.preventDefault();
      close(true);
    }
  });
  addEventListener("popstate", () => {
    if (!open) return;
    if (open.path !== location.pathname || page.querySelector(`[data-opened="${open.key}"]`)) close(false);
    else open.draw();
  });
  addEventListener("resize", () => open && place());
  addEventListener("scroll", (event) => open && !open.panel.contains(event.target) && place(), true);
})();
