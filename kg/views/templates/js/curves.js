// The way a line takes: straight, or bent around a node that it has nothing to do with.

// How far each bent line leaves the straight way, clockwise from its first end, by the line's id.
const bends = new Map(STORY.bends.map(([from, to, far]) => [`${idOf(from)}\n${idOf(to)}`, far]));
const bendOf = (line) => bends.get(line.id) || 0;

/** A line's way as vis-network draws it. */
function smoothOf(line) {
  const far = bendOf(line);
  return far ? { enabled: true, type: far > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(far) } : false;
}

/** The point that pulls a line's curve to its side; `at` gives the places of nodes. */
function controlOf(line, at) {
  const [one, two, far] = [at(line.from), at(line.to), bendOf(line)];
  const [dx, dy] = [two.x - one.x, two.y - one.y];
  const [reach, turn] = [(1 + Math.abs(far)) / 2, (far * Math.PI) / 2];
  const [ahead, aside] = [reach * Math.cos(turn), reach * Math.sin(turn)];
  return { x: one.x + dx * ahead + dy * aside, y: one.y + dy * ahead - dx * aside };
}

/** The place on a line at `t`: 0 at its first end, 1 at the other. */
function pointOn(line, t, at) {
  const [one, two, control] = [at(line.from), at(line.to), controlOf(line, at)];
  const on = (axis) => (1 - t) ** 2 * one[axis] + 2 * t * (1 - t) * control[axis] + t ** 2 * two[axis];
  return { x: on("x"), y: on("y") };
}
