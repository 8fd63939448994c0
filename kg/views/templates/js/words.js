// How relations, stances and speakers are put into words. "Reported" and "claimed by", never more.

const STANCES = {
  actual: "happened", planned: "planned", demanded: "demanded", hypothetical: "supposed", denied: "denied",
};
const ORIGINS = { text: "in the reports", background: "known beforehand", inferred: "inferred by a rule" };
const VOICES = {
  reported: "reported by the publisher", "reported by": "reported by another outlet",
  "claimed by": "claimed by somebody named", "according to": "a source known beforehand",
};
const STEPS = {
  acronym: "by its acronym", alias: "by a known name", coreference: "by coreference", description: "by description",
  office: "by office", member: "as a member for the group", demonym: "by the name of its people",
  "same-event": "as the same event", spelling: "by another spelling of the name", judgement: "by a judgement of identity",
};

// The order in which the roles of an event are read out.
const ROLES = ["agent", "recipient", "instrument", "place", "date", "killed", "injured"];
const rankOf = (role) => (ROLES.includes(role) ? ROLES.indexOf(role) : ROLES.length);

const relationOf = (name) => STORY.relations[name] || { label: name, inverse: name, role: false };

/** How an edge reads from one of its ends to the other. */
function phrase(edge, from) {
  const relation = relationOf(edge.relation);
  // An agent's edge is drawn towards its event, but the event is the subject of the claim.
  const forward = edge.relation === "agent" ? edge.to === from : edge.from === from;
  return forward ? relation.label : relation.inverse;
}

const typeLabel = (node) => (isEvent(node) ? (STORY.types[node.type] || { label: "event" }).label : kindOf(node).label);

function speakerName(claim) {
  return claim.origin === "background" && claim.source ? claim.source : labels.get(claim.speaker) || "an unnamed source";
}

/** "reported", "claimed by Arnor army": who says it, as text. */
function voiceText(claim) {
  return claim.voice === "reported" ? "reported" : `${claim.voice} ${speakerName(claim)}`;
}

/** Whether it is said to have happened: empty where it is. */
function stanceText(claim) {
  if (claim.stance === "actual") return "";
  return claim.denies ? `denied that it was ${STANCES[claim.denies]}` : STANCES[claim.stance];
}

/** What sets a claim apart from something certain that happened. */
const stanceWords = (claim) =>
  [stanceText(claim), claim.certainty === "certain" ? "" : claim.certainty].filter(Boolean);

/** The word before a value in a line of roles: "on" a day, but "in" a month. */
function leadOf(claim) {
  if (claim.relation !== "date") return relationOf(claim.relation).label;
  return { day: "on", month: "in", year: "in" }[claim.precision] || "";
}

const valueOf = (claim) => (claim.object ? labels.get(claim.object) : claim.value);

/** The words of a claim, as they stand in the report. */
const sliceOf = (claim, [start, end]) => STORY.documents[claim.document].text.slice(start, end);

/** A claim with its sentence and source, ready to be pasted into a footnote. */
function citation(claim) {
  if (claim.document === undefined) return `${valueOf(claim)} (${voiceText(claim)}) [${claim.id}]`;
  const report = STORY.documents[claim.document];
  const parts = [report.publisher, `“${report.title}”`, report.published, report.url].filter(Boolean);
  const stance = [voiceText(claim), ...stanceWords(claim)].join(", ");
  return `“${sliceOf(claim, claim.sentence).trim()}” ${parts.join(", ")} (${stance}) [${claim.id}]`;
}
