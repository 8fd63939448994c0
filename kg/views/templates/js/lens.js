// The perspective lens: the story as some speakers tell it, and where two of them differ.

const speakersOf = (edge) => new Set(passing(edge).map((claim) => claim.speaker));

/** A relation in a few words: for an event, who takes what part in it. */
function edgeText(edge) {
  const [from, to] = [nodes.get(edge.from), nodes.get(edge.to)];
  const stance = edge.stance === "actual" ? "" : ` (${STANCES[edge.stance]})`;
  const open = (event) => { event.preventDefault(); choose(edge.from, edge.to); };
  const href = `#s=${edge.from}&with=${edge.to}`;
  return h("a", { href, onclick: open }, words(from.label), ` ${phrase(edge, from.id)} `, words(to.label), stance);
}

/** What two chosen speakers say alone, together and against each other; no winner is picked. */
function comparison(seen) {
  if (state.speakers.size !== 2) return [];
  const [one, two] = [...state.speakers];
  const told = seen.edges.filter((edge) => edge.origin === "text").map((edge) => [edge, speakersOf(edge)]);
  const only = (who, not) => told.filter(([, by]) => by.has(who) && !by.has(not)).map(([edge]) => edge);
  const both = told.filter(([, by]) => by.has(one) && by.has(two)).map(([edge]) => edge);
  const clashes = STORY.contradictions.map((pair) => pair.map((index) => claims[index]))
    .filter(([a, b]) => passes(a) && passes(b) && a.speaker !== b.speaker);
  const list = (title, entries) => (entries.length
    ? section(`${title} (${entries.length})`, listed(entries.map((entry) => () => h("li", null, h("span", null, entry)))))
    : null);
  return [
    list("Against each other", clashes.map(([a, b]) => [words(claimText(a)), " – ", words(valueOf(b)), `, ${voiceText(b)}`])),
    list(`Only ${labels.get(one)} says`, only(one, two).map(edgeText)),
    list(`Only ${labels.get(two)} says`, only(two, one).map(edgeText)),
    list("Both say", both.map(edgeText)),
  ].filter(Boolean);
}

/** The panel while only some speakers are heard. */
function lensPanel(seen) {
  const names = [...state.speakers].map((id) => labels.get(id));
  const hint = names.length === 1 ? "Choose a second speaker on the left to see where the two differ." : "";
  return [
    h("p", { class: "kind" }, "As told only by"),
    h("h2", null, words(names.join(" and "))),
    h("p", { class: "about" }, `${plural(seen.edges.length, "relation")} rest on what they say. ${hint}`),
    ...comparison(seen),
  ];
}
