"use strict";
// The page's data, looked up by name, and the one way text gets onto the page.

// The page as it came, for who wants to save it: nothing has been added to it yet.
const PRISTINE = `<!doctype html>\n${document.documentElement.outerHTML}\n`;
const PLACES = JSON.parse(document.getElementById("places").textContent);
const DATA = JSON.parse(document.getElementById("data").textContent);
const STORY = DATA.story;

// Things are numbered in the data, to keep it small; from here on they go by their own names.
const ids = [...DATA.nodes.map((node) => node.name), ...STORY.others.map(([id]) => id)];
const labels = new Map([...DATA.nodes.map((node) => [node.name, node.label]), ...STORY.others]);
const idOf = (number) => (number === undefined ? undefined : ids[number]);
const nodes = new Map(DATA.nodes.map((node) => [node.name, { ...node, id: node.name }]));
const edges = DATA.edges.map((edge, index) => ({
  stance: "actual", origin: "text", claims: [], derivations: [], ...edge, from: idOf(edge.from), to: idOf(edge.to), index,
}));
const claims = STORY.claims.map((claim, index) => ({
  stance: "actual", origin: "text", certainty: "certain", resolutions: [], ...claim,
  subject: idOf(claim.subject), object: idOf(claim.object), speaker: idOf(claim.speaker), index,
}));
const rows = STORY.rows.map((row) => ({ ...row, subject: idOf(row.subject), object: idOf(row.object) }));

const incident = new Map([...nodes.keys()].map((id) => [id, []]));
for (const edge of edges) {
  incident.get(edge.from).push(edge);
  incident.get(edge.to).push(edge);
}
const claimsAbout = new Map();
for (const claim of claims) {
  if (!claimsAbout.has(claim.subject)) claimsAbout.set(claim.subject, []);
  claimsAbout.get(claim.subject).push(claim);
}
const edgesOfClaim = new Map();
for (const edge of edges) {
  for (const claim of edge.claims) {
    if (!edgesOfClaim.has(claim)) edgesOfClaim.set(claim, []);
    edgesOfClaim.get(claim).push(edge);
  }
}
const against = new Map();
for (const [one, other] of STORY.contradictions) {
  against.set(one, [...(against.get(one) || []), other]);
  against.set(other, [...(against.get(other) || []), one]);
}
const twins = new Map();
for (const twin of STORY.twins) {
  twins.set(idOf(twin.from), [...(twins.get(idOf(twin.from)) || []), twin]);
}

const $ = (id) => document.getElementById(id);
const isEvent = (node) => node.kind === "Event";
const other = (edge, id) => nodes.get(edge.from === id ? edge.to : edge.from);
const kindOf = (node) => STORY.kinds[node.kind];

/** An element with properties and children. Strings become text nodes: nothing is parsed. */
function h(tag, properties, ...children) {
  const drawing = ["svg", "path", "circle", "rect", "line", "text", "g"].includes(tag);
  const element = drawing
    ? document.createElementNS("http://www.w3.org/2000/svg", tag)
    : document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/** Text from a report, kept from turning the direction of what stands around it. */
const words = (text) => h("bdi", null, String(text));

/** A link out of the page: only web addresses, and the site is not told where from. */
function outward(address, text) {
  if (!/^https?:\/\//i.test(address)) return words(text);
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text);
}

const plural = (count, one, many) => `${count.toLocaleString("en")} ${count === 1 ? one : many || `${one}s`}`;
