// Shapes and colours of nodes and lines: one drawing for the graph, the legend and the pictures.

const dark = () => document.documentElement.dataset.theme === "dark";
const tone = (thing) => (thing ? thing[dark() ? "dark" : "light"] : "#6B7280");
const ground = () => (dark() ? "#0f1623" : "#ffffff");
const ink = () => (dark() ? "#e9edf3" : "#1a1f27");

/** The outline of a shape as an SVG path around a place. */
function outline(shape, radius, x = 0, y = 0) {
  const round = (number) => Number(number.toFixed(2));
  const corners = STORY.shapes[shape];
  if (!corners.length) {
    const [left, right, r] = [round(x - radius), round(x + radius), round(radius)];
    return `M${left},${round(y)}A${r},${r} 0 1 1 ${right},${round(y)}A${r},${r} 0 1 1 ${left},${round(y)}Z`;
  }
  return `M${corners.map(([cx, cy]) => `${round(x + cx * radius)},${round(y + cy * radius)}`).join("L")}Z`;
}

function icon(kind, size = 16) {
  const half = size / 2;
  return h("svg", { width: size, height: size, viewBox: `${-half} ${-half} ${size} ${size}`, "aria-hidden": "true" },
    h("path", { d: outline(kind.shape, half * 0.78), fill: tone(kind) }));
}

/** How a line between two nodes is drawn, from the visible edges that it stands for; its dashes say how it is known. */
function lineStyle(line) {
  const told = line.edges.flatMap((edge) => passing(edge).map((claim) => [edge, claim]));
  const actual = line.edges.filter((edge) => edge.stance === "actual");
  const inText = told.filter(([edge, claim]) => edge.stance === "actual" && edge.origin === "text" && claim.origin === "text");
  const families = Object.keys(STORY.families).filter((name) => line.edges.some((edge) => edge.family === name));
  const weight = (name) => line.edges.filter((edge) => edge.family === name).length * (name === "Places" ? 0.5 : 1);
  const family = families.sort((one, two) => weight(two) - weight(one))[0];
  let how = "reported";
  if (!actual.length) how = "unsaid";
  else if (!inText.length) how = "beside";
  else if (inText.every(([, claim]) => claim.voice === "claimed by")) how = "claimed";
  const sentences = new Set(told.map(([, claim]) => `${claim.document}:${claim.sentence}`));
  return {
    how,
    color: tone(STORY.families[family]),
    dashes: STORY.lines[how].dashes,
    width: 1.1 + Math.min(3.4, 0.55 * Math.max(0, sentences.size - 1)) + (how === "reported" ? 0.3 : 0),
    forward: line.edges.some((edge) => edge.from === line.from),
    backward: line.edges.some((edge) => edge.to === line.from),
    disputed: told.some(([, claim]) => (against.get(claim.index) || []).length) || bothWays(line),
  };
}

const bothWays = (line) =>
  line.edges.some((edge) => edge.stance === "denied" &&
    line.edges.some((twin) => twin.stance === "actual" && twin.relation === edge.relation));

/** Visible edges as lines: one for each pair of nodes, however many relations it carries. */
function linesOf(visibleEdges) {
  const lines = new Map();
  for (const edge of visibleEdges) {
    const [from, to] = edge.from < edge.to ? [edge.from, edge.to] : [edge.to, edge.from];
    const id = `${from}\n${to}`;
    if (!lines.has(id)) lines.set(id, { id, from, to, edges: [] });
    lines.get(id).edges.push(edge);
  }
  return [...lines.values()].filter((line) => line.from !== line.to);
}

/** What stands on a line when one of its ends is chosen. */
function lineLabel(line, from) {
  const counts = new Map();
  for (const edge of line.edges) {
    const inferred = edge.origin === "inferred";
    const how = inferred ? "inferred: " : edge.stance === "actual" ? "" : `${STANCES[edge.stance]}: `;
    const text = how + phrase(edge, from);
    counts.set(text, (counts.get(text) || 0) + (inferred ? 1 : passing(edge).length));
  }
  return [...counts].map(([text, count]) => (count > 1 ? `${text} ×${count}` : text)).join(", ");
}
