// Sorts a long table by the column whose heading is pressed, and opens a row by a click anywhere in it.
(() => {
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
