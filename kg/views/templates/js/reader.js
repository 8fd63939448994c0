// The reading pane: a report as it was published, with every claim underlined where it stands.
// A sentence that carries claims can be chosen: what it says then stands beside the text.

function openReport(index, at) {
  const report = STORY.documents[index];
  const told = claims.filter((claim) => claim.document === index);
  const pane = $("reader");
  const said = h("aside", { class: "saying", "aria-live": "polite" },
    h("p", { class: "about" }, "Choose an underlined sentence: what it says appears here."));
  pane.replaceChildren(h("div", null,
    h("button", { type: "button", class: "close", "aria-label": "Close", onclick: () => pane.close() }, "×"),
    h("h2", null, words(report.title)),
    h("p", { class: "where" }, report.publisher ? h("span", null, words(report.publisher)) : null,
      report.published ? h("span", null, report.published) : null,
      report.url ? outward(report.url, "Source ↗") : null,
      h("span", null, plural(told.length, "claim"))),
    h("div", { class: "beside" }, h("p", { class: "text" }, reportText(report.text, told, at, said)), said)));
  if (!pane.open) pane.showModal();
  const here = pane.querySelector(".here");
  if (!here) pane.scrollTop = 0;
  else {
    const sentence = here.closest(".sentence");
    if (sentence) sentence.click();
    here.scrollIntoView({ block: "center" });
  }
}

/** The whole text: sentences that carry claims as things to choose, the rest as it is. */
function reportText(text, told, at, said) {
  const sentences = new Map();
  for (const claim of told) {
    const key = claim.sentence.join();
    sentences.set(key, [...(sentences.get(key) || []), claim]);
  }
  const pieces = [];
  let done = 0;
  for (const group of [...sentences.values()].sort(([one], [two]) => one.sentence[0] - two.sentence[0])) {
    const [start, end] = group[0].sentence;
    pieces.push(markedText(text, done, start, [], at), sentenceToChoose(text, group, at, said));
    done = end;
  }
  return [pieces, markedText(text, done, text.length, [], at)];
}

function sentenceToChoose(text, told, at, said) {
  const [start, end] = told[0].sentence;
  const go = (event) => {
    const pressed = event.currentTarget;
    for (const other of pressed.parentNode.querySelectorAll("[aria-pressed=true]")) other.setAttribute("aria-pressed", "false");
    pressed.setAttribute("aria-pressed", "true");
    said.replaceChildren(...sayings(told));
  };
  const press = (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); go(event); } };
  return h("span", { class: "sentence", tabindex: 0, role: "button", "aria-pressed": "false", onclick: go, onkeydown: press },
    markedText(text, start, end, told.map(({ quote }) => quote), at));
}

/** A stretch of the text in pieces: the words of claims are underlined, what was asked for is marked. */
function markedText(text, start, end, quotes, at) {
  const asked = at ? [at] : [];
  const cuts = new Set([start, end, ...[...quotes, ...asked].flat().filter((cut) => cut > start && cut < end)]);
  const sorted = [...cuts].sort((a, b) => a - b);
  const within = (from, to) => ([a, b]) => a <= from && to <= b;
  return sorted.slice(0, -1).map((from, index) => {
    const [to, piece] = [sorted[index + 1], text.slice(from, sorted[index + 1])];
    const marks = [quotes.some(within(from, to)) ? "claimed" : "", asked.some(within(from, to)) ? "here" : ""].filter(Boolean);
    return marks.length ? h("mark", { class: marks.join(" ") }, piece) : piece;
  });
}

/** What one sentence says: each telling with who says it, and the way to its place in the graph. */
function sayings(told) {
  const show = ([{ subject, object }]) => {
    if (!nodes.has(subject)) return null;
    const tie = !isEvent(nodes.get(subject)) && nodes.has(object) ? object : null;
    const go = () => { $("reader").close(); choose(subject, tie); };
    return h("button", { type: "button", class: "link", onclick: go }, "Show in the graph");
  };
  const eventOf = ({ subject }) => (nodes.has(subject) && isEvent(nodes.get(subject)) ? nodes.get(subject) : null);
  const apart = new Map();
  for (const claim of tellings(told).flat()) {
    const key = eventOf(claim) ? [claim.subject, claim.speaker, claim.stance, claim.certainty].join() : claim.id;
    apart.set(key, [...(apart.get(key) || []), claim]);
  }
  return [h("h3", { class: "head" }, "This sentence says"), ...[...apart.values()].map((group) => {
    const event = eventOf(group[0]);
    return h("article", { class: "item" }, h("p", null, event ? h("b", null, typeLabel(event)) : words(claimText(group[0]))),
      event ? rolesLine(group) : null, byline(group), show(group));
  })];
}
