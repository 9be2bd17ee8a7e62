// Draws the figures of a page: an element says what is to be seen, and the part of Plotly that it needs draws it here.
// What is drawn outlives the element, which Streamlit makes anew at every change: only what differs is drawn again, and
// what was seen before a change is kept, so that going back to it draws nothing.
(() => {
  const here = document.currentScript.src;
  const config = {
    topojsonURL: new URL("topojson/", here).href,
    displayModeBar: false,
    scrollZoom: false,
    doubleClick: false,
    showTips: false,
  };
  const plotly = {};
  const loading = {};
  const load = (part) =>
    (loading[part] ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(`plotly/${part}.min.js`, here).href;
      script.onload = () => resolve((plotly[part] = window.Plotly));
      script.onerror = () => reject(delete loading[part]);
      document.head.append(script);
    }));

  // Where each figure is drawn, by its key; so many drawings of it are kept, the one seen last at the end.
  const KEPT = 2;
  const places = new Map();
  const resized = new ResizeObserver((changes) =>
    changes.forEach(({ target }) => {
      if (!target.isConnected) return;
      measure(target.figure);
      show(target.figure);
    }),
  );
  const measure = (figure) => {
    figure.size = { width: figure.host.clientWidth, height: figure.host.clientHeight };
    // On a phone some figures are lower than they say.
    figure.asSaid = figure.size.height === parseFloat(figure.height);
  };
  // Asking for a size makes the browser lay out the page: what a figure says of its height is believed where it held
  // before, and what then is otherwise after all is told to `resized`.
  const believed = ({ size, asSaid }, height) => (size?.width && asSaid ? { ...size, height: parseFloat(height) } : null);

  const drawing = () => ({ plot: document.createElement("div"), drawn: "" });
  const place = (key) => {
    const host = document.createElement("div");
    host.figure = { host, told: null, door: "", drawings: [], ground: drawing(), size: null };
    host.figure.ground.plot.className = "ground";
    places.set(key, host.figure);
    resized.observe(host);
    return host.figure;
  };

  // A click on a mark is one on a link: the door of the figure, with what the mark carries.
  const follow = (figure, event) => {
    const carried = event.points.map((point) => point.location ?? point.customdata).find((value) => value != null);
    if (!figure.door || carried == null) return;
    // Of several things that a mark carries the last is the one that it stands for.
    const id = [carried].flat().at(-1);
    const link = document.createElement("a");
    link.href = figure.door.replace("%7B%7D", encodeURIComponent(id));
    figure.host.append(link);
    link.click();
    link.remove();
  };

  // All that have to be measured at a change are measured together, when it stands.
  const unmeasured = new Set();
  const measured = () => {
    const figures = [...unmeasured].filter(({ host }) => host.isConnected);
    unmeasured.clear();
    figures.forEach(measure);
    figures.forEach(show);
  };
  const soon = (figure) => unmeasured.add(figure).size > 1 || requestAnimationFrame(measured);

  const draw = (figure, part) => {
    const { host, told, drawings, size } = figure;
    const drawn = `${size.width} ${size.height} ${told}`;
    if (drawings.at(-1)?.drawn === drawn || !size.width) return;
    if (drawings.length) part.Fx.unhover(drawings.at(-1).plot);
    const next = taken(drawings, drawn);
    drawings.push(next);
    const isMap = figure.part === "geo";
    if (host.firstChild !== next.plot) host.replaceChildren(next.plot, ...(isMap ? [figure.ground.plot] : []));
    if (next.drawn === drawn && !isMap) return;
    const { data, layout } = JSON.parse(told);
    const { geo } = layout;
    if (isMap) lay(figure.ground, { ...layout, ...size }, part);
    const bare = isMap && { geo: { ...geo, showland: false, showcountries: false } };
    if (drawAgain(next, drawn, data, { ...layout, ...size, ...bare }, part)) listen(figure, next.plot);
  };

  // The drawing of just that, else a new one, or where there are enough the one that was seen longest ago.
  const taken = (drawings, drawn) => {
    const known = drawings.findIndex((drawing) => drawing.drawn === drawn);
    if (known < 0 && drawings.length < KEPT) return drawing();
    return drawings.splice(Math.max(known, 0), 1)[0];
  };

  // Draws what is not drawn so already; says whether it is the first time.
  const drawAgain = (drawing, drawn, data, layout, part) => {
    if (drawing.drawn === drawn) return false;
    const first = !drawing.drawn;
    drawing.drawn = drawn;
    // Given the settings again, Plotly reads the size of its place again, for which the browser lays out the page.
    part.react(drawing.plot, data, layout, first ? config : undefined);
    return first;
  };

  // Land and borders are most of the work of a map, and most changes leave them alone: a drawing of their own below it.
  const lay = (ground, layout, part) => {
    const nowhere = [{ type: "scattergeo", lon: [], lat: [] }];
    const under = { ...layout, annotations: [] };
    drawAgain(ground, JSON.stringify(under), nowhere, under, part);
  };

  const listen = ({ host }, plot) => {
    plot.on("plotly_click", (event) => follow(host.figure, event));
    plot.on("plotly_hover", () => host.classList.toggle("points", Boolean(host.figure.door)));
    plot.on("plotly_unhover", () => host.classList.remove("points"));
  };

  const show = (figure) => {
    const part = figure.part;
    if (plotly[part]) draw(figure, plotly[part]);
    else load(part).then(() => draw(figure, plotly[part]), () => figure.host.replaceChildren(figure.alt));
  };

  const found = (box) => {
    const { key, figure: told, door, part } = box.dataset;
    const figure = places.get(key) ?? place(key);
    const { height } = box.style;
    if (height !== figure.height) figure.size = believed(figure, height);
    const alt = box.getAttribute("aria-label");
    Object.assign(figure, { told, door: door ?? "", part, height, alt, path: location.pathname });
    if (figure.host.parentElement !== box) box.append(figure.host);
    if (figure.size) show(figure);
    else soon(figure);
  };

  // One that leaves at a change of the filters may come back with the next; with its page it is given up.
  const gone = () => {
    for (const [key, { host, path, part, drawings, ground }] of places) {
      if (host.isConnected || path === location.pathname) continue;
      places.delete(key);
      resized.unobserve(host);
      [...drawings, ground].forEach(({ plot, drawn }) => drawn && plotly[part].purge(plot));
    }
  };

  const look = (root) => root.querySelectorAll("[data-figure]").forEach(found);
  new MutationObserver((changes) => {
    // What Plotly draws, thousands of nodes, is no HTML and is not looked into.
    const html = (node) => node instanceof HTMLElement && node.isConnected;
    const added = changes.flatMap((change) => [...change.addedNodes]).filter(html);
    added.forEach((node) => (node.matches("[data-figure]") ? found(node) : look(node)));
    if (changes.some((change) => change.removedNodes.length)) gone();
  }).observe(document.body, { childList: true, subtree: true });
  look(document);
})();
