// The table: the same relations and the same filters, for those who read rather than look.

const COLUMNS = ["Who", "What", "To whom", "When", "Where", "Told as", "Says who", "Sentence", "Report"];
const SHOWN = 250;
let order = { column: -1, down: false };
let shownRows = SHOWN;

/** Every row as plain values; relations that no report tells are added from the edges. */
const tableRows = [
  ...rows.map((row) => ({ ...row, told: claims[row.claims[0]], edge: null })),
  ...edges.filter((edge) => edge.origin !== "text").map((edge) => ({
    claims: edge.claims, subject: edge.relation === "agent" ? edge.to : edge.from, object: edge.relation === "agent" ? edge.from : edge.to,
    told: claims[edge.claims[0]], edge,
  })),
].map((row) => ({ ...row, cells: cellsOf(row) }));

function cellsOf(row) {
  const { told, edge } = row;
  const event = nodes.get(told.subject);
  const relation = edge ? relationOf(edge.relation).label : event && isEvent(event) ? typeLabel(event) : relationOf(told.relation).label;
  const label = (id) => (id ? labels.get(id) : "");
  const values = (indices) => [...new Set((indices || []).map((index) => valueOf(claims[index])))].join("; ");
  const toll = [["killed", row.killed], ["injured", row.injured]].filter(([, list]) => list).map(([name, list]) => `${values(list)} ${name}`);
  const report = told.document === undefined ? null : STORY.documents[told.document];
  const origin = edge ? ORIGINS[edge.origin] : "";
  return [
    label(row.subject), [relation, ...toll].join(", "), label(row.object), values(row.date), values(row.place),
    [STANCES[told.stance], ...(told.certainty === "certain" ? [] : [told.certainty]), origin].filter(Boolean).join(", "),
    voiceText(told), report ? sliceOf(told, told.sentence) : edge && edge.derivations.length ? edge.derivations.map((id) => STORY.rules[STORY.derivations[id].rule]).join(" ") : told.source || "",
    report ? `${report.publisher || report.title}${report.published ? `, ${report.published}` : ""}` : "",
  ];
}

/** Whether a row passes the filters: as its relation would in the drawing. */
function rowPasses(row, seen) {
  if (row.edge) return seen.edgeSet.has(row.edge);
  if (!passes(row.told)) return false;
  const own = [row.subject, row.object].filter((id) => nodes.has(id));
  if (own.some((id) => state.off.kinds.has(nodes.get(id).kind))) return false;
  const about = nodes.get(row.told.subject);
  if (about && isEvent(about)) {
    return !state.off.kinds.has("Event") && inTime(about) && !state.off.families.has(familyOf(about));
  }
  return state.undated && !(edgesOfClaim.get(row.told.index) || []).some((edge) => state.off.families.has(edge.family));
}

const familyOf = (event) => (incident.get(event.id).find((edge) => edge.relation === "agent" || edge.relation === "recipient") || {}).family;

function chosenRows(seen) {
  const near = state.node;
  const kept = tableRows.filter((row) => rowPasses(row, seen));
  const mine = near ? kept.filter((row) => [row.subject, row.object, row.told.subject].includes(near)) : kept;
  const list = state.other ? mine.filter((row) => [row.subject, row.object, row.told.subject].includes(state.other)) : mine;
  if (order.column < 0) return list;
  const sign = order.down ? -1 : 1;
  const key = (row) => (order.column === 3 ? ((nodes.get(row.told.subject) || {}).latest || "") : row.cells[order.column].toLowerCase());
  return [...list].sort((one, two) => sign * (key(one) < key(two) ? -1 : key(one) > key(two) ? 1 : 0));
}

function refreshTable(seen) {
  $("table").hidden = state.view !== "table";
  $("graph").hidden = state.view === "table";
  document.querySelector("main").classList.toggle("table", state.view === "table");
  document.querySelector("main").classList.toggle("chosen", Boolean(state.node || state.path));
  $("view").setAttribute("aria-pressed", String(state.view === "table"));
  if (state.view !== "table") return;
  const list = chosenRows(seen);
  const sorter = (name, index) => h("th", { scope: "col", "aria-sort": order.column === index ? (order.down ? "descending" : "ascending") : null },
    h("button", { type: "button", onclick: () => { order = { column: index, down: order.column === index && !order.down }; refresh(); } }, name));
  const body = list.slice(0, shownRows).map((row) => h("tr", null, row.cells.map((cell, index) => h("td", { class: index === 7 ? "sentence text" : null }, tableCell(row, index, cell)))));
  const about = state.node ? ` about ${nodes.get(state.node).label}` : "";
  $("table").replaceChildren(h("table", null,
    h("caption", null, `${plural(list.length, "relation")} of ${tableRows.length.toLocaleString("en")}${about}, one row each, as one speaker tells it`),
    h("thead", null, h("tr", null, COLUMNS.map(sorter))), h("tbody", null, body)));
  if (list.length > shownRows) {
    $("table").append(h("p", { class: "notice" }, h("button", { type: "button", onclick: () => { shownRows += SHOWN; refresh(); } }, `Show more of ${list.length.toLocaleString("en")}`)));
  }
}

function tableCell(row, index, cell) {
  const id = index === 0 ? row.subject : index === 2 ? row.object : index === 1 && !row.edge ? row.told.subject : null;
  if (id && nodes.has(id)) return tableLink(id, cell);
  if (index === 8 && row.told.document !== undefined) {
    return h("button", { type: "button", class: "link", onclick: () => openReport(row.told.document, row.told.quote) }, words(cell));
  }
  return words(cell);
}

function tableLink(id, cell) {
  const link = nodeLink(nodes.get(id));
  link.replaceChildren(words(cell));
  return link;
}

/** The rows that are shown, as CSV that no spreadsheet takes for a formula. */
function tableCsv(seen) {
  const safe = (cell) => `"${(/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`;
  const lines = [[...COLUMNS, "Claims"], ...chosenRows(seen).map((row) =>
    [...row.cells, row.claims.map((index) => claims[index].id).join(" ")])];
  return lines.map((line) => line.map(safe).join(",")).join("\n") + "\n";
}
