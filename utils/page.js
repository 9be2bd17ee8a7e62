// What Streamlit cannot do from Python: tell the browser which language the page speaks, copy the page's address, write
// the address of a link that leads to the same page, and lead the keyboard into a popover that it opened and back to
// its button.
(() => {
  const page = document;
  page.documentElement.lang = new URLSearchParams(location.search).get("lang") || "en";
  if (page.partnerEngagement) return;
  page.partnerEngagement = true;

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
  page.addEventListener("click", (event) => {
    if (!event.target.closest(".st-key-copy-link button")) return;
    if (navigator.clipboard) navigator.clipboard.writeText(location.href).catch(() => copied(location.href));
    else copied(location.href);
  });

  // Streamlit follows such a link, and leaves the old address standing. Captured, so that it is written first.
  page.addEventListener(
    "click",
    (event) => {
      const link = event.target.closest(".stPageLink a[href]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      const leads = new URL(link.href);
      if (leads.pathname === location.pathname && leads.search !== location.search) history.pushState({}, "", leads);
    },
    true,
  );

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
