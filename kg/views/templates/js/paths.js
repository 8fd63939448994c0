// The shortest path between two names, with the sentence of every hop.

let foundPath = null;
let pathStart = null;

/** Shortest path by visible edges, direction ignored; places join only what one asks them to. */
function shortestPath(from, to, seen) {
  const usable = new Set(seen.edges.filter((edge) => edge.stance === "actual" && (state.through || edge.family !== "Places")));
  const came = new Map([[from, null]]);
  let front = [from];
  while (front.length && !came.has(to)) {
    const next = [];
    for (const id of front) {
      for (const edge of incident.get(id)) {
        const end = usable.has(edge) ? other(edge, id).id : null;
        if (end && !came.has(end)) {
          came.set(end, { edge, id });
          next.push(end);
        }
      }
    }
    front = next;
  }
  if (!came.has(to)) return null;
  const path = { nodes: [to], edges: [] };
  for (let hop = came.get(to); hop; hop = came.get(hop.id)) {
    path.nodes.unshift(hop.id);
    path.edges.unshift(hop.edge);
  }
  return path;
}

function refreshPath(seen) {
  foundPath = state.path ? shortestPath(...state.path, seen) : null;
}

function startPathFrom(id) {
  pathStart = id;
  $("path-from").value = nodes.get(id).label;
  $("path-to").value = "";
  $("pathbox").open = true;
  $("path-to").scrollIntoView({ block: "nearest" });
  $("path-to").focus();
}

/** The node that typed words name: exactly, or the first that holds them. */
function named(text) {
  const typed = text.trim().toLowerCase();
  if (!typed) return null;
  if (pathStart && nodes.get(pathStart).label.toLowerCase() === typed) return pathStart;
  const hit = lookUp(typed)[0];
  return hit ? hit.node.id : null;
}

function showPath() {
  const ends = [named($("path-from").value), named($("path-to").value)];
  const missing = ends.findIndex((id) => !id);
  if (missing >= 0) {
    const typed = $(missing ? "path-to" : "path-from").value.trim();
    notify(typed ? `Nothing named “${typed}”` : "Name both ends of the path");
    return;
  }
  change({ path: ends, node: null, other: null }, { step: true });
}

/** The form on the left. */
function pathForm() {
  const plain = { type: "text", list: "names", autocomplete: "off" };
  const field = (id, label) => h("input", { ...plain, id, placeholder: label, "aria-label": label });
  const submit = (event) => { event.preventDefault(); showPath(); };
  const through = h("input", { type: "checkbox", id: "path-through", onchange: (event) => change({ through: event.target.checked }) });
  return h("details", { class: "group", id: "pathbox" }, h("summary", null, "Path between two"),
    h("form", { class: "pathends", onsubmit: submit }, field("path-from", "From"), field("path-to", "To"),
      h("label", { class: "choice" }, through, h("span", null, "also through places")),
      h("button", { type: "submit" }, "Show path")),
    h("datalist", { id: "names" }, [...nodes.values()].filter((node) => incident.get(node.id).length && !isEvent(node))
      .slice(0, 2000).map((node) => h("option", { value: node.label }))));
}

function pathPanel() {
  const steps = foundPath.edges.length;
  return [
    closeButton(),
    h("p", { class: "kind" }, "Path"),
    h("h2", null, nodeLink(nodes.get(foundPath.nodes[0])), " – ", nodeLink(nodes.get(foundPath.nodes[steps]))),
    h("p", { class: "about" }, steps
      ? `Shortest path, ${plural(steps, "step")}, direction ignored. A path is not proof of a tie.`
      : "Both ends are the same."),
    ...foundPath.edges.map((edge, index) => {
      const from = nodes.get(foundPath.nodes[index]);
      const item = edgeItem(edge, from.id);
      item.prepend(h("p", { class: "kind" }, `${index + 1}`, icon(kindOf(from), 14), words(from.label)));
      return item;
    }),
  ];
}

function noPathPanel() {
  const [from, to] = state.path.map((id) => nodes.get(id));
  return [
    closeButton(), h("p", { class: "kind" }, "Path"), h("h2", null, nodeLink(from), " – ", nodeLink(to)),
    h("p", { class: "about" }, "No path with the current filters."),
  ];
}
