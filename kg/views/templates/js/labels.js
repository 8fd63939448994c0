// Labels of the graph, placed like those of a map: the same size at every zoom, none on another.

const FONT = { size: 13, line: 15, family: 'Arial, "Liberation Sans", Helvetica, sans-serif' };
const fontOf = (bold) => `${bold ? "600 " : ""}${FONT.size}px ${FONT.family}`;
const measuring = document.createElement("canvas").getContext("2d");
const widths = new Map();

function widthOf(text, bold) {
  const key = bold ? `*${text}` : text;
  if (!widths.has(key)) {
    measuring.font = fontOf(bold);
    widths.set(key, measuring.measureText(text).width);
  }
  return widths.get(key);
}

/** Boxes already taken, in cells, so that looking for room stays quick. */
function takenBoxes(cell = 90) {
  const cells = new Map();
  const over = (box, visit) => {
    for (let x = Math.floor(box.x / cell); x <= Math.floor((box.x + box.w) / cell); x += 1)
      for (let y = Math.floor(box.y / cell); y <= Math.floor((box.y + box.h) / cell); y += 1)
        if (visit(`${x},${y}`)) return true;
    return false;
  };
  return {
    add(box) {
      over(box, (key) => {
        if (!cells.has(key)) cells.set(key, []);
        cells.get(key).push(box);
        return false;
      });
    },
    hits(box, own) {
      return over(box, (key) => (cells.get(key) || []).some((one) => (own === undefined || one.own !== own) &&
        one.x < box.x + box.w && box.x < one.x + one.w && one.y < box.y + box.h && box.y < one.y + one.h));
    },
  };
}

/** Where a label may stand around a shape: beneath it if it can, else above or beside. */
function sides({ x, y, radius }, w, h) {
  const gap = 4;
  return [
    { x: x - w / 2, y: y + radius + gap - 1 }, { x: x - w / 2, y: y - radius - gap - h },
    { x: x + radius + gap, y: y - h / 2 }, { x: x - radius - gap - w, y: y - h / 2 },
    { x: x + radius * 0.5, y: y + radius + 1 }, { x: x - radius * 0.5 - w, y: y + radius + 1 },
    { x: x + radius * 0.5, y: y - radius - h }, { x: x - radius * 0.5 - w, y: y - radius - h },
  ].map((place) => ({ ...place, w, h }));
}

// So many of the weightiest labels may cover a lesser shape rather than be left out.
const HEAVY = 12;

/**
 * Place labels on a pane of this size: `items` (id, x, y, radius, lines, bold, must) in order of weight.
 * What finds no room is left out, unless it must be shown; no label covers another.
 */
function arrange(items, width, height, marks = []) {
  const [shapes, texts] = [takenBoxes(), takenBoxes()];
  for (const { id, x, y, radius } of items) shapes.add({ own: id, x: x - radius, y: y - radius, w: 2 * radius, h: 2 * radius });
  const inside = (box) => box.x > 0 && box.y > 0 && box.x + box.w < width && box.y + box.h < height;
  const placed = [];
  items.forEach((item, index) => {
    const { id, x, y, lines, bold, must } = item;
    if (x < -60 || y < -60 || x > width + 60 || y > height + 60) return;
    const spots = (told) => sides(item, Math.max(...told.map((line) => widthOf(line, bold))) + 4, told.length * FONT.line)
      .map((spot) => ({ ...spot, told }));
    const short = lines.length > 1 ? spots([`${lines[0]} …`]) : [];
    const open = [...spots(lines), ...short].filter((spot) => inside(spot) && !texts.hits(spot));
    const box = open.find((spot) => !shapes.hits(spot, id)) || (must || index < HEAVY ? open[0] : null) ||
      (must ? spots(lines)[0] : null);
    if (!box) return;
    placed.push({ ...box, id, lines: box.told, bold });
    texts.add(box);
  });
  for (const mark of marks) {
    const w = widthOf(mark.text) + 8;
    const spots = [0.5, 0.42, 0.58, 0.34, 0.66].map((t) => {
      const { x, y } = mark.on(t);
      return { x: x - w / 2, y: y - FONT.line / 2, w, h: FONT.line };
    });
    const box = spots.find((spot) => !texts.hits(spot) && !shapes.hits(spot));
    if (!box) continue;
    placed.push({ ...box, id: null, lines: [mark.text], mark: true, color: mark.color });
    texts.add(box);
  }
  return placed;
}

/** Draw placed labels on a canvas whose units are pixels of the page. */
function drawLabels(context, placed) {
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  for (const label of placed) {
    context.font = label.mark ? `12px ${FONT.family}` : fontOf(label.bold);
    context.strokeStyle = ground();
    context.lineWidth = 4;
    context.fillStyle = label.color || ink();
    label.lines.forEach((line, index) => {
      const [x, y] = [label.x + label.w / 2, label.y + FONT.line * (index + 0.5)];
      context.strokeText(line, x, y);
      context.fillText(line, x, y);
    });
  }
}
