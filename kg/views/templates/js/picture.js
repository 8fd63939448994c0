// Pictures to take along: what is drawn now, as SVG, with legend and caption, and as PNG of it.

// Beneath the drawing: rows of the legend, and two lines of caption.
const ROW = 20;
const CAPTION = 44;
const short = (number) => Number(number.toFixed(1));

/** The drawing as an SVG element: the same lines, shapes and labels, fitted to a sheet. */
function svgPicture(width = 1200, height = 900) {
  const rows = legendRows(width - 20);
  const sheet = height - CAPTION - ROW * rows.length;
  const { scale, position } = frameOf(drawing.nodes.getIds(), width, sheet, 1.4);
  const at = (id) => {
    const place = placeOf(id);
    return { x: (place.x - position.x) * scale + width / 2, y: (place.y - position.y) * scale + sheet / 2 };
  };
  const lines = [...drawing.shown.values()];
  const labels = arrange(labelItems(drawing.order, at, scale), width, sheet, lineMarks(at));
  return h("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "font-family": "Arial, sans-serif" },
    h("rect", { width, height, fill: ground() }),
    lines.map((line) => svgLine(line, at, scale)),
    drawing.order.map((id) => svgShape(id, at(id), scale)),
    lines.filter(isDisputed).map((line) => svgDispute(disputeAt(line, at))),
    labels.flatMap(svgLabel),
    svgFoot(rows, height));
}

function svgShape(id, { x, y }, scale) {
  const node = nodes.get(id);
  const hollow = drawing.hollow.has(id);
  return h("path", {
    d: outline(kindOf(node).shape, node.size * onScreen(scale), x, y), "stroke-width": 1.5, opacity: faded(id) ? 0.14 : 1,
    fill: hollow ? ground() : tone(kindOf(node)), stroke: hollow ? tone(kindOf(node)) : ground(),
  });
}

function svgLine(line, at, scale) {
  const style = drawing.styles.get(line.id);
  const [one, two, control] = [at(line.from), at(line.to), controlOf(line, at)];
  const [from, over, to] = [one, control, two].map(({ x, y }) => `${short(x)},${short(y)}`);
  const stroke = {
    d: bendOf(line) ? `M${from}Q${over} ${to}` : `M${from}L${to}`, fill: "none", stroke: style.color,
    "stroke-width": short(style.width), "stroke-dasharray": style.dashes.join(" ") || null,
  };
  return h("g", { opacity: visLine(line).color.opacity },
    h("path", stroke),
    style.forward ? svgTip(control, two, nodes.get(line.to).size * onScreen(scale), style.color) : null,
    style.backward ? svgTip(control, one, nodes.get(line.from).size * onScreen(scale), style.color) : null);
}

/** The head of an arrow that ends at the rim of a shape. */
function svgTip(from, to, radius, fill) {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const [x, y] = [to.x - ux * (radius + 1), to.y - uy * (radius + 1)];
  const [bx, by] = [x - ux * 8, y - uy * 8];
  const corners = [[x, y], [bx - uy * 3.6, by + ux * 3.6], [bx + uy * 3.6, by - ux * 3.6]];
  return h("path", { d: `M${corners.map((corner) => corner.map(short).join(",")).join("L")}Z`, fill });
}

function svgDispute({ x, y }) {
  const sign = { x: short(x), y: short(y + 4.5), "text-anchor": "middle", "font-size": 13, "font-weight": 700 };
  return [h("circle", { cx: short(x), cy: short(y), r: 7, fill: ground() }), h("text", { ...sign, fill: warning() }, "≠")];
}

function svgLabel(label) {
  const look = {
    "text-anchor": "middle", "font-size": label.mark ? 12 : FONT.size, "font-weight": label.bold ? 600 : 400,
    fill: label.color || ink(), stroke: ground(), "stroke-width": 4, "paint-order": "stroke", "stroke-linejoin": "round",
  };
  const x = short(label.x + label.w / 2);
  return label.lines.map((line, index) => h("text", { x, y: short(label.y + FONT.line * (index + 0.5) + 4.5), ...look }, line));
}

/** The kinds that are drawn, in rows as wide as the sheet: each its shape and name. */
function legendRows(width) {
  const names = [...new Set(drawing.nodes.getIds().map((id) => nodes.get(id).kind))];
  const used = names.map((name) => STORY.kinds[name]).sort((one, two) => one.order - two.order);
  const rows = [[]];
  let x = 20;
  for (const kind of used) {
    const room = 32 + widthOf(kind.plural);
    if (x + room > width && rows[rows.length - 1].length) {
      rows.push([]);
      x = 20;
    }
    rows[rows.length - 1].push([kind, x]);
    x += room;
  }
  return rows;
}

/** Legend and caption: a picture must explain itself when it leaves the page. */
function svgFoot(rows, height) {
  const signs = rows.flatMap((row, index) => row.map(([kind, x]) => {
    const y = height - 46 - ROW * (rows.length - 1 - index);
    return [
      h("path", { d: outline(kind.shape, 6, x + 6, y), fill: tone(kind) }),
      h("text", { x: x + 17, y: y + 4, "font-size": 12, fill: ink() }, kind.plural),
    ];
  }));
  const how = "Solid lines are reported, dashed ones only claimed by somebody named, dotted ones planned, demanded, " +
    `supposed or denied. Graph ${STORY.hash}`;
  return h("g", null, signs,
    h("text", { x: 20, y: height - 24, "font-size": 12, fill: ink() }, `${document.title} · ${STORY.subtitle}`),
    h("text", { x: 20, y: height - 8, "font-size": 11, fill: ink(), opacity: 0.75 }, how));
}

const svgText = () => new XMLSerializer().serializeToString(svgPicture());
const fileName = (ending) => `${document.title.toLowerCase().replace(/[^a-z0-9]+/g, "-").slice(0, 40) || "graph"}.${ending}`;

function saveAs(blob, name) {
  const link = h("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

const saveSvg = () => saveAs(new Blob([svgText()], { type: "image/svg+xml" }), fileName("svg"));
const saveCsv = () => saveAs(new Blob(["\ufeff", tableCsv(visible())], { type: "text/csv" }), fileName("csv"));

/** This page with its nodes where they stand now; a build that finds it keeps them there. */
function savePage() {
  const at = Object.fromEntries([...dragged].map(([id, { x, y }]) => [id, [short(x), short(y)]]));
  const told = JSON.stringify({ ...PLACES, byHand: PLACES.byHand || dragged.size > 0, at }).replaceAll("<", "\\u003c");
  const page = PRISTINE.replace(/(<script type="application\/json" id="places">)[^<]*/, (_, start) => start + told);
  saveAs(new Blob([page], { type: "text/html" }), fileName("html"));
}

/** PNG at twice the size, drawn from the SVG. */
function savePng() {
  const picture = new Image();
  picture.onload = () => {
    const canvas = h("canvas", { width: picture.width * 2, height: picture.height * 2 });
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => saveAs(blob, fileName("png")), "image/png");
  };
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText())}`;
}
