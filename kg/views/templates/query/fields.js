// The fields of a stored question, and words that can be put into a query.

const escaped = (text) => `"${text.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n").replaceAll("\r", "\\r")}"`;
const OPEN = "UNDEF";

/** From what is typed into a field to a term of SPARQL. Throws in words for people. */
const TERMS = {
  name: escaped,
  integer: (typed) => required(/^-?\d{1,9}$/.test(typed) && typed, `“${typed}” is no whole number`),
  date: (typed) => required(/^\d{4}-\d\d-\d\d$/.test(typed) && !isNaN(Date.parse(typed)) && `${escaped(typed)}^^xsd:date`,
    `“${typed}” is no day, as 2023-12-31`),
  month: (typed) => required(/^\d{4}-(0[1-9]|1[0-2])$/.test(typed) && `${escaped(typed)}^^xsd:gYearMonth`,
    `“${typed}” is no month, as 2023-12`),
  relation: (typed) => required(vocabulary.get(typed.toLowerCase()), `no relation or event type “${typed}”`),
  actor: (typed) => nodeNamed(typed, "actor"),
  place: (typed) => nodeNamed(typed, "place"),
};

function required(term, otherwise) {
  if (!term) throw new Error(otherwise);
  return term;
}

/** Terms of the vocabulary by name and by label, in lower case; told by the graph itself. */
const vocabulary = new Map();
const insertable = new Map(); // what is offered → what is put into the query
const WORDS = "SELECT ?term ?label { GRAPH <ontology> { ?term rdfs:label ?label } } ORDER BY ?label";

async function learnWords() {
  const space = querying.prefixes.kg;
  const { rows } = await ask(WORDS);
  const terms = rows.filter(([term]) => term.value.startsWith(space))
    .map(([term, label]) => [term.value.slice(space.length), label.value]);
  for (const [name] of terms) vocabulary.set(name.toLowerCase(), `kg:${name}`);
  for (const [name, label] of terms) {
    if (!vocabulary.has(label.toLowerCase())) vocabulary.set(label.toLowerCase(), `kg:${name}`);
    insertable.set(`${label} · kg:${name}`, `kg:${name}`);
  }
  for (const node of nodes.values()) insertable.set(`${node.label} · <${node.id}>`, `<${node.id}>`);
  offer("relation-names", terms.map(([, label]) => label));
  offer("actor-names", fitting("actor").map((node) => node.label));
  offer("place-names", fitting("place").map((node) => node.label));
  offer("insertable", insertable.keys());
}

const offer = (id, values) => $(id).replaceChildren(...[...new Set(values)].sort().map((value) => h("option", { value })));
const fitting = (type) => [...nodes.values()].filter((node) => querying.fits[type].includes(node.kind));

/** The one node of a kind that fits which is called so: by its id, its label, or another name. */
function nodeNamed(typed, type) {
  const low = typed.toLowerCase();
  const tests = [
    (node) => node.id === typed, (node) => node.label === typed, (node) => node.label.toLowerCase() === low,
    (node) => (node.aliases || []).some((name) => name.toLowerCase() === low),
  ];
  const found = tests.map((test) => fitting(type).filter(test)).find((some) => some.length) || [];
  if (found.length > 1) throw new Error(`“${typed}” could be ${found.map((node) => node.id).join(" or ")}: give one of these`);
  return `<${required(found[0], `no ${type} here is called “${typed}”`).id}>`;
}

const blockOf = (name) => new RegExp(`(VALUES \\?${name} \\{ )[^{}]*( \\})`);

/** Write what a field holds into the place that the question keeps for it, if it is there still. */
function fillIn(take, field) {
  const typed = field.value.trim();
  if (!blockOf(take.name).test($("sparql").value)) return;
  if (typed !== field.dataset.written) {
    const term = typed ? TERMS[take.type](typed) : OPEN;
    $("sparql").value = $("sparql").value.replace(blockOf(take.name), (_, before, after) => before + term + after);
    field.dataset.written = typed;
  }
  if (take.default === null && $("sparql").value.includes(`VALUES ?${take.name} { ${OPEN} }`)) {
    throw new Error(`${take.name} is missing: ${take.meaning}`);
  }
}

/** Write every field into the query. Throws, in words, for the first that does not fit. */
function fillAll() {
  for (const field of $("fields").querySelectorAll("input")) {
    field.removeAttribute("aria-invalid");
    try {
      fillIn(chosenQuestion.takes.find(({ name }) => name === field.name), field);
    } catch (error) {
      field.setAttribute("aria-invalid", "true");
      field.focus();
      throw error;
    }
  }
}

function fieldOf(take) {
  const list = ["actor", "place", "relation"].includes(take.type) ? `${take.type}-names` : null;
  const input = h("input", {
    name: take.name, list, autocomplete: "off", spellcheck: "false", required: take.default === null,
    inputmode: take.type === "integer" ? "numeric" : null, placeholder: { date: "2023-12-31", month: "2023-12" }[take.type],
  });
  input.value = take.default || "";
  input.dataset.written = input.value;
  return h("label", null, h("span", null, h("b", null, take.name), ` ${take.meaning}`), input);
}

/** Put the chosen word where the cursor of the query stands, over the word that was looked up. */
function insertWord() {
  const term = insertable.get($("insert").value);
  if (!term) return;
  const [text, { start, end }] = [$("sparql"), wordAtCursor()];
  text.focus();
  text.setRangeText(term, start, end, "end");
  $("insert").value = "";
}

/** The word before the cursor, where one was looked up; else the selection. */
function wordAtCursor() {
  const { value, selectionStart, selectionEnd } = $("sparql");
  const before = selectionStart === selectionEnd ? /[\w:<\/-]*$/.exec(value.slice(0, selectionStart))[0] : "";
  return { start: selectionStart - before.length, end: selectionEnd, word: before };
}

function lookUpWord() {
  const field = $("insert");
  field.value = wordAtCursor().word;
  field.focus();
  if (field.showPicker) field.showPicker();
}
