// What Streamlit cannot do from Python: tell the browser which language the page speaks, copy the page's address, follow
// a link in a text in place, lead the keyboard into a popover that it opened and back to its button and into
// what scrolls sideways, and make Back undo one click and no less.
(() => {
  const page = document;
  page.documentElement.lang = new URLSearchParams(location.search).get("lang") || "en";
  if (page.partnerEngagement) return;
  // What draws the figures, sorts the tables and opens the filters, beside Streamlit's own files below whatever path
  // they are served.
  for (const name of ["figures", "tables", "filters"]) {
    const script = page.createElement("script");
    script.src = new URL(`../../app/static/${name}.js`, page.querySelector('script[src*="static/js/"]').src).href;
    page.head.append(script);
  }

  // Going to another page by a click on a row of a very long table writes the new parameters to the address of the old page first, as an
  // entry of its own, to which Back would lead. The old page gets its own address back before the new one is opened.
  const push = history.pushState.bind(history);
  let half = { from: "", to: "" };
  history.pushState = (state, unused, url) => {
    const next = new URL(url ?? "", location.href);
    const leaves = next.pathname !== location.pathname;
    if (leaves && half.to === location.href && next.search === location.search) {
      history.replaceState(history.state, "", half.from);
    }
    half = leaves ? { from: "", to: "" } : { from: location.href, to: next.href };
    push(state, unused, url);
  };
  // A link opens a page in one step; what was written before it, by a filter, is an entry to go back to.
  page.addEventListener("click", (event) => event.target.closest("a") && (half = { from: "", to: "" }), true);

  // Signing in ends on the front page: the address that was asked for is kept in this tab, and opened from there. In a
  // frame a browser may refuse to keep anything.
  try {
    const asked = sessionStorage.getItem("asked") || "";
    sessionStorage.removeItem("asked");
    const here = location.pathname + location.search;
    if (!location.search && asked.startsWith(here) && asked !== here) location.replace(location.origin + asked);
  } catch {}
  page.addEventListener("click", (event) => {
    if (event.target.closest(".st-key-sign-in button")) sessionStorage.setItem("asked", location.pathname + location.search);
  });

  const copied = (text) => {
    const field = page.createElement("textarea");
    field.value = text;
    field.setAttribute("readonly", "");
    field.style.cssText = "position:fixed;opacity:0";
    page.body.append(field);
    field.select();
    page.execCommand("copy");
    field.remove();
  };
  // A link says which edition it was made with, so that its reader is told what changed since.
  const link = () => {
    const edition = page.querySelector("[data-edition]")?.dataset.edition;
    const url = new URL(location.href);
    if (edition) url.searchParams.set("edition", edition);
    return url.href;
  };
  page.addEventListener("click", (event) => {
    const button = event.target.closest("button.copy");
    if (!button) return;
    if (navigator.clipboard) navigator.clipboard.writeText(link()).catch(() => copied(link()));
    else copied(link());
    const words = (button.dataset.words ??= button.textContent);
    button.textContent = button.dataset.done;
    setTimeout(() => (button.textContent = words), 2000);
  });

  const arrived = () => dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  const go = (url, state = {}) => {
    history.pushState(state, "", url);
    half = { from: "", to: "" };
    arrived();
  };
  page.partnerEngagement = { go };

  // A link in a text or a table, in what a button opened, or behind a mark, leads to another page without loading everything anew, as going Back does.
  page.addEventListener("click", (event) => {
    const link = event.target.closest(":is(.stHtml, .opened) a[href]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (link.target || link.origin !== location.origin || link.getAttribute("href").startsWith("#")) return;
    event.preventDefault();
    if (link.href !== location.href) go(link.href);
  });

  // The panel behind a figure is an address too: Back closes it, and closing it goes back.
  page.addEventListener("click", (event) => {
    const button = event.target.closest("button.rows");
    if (!button) return;
    const url = new URL(location.href);
    url.searchParams.set("rows", button.dataset.rows);
    go(url.href, { opened: true });
  });
  const dialog = () => page.querySelector('[data-testid="stDialog"]');
  let panel = null;
  new MutationObserver(() => {
    const before = panel;
    panel = dialog();
    if (!before || panel) return;
    const url = new URL(location.href);
    if (!url.searchParams.has("rows")) return;
    if (history.state?.opened) return history.back();
    url.searchParams.delete("rows");
    history.replaceState({}, "", url.href);
    arrived();
  }).observe(page.body, { childList: true, subtree: true });

  // What scrolls sideways on a narrow screen takes the keyboard too.
  const wide = '.grid.short, .figure';
  let due = 0;
  const reach = () => {
    for (const box of page.querySelectorAll(wide)) {
      const scrolls = box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX !== "visible";
      if (scrolls) box.tabIndex = 0;
      else if (box.tabIndex === 0) box.removeAttribute("tabindex");
    }
  };
  const later = () => {
    clearTimeout(due);
    due = setTimeout(reach, 250);
  };
  new MutationObserver(later).observe(page.body, { childList: true, subtree: true });
  addEventListener("resize", later);

  const body = '[data-testid="stPopoverBody"]';
  const reachable = 'input, textarea, button, a[href], [tabindex="0"]';
  let opener = null;
  let open = null;
  page.addEventListener("keydown", (event) => {
    const button = event.target.closest?.('[data-testid="stPopoverButton"]');
    if (button && (event.key === "Enter" || event.key === " ")) opener = button;
  });
  page.addEventListener("pointerdown", () => {
    opener = null;
  });
  new MutationObserver(() => {
    const now = page.querySelector(body);
    if (now === open) return;
    if (now && opener) {
      const first = now.querySelector(reachable);
      if (!first) return;
      first.focus();
    } else if (!now && opener?.isConnected && page.activeElement === page.body) opener.focus();
    open = now;
  }).observe(page.body, { childList: true, subtree: true });
})();
