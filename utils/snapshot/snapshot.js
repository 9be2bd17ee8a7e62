// Draws the figures from the descriptions that stand beside them, in the colours of the reader's mode; on paper in the light ones.
const dark = matchMedia("(prefers-color-scheme: dark)");
const figures = [...document.querySelectorAll(".figure")].map((place) => ({
  place,
  told: place.nextElementSibling.textContent,
}));

const words = { [document.documentElement.lang]: { dictionary: JSON.parse(document.body.dataset.words) } };

function drawn({ place, told }, lit) {
  const figure = JSON.parse(lit ? told : told.replace(/#[0-9A-F]{6}/g, (colour) => DARK[colour] || colour));
  const isMap = Boolean(figure.layout.geo);
  if (isMap) {
    // On a phone a map is no taller than it can be drawn.
    figure.layout.height = Math.min(figure.layout.height, Math.round(place.clientWidth * 0.6));
    place.style.height = `${figure.layout.height}px`;
    figure.layout.dragmode = "pan";
    figure.layout.modebar = { bgcolor: "rgba(0,0,0,0)", color: figure.layout.font.color, activecolor: figure.layout.font.color };
  }
  const config = {
    responsive: true,
    locale: document.documentElement.lang,
    locales: words,
    displaylogo: false,
    doubleClick: false,
    showTips: false,
    displayModeBar: isMap,
    modeBarButtons: isMap ? [["zoomInGeo", "zoomOutGeo", "resetGeo"]] : [],
  };
  return [figure.data, figure.layout, config];
}

const part = (figure) => PARTS[figure.place.dataset.part];

function draw(lit) {
  for (const figure of figures) part(figure).react(figure.place, ...drawn(figure, lit));
}

async function drawFirst() {
  for (const figure of figures) {
    await part(figure).newPlot(figure.place, ...drawn(figure, !dark.matches));
    await new Promise((resume) => setTimeout(resume));
  }
  document.documentElement.dataset.drawn = figures.length;
}

drawFirst();
dark.addEventListener("change", () => draw(!dark.matches));
addEventListener("beforeprint", () => draw(true));
addEventListener("afterprint", () => draw(!dark.matches));
