// What Streamlit cannot do from Python: tell the browser which language the page speaks, and copy its address.
(() => {
  const page = document;
  page.documentElement.lang = new URLSearchParams(location.search).get("lang") || "en";
  if (page.copiesItsLink) return;
  page.copiesItsLink = true;
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
})();
