// Find by name or alias, with the keyboard alone; sentences are searched where no name fits.

const names = [...nodes.values()].flatMap((node) =>
  [node.label, ...(node.aliases || [])].map((name) => ({ node, name, low: name.toLowerCase() })));

/** Names that hold what was typed: whole words first, then the most tied. */
function lookUp(typed) {
  const best = new Map();
  for (const entry of names) {
    const at = entry.low.indexOf(typed);
    if (at < 0) continue;
    const rank = (entry.low === typed ? 0 : at === 0 ? 1 : entry.low[at - 1] === " " ? 2 : 3) + (entry.name === entry.node.label ? 0 : 0.5);
    const known = best.get(entry.node.id);
    if (!known || rank < known.rank) best.set(entry.node.id, { ...entry, rank });
  }
  return [...best.values()].sort((one, two) => one.rank - two.rank || two.node.degree - one.node.degree ||
    one.name.localeCompare(two.name)).slice(0, 14);
}

/** Claims whose sentence holds what was typed, one for each sentence. */
function inSentences(typed) {
  const seen = new Set();
  return claims.filter((claim) => {
    if (claim.document === undefined || !nodes.has(claim.subject)) return false;
    const key = `${claim.document}:${claim.sentence}`;
    if (seen.has(key) || !sliceOf(claim, claim.sentence).toLowerCase().includes(typed)) return false;
    return seen.add(key);
  }).slice(0, 8);
}

/** How a hit is shown: its name, and why it was found where that is not plain. */
function hitText({ node, name, claim }) {
  if (claim) {
    const sentence = words(sliceOf(claim, claim.sentence).slice(0, 90));
    return [words(node.label), h("span", { class: "quiet" }, " “", sentence, "…”")];
  }
  return [words(node.label), name === node.label ? null : h("span", { class: "quiet" }, " also ", words(name))];
}

function startFind() {
  const [field, list] = [$("find"), $("found")];
  let hits = [];
  let active = -1;
  const close = () => {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  const mark = (index) => {
    active = index;
    [...list.children].forEach((entry, i) => entry.setAttribute("aria-selected", String(i === index)));
    if (hits[index]) {
      field.setAttribute("aria-activedescendant", `found-${index}`);
      list.children[index].scrollIntoView({ block: "nearest" });
    }
  };
  const take = (index) => {
    if (!hits[index]) return;
    field.value = hits[index].node.label;
    close();
    choose(hits[index].node.id);
  };
  const entry = (hit, index) => {
    const press = (event) => { event.preventDefault(); take(index); };
    return h("li", { role: "option", id: `found-${index}`, "aria-selected": "false", onpointerdown: press },
      icon(kindOf(hit.node), 14), h("span", null, hitText(hit)));
  };
  const nothing = () => h("li", { class: "none", role: "option", "aria-selected": "false" },
    h("span", null, "Nothing named “", words(field.value.trim()), "”"));
  const show = () => {
    const typed = field.value.trim().toLowerCase();
    if (!typed) return close();
    const named = lookUp(typed);
    hits = named.length ? named : inSentences(typed).map((claim) => ({ node: nodes.get(claim.subject), name: "", claim }));
    list.replaceChildren(...(hits.length ? hits.map(entry) : [nothing()]));
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
    mark(hits.length ? 0 : -1);
  };
  field.addEventListener("input", show);
  field.addEventListener("focus", () => field.select());
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length) {
      event.preventDefault();
      if (list.hidden) show();
      else mark((active + step + hits.length) % hits.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (list.hidden) show();
      take(Math.max(0, active));
    } else if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      close();
    }
  });
}
