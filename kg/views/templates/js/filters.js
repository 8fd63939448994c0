// The left side: the legend is the filter. Counts tell what there is, whatever is switched off.

const tally = (values) => values.reduce((counts, value) => counts.set(value, (counts.get(value) || 0) + 1), new Map());

function choice(set, value, label, count, sign) {
  const flip = (event) => toggle(set, value, event.target.checked);
  const box = h("input", { type: "checkbox", "data-set": set, "data-value": value, onchange: flip });
  return h("label", { class: "choice" }, box, sign, h("span", null, label), h("span", { class: "count" }, count.toLocaleString("en")));
}

function startFilters() {
  const tied = [...nodes.values()].filter((node) => incident.get(node.id).length);
  const kinds = [...tally(tied.map((node) => node.kind))].sort(([one], [two]) => STORY.kinds[one].order - STORY.kinds[two].order);
  const families = [...tally(edges.map((edge) => edge.family))].filter(([name]) => STORY.families[name]);
  const sign = (name) => { const kind = STORY.kinds[name]; return h("span", { "data-icon": name }, icon(kind)); };
  $("legend").replaceChildren(
    group("Who and what", kinds.map(([name, count]) => choice("kinds", name, STORY.kinds[name].plural, count, sign(name)))),
    group("Relations", families.map(([name, count]) =>
      choice("families", name, STORY.families[name].label, count, h("span", { class: "swatch", "data-family": name })))),
    ...sureness(),
    lens(),
    pathForm(),
    h("p", { class: "row" }, h("button", { type: "button", id: "clear", onclick: clearFilters }, "Clear filters")),
  );
}

const group = (title, list, folded = false) => (folded
  ? h("details", { class: "group" }, h("summary", null, title), list)
  : h("section", { class: "group" }, h("h2", null, title), list));

/** How it is told, by whom, how sure and from where: only what occurs in this story. */
function sureness() {
  const shown = claims.filter((claim) => edgesOfClaim.has(claim.index) || !claim.object);
  const part = (title, set, key, labels) => {
    const counts = tally(shown.map((claim) => claim[key]));
    if (set === "origin" && edges.some((edge) => edge.origin === "inferred")) {
      counts.set("inferred", edges.filter((edge) => edge.origin === "inferred").length);
    }
    const present = Object.keys(labels).filter((value) => counts.has(value));
    return present.length > 1 ? group(title, present.map((value) => choice(set, value, labels[value], counts.get(value)))) : null;
  };
  const sure = { certain: "certain", probable: "probable", possible: "possible" };
  return [
    part("Told as", "told", "stance", STANCES), part("Told by", "said", "voice", VOICES),
    part("How sure they are", "sure", "certainty", sure), part("Where it is from", "origin", "origin", ORIGINS),
  ].filter(Boolean);
}

/** The story as only some speakers tell it. Nobody chosen means everybody. */
function lens() {
  const counts = [...tally(claims.map((claim) => claim.speaker))].sort(([, one], [, two]) => two - one).slice(0, 40);
  if (counts.length < 2) return null;
  const pick = (id) => (event) => {
    if (event.target.checked) state.speakers.add(id);
    else state.speakers.delete(id);
    change({});
  };
  return group("As told only by", counts.map(([id, count]) => h("label", { class: "choice" },
    h("input", { type: "checkbox", "data-speaker": id, onchange: pick(id) }),
    h("span", null, words(labels.get(id))), h("span", { class: "count" }, String(count)))), true);
}

/** Why nothing is left: each filter that is set, in words, with what it takes to lift it alone. */
function reasons() {
  const titles = { kinds: "Who and what", families: "Relations", told: "Told as", sure: "How sure they are",
    origin: "Where it is from", said: "Told by" };
  const sets = SETS.filter((name) => state.off[name].size).map((name) =>
    [`what is switched off under “${titles[name]}”`, { off: { ...state.off, [name]: new Set() } }]);
  const voices = [...state.speakers].map((id) => labels.get(id)).join(" and ");
  const dates = state.from || state.to || !state.undated;
  return [
    ...(dates ? [["the dates", { from: "", to: "", undated: true }]] : []),
    ...(voices ? [[`“as told only by ${voices}”`, { speakers: new Set() }]] : []),
    ...sets,
  ];
}

/** How many relations would show with some of the state changed. */
function without(changes) {
  const kept = state;
  state = { ...state, ...changes };
  const count = visible().edges.length;
  state = kept;
  return count;
}

/** An empty graph says why it is empty, and offers the way back. */
function refreshEmpty(seen) {
  const box = $("empty");
  box.hidden = !edges.length || seen.edges.length > 0;
  if (box.hidden) return;
  const ways = reasons().map(([what, changes]) => [what, changes, without(changes)]).filter(([, , count]) => count);
  box.replaceChildren(h("p", null, h("b", null, "No relation passes all filters.")),
    ways.length ? h("ul", null, ways.map(([what, changes, count]) => h("li", null, `Without ${what} `,
      h("button", { type: "button", class: "link", onclick: () => change(changes) }, `${plural(count, "relation")} would show`)))) : "",
    h("p", null, h("button", { type: "button", onclick: clearFilters }, "Clear filters")));
}

function clearFilters() {
  const { off, speakers, from, to, undated } = fresh();
  change({ off, speakers, from, to, undated });
}

function refreshFilters() {
  for (const box of document.querySelectorAll("#legend input[data-set]")) box.checked = !state.off[box.dataset.set].has(box.dataset.value);
  for (const box of document.querySelectorAll("#legend input[data-speaker]")) box.checked = state.speakers.has(box.dataset.speaker);
  for (const sign of document.querySelectorAll("[data-icon]")) sign.replaceChildren(icon(STORY.kinds[sign.dataset.icon]));
  for (const swatch of document.querySelectorAll("[data-family]")) swatch.style.background = tone(STORY.families[swatch.dataset.family]);
  $("path-through").checked = state.through;
  $("clear").disabled = !filtered();
}
