// One claim on paper: its sentence, who says it, how sure, where it stands, what speaks against it.

/** A sentence of a report with the words of the claims marked and resolved words underlined. */
function sentenceOf(told) {
  const [first] = told;
  const [start, end] = first.sentence;
  const text = STORY.documents[first.document].text;
  const marks = told.map((claim) => claim.quote);
  const steps = told.flatMap((claim) => claim.resolutions);
  const cuts = new Set([start, end]);
  for (const [from, to] of [...marks, ...steps.map((step) => step.at)]) {
    for (const cut of [from, to]) if (cut > start && cut < end) cuts.add(cut);
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  const pieces = sorted.slice(0, -1).map((from, index) => {
    const to = sorted[index + 1];
    const step = steps.find(({ at }) => at[0] <= from && to <= at[1]);
    const piece = text.slice(from, to);
    const meaning = step && `${step.target}, ${STEPS[step.step] || step.step}`;
    const inner = step ? h("span", { class: "resolved", title: meaning }, piece) : piece;
    return marks.some(([a, b]) => a <= from && to <= b) ? h("mark", null, inner) : inner;
  });
  return h("blockquote", { class: "text" }, pieces);
}

/** How words of the sentence were taken to mean something, each once. */
function stepsOf(told) {
  const seen = new Map();
  for (const { words: written, target, step } of told.flatMap((claim) => claim.resolutions)) {
    if (written !== target) seen.set(`${written}\n${target}`, [written, target, STEPS[step] || step]);
  }
  return seen.size
    ? h("ul", { class: "steps" }, [...seen.values()].map(([written, target, how]) =>
      h("li", null, "“", words(written), "” = ", words(target), `, ${how}`)))
    : null;
}

function chipsOf(told) {
  const [first] = told;
  const chips = [];
  if (stanceText(first)) chips.push(h("span", { class: "chip loud" }, stanceText(first)));
  if (first.certainty !== "certain") chips.push(h("span", { class: "chip" }, first.certainty));
  if (first.origin !== "text") chips.push(h("span", { class: "chip" }, ORIGINS[first.origin]));
  return chips.length ? h("span", { class: "chips" }, chips) : null;
}

function byline(told) {
  const [first] = told;
  const speaker = nodes.has(first.speaker) ? nodeLink(nodes.get(first.speaker)) : words(speakerName(first));
  const who = first.voice === "reported" ? "reported" : [`${first.voice} `, h("span", { class: "speaker" }, speaker)];
  return h("p", { class: "by" }, who, " ", chipsOf(told));
}

function whereOf(told) {
  const [first] = told;
  if (first.document === undefined) {
    return h("p", { class: "where" }, h("span", null, "Not from these reports"), copyButton(first));
  }
  const report = STORY.documents[first.document];
  const open = () => openReport(first.document, first.quote);
  return h("p", { class: "where" },
    h("span", null, words(report.publisher || report.title), report.published ? `, ${report.published}` : ""),
    h("button", { type: "button", class: "link", onclick: open }, "Read in context"),
    report.url ? outward(report.url, "Source ↗") : null,
    copyButton(first));
}

const copyButton = (claim) =>
  h("button", { type: "button", class: "link", onclick: () => copy(citation(claim), "Citation copied") }, "Copy citation");

/** Claims that one speaker makes in one sentence, as one card; `contrast` adds what contradicts them. */
function card(told, { contrast = true } = {}) {
  const [first] = told;
  const box = h("div", { class: "said" });
  if (first.document === undefined) {
    box.append(h("p", { class: "by" }, "According to ", words(speakerName(first)), " ", chipsOf(told)));
  } else {
    box.append(sentenceOf(told), byline(told));
    const steps = stepsOf(told);
    if (steps) box.append(steps);
  }
  box.append(whereOf(told));
  const rivals = contrast ? new Set(told.flatMap((claim) => against.get(claim.index) || [])) : new Set();
  if (rivals.size) {
    const groups = tellings([...rivals].map((index) => claims[index]));
    box.append(h("div", { class: "against" }, h("p", null, "Contradicted"),
      groups.map((group) => [rolesLine(group), card(group, { contrast: false })])));
  }
  return box;
}

/** Claims grouped by sentence, speaker and stance, in the order of the text. */
function tellings(told) {
  const groups = new Map();
  for (const claim of [...told].sort((one, two) => one.index - two.index)) {
    const key = [claim.document, claim.sentence, claim.speaker, claim.stance, claim.certainty, claim.source].join("|");
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(claim);
  }
  return [...groups.values()];
}

/** What claims about an event say, in one line: "by Arnor · to the Brigades · killed at least four". */
function rolesLine(told) {
  const sorted = told.filter((claim) => claim.value || claim.object)
    .sort((one, two) => rankOf(one.relation) - rankOf(two.relation));
  const once = new Map(sorted.map((claim) => [`${claim.relation}\n${valueOf(claim)}`, claim]));
  const parts = [...once.values()].map((claim) => [`${leadOf(claim)} `, words(valueOf(claim))]);
  return h("p", { class: "roles" }, parts.flatMap((part, index) => (index ? [" · ", ...part] : part)));
}

/** Why an inferred relation holds: the rule in words, and every premise down to its sentences. */
function whyOf(number) {
  const made = STORY.derivations[number];
  const sentences = tellings((made.claims || []).map((index) => claims[index])).map((group) => [
    h("p", { class: "roles" }, words(claimText(group[0]))), card(group)]);
  const deeper = (made.from || []).map((premise) => {
    const { says, claims: told, from } = STORY.derivations[premise];
    const carried = told && !from;
    return [h("p", { class: "roles" }, "because ", words(says)),
      carried ? tellings(told.map((index) => claims[index])).map((group) => card(group)) : whyOf(premise)];
  });
  return h("div", { class: "why" },
    h("p", null, h("span", { class: "chip" }, "inferred"), " ", STORY.rules[made.rule] || made.rule), sentences, deeper);
}

const claimText = (claim) => `${labels.get(claim.subject)} ${relationOf(claim.relation).label} ${valueOf(claim)}`;
