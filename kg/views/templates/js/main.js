// Wiring: read the address first, then draw; every change goes through `refresh`.

function refreshCounts(seen, drawn) {
  const tied = [...nodes.values()].filter((node) => incident.get(node.id).length).length;
  const [few, all] = [seen.nodes.size.toLocaleString("en"), tied.toLocaleString("en")];
  const [kept, whole] = [seen.edges.length.toLocaleString("en"), edges.length.toLocaleString("en")];
  const notDrawn = seen.nodes.size > drawn ? ` · ${drawn} drawn, the others by name` : "";
  $("counts").textContent = `${few} of ${all} actors and events, ${kept} of ${whole} relations${notDrawn}`;
}

let lastChosen = null;

function refresh() {
  const seen = visible();
  refreshPath(seen);
  atOnce(() => {
    const drawn = refreshGraph(seen);
    refreshCounts(seen, drawn);
    refreshFilters();
    refreshTimeline(seen);
    refreshTable(seen);
    refreshPanel(seen);
    refreshEmpty(seen);
    refreshView();
  });
  document.documentElement.dataset.ready = "yes";
}

/** Bring what is chosen, or what the filters leave, before the reader's eyes. */
function refreshView() {
  // What the filters leave is shown as large as it can be, unless the reader has taken the view in hand.
  if (drawing.changed && !drawing.moved && !state.node && !state.path && !running) fit();
  const chosen = `${state.node} ${state.depth} ${state.path}`;
  if (chosen !== lastChosen && (state.node || foundPath)) reveal();
  lastChosen = chosen;
}

let silence = 0;

/** A short word to the reader, spoken by screen readers as well. */
function notify(text) {
  const notice = $("notice");
  notice.textContent = text;
  notice.hidden = false;
  clearTimeout(silence);
  silence = setTimeout(() => { notice.hidden = true; }, 3500);
}

async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = h("textarea", null, text);
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  notify(done);
}

function setTheme(name) {
  document.documentElement.dataset.theme = name;
  $("theme").textContent = name === "dark" ? "Light" : "Dark";
}

function startKeys() {
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]):not([type=range]), textarea, select");
    if (event.ctrlKey || event.metaKey || event.altKey || $("reader").open) return;
    if (event.key === "Escape") {
      if (typing) typing.blur();
      $("save").open = false;
      if (state.node || state.path) chooseNothing();
      fit();
      return;
    }
    if (typing) return;
    const steps = (depth) => () => change({ depth });
    const keys = { "/": () => $("find").focus(), t: toggleView, f: fit, 1: steps(1), 2: steps(2), 3: steps(3) };
    const act = keys[event.key.toLowerCase()];
    if (act) {
      event.preventDefault();
      act();
    }
  });
  $("graph").addEventListener("keydown", (event) => {
    const move = { ArrowLeft: [-60, 0], ArrowRight: [60, 0], ArrowUp: [0, -60], ArrowDown: [0, 60] }[event.key];
    const zoom = { "+": 1.2, "=": 1.2, "-": 1 / 1.2 }[event.key];
    if (!move && !zoom) return;
    event.preventDefault();
    drawing.moved = true;
    const { network } = drawing;
    const scale = network.getScale();
    const centre = network.getViewPosition();
    const position = move ? { x: centre.x + move[0] / scale, y: centre.y + move[1] / scale } : centre;
    network.moveTo({ position, scale: scale * (zoom || 1), animation: false });
  });
}

function toggleView() {
  change({ view: state.view === "table" ? "graph" : "table" });
  if (state.view === "graph") {
    drawing.network.redraw();
    if (!drawing.moved) fit();
  }
}

/** Without an address, a link within the page would lead to the notebook around it. */
function startWithoutAddress() {
  $("link").hidden = true;
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link) return;
    event.preventDefault();
    const target = $(link.getAttribute("href").slice(1));
    if (target) target.focus();
  });
}

function start() {
  if (!addressed) startWithoutAddress();
  state = read(location.hash);
  const preference = matchMedia("(prefers-color-scheme: dark)");
  setTheme(preference.matches ? "dark" : "light");
  preference.addEventListener("change", () => { setTheme(preference.matches ? "dark" : "light"); refresh(); });
  startFilters();
  startTimeline();
  startFind();
  startGraph();
  startKeys();
  $("view").addEventListener("click", toggleView);
  $("fit").addEventListener("click", fit);
  $("link").addEventListener("click", () => copy(location.href, "Link copied"));
  $("theme").addEventListener("click", () => { setTheme(dark() ? "light" : "dark"); refresh(); });
  const save = (id, act) => $(id).addEventListener("click", () => { $("save").open = false; act(); });
  save("save-png", savePng);
  save("save-svg", saveSvg);
  save("save-csv", saveCsv);
  save("save-page", savePage);
  drawing.network.on("dragEnd", ({ nodes: held }) => noteDragged(held));
  window.addEventListener("popstate", () => { state = read(location.hash); refresh(); });
  window.addEventListener("hashchange", () => { state = read(location.hash); refresh(); });
  refresh();
  fit();
  reveal();
}

start();
