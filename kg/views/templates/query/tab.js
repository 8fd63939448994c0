// The Query tab: opened on demand, kept in the address, closed by whatever shows the graph.

const LONGEST = 6000; // characters of a query that an address still carries
const OWN = {
  name: "", question: "A question of your own", takes: [],
  text: "SELECT ?group ?name WHERE {\n  ?group a kg:ArmedGroup ; rdfs:label ?name .\n}\nORDER BY ?name\nLIMIT 50",
};
let chosenQuestion = OWN;
let turns = 0; // queries that were run: only the last may still speak
let running = false;
let learning = null; // settled once the vocabulary is known

function openQuery({ step = true } = {}) {
  if (!querying) prepare();
  document.documentElement.dataset.tab = "query";
  document.querySelector("main").hidden = true;
  $("query").hidden = false;
  $("query-tab").setAttribute("aria-pressed", "true");
  if (step) note("pushState");
  $("query").focus({ preventScroll: true });
}

function leaveQuery() {
  if ($("query").hidden) return;
  delete document.documentElement.dataset.tab;
  document.querySelector("main").hidden = false;
  $("query").hidden = true;
  $("query-tab").setAttribute("aria-pressed", "false");
}

/** Once, when the tab is first opened: the questions listed, engine and graph unpacked. */
function prepare() {
  querying = JSON.parse($("querying").textContent);
  learnNames();
  const entry = (question) => h("button",
    { type: "button", class: "link", "data-name": question.name, onclick: () => chooseQuestion(question) }, question.question);
  $("questions").replaceChildren(...[OWN, ...querying.questions].map((question) => h("li", null, entry(question))));
  setQuestion(OWN);
  warmUp();
}

/** An engine that waits for the next query. */
function warmUp() {
  if (vocabulary.size) return startEngine();
  learning = learnWords().catch((error) => { if (!running) showNothing(error.message, true); });
}

/** A stored question is asked at once where it needs nothing more; one's own is written first. */
function chooseQuestion(question) {
  setQuestion(question);
  const missing = $("fields").querySelector("input:required");
  if (question === OWN) $("sparql").focus();
  else if (missing) missing.focus();
  else run();
}

function setQuestion(question) {
  chosenQuestion = question;
  $("question").textContent = question.question;
  $("sparql").value = question.text;
  $("query-text").open = question === OWN;
  $("fields").replaceChildren(...question.takes.map(fieldOf));
  for (const entry of $("questions").querySelectorAll("button")) {
    entry.setAttribute("aria-current", String(entry.dataset.name === question.name));
  }
  showNothing("");
}

async function run() {
  turns += 1;
  const turn = turns;
  if (running) {
    stopEngine("Stopped");
    warmUp();
  }
  busy(true);
  showNothing("Asking…");
  try {
    await learning; // a field may hold a word of the vocabulary
    if (turn !== turns) return;
    fillAll();
    note("replaceState");
    const told = await ask($("sparql").value);
    if (turn === turns) showAnswer(told);
  } catch (error) {
    if (turn === turns) showNothing(error.message, true);
  } finally {
    if (turn === turns) busy(false);
  }
}

function busy(now) {
  running = now;
  $("run").disabled = now;
  $("stop").disabled = !now;
  $("answer").setAttribute("aria-busy", String(now));
}

function stop() {
  turns += 1;
  stopEngine("Stopped");
  busy(false);
  showNothing("Stopped");
  warmUp();
}

/** The query in the address: by name where it is a stored one, else as it stands. */
function note(how) {
  const text = $("sparql").value;
  const q = text === chosenQuestion.text ? chosenQuestion.name : text;
  history[how](null, "", `#${new URLSearchParams({ q: q.length > LONGEST ? "" : q })}`);
}

/** What the address asks for is put there; it runs when somebody says so. */
function follow() {
  const q = new URLSearchParams(location.hash.slice(1)).get("q");
  if (q === null) return leaveQuery();
  openQuery({ step: false });
  const question = [OWN, ...querying.questions].find(({ name }) => name === q);
  if ($("sparql").value === (question ? question.text : q)) return;
  setQuestion(question || OWN);
  if (!question) $("sparql").value = q;
}

function queryKeys(event) {
  if ($("query").hidden || $("reader").open) return;
  event.stopPropagation(); // the keys of the graph mean nothing here
  const act = event.ctrlKey || event.metaKey ? { Enter: run, " ": lookUpWord }[event.key] : { Escape: stop }[event.key];
  if (!act || (act === run && running) || (act === stop && !running)) return;
  event.preventDefault();
  act();
}

function startQuery() {
  $("query-tab").addEventListener("click", () => {
    if ($("query").hidden) return openQuery();
    leaveQuery();
    change({}, { step: true });
  });
  $("ask").addEventListener("submit", (event) => { event.preventDefault(); run(); });
  $("stop").addEventListener("click", stop);
  $("save-answer").addEventListener("click", saveAnswer);
  $("insert").addEventListener("change", insertWord);
  $("reader").addEventListener("click", (event) => { if (event.target.closest(".claimed")) leaveQuery(); });
  document.addEventListener("keydown", queryKeys, true);
  window.addEventListener("popstate", follow);
  window.addEventListener("hashchange", follow);
  follow();
}

startQuery();
