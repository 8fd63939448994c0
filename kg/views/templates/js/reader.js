// The reading pane: a report as it was published, with every claim underlined where it stands.

function openReport(index, at) {
  const report = STORY.documents[index];
  const told = claims.filter((claim) => claim.document === index);
  const pane = $("reader");
  pane.replaceChildren(h("div", null,
    h("button", { type: "button", class: "close", "aria-label": "Close", onclick: () => pane.close() }, "×"),
    h("h2", null, words(report.title)),
    h("p", { class: "where" }, report.publisher ? h("span", null, words(report.publisher)) : null,
      report.published ? h("span", null, report.published) : null,
      report.url ? outward(report.url, "Source ↗") : null,
      h("span", null, plural(told.length, "claim"))),
    h("p", { class: "text" }, claimedText(report.text, told, at, pane))));
  if (!pane.open) pane.showModal();
  const here = pane.querySelector(".here");
  if (here) here.scrollIntoView({ block: "center" });
  else pane.scrollTop = 0;
}

/** The text in pieces: what carries claims can be chosen, what was asked for is marked. */
function claimedText(text, told, at, pane) {
  const cuts = new Set([0, text.length]);
  for (const claim of told) claim.quote.forEach((cut) => cuts.add(cut));
  if (at) at.forEach((cut) => cuts.add(cut));
  const sorted = [...cuts].filter((cut) => cut >= 0 && cut <= text.length).sort((a, b) => a - b);
  return sorted.slice(0, -1).map((from, index) => {
    const to = sorted[index + 1];
    const piece = text.slice(from, to);
    const covering = told.filter(({ quote }) => quote[0] <= from && to <= quote[1]);
    const here = at && at[0] <= from && to <= at[1];
    if (!covering.length) return here ? h("mark", { class: "here" }, piece) : piece;
    const go = () => {
      pane.close();
      const { subject, object } = covering[0];
      if (nodes.has(subject)) choose(subject, !isEvent(nodes.get(subject)) && nodes.has(object) ? object : null);
    };
    const press = (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); go(); } };
    return h("mark", {
      class: here ? "claimed here" : "claimed", tabindex: 0, role: "button", onclick: go, onkeydown: press,
      title: covering.slice(0, 6).map(claimText).join("\n"),
    }, piece);
  });
}
