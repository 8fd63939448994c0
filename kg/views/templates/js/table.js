// The table: the same relations and the same filters, for those who read rather than look.

const COLUMNS = ["Who", "What", "To whom", "When", "Where", "Told as", "Says who", "Sentence", "Report"];
const [WHO, WHAT, WHOM, WHEN, , , , SENTENCE, REPORT] = COLUMNS.keys();
const SHOWN = 250;
let order = { column: -1, down: false };
let shownRows = SHOWN;

/** Every row as plain values; relations that no report tells are added from the edges. */
const tableRows = [
  ...rows.map((row) => ({ ...row, told: claims[row.claims[0]] })),
  ...edges.filter((edge) => edge.origin !== "text").map(rowOfEdge),
].map((row) => ({ ...row, cells: cellsOf(row) }));

function rowOfEdge(edge) {
  const [subject, object] = edge.relation === "agent" ? [edge.to, edge.from] : [edge.from, edge.to];
  return { claims: edge.claims, subject, object, told: claims[edge.claims[0]], edge };
}

function cellsOf(row) {
  const { told, edge } = row;
  const values = (indices) => [...new Set((indices || []).map((index) => valueOf(claims[index])))].join("; ");
  const toll = ["killed", "injured"].filter((name) => row[name]).map((name) => `${values(row[name])} ${name}`);
  const stance = [STANCES[told.stance], told.certainty === "certain" ? "" : told.certainty, edge ? ORIGINS[edge.origin] : ""];
  const report = STORY.documents[told.document];
  return [
    labels.get(row.subject) || "", [whatOf(row), ...toll].join(", "), labels.get(row.object) || "",
    values(row.date), values(row.place), stance.filter(Boolean).join(", "), voiceText(told), proofOf(row),
    report ? [report.publisher || report.title, report.published].filter(Boolean).join(", ") : "",
  ];
}

function whatOf({ told, edge }) {
  const event = nodes.get(told.subject);
  if (edge) return relationOf(edge.relation).label;
  return event && isEvent(event) ? typeLabel(event) : relationOf(told.relation).label;
}

/** The sentence, the rule or the source that a row rests on. */
function proofOf({ told, edge }) {
  if (edge && edge.derivations.length) return edge.derivations.map((made) => STORY.rules[STORY.derivations[made].rule]).join(" ");
  return told.document === undefined ? told.source || "" : sliceOf(told, told.sentence);
}

/** Whether a row passes the filters: as its relation would in the drawing. */
function rowPasses(row, seen) {
  if (row.edge) return seen.edgeSet.has(row.edge);
  const ends = [row.subject, row.object].filter((id) => nodes.has(id));
  if (!passes(row.told) || ends.some((id) => state.off.kinds.has(nodes.get(id).kind))) return false;
  const about = nodes.get(row.told.subject);
  if (about && isEvent(about)) {
    return !state.off.kinds.has("Event") && inTime(about) && !state.off.families.has(familyOf(about));
  }
  return state.undated && !(edgesOfClaim.get(row.told.index) || []).some((edge) => state.off.families.has(edge.family));
}

const familyOf = (event) =>
  (incident.get(event.id).find(({ relation }) => relation === "agent" || relation === "recipient") || {}).family;

function chosenRows(seen) {
  const chosen = [state.node, state.other].filter(Boolean);
  const list = tableRows.filter((row) => rowPasses(row, seen) &&
    chosen.every((id) => [row.subject, row.object, row.told.subject].includes(id)));
  if (order.column < 0) return list;
  const sign = order.down ? -1 : 1;
  const day = (row) => (nodes.get(row.told.subject) || {}).latest || "";
  const key = (row) => (order.column === WHEN ? day(row) : row.cells[order.column].toLowerCase());
  return list.sort((one, two) => sign * (key(one) < key(two) ? -1 : key(one) > key(two) ? 1 : 0));
}

function refreshTable(seen) {
  const shown = state.view === "table";
  $("table").hidden = !shown;
  $("graph").hidden = shown;
  const frame = document.querySelector("main").classList;
  frame.toggle("table", shown);
  frame.toggle("chosen", Boolean(state.node || state.path));
  $("view").setAttribute("aria-pressed", String(shown));
  if (shown) $("table").replaceChildren(...tableOf(chosenRows(seen)));
}

function tableOf(list) {
  const about = state.node ? ` about ${nodes.get(state.node).label}` : "";
  const whole = tableRows.length.toLocaleString("en");
  const caption = `${plural(list.length, "relation")} of ${whole}${about}, one row each, as one speaker tells it`;
  const body = list.slice(0, shownRows).map((row) => h("tr", null, row.cells.map((cell, index) =>
    h("td", { class: index === SENTENCE ? "sentence text" : null }, tableCell(row, index, cell)))));
  const table = h("table", null, h("caption", null, caption),
    h("thead", null, h("tr", null, COLUMNS.map(sorter))), h("tbody", null, body));
  if (list.length <= shownRows) return [table];
  const more = () => { shownRows += SHOWN; refresh(); };
  const button = h("button", { type: "button", onclick: more }, `Show more of ${list.length.toLocaleString("en")}`);
  return [table, h("p", { class: "notice" }, button)];
}

function sorter(name, index) {
  const sort = () => {
    order = { column: index, down: order.column === index && !order.down };
    refresh();
  };
  const sorted = order.column === index ? (order.down ? "descending" : "ascending") : null;
  return h("th", { scope: "col", "aria-sort": sorted }, h("button", { type: "button", onclick: sort }, name));
}

function tableCell(row, index, cell) {
  const id = { [WHO]: row.subject, [WHOM]: row.object, [WHAT]: row.edge ? null : row.told.subject }[index];
  if (id && nodes.has(id)) {
    const link = nodeLink(nodes.get(id));
    link.replaceChildren(words(cell));
    return link;
  }
  if (index !== REPORT || row.told.document === undefined) return words(cell);
  const open = () => openReport(row.told.document, row.told.quote);
  return h("button", { type: "button", class: "link", onclick: open }, words(cell));
}

/** Rows as CSV that no spreadsheet takes for formulas. */
function csvOf(rows) {
  const safe = (cell) => `"${(/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`;
  return rows.map((row) => row.map(safe).join(",")).join("\n") + "\n";
}

/** The rows that are shown, as CSV. */
function tableCsv(seen) {
  const told = (row) => [...row.cells, row.claims.map((index) => claims[index].id).join(" ")];
  return csvOf([[...COLUMNS, "Claims"], ...chosenRows(seen).map(told)]);
}
