"""What is asked of a page that is open: functions that run in it."""

from __future__ import annotations

__all__ = ["AT", "BEHIND", "OVERLAPS"]

# Where a node stands on the screen.
AT = """(id) => {
    const pane = document.getElementById("graph").getBoundingClientRect();
    const { x, y } = drawing.network.canvasToDOM(drawing.network.getPosition(id));
    return [pane.left + x, pane.top + y];
}"""

# Pairs of labels that cover each other.
OVERLAPS = """() => {
    const boxes = drawing.labels.filter((label) => label.id);
    const meet = (one, two) => one.x < two.x + two.w && two.x < one.x + one.w &&
        one.y < two.y + two.h && two.y < one.y + one.h;
    return boxes.flatMap((one, i) =>
        boxes.slice(i + 1).filter((two) => meet(one, two)).map((two) => [one.id, two.id]));
}"""

# Lines, as vis-network draws them, that come within so many pixels of a third node's shape.
BEHIND = """(least) => {
    const { network } = drawing;
    const place = network.getPositions();
    const scale = network.getScale();
    const away = (p, a, b) => {
        const [dx, dy] = [b.x - a.x, b.y - a.y];
        const along = ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy);
        const t = Math.max(0, Math.min(1, along));
        return scale * Math.hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
    };
    const need = (id) => nodes.get(id).size * onScreen(scale) + least;
    const near = (line) => {
        const way = network.body.edges[line.id].edgeType;
        const stops = Array.from({ length: 17 }, (_, stop) => way.getPoint(stop / 16));
        const pieces = stops.slice(1).map((stop, at) => [stops[at], stop]);
        const gap = (id) => Math.min(...pieces.map(([a, b]) => away(place[id], a, b)));
        const third = drawing.order.filter((id) => id !== line.from && id !== line.to);
        return third.filter((id) => gap(id) < need(id));
    };
    return [...drawing.shown.values()].flatMap((line) => near(line).map((id) => [line.id, id]));
}"""
