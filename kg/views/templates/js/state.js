// What is chosen and filtered: kept in the address after "#", so that a link shows the same view.

const SETS = ["kinds", "families", "told", "sure", "origin", "said"];
const fresh = () => ({
  node: null, other: null, depth: 1, view: "graph", path: null, through: false,
  from: "", to: "", undated: true, speakers: new Set(),
  off: Object.fromEntries(SETS.map((name) => [name, new Set()])),
});
let state = fresh();

// The frame of a notebook has no address of its own: there the view lives in memory alone.
const addressed = location.protocol !== "about:";

/** The address that shows the view as it is now. */
function written() {
  const address = new URLSearchParams();
  if (state.node) address.set("s", state.node);
  if (state.other) address.set("with", state.other);
  if (state.depth !== 1) address.set("depth", state.depth);
  if (state.view !== "graph") address.set("view", state.view);
  if (state.path) address.set("path", state.path.join(","));
  if (state.through) address.set("through", "places");
  for (const name of SETS) if (state.off[name].size) address.set(name, `-${[...state.off[name]].sort().join(",")}`);
  if (state.speakers.size) address.set("by", [...state.speakers].sort().join(","));
  if (state.from) address.set("from", state.from);
  if (state.to) address.set("to", state.to);
  if (!state.undated) address.set("undated", "no");
  return address.toString().replaceAll("%2F", "/").replaceAll("%2C", ",");
}

/** The view that an address asks for; what it does not know it leaves out. */
function read(hash) {
  const address = new URLSearchParams(hash.replace(/^#/, ""));
  const asked = fresh();
  const known = (id) => (nodes.has(id) ? id : null);
  const day = (text) => (/^\d{4}-\d{2}-\d{2}$/.test(text || "") ? text : "");
  asked.node = known(address.get("s"));
  asked.other = asked.node && known(address.get("with"));
  asked.depth = Math.min(3, Math.max(1, Number(address.get("depth")) || 1));
  asked.view = address.get("view") === "table" ? "table" : "graph";
  asked.through = address.get("through") === "places";
  const ends = (address.get("path") || "").split(",").map(known);
  asked.path = ends.length === 2 && ends[0] && ends[1] ? ends : null;
  for (const name of SETS) {
    const text = address.get(name) || "";
    if (text.startsWith("-")) asked.off[name] = new Set(text.slice(1).split(",").filter(Boolean));
  }
  asked.speakers = new Set((address.get("by") || "").split(",").filter((id) => labels.has(id)));
  asked.from = day(address.get("from"));
  asked.to = day(address.get("to"));
  asked.undated = address.get("undated") !== "no";
  return asked;
}

/** Change the view; a step worth going back to becomes one in the browser's history. */
function change(changes, { step = false } = {}) {
  Object.assign(state, changes);
  const hash = `#${written()}`;
  if (addressed && hash !== (location.hash || "#")) history[step ? "pushState" : "replaceState"](null, "", hash);
  refresh();
}

const choose = (id, other = null) => change({ node: id, other, path: null }, { step: true });

function toggle(name, value, on) {
  if (on) state.off[name].delete(value);
  else state.off[name].add(value);
  change({});
}

const filtered = () =>
  SETS.some((name) => state.off[name].size) || state.speakers.size || state.from || state.to || !state.undated;

/** Whether a claim passes what is chosen on the left. */
function passes(claim) {
  const { told, sure, origin, said } = state.off;
  return !told.has(claim.stance) && !sure.has(claim.certainty) && !origin.has(claim.origin) &&
    !said.has(claim.voice) && (!state.speakers.size || state.speakers.has(claim.speaker));
}

function inTime(node) {
  if (!node.earliest && !node.latest) return state.undated;
  const first = node.earliest || node.latest;
  const last = node.latest || node.earliest;
  return (!state.from || last >= state.from) && (!state.to || first <= state.to);
}

function edgeTime(edge) {
  const event = [edge.from, edge.to].map((id) => nodes.get(id)).find(isEvent);
  return event ? inTime(event) : state.undated;
}

/** The claims of an edge that pass; an inferred edge stands only while all its premises do. */
function passing(edge) {
  const told = edge.claims.map((index) => claims[index]);
  if (edge.origin !== "inferred") return told.filter(passes);
  const kept = told.filter((claim) => passes(claim) || state.off.origin.has(claim.origin));
  return !state.off.origin.has("inferred") && kept.length === told.length ? told : [];
}

/** Edges and nodes that pass all filters, drawn or not. */
function visible() {
  const on = (id) => !state.off.kinds.has(nodes.get(id).kind);
  const kept = edges.filter(
    (edge) => !state.off.families.has(edge.family) && on(edge.from) && on(edge.to) && edgeTime(edge) && passing(edge).length,
  );
  return { edges: kept, edgeSet: new Set(kept), nodes: new Set(kept.flatMap((edge) => [edge.from, edge.to])) };
}

/** Nodes within so many steps of one, by edges that are visible. */
function around(id, depth, seen) {
  const reached = new Map([[id, 0]]);
  let front = [id];
  for (let step = 1; step <= depth; step += 1) {
    front = front.flatMap((node) =>
      incident.get(node).filter((edge) => seen.edgeSet.has(edge)).map((edge) => other(edge, node).id),
    ).filter((node) => !reached.has(node) && reached.set(node, step));
  }
  return reached;
}
