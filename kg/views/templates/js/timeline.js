// The dates below the graph: events on a true time axis, with two handles. What is known to the
// month only is spread over its days.

const DAY = 86400000;
const time = {
  first: 0, days: 0, bins: 0,
  day: (iso) => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY),
  iso: (day) => new Date(day * DAY).toISOString().slice(0, 10),
  words: (iso) => time.format.format(new Date(`${iso}T00:00:00Z`)),
  format: new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }),
};
const events = [...nodes.values()].filter((node) => isEvent(node) && incident.get(node.id).length);
const dated = events.filter((node) => node.earliest || node.latest);
const lastDayOf = (node) => time.day(node.latest || node.earliest);
const dayOf = (node) => time.day(node.earliest || node.latest);

function startTimeline() {
  const [first, last] = STORY.window;
  if (!dated.length || !first) {
    $("dates").hidden = true;
    return;
  }
  time.first = time.day(first);
  time.days = Math.max(1, time.day(last) - time.first);
  time.bins = Math.min(time.days + 1, 90);
  const handle = (name, label) => h("input", {
    type: "range", min: 0, max: time.days, step: 1, id: `date-${name}`, "aria-label": label,
    oninput: (event) => slide(name, Number(event.target.value)),
  });
  const undated = events.length - dated.length;
  const early = dated.filter((node) => lastDayOf(node) < time.first).length;
  const late = dated.filter((node) => dayOf(node) > time.first + time.days).length;
  const aside = [early && `${plural(early, "event")} earlier`, late && `${plural(late, "event")} later`].filter(Boolean);
  const run = h("button", { type: "button", id: "play", onclick: play }, "Play");
  const standing = undated ? `undated (${plural(undated, "event")}, and standing ties)` : "standing ties, which have no date";
  const keep = h("input", { type: "checkbox", id: "undated", onchange: (event) => change({ undated: event.target.checked }) });
  const all = () => { if (running) stop(); change({ from: "", to: "", undated: true }); };
  $("dates").replaceChildren(
    h("div", { class: "told" }, run, h("b", { id: "date-words" }),
      aside.length ? h("span", { class: "quiet" }, aside.join(", ")) : null,
      h("label", { class: "choice" }, keep, h("span", null, standing)),
      h("button", { type: "button", class: "link", id: "all-dates", onclick: all }, "All dates")),
    h("div", { class: "axis" }, h("svg", { id: "bars", "aria-hidden": "true" }),
      h("div", { class: "ends" }, handle("from", "First day"), handle("to", "Last day"))));
  new ResizeObserver(drawBars).observe($("bars"));
}

// While time runs, the last day that is shown moves on by itself: days a beat, and the beat's timer.
const BEAT = 350;
let running = 0;

/** Let the story unfold day by day, from the first day chosen; once more stops it where it is. */
function play() {
  if (running) return stop();
  const step = Math.max(1, Math.round(time.days / 60));
  const first = state.from ? time.day(state.from) : time.first;
  let day = state.to ? time.day(state.to) : first;
  const beat = () => {
    day += step;
    const over = day >= time.first + time.days;
    change({ to: over ? "" : time.iso(day) });
    if (over) stop();
  };
  running = setInterval(beat, BEAT);
  $("play").textContent = "Pause";
  change({ to: time.iso(day) });
}

function stop() {
  clearInterval(running);
  running = 0;
  $("play").textContent = "Play";
  refresh();
}

function slide(name, value) {
  if (running) stop();
  const [from, to] = ["from", "to"].map((end) => Number($(`date-${end}`).value));
  if (name === "from") change({ from: value === 0 ? "" : time.iso(time.first + Math.min(value, to)) });
  else change({ to: value === time.days ? "" : time.iso(time.first + Math.max(value, from)) });
}

let lastSeen = null;

function refreshTimeline(seen) {
  if (!time.days) return;
  lastSeen = seen;
  $("date-from").value = state.from ? time.day(state.from) - time.first : 0;
  $("date-to").value = state.to ? time.day(state.to) - time.first : time.days;
  $("undated").checked = state.undated;
  const ends = [state.from || time.iso(time.first), state.to || time.iso(time.first + time.days)].map(time.words);
  $("date-words").textContent = `${ends[0]} – ${ends[1]}`;
  $("date-from").setAttribute("aria-valuetext", ends[0]);
  $("date-to").setAttribute("aria-valuetext", ends[1]);
  $("all-dates").hidden = !state.from && !state.to && state.undated;
  drawBars();
}

function drawBars() {
  const svg = $("bars");
  const width = svg.clientWidth;
  if (!lastSeen || !width) return;
  const height = 28;
  const counts = (list) => {
    const bins = new Array(time.bins).fill(0);
    const bin = (day) => Math.floor((clamp(0, day - time.first, time.days) / (time.days + 1)) * time.bins);
    const within = (one) => lastDayOf(one) >= time.first && dayOf(one) <= time.first + time.days;
    for (const node of list.filter(within)) {
      const [from, to] = [bin(dayOf(node)), bin(lastDayOf(node))];
      for (let at = from; at <= to; at += 1) bins[at] += 1 / (to - from + 1);
    }
    return bins;
  };
  const [all, shown] = [counts(dated), counts(dated.filter((node) => lastSeen.nodes.has(node.id)))];
  const most = Math.max(1, ...all);
  const step = width / time.bins;
  const bar = (kind) => (count, index) => (count ? h("rect", {
    class: kind, x: (index * step + 0.5).toFixed(1), width: Math.max(1, Math.min(26, step - 1)).toFixed(1),
    y: (height - (count / most) * height).toFixed(1), height: ((count / most) * height).toFixed(1), rx: 1.5,
  }) : null);
  const axis = h("line", { x1: 0, x2: width, y1: height, y2: height, stroke: "currentColor", opacity: 0.25 });
  const bars = [...all.map(bar("bar all")), ...shown.map(bar("bar"))].filter(Boolean);
  svg.replaceChildren(...bars, axis, ...ticks(width));
}

/** Days written under the axis: as many as there is room for, at even distances of true time. */
function ticks(width) {
  const count = Math.max(1, Math.min(Math.floor(width / 130), time.days));
  return Array.from({ length: count + 1 }, (_, index) => {
    const day = Math.round((time.days * index) / count);
    const anchor = index === 0 ? "start" : index === count ? "end" : "middle";
    return h("text", { x: ((day / time.days) * width).toFixed(1), y: 43, "text-anchor": anchor }, time.words(time.iso(time.first + day)));
  });
}
