// The engine and its graph run beside the page, in a worker: no query can hang the page.

let querying = null; // what the tab needs; read from the page when the tab is first opened
const engine = { worker: null, waiting: new Map(), asked: 0 };

/** Everything in which a word of SPARQL is no keyword: strings, addresses, comments, names. */
const NO_KEYWORDS = new RegExp([
  `"""(?:[^\\\\]|\\\\[^])*?"""`, `'''(?:[^\\\\]|\\\\[^])*?'''`, `"(?:[^"\\\\\\n]|\\\\.)*"`, `'(?:[^'\\\\\\n]|\\\\.)*'`,
  `<[^<>"{}|^\`\\\\\\s]*>`, `#[^\\n]*`, `[?$@][\\w-]+`, `[\\w-]*:[\\w.-]*`,
].join("|"), "g");
const FORMS = /\b(SELECT|ASK|CONSTRUCT|DESCRIBE|INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|COPY|MOVE|ADD)\b/i;
const QUESTIONS = ["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"];

/** What has to be known of a query before it runs. Throws what cannot be answered in a page. */
function looked(text) {
  const bare = text.replace(NO_KEYWORDS, (found) => found.replace(/[^\n]/g, " "));
  const form = FORMS.exec(bare);
  const service = bare.search(/\bSERVICE\b/i);
  if (form && !QUESTIONS.includes(form[0].toUpperCase())) {
    throw new Error(`${spot(text, form.index)}: ${form[0]} changes a graph; here questions are answered`);
  }
  if (service >= 0) throw new Error(`${spot(text, service)}: SERVICE asks elsewhere; this page reaches no network`);
  const lines = Boolean(form) && /^[CD]/i.test(form[0]);
  // Asked over the union of all graphs, the engine looks away from what FROM says.
  return { lines, union: !/\bFROM\b/i.test(bare) };
}

function spot(text, position) {
  const before = text.slice(0, position).split("\n");
  return `Line ${before.length}, column ${before.at(-1).length + 1}`;
}

/** The prefixes that every query may rely on, in one line, which errors do not count. */
const prologue = () => Object.entries(querying.prefixes).map(([name, address]) => `PREFIX ${name}: <${address}> `).join("");

/** The answer to a query. Throws in words for people. */
async function ask(text) {
  const { lines, union } = looked(text);
  if (!engine.worker) startEngine();
  return send({ query: { text: `${prologue()}\n${text}`, base: querying.base, union, lines } });
}

function startEngine() {
  const address = URL.createObjectURL(new Blob([querying.worker], { type: "text/javascript" }));
  engine.worker = new Worker(address);
  engine.worker.onmessage = ({ data }) => {
    URL.revokeObjectURL(address);
    heard(data);
  };
  engine.worker.onerror = () => stopEngine("The engine does not run in this browser");
  const { wasm, graph } = querying;
  send({ packed: { wasm, graph } }).catch(() => null); // the query that waits for it says why
}

function send(message) {
  engine.asked += 1;
  engine.worker.postMessage({ ...message, id: engine.asked });
  return new Promise((done, fail) => engine.waiting.set(engine.asked, { done, fail }));
}

function heard({ id, told, error, fallen }) {
  const { done, fail } = engine.waiting.get(id);
  engine.waiting.delete(id);
  if (error === undefined) done(told);
  else fail(new Error(fallen ? "The query is too large or too deep for the engine in this page" : whatIsWrong(error)));
  if (fallen) stopEngine("Stopped");
}

/** End whatever runs. The next query starts a fresh engine. */
function stopEngine(why) {
  if (engine.worker) engine.worker.terminate();
  engine.worker = null;
  for (const { fail } of engine.waiting.values()) fail(new Error(why));
  engine.waiting.clear();
}

/** Where a text stops being SPARQL and what could stand there, of what the engine says. */
function whatIsWrong(message) {
  const found = /^error at (\d+):(\d+): ([^]*)$/.exec(message);
  if (!found) return message.split("\n")[0];
  const where = `Line ${Math.max(1, found[1] - 1)}, column ${found[2]}`;
  if (found[3].includes("Prefix not found")) {
    return `${where}: a prefix that is not known; known are ${Object.keys(querying.prefixes).join(", ")}`;
  }
  const readable = found[3].replace(/\[(?:'[^']*'|[^'\]])*\]/g, "").match(/"(?:[^"\\]|\\.)+"|[A-Z_]{2,}/g) || [];
  const could = readable.slice(0, 8).join(", ");
  return `${where}: not SPARQL${could ? `; expected ${readable.length > 1 ? "one of " : ""}${could}` : ""}`;
}
