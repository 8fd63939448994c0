// The drawing: vis-network holds places and finds what is under the pointer; how it looks is ours.

const drawing = {
  network: null, nodes: new vis.DataSet(), lines: new vis.DataSet(), shown: new Map(), styles: new Map(),
  near: null, hollow: new Set(), order: [], labels: [], hovered: null, moved: false, changed: false,
  stretch: { x: 1, y: 1 },
};

const clamp = (low, value, high) => Math.max(low, Math.min(high, value));
/** Shapes grow and shrink with the zoom, but stay large enough to be told apart. */
const onScreen = (scale) => clamp(STORY.least, scale, 1.5);
const faded = (id) => drawing.near !== null && !drawing.near.has(id);

function renderNode({ ctx, id, x, y }) {
  const node = nodes.get(id);
  const scale = drawing.network ? drawing.network.getScale() : 1;
  const radius = (node.size * onScreen(scale)) / scale;
  const drawNode = () => {
    const path = new Path2D(outline(kindOf(node).shape, radius, x, y));
    ctx.save();
    ctx.globalAlpha = faded(id) ? 0.14 : 1;
    if (id === state.node || id === state.other) {
      ctx.fillStyle = tone({ light: "#0b57a433", dark: "#8cc4ff44" });
      ctx.fill(new Path2D(outline("dot", radius + 9 / scale, x, y)));
    }
    const hollow = drawing.hollow.has(id);
    ctx.fillStyle = hollow ? ground() : tone(kindOf(node));
    ctx.strokeStyle = hollow ? tone(kindOf(node)) : ground();
    ctx.lineWidth = (hollow ? 2 : 1.5) / scale;
    ctx.fill(path);
    ctx.stroke(path);
    ctx.restore();
  };
  return { drawNode, nodeDimensions: { width: radius * 2, height: radius * 2 } };
}

function startGraph() {
  const options = {
    ...JSON.parse(DATA.options), autoResize: true,
    nodes: { shape: "custom", ctxRenderer: renderNode },
    edges: { smooth: false, arrows: { to: { scaleFactor: 0.5 }, from: { scaleFactor: 0.5 } }, hoverWidth: 0.8 },
    interaction: {
      hover: true, selectable: false, keyboard: false, hideEdgesOnDrag: edges.length > 800, zoomSpeed: 0.7,
    },
  };
  drawing.network = new vis.Network($("graph"), { nodes: drawing.nodes, edges: drawing.lines }, options);
  const { network } = drawing;
  network.on("click", ({ pointer }) => {
    const node = nodeUnder(pointer.DOM);
    const line = node ? null : network.getEdgeAt(pointer.DOM);
    if (node) choose(node);
    else if (line) choose(...line.split("\n"));
    else if (state.node) choose(null);
  });
  for (const name of ["zoom", "dragStart"]) network.on(name, () => { drawing.moved = true; });
  network.on("resize", () => { if (!drawing.moved) setTimeout(fit, 0); });
  network.on("hoverNode", ({ node }) => hover(node));
  network.on("blurNode", () => hover(null));
  network.on("hoverEdge", () => { $("graph").style.cursor = "pointer"; });
  network.on("blurEdge", () => { $("graph").style.cursor = ""; });
  network.on("afterDrawing", afterDrawing);
}

function hover(id) {
  drawing.hovered = id;
  $("graph").style.cursor = id ? "pointer" : "";
  drawing.network.redraw();
}

/** The node whose shape or label is at a place of the pane. */
function nodeUnder({ x, y }) {
  const shape = drawing.network.getNodeAt({ x, y });
  if (shape) return shape;
  const label = drawing.labels.find((box) => box.id && x > box.x && x < box.x + box.w && y > box.y && y < box.y + box.h);
  return label ? label.id : null;
}

/** Which nodes are drawn: the most tied ones, and whatever is chosen with its neighbours. */
function drawnOf(seen) {
  const drawn = new Set([...seen.nodes].filter((id) => nodes.get(id).core));
  const wanted = [state.node, state.other, ...(state.path || [])].filter(Boolean);
  const reach = state.node ? around(state.node, state.depth, seen) : new Map();
  const extra = [...reach.keys()].sort((one, two) => nodes.get(two).degree - nodes.get(one).degree).slice(0, 150);
  for (const id of [...wanted, ...(foundPath ? foundPath.nodes : []), ...extra]) if (seen.nodes.has(id)) drawn.add(id);
  return drawn;
}

/** Change the drawing in one go: vis-network draws after every change unless it is held back. */
function atOnce(change) {
  const { emitter } = drawing.network.body;
  emitter.emit("_blockRedraw");
  try {
    change();
  } finally {
    emitter.emit("_allowRedraw");
    // What seems to lie outside the pane is left out, by boxes that shapes of our own first lack.
    const { body, canvas } = drawing.network;
    for (const node of Object.values(body.nodes)) node.updateBoundingBox(canvas.getContext(), false);
    drawing.network.redraw();
  }
}

/** Bring the drawing in step with what is chosen and filtered. */
function refreshGraph(seen) {
  const drawn = drawnOf(seen);
  const lines = linesOf(seen.edges.filter((edge) => drawn.has(edge.from) && drawn.has(edge.to)));
  drawing.near = nearOf(seen);
  drawing.hollow = new Set([...drawn].filter((id) => isEvent(nodes.get(id)) &&
    !seen.edges.some((edge) => edge.stance === "actual" && (edge.from === id || edge.to === id))));
  drawing.shown = new Map(lines.map((line) => [line.id, line]));
  drawing.styles = new Map(lines.map((line) => [line.id, lineStyle(line)]));
  drawing.order = [...drawn].sort((one, two) => weight(two) - weight(one));

  const gone = (set, kept) => set.remove(set.getIds().filter((id) => !kept.has(id))).length;
  gone(drawing.lines, drawing.shown);
  const missing = [...drawn].filter((id) => !drawing.nodes.get(id));
  drawing.changed = gone(drawing.nodes, drawn) + missing.length > 0;
  drawing.nodes.add(missing.map((id) => ({ id, ...placeOf(id) })));
  drawing.lines.update(lines.map(visLine));
  return drawn.size;
}

/** Nodes that the reader moved, in this page or in one that was saved from it. */
const dragged = new Map(Object.entries(PLACES.at || {}).map(([id, [x, y]]) => [id, { x, y }]));

/** Where a node stands: as laid out or dragged, drawn out to the shape of the pane. */
function placeOf(id) {
  const { x, y } = dragged.get(id) || nodes.get(id);
  return { x: x * drawing.stretch.x, y: y * drawing.stretch.y };
}

/** What vis-network has moved, noted in the measure of the layout. */
function noteDragged(held) {
  for (const id of drawing.nodes.getIds()) {
    const [at, was] = [drawing.network.getPosition(id), placeOf(id)];
    if (held.includes(id) || at.x !== was.x || at.y !== was.y) {
      dragged.set(id, { x: at.x / drawing.stretch.x, y: at.y / drawing.stretch.y });
    }
  }
}
const weight = (id) => nodes.get(id).degree + (id === state.node || id === state.other ? 1e6 : 0) +
  (drawing.near && drawing.near.has(id) ? 1e4 : 0);

/** The nodes that keep their colour: those near the chosen one, or on the path; null for all. */
function nearOf(seen) {
  if (foundPath) return new Set(foundPath.nodes);
  if (!state.node || !seen.nodes.has(state.node)) return null;
  if (state.other) return new Set([state.node, state.other]);
  return new Set(around(state.node, state.depth, seen).keys());
}

function onPath(line) {
  return foundPath.edges.some((edge) => [edge.from, edge.to].every((id) => id === line.from || id === line.to));
}

function visLine(line) {
  const style = drawing.styles.get(line.id);
  let kept = true;
  if (foundPath) kept = onPath(line);
  else if (drawing.near) {
    const touches = line.from === state.node || line.to === state.node;
    kept = !faded(line.from) && !faded(line.to) && (touches || state.depth > 1);
    if (state.other) kept = touches && (line.from === state.other || line.to === state.other);
  }
  const color = { color: style.color, hover: style.color, opacity: kept ? (style.how === "beside" ? 0.7 : 0.88) : 0.08 };
  return {
    id: line.id, from: line.from, to: line.to, smooth: smoothOf(line), color,
    dashes: style.dashes.length ? style.dashes : false, width: style.width,
    arrows: { to: { enabled: style.forward }, from: { enabled: style.backward } },
  };
}

function afterDrawing(context) {
  const { network } = drawing;
  const [width, height] = [$("graph").clientWidth, $("graph").clientHeight];
  const scale = network.getScale();
  const places = network.getPositions();
  const at = (id) => network.canvasToDOM(places[id]);
  const items = labelItems(drawing.order, at, scale);
  const marks = lineMarks(at);
  drawing.labels = arrange(items, width, height, marks);
  const ratio = context.canvas.width / width;
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  drawDisputes(context, at);
  drawLabels(context, drawing.labels);
  context.restore();
}

/** What `arrange` wants to know of each node that may have a label, weightiest first. */
function labelItems(order, at, scale) {
  const hovered = drawing.hovered;
  const first = hovered && order.includes(hovered) ? [hovered, ...order.filter((id) => id !== hovered)] : order;
  return first.filter((id) => !faded(id) || id === hovered).map((id) => {
    const node = nodes.get(id);
    const chosen = id === state.node || id === state.other;
    return { id, ...at(id), radius: node.size * onScreen(scale), lines: node.lines, bold: chosen, must: chosen || id === hovered };
  });
}

/** What stands on the lines of the chosen node. */
function lineMarks(at) {
  if (!state.node && !foundPath) return [];
  const lines = [...drawing.shown.values()].filter((line) =>
    foundPath ? onPath(line) : (line.from === state.node || line.to === state.node) &&
      (!state.other || line.from === state.other || line.to === state.other));
  if (lines.length > 40) return [];
  return lines.map((line) => {
    const from = line.to === state.node ? line.to : line.from;
    const on = (t) => pointOn(line, t, at);
    return { text: lineLabel(line, from), on, color: drawing.styles.get(line.id).color };
  });
}

const isDisputed = (line) => drawing.styles.get(line.id).disputed && !faded(line.from) && !faded(line.to);
const warning = () => tone({ light: "#9a3412", dark: "#ffb38a" });

const disputeAt = (line, at) => pointOn(line, 0.72, at);

/** A sign on lines about which sources contradict each other. */
function drawDisputes(context, at) {
  for (const line of [...drawing.shown.values()].filter(isDisputed)) {
    const { x, y } = disputeAt(line, at);
    context.fillStyle = ground();
    context.strokeStyle = context.fillStyle;
    context.beginPath();
    context.arc(x, y, 7, 0, 2 * Math.PI);
    context.fill();
    context.fillStyle = warning();
    context.font = `700 13px ${FONT.family}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText("≠", x, y + 0.5);
  }
}

/** How far the drawing may be drawn out along one side to fill a pane: nodes only move apart. */
function stretchTo(width, height) {
  const ids = drawing.nodes.getIds();
  const side = (axis) => Math.max(...ids.map((id) => nodes.get(id)[axis])) - Math.min(...ids.map((id) => nodes.get(id)[axis])) || 1;
  const wanted = ((width - 124) / Math.max(1, height - 74)) / (side("x") / side("y"));
  return { x: clamp(1, wanted, 1.6), y: clamp(1, 1 / wanted, 1.6) };
}

/** Where the pane must look to show these nodes with their labels: middle and zoom. */
function frameOf(ids, width, height, most = 1.25) {
  const places = ids.map(placeOf);
  const [xs, ys] = [places.map((place) => place.x), places.map((place) => place.y)];
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const margin = { x: Math.min(62, width * 0.12), top: 22, bottom: 52 };
  const room = { x: width - 2 * margin.x, y: height - margin.top - margin.bottom };
  const scale = Math.min(most, room.x / Math.max(right - left, 1), room.y / Math.max(bottom - top, 1));
  const shift = (margin.bottom - margin.top) / 2 / scale;
  return { position: { x: (left + right) / 2, y: (top + bottom) / 2 + shift }, scale };
}

/** Height of the pane that no sheet covers: on a phone the evidence lies over its lower part. */
function openHeight() {
  const pane = $("graph").getBoundingClientRect();
  const sheet = $("panel").getBoundingClientRect();
  return covered() && sheet.top < pane.bottom ? Math.max(160, sheet.top - Math.max(pane.top, 0)) : pane.height;
}

function fit() {
  drawing.moved = false;
  const ids = drawing.nodes.getIds();
  if (!ids.length || !$("graph").clientWidth) return;
  const { stretch } = drawing;
  drawing.stretch = stretchTo($("graph").clientWidth, $("graph").clientHeight);
  if (stretch.x !== drawing.stretch.x || stretch.y !== drawing.stretch.y) {
    drawing.nodes.update(ids.map((id) => ({ id, ...placeOf(id) })));
  }
  drawing.network.moveTo({ ...frameOf(ids, $("graph").clientWidth, $("graph").clientHeight), animation: false });
}

/** Whether the evidence lies over the drawing, as on a phone. */
const covered = () => getComputedStyle($("panel")).position === "fixed";

/** Make sure that what is chosen can be seen, and in a large graph come near enough to read. */
function reveal() {
  const pane = $("graph");
  const chosen = (foundPath ? foundPath.nodes : [state.node]).filter((id) => id && drawing.nodes.get(id));
  if (!chosen.length || !pane.clientWidth) return;
  if (covered()) $("stage").scrollIntoView();
  const [scale, height] = [drawing.network.getScale(), openHeight()];
  const lost = chosen.map((id) => drawing.network.canvasToDOM(placeOf(id)))
    .some(({ x, y }) => x < 20 || y < 20 || x > pane.clientWidth - 20 || y > height - 30);
  if (scale >= 0.75 && !lost) return;
  const near = drawing.nodes.getIds().filter((id) => !faded(id));
  const frame = frameOf(near.length ? near : chosen, pane.clientWidth, height, 1.1);
  if (scale >= 0.75 && chosen.length === 1) Object.assign(frame, { scale, position: placeOf(chosen[0]) });
  frame.position = { x: frame.position.x, y: frame.position.y + (pane.clientHeight - height) / 2 / frame.scale };
  drawing.network.moveTo({ ...frame, animation: false });
  drawing.moved = true;
}
