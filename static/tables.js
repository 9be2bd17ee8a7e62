// Builds the long tables, sorts one by the column whose heading is pressed, and opens a row by a click anywhere in it.
// A table outlives its element, which Streamlit makes anew at every change: the same rows are the same table, sorted as
// its reader left it.
(() => {
  const made = (tag, said = {}, text = "") => Object.assign(document.createElement(tag), said, { textContent: text });

  // An address of ours names no scheme: what is neither ours nor the web's is a text.
  const link = (text, way) => {
    const anchor = made("a", {}, text);
    anchor.setAttribute("href", way);
    if (anchor.origin === location.origin) return anchor;
    return /^https?:$/.test(anchor.protocol)
      ? Object.assign(anchor, { target: "_blank", rel: "noreferrer" })
      : made("span", {}, text);
  };

  const cell = (told, number) => {
    const [text, way, order] = [told].flat();
    const box = made("td", number ? { className: "end" } : {}, way ? "" : text);
    if (order) box.dataset.order = order;
    if (way) box.append(link(text, way));
    return box;
  };

  // Tables by what they were told, the one built last at the end.
  const KEPT = 4;
  const tables = new Map();
  const build = (box) => {
    if (box.firstChild) return;
    const told = box.dataset.grid;
    const known = tables.get(told);
    const table = known && !known.isConnected ? known : written(told);
    tables.delete(told);
    tables.set(told, table);
    if (tables.size > KEPT) tables.delete(tables.keys().next().value);
    box.append(table);
  };

  const written = (told) => {
    const { heads, numbers, rows } = JSON.parse(told);
    const table = made("table");
    const head = table.createTHead().insertRow();
    heads.forEach((text, place) => {
      const column = made("th", { scope: "col", ariaSort: "none", className: numbers[place] ? "end" : "" });
      column.append(made("button", { type: "button" }, text));
      head.append(column);
    });
    const body = table.createTBody();
    for (const row of rows) body.insertRow().append(...row.map((told, place) => cell(told, numbers[place])));
    return table;
  };

  const look = (root) => root.querySelectorAll("[data-grid]").forEach(build);
  new MutationObserver((changes) => {
    for (const node of changes.flatMap((change) => [...change.addedNodes])) {
      if (!(node instanceof HTMLElement)) continue;
      if (node.matches("[data-grid]")) build(node);
      else look(node);
    }
  }).observe(document.body, { childList: true, subtree: true });
  look(document);

  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const value = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.order ?? cell.textContent;
  };
  // What is not in the record comes last, whichever way the rest is sorted.
  const unknown = (text) => text === "?" || text === "";

  const sort = (head) => {
    const table = head.closest("table");
    const down = head.getAttribute("aria-sort") === "ascending";
    for (const other of head.parentElement.cells) other.setAttribute("aria-sort", "none");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const column = head.cellIndex;
    const rows = [...table.tBodies[0].rows].map((row) => [value(row, column), row]);
    rows.sort(([a], [b]) => unknown(a) - unknown(b) || (down ? collator.compare(b, a) : collator.compare(a, b)));
    table.tBodies[0].append(...rows.map(([, row]) => row));
  };

  document.addEventListener("click", (event) => {
    const head = event.target.closest(".grid th");
    if (head) return sort(head);
    const row = event.target.closest(".grid tbody tr");
    if (!row || event.target.closest("a") || String(getSelection())) return;
    row.querySelector("a:not([target])")?.click();
  });
})();
