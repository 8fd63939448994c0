// What a query answers, put before people: a table, a word, or lines; never as markup.

const ROWS = 250;
let answer = null; // the last answer, and how many of its rows are shown
let rowsShown = ROWS;

// Where names and ids of an answer lead: into the graph, or to a report.
const things = new Map(); // id → [name, go]
const named = new Map(); // name → go; null where two things carry it

function learnNames() {
  const choosing = (id) => () => { leaveQuery(); choose(id); };
  for (const claim of claims) if (nodes.has(claim.subject)) things.set(claim.id, [claimText(claim), choosing(claim.subject)]);
  for (const node of nodes.values()) things.set(node.id, [node.label, choosing(node.id)]);
  STORY.documents.forEach((report, index) => things.set(report.id, [report.title, () => openReport(index)]));
  for (const [id, [name, go]] of things) if (!id.startsWith("claim/")) named.set(name, named.has(name) ? null : go);
}

function showAnswer(told) {
  answer = told;
  rowsShown = ROWS;
  const size = told.rows ? plural(told.rows.length, "row") : told.lines ? plural(told.lines.length, "triple") : "";
  const empty = told.rows && !told.rows.length ? ": nothing in this graph answers that" : "";
  tell([`${size}${empty}`, `${Math.max(1, Math.round(told.ms)).toLocaleString("en")} ms`].filter(Boolean).join(", "));
  $("save-answer").disabled = told.truth !== undefined;
  $("save-answer").textContent = told.lines ? "Save N-Triples" : "Save CSV";
  drawAnswer();
}

function tell(text, wrong = false) {
  $("told").textContent = text;
  $("told").classList.toggle("wrong", wrong);
}

/** No answer, and why. */
function showNothing(text, wrong = false) {
  answer = null;
  tell(text, wrong);
  $("save-answer").disabled = true;
  $("answer").replaceChildren();
}

function drawAnswer() {
  const { truth, lines, rows } = answer;
  const shown = (lines || rows || []).slice(0, rowsShown);
  const rest = (lines || rows || []).length - shown.length;
  const truthWords = truth ? "Yes: the graph says so." : "No: the graph does not say so.";
  const body = truth !== undefined
    ? h("p", { class: "truth" }, truthWords)
    : lines ? h("pre", null, shown.map((line) => [words(line), "\n"])) : answerTable(shown);
  $("answer").replaceChildren(body, ...(rest ? [moreButton(rest)] : []));
}

function moreButton(rest) {
  const more = () => { rowsShown += 4 * ROWS; drawAnswer(); };
  return h("p", { class: "notice" }, h("button", { type: "button", onclick: more }, `Show more (${rest.toLocaleString("en")} are left)`));
}

function answerTable(rows) {
  if (!rows.length) return "";
  const looks = answer.columns.map((_, index) => lookOf(rows.map((row) => row[index])));
  return h("table", null, h("caption", null, "What the graph answers"),
    h("thead", null, h("tr", null, answer.columns.map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", null, rows.map((row) => h("tr", null, row.map((term, index) => h("td", { class: looks[index] }, termOf(term)))))));
}

/** Columns of sentences and of long names take more room. */
function lookOf(column) {
  const longest = (terms) => Math.max(0, ...terms.map((term) => (term ? term.value.length : 0)));
  const plain = column.filter((term) => term && term.type === "literal" && !named.get(term.value));
  return longest(plain) > 60 ? "text long" : longest(column) > 48 ? "wide" : null;
}

/** A value as people read it: names lead into the graph, addresses of ours are short. */
function termOf(term) {
  if (!term) return "";
  if (term.type !== "uri") return named.get(term.value) ? into(term.value, named.get(term.value)) : words(term.value);
  const id = term.value.startsWith(querying.base) ? term.value.slice(querying.base.length) : "";
  if (things.has(id)) return into(...things.get(id));
  return labels.has(id) ? words(labels.get(id)) : shortened(term.value);
}

/** An address by its prefix, as a query may write it; one of the web as a link to follow. */
function shortened(address) {
  const starts = Object.entries(querying.prefixes).filter(([, start]) => address.startsWith(start));
  const fitting = starts.find(([, start]) => /^[\w-]+$/.test(address.slice(start.length)));
  if (fitting) return words(`${fitting[0]}:${address.slice(fitting[1].length)}`);
  return address.startsWith(querying.base) ? words(`<${address.slice(querying.base.length)}>`) : outward(address, address);
}

const into = (name, go) => h("button", { type: "button", class: "link", onclick: go }, words(name));

function saveAnswer() {
  const cell = (term) => (term ? term.value : "");
  const text = answer.lines ? `${answer.lines.join("\n")}\n` : csvOf([answer.columns, ...answer.rows.map((row) => row.map(cell))]);
  if (answer.lines) saveAs(new Blob([text], { type: "application/n-triples" }), "answer.nt");
  else saveAs(new Blob(["\ufeff", text], { type: "text/csv" }), "answer.csv");
}
