"""Labels of the picture: beneath their shapes, none on another."""

from __future__ import annotations

from itertools import combinations

from kg.views.dossier import dossier
from kg.views.labels import Box, Label, Spot, arrange
from tests.views.stories import story


def meet(one: Box, two: Box) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


def test_a_label_stands_beneath_its_shape() -> None:
    [label] = arrange([Spot(10, 20, 8, ("Bree",))])
    left, top, right, _ = label.box
    assert top > 28
    assert left + right == 20


def test_a_label_that_finds_no_room_beneath_stands_beside() -> None:
    above, beneath = arrange([Spot(0, 0, 8, ("Bree",)), Spot(0, 26, 8, ("Arnor",))])
    assert not meet(above.box, (-8, 18, 8, 34))
    assert above.box[3] <= -8 or above.box[0] >= 8 or above.box[2] <= -8
    assert beneath.box[1] > 34


def test_what_finds_no_room_at_all_is_cut_to_its_first_line_or_left_out() -> None:
    crowd = [Spot(5.0 * n, 0, 8, ("a label of some", "length")) for n in range(60)]
    placed = arrange(crowd)
    assert 0 < len(placed) < len(crowd)
    assert {label.lines for label in placed} == {
        ("a label of some", "length"),
        ("a label of some …",),
    }


def test_no_label_covers_another_among_three_hundred_nodes() -> None:
    nodes = [n for n in dossier(*story(300))["nodes"] if n["core"] and "x" in n]
    nodes.sort(key=lambda n: -n["degree"])
    placed = arrange([Spot(n["x"], n["y"], n["size"], tuple(n["lines"])) for n in nodes])
    assert not [1 for one, two in combinations(placed, 2) if meet(one.box, two.box)]
    assert len(placed) > 0.9 * len(nodes)
    assert isinstance(placed[0], Label)
