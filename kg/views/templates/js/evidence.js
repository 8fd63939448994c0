// The panel on the right: where to start, or all that is said of what is chosen.

const PAGE = 12;

function refreshPanel(seen) {
  const panel = $("panel");
  const content = foundPath ? pathPanel() : state.path ? noPathPanel()
    : state.other ? linePanel(seen) : state.node ? nodePanel(seen)
      : state.speakers.size ? lensPanel(seen) : startPanel(seen);
  panel.replaceChildren(...content.flat(4).filter(Boolean));
  panel.classList.toggle("chosen", Boolean(state.node || state.path));
  panel.scrollTop = 0;
}

const chooseNothing = () => change({ node: null, other: null, path: null }, { step: true });
const closeButton = () =>
  h("button", { type: "button", class: "close", "aria-label": "Close", onclick: chooseNothing }, "×");

/** A name that chooses what it names; as a link it can be copied or opened beside. */
function nodeLink(node) {
  const go = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(node.id);
  };
  return h("a", { href: `#s=${encodeURIComponent(node.id).replaceAll("%2F", "/")}`, onclick: go }, words(node.label));
}

/** What stands in the panel before anything is chosen. */
function startPanel(seen) {
  const shown = (ids) => ids.map((id) => nodes.get(id)).filter((node) => seen.nodes.has(node.id));
  const [connected, latest] = [shown(STORY.start.connected), shown(STORY.start.latest)];
  const entry = (node) => h("li", null, icon(kindOf(node), 15), isEvent(node)
    ? h("span", null, nodeLink(node), h("span", { class: "below" }, node.date))
    : [nodeLink(node), h("span", { class: "quiet" }, plural(node.degree, "tie"))]);
  if (!edges.length) {
    const found = "These reports tell of no relation that could be read.";
    return [h("h2", null, "Nothing was found"), h("p", { class: "about" }, found), reports()];
  }
  return [
    h("h2", null, "Start here"),
    h("p", { class: "about" }, "Choose a name, a shape or a line: its sentences appear here."),
    section("Tied to most others", connected.map(entry)),
    section("Latest events", latest.map(entry)),
    reports(),
    howToRead(),
  ];
}

function section(title, list) {
  if (!list.length) return null;
  return h("section", { class: "group" }, h("h2", { class: "head" }, title), h("ul", { class: "plain" }, list));
}

/** The reports themselves: the first at once, the rest on request. */
function reports() {
  return section("Reports", listed(STORY.documents.map((report, index) => () => h("li", null,
    h("button", { type: "button", class: "link", onclick: () => openReport(index) }, words(report.title)),
    h("span", { class: "quiet" }, report.published)))));
}

function howToRead() {
  const sample = (dashes) => h("svg", { width: 34, height: 10, "aria-hidden": "true" },
    h("path", { d: "M1,5H33", stroke: "currentColor", "stroke-width": 2, "stroke-dasharray": dashes.join(" "), fill: "none" }));
  const used = new Set([...drawing.styles.values()].map((style) => style.how));
  const lines = ["reported", "claimed", "unsaid", "beside"].filter((how) => used.has(how)).map((how) => STORY.lines[how]);
  const marks = [];
  if ([...drawing.styles.values()].some((style) => style.disputed)) marks.push(["≠", "sources contradict each other"]);
  if (drawing.hollow.size) marks.push(["☆", "an event that nobody says has happened"]);
  return h("section", { class: "group" }, h("h2", { class: "head" }, "How to read the lines"),
    h("ul", { class: "plain" },
      lines.map(({ dashes, label }) => h("li", null, sample(dashes), label)),
      marks.map(([sign, text]) => h("li", null, h("b", null, sign), text)),
      h("li", null, "A larger shape is tied to more others; a thicker line has more sentences.")));
}

function heading(node, extra) {
  return [
    closeButton(),
    h("p", { class: "kind" }, icon(kindOf(node), 16), isEvent(node) ? `${typeLabel(node)} (event)` : kindOf(node).label),
    h("h2", null, words(node.label)),
    extra,
  ];
}

/** Everything that is said of one actor, place or event. */
function nodePanel(seen) {
  const node = nodes.get(state.node);
  const mine = seen.edges.filter((edge) => edge.from === node.id || edge.to === node.id);
  const hidden = incident.get(node.id).length - mine.length;
  return [
    ...heading(node, aboutNode(node)),
    actions(node),
    isEvent(node) ? eventFacts(node) : null,
    ...(isEvent(node) ? eventItems(node) : listed(sortedEdges(mine, node.id).map((edge) => () => edgeItem(edge, node.id)))),
    hidden ? h("p", { class: "about" }, `${plural(hidden, "relation")} hidden by filters.`) : null,
    mine.length || isEvent(node) ? null : mentionsOf(node),
  ];
}

function aboutNode(node) {
  const lines = [];
  const names = (node.aliases || []).slice(0, 8);
  if (names.length) {
    const rest = node.aliases.length - names.length;
    const known = names.flatMap((name, index) => [index ? ", " : "", words(name)]);
    lines.push(h("p", { class: "about" }, "Also: ", known, rest ? ` and ${rest} more names` : ""));
  }
  for (const [post, claim] of node.posts || []) {
    lines.push(h("p", { class: "about" }, h("b", null, words(post))), card([claims[claim]]));
  }
  if (!isEvent(node) && node.degree) {
    lines.push(h("p", { class: "about" }, `${plural(node.degree, "tie")} · betweenness ${node.betweenness.toFixed(2)}`));
  }
  if (node.count > 1) lines.push(h("p", { class: "about" }, `Stands for ${node.count} events told together`));
  return lines;
}

function actions(node) {
  const depth = (steps) => h("button", {
    type: "button", "aria-pressed": String(state.depth === steps), title: `Neighbours within ${plural(steps, "step")} (key ${steps})`,
    onclick: () => change({ depth: steps }),
  }, String(steps));
  return h("div", { class: "row" }, h("span", { class: "quiet" }, "Steps"), [1, 2, 3].map(depth),
    isEvent(node) ? null : h("button", { type: "button", onclick: () => startPathFrom(node.id) }, "Path from here"));
}

/** What all tellings together give for each role of an event, with who gives it. */
function eventFacts(node) {
  const told = (claimsAbout.get(node.id) || []).filter(passes);
  const roles = new Map();
  for (const claim of told) {
    const values = roles.get(claim.relation) || roles.set(claim.relation, new Map()).get(claim.relation);
    const value = valueOf(claim);
    values.set(value, [...(values.get(value) || []), claim]);
  }
  return h("dl", { class: "facts" }, [...roles].sort(([one], [two]) => rankOf(one) - rankOf(two)).flatMap(([name, values]) => [
    h("dt", null, relationOf(name).label),
    h("dd", null, [...values].map(([value, said]) => factLine(name, value, said))),
  ]), twinLines(node));
}

/** The same event as other reports tell it, which is drawn as an event of its own. */
function twinLines(node) {
  if (!twins.has(node.id)) return null;
  return [h("dt", null, "also told as"), h("dd", null, twins.get(node.id).map(({ to, document, rule }) => {
    const [id, report] = [idOf(to), STORY.documents[document]];
    return h("div", null, nodes.has(id) ? nodeLink(nodes.get(id)) : words(labels.get(id)), " ",
      h("span", { class: "quiet" }, words(report.title), report.published ? `, ${report.published}` : ""), " ",
      h("span", { class: "chip", title: STORY.rules[rule] }, "inferred"));
  }))];
}

function factLine(name, value, said) {
  const target = said[0].object && nodes.get(said[0].object);
  const voices = [...new Set(said.map((claim) => [voiceText(claim), ...stanceWords(claim)].join(", ")))];
  const precise = name === "date" && ["month", "year"].includes(said[0].precision) ? ` (to the ${said[0].precision})` : "";
  const shown = voices.length > 3 ? [...voices.slice(0, 3), `${voices.length - 3} more`] : voices;
  return h("div", null, target ? nodeLink(target) : words(value), precise, " ", h("span", { class: "quiet" }, shown.join("; ")));
}

/** Each telling of an event: what it says, then its sentence. */
function eventItems(node) {
  const groups = tellings((claimsAbout.get(node.id) || []).filter(passes));
  const inferred = incident.get(node.id).filter((edge) => edge.origin === "inferred" && passing(edge).length);
  return listed([
    ...groups.map((group) => () => h("article", { class: "item" }, rolesLine(group), card(group))),
    ...inferred.map((edge) => () => edgeItem(edge, node.id)),
  ]);
}

/** Standing ties first, then events, latest first. */
function sortedEdges(list, id) {
  const key = (edge) => {
    const end = other(edge, id);
    return [isEvent(end) ? 1 : 0, isEvent(end) ? 9e9 - Number((end.latest || "0").replaceAll("-", "")) : 0, phrase(edge, id), end.label];
  };
  return [...list].sort((one, two) => {
    const [a, b] = [key(one), key(two)];
    const differs = a.findIndex((value, index) => value !== b[index]);
    return differs < 0 ? 0 : a[differs] < b[differs] ? -1 : 1;
  });
}

/** One relation of the chosen node: what it is, what else the event was, and its sentences. */
function edgeItem(edge, id) {
  const end = other(edge, id);
  const title = h("h3", null, h("span", { class: "verb" }, `${phrase(edge, id)} `), nodeLink(end));
  const told = passing(edge);
  const item = h("article", { class: "item" }, title);
  if (edge.origin === "inferred") {
    item.append(...edge.derivations.map(whyOf));
    return item;
  }
  if (isEvent(end)) {
    const whole = (claimsAbout.get(end.id) || []).filter(passes);
    for (const group of tellings(told)) {
      const same = tellings(whole).find((one) => one.includes(group[0])) || group;
      item.append(rolesLine(same), card(same));
    }
  } else {
    item.append(...tellings(told).map((group) => card(group)));
  }
  return item;
}

/** Everything on one line of the drawing: all relations between two nodes. */
function linePanel(seen) {
  const [one, two] = [nodes.get(state.node), nodes.get(state.other)];
  const mine = seen.edges.filter((edge) =>
    (edge.from === one.id && edge.to === two.id) || (edge.from === two.id && edge.to === one.id));
  const [first, second] = mine.length && mine[0].relation !== "agent" && mine[0].from === two.id ? [two, one] : [one, two];
  return [
    closeButton(),
    h("p", { class: "kind" }, icon(kindOf(first), 16), typeLabel(first), " – ", icon(kindOf(second), 16), typeLabel(second)),
    h("h2", null, nodeLink(first), " – ", nodeLink(second)),
    ...listed(sortedEdges(mine, first.id).map((edge) => () => edgeItem(edge, first.id))),
    mine.length ? null : h("p", { class: "about" }, "No relation between them passes the filters."),
  ];
}

/** The first entries at once, the rest on request: a long list must not make the page wait. */
function listed(makers) {
  const first = makers.slice(0, PAGE).map((make) => make());
  if (makers.length <= PAGE) return first;
  const rest = makers.length - PAGE;
  const show = () => more.replaceWith(...listed(makers.slice(PAGE)));
  const button = h("button", { type: "button", onclick: show }, `Show ${Math.min(PAGE, rest)} more of ${rest}`);
  const more = h(first[0].tagName === "LI" ? "li" : "p", { class: "more" }, button);
  return [...first, more];
}

/** Where the reports name something of which they say nothing more. */
function mentionsOf(node) {
  const places = (node.mentions || []).slice(0, PAGE);
  if (!places.length) return h("p", { class: "about" }, "No relation to it is drawn.");
  return h("section", { class: "group" }, h("h2", { class: "head" }, "Named in"), places.map(([document, start, end]) => {
    const report = STORY.documents[document];
    const [from, to] = [Math.max(0, start - 70), Math.min(report.text.length, end + 70)];
    const named = h("mark", null, report.text.slice(start, end));
    return h("div", { class: "said" },
      h("blockquote", { class: "text" }, "…", report.text.slice(from, start), named, report.text.slice(end, to), "…"),
      h("p", { class: "where" }, h("span", null, words(report.title)),
        h("button", { type: "button", class: "link", onclick: () => openReport(document, [start, end]) }, "Read in context")));
  }));
}
