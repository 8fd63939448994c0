// Pictures to take along: what is drawn now, as SVG, with legend and caption, and as PNG of it.

const escaped = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

function svgPicture(width = 1200, height = 900) {
  const ids = drawing.nodes.getIds();
  const foot = 64;
  const frame = frameOf(ids, width, height - foot, 1.4);
  const scale = frame.scale;
  const at = (id) => {
    const place = placeOf(id);
    return { x: (place.x - frame.position.x) * scale + width / 2, y: (place.y - frame.position.y) * scale + (height - foot) / 2 };
  };
  const lines = [...drawing.shown.values()].map((line) => svgLine(line, at, scale));
  const shapes = drawing.order.map((id) => {
    const node = nodes.get(id);
    const { x, y } = at(id);
    const hollow = drawing.hollow.has(id);
    const fill = hollow ? ground() : tone(kindOf(node));
    return `<path d="${outline(kindOf(node).shape, node.size * onScreen(scale), x, y)}" fill="${fill}" stroke="${hollow ? tone(kindOf(node)) : ground()}" stroke-width="1.5" opacity="${faded(id) ? 0.14 : 1}"/>`;
  });
  const disputes = [...drawing.shown.values()].filter(isDisputed).map((line) => {
    const { x, y } = disputeAt(line, at);
    return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="7" fill="${ground()}"/><text x="${x.toFixed(1)}" y="${(y + 4.5).toFixed(1)}" text-anchor="middle" font-size="13" font-weight="700" fill="${warning()}">≠</text>`;
  });
  const labels = arrange(labelItems(drawing.order, at, scale), width, height - foot, lineMarks(at)).flatMap(svgLabel);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Arial, sans-serif">` +
    `<rect width="100%" height="100%" fill="${ground()}"/>${lines.join("")}${shapes.join("")}${disputes.join("")}${labels.join("")}${svgFoot(width, height, foot)}</svg>`;
}

function svgLine(line, at, scale) {
  const style = drawing.styles.get(line.id);
  const [one, two] = [at(line.from), at(line.to)];
  const length = Math.hypot(two.x - one.x, two.y - one.y) || 1;
  const [ux, uy] = [(two.x - one.x) / length, (two.y - one.y) / length];
  const opacity = visLine(line).color.opacity;
  const tip = (place, node, direction) => {
    const radius = nodes.get(node).size * onScreen(scale) + 1;
    const [x, y] = [place.x - ux * radius * direction, place.y - uy * radius * direction];
    const [bx, by] = [x - ux * 8 * direction, y - uy * 8 * direction];
    const f = (number) => number.toFixed(1);
    return `<path d="M${f(x)},${f(y)}L${f(bx - uy * 3.6)},${f(by + ux * 3.6)}L${f(bx + uy * 3.6)},${f(by - ux * 3.6)}Z" fill="${style.color}" opacity="${opacity}"/>`;
  };
  const dash = style.dashes.length ? ` stroke-dasharray="${style.dashes.join(" ")}"` : "";
  return `<line x1="${one.x.toFixed(1)}" y1="${one.y.toFixed(1)}" x2="${two.x.toFixed(1)}" y2="${two.y.toFixed(1)}" stroke="${style.color}" stroke-width="${style.width.toFixed(1)}" opacity="${opacity}"${dash}/>` +
    (style.forward ? tip(two, line.to, 1) : "") + (style.backward ? tip(one, line.from, -1) : "");
}

function svgLabel(label) {
  return label.lines.map((line, index) => {
    const [x, y] = [(label.x + label.w / 2).toFixed(1), (label.y + FONT.line * (index + 0.5) + 4.5).toFixed(1)];
    return `<text x="${x}" y="${y}" text-anchor="middle" font-size="${label.mark ? 12 : FONT.size}" font-weight="${label.bold ? 600 : 400}" fill="${label.color || ink()}" stroke="${ground()}" stroke-width="4" paint-order="stroke" stroke-linejoin="round">${escaped(line)}</text>`;
  });
}

/** Legend and caption: a picture must explain itself when it leaves the page. */
function svgFoot(width, height, foot) {
  const used = [...new Set(drawing.nodes.getIds().map((id) => nodes.get(id).kind))].map((name) => STORY.kinds[name]).sort((one, two) => one.order - two.order);
  let x = 20;
  const signs = used.map((kind) => {
    const sign = `<path d="${outline(kind.shape, 6, x + 6, height - foot + 18)}" fill="${tone(kind)}"/><text x="${x + 17}" y="${height - foot + 22}" font-size="12" fill="${ink()}">${escaped(kind.plural)}</text>`;
    x += 32 + widthOf(kind.plural);
    return sign;
  });
  const dashed = "Solid lines are reported, dashed ones only claimed by somebody named, dotted ones planned, demanded, supposed or denied.";
  return `${signs.join("")}<text x="20" y="${height - 24}" font-size="12" fill="${ink()}">${escaped(document.title)} · ${escaped(STORY.subtitle)}</text>` +
    `<text x="20" y="${height - 8}" font-size="11" fill="${ink()}" opacity=".75">${escaped(dashed)} Graph ${STORY.hash}</text>`;
}

const fileName = (ending) => `${document.title.toLowerCase().replace(/[^a-z0-9]+/g, "-").slice(0, 40) || "graph"}.${ending}`;

function saveAs(blob, name) {
  const link = h("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

const saveSvg = () => saveAs(new Blob([svgPicture()], { type: "image/svg+xml" }), fileName("svg"));
const saveCsv = () => saveAs(new Blob(["\ufeff", tableCsv(visible())], { type: "text/csv" }), fileName("csv"));

/** PNG at twice the size, drawn from the SVG. */
function savePng() {
  const picture = new Image();
  picture.onload = () => {
    const canvas = h("canvas", { width: picture.width * 2, height: picture.height * 2 });
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => saveAs(blob, fileName("png")), "image/png");
  };
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgPicture())}`;
}
