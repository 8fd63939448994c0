from __future__ import annotations

from itertools import combinations

from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import Circle

from kg.analysis.communities import communities as found
from kg.analysis.graphs import graph
from kg.analysis.ties import Ties
from kg.plots.communities import FILLS, MOST, REST, communities
from kg.plots.sheets import part
from tests.analysis.few import tied
from tests.plots.stories import texts

TWO = tied(*combinations("abcd", 2), *combinations("wxyz", 2), ("d", "w"))


def drawn(of: Ties, most: int = MOST) -> Figure:
    return communities(of, found(graph(of)), most)


def nodes(figure: Figure) -> list[tuple[str, str]]:
    """The number in each node, and its colour."""
    axes = figure.axes[0]
    fills = {p.center: to_hex(p.get_facecolor()) for p in axes.patches if isinstance(p, Circle)}
    numbers = [text for text in axes.texts if text.get_position() in fills]
    return sorted((text.get_text(), fills[text.get_position()]) for text in numbers)


def broken(figure: Figure) -> int:
    return sum(line.get_linestyle() == "--" for line in figure.axes[0].lines)


def test_a_node_has_the_number_and_the_colour_of_its_community() -> None:
    first, second = (FILLS[number][0].lower() for number in (0, 1))
    assert nodes(drawn(TWO)) == [("0", first)] * 4 + [("1", second)] * 4


def test_lesser_communities_are_told_apart_by_number_alone() -> None:
    pairs = [(f"{n}a", f"{n}b") for n in range(len(FILLS) + 2)]
    grey = REST[0].lower()
    told = nodes(drawn(tied(*pairs)))
    assert {number for number, fill in told if fill == grey} == {"8", "9"}


def test_the_key_names_who_is_tied_to_most() -> None:
    assert {"0: d, a, b, c", "1: w, x, y, z"} <= set(texts(drawn(TWO)))
    clique = tied(*combinations("abcdef", 2))
    assert "0: a, b, c, d and 2 more" in texts(drawn(clique))


def test_a_bridge_is_drawn_broken_unless_a_single_actor_hangs_on_it() -> None:
    assert broken(drawn(TWO)) == 1
    assert broken(drawn(tied(*combinations("abcd", 2), ("d", "e")))) == 0


def test_of_a_large_network_those_tied_to_most_are_drawn_and_the_caption_says_so() -> None:
    pairs = [(f"{n:03}", f"{n + 100:03}") for n in range(1, 100)]
    figure = drawn(tied(*pairs, ("hub", "001"), ("hub", "002"), ("hub", "mate")), 20)
    assert "Drawn: 19 of 200 actors" in part(figure, "caption")
    assert "hub" in texts(figure)
    assert len(nodes(figure)) == 19


def test_nobody_is_drawn_without_a_tie_that_is_drawn() -> None:
    figure = drawn(tied(*((f"{n:03}", f"{n + 100:03}") for n in range(100))), 3)
    assert len(nodes(figure)) == 2
    assert len(figure.axes[0].lines) == 1


def test_labels_cover_no_other_label() -> None:
    figure = drawn(tied(*combinations([f"Company {n} of the Ring" for n in range(12)], 2)))
    figure.draw_without_rendering()
    boxes = [
        text.get_window_extent() for text in figure.axes[0].texts if not text.get_text().isdigit()
    ]
    assert len(boxes) >= 12
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))


def test_the_caption_tells_how_sure_the_division_is() -> None:
    caption = part(drawn(TWO), "caption")
    assert "divisions by other seeds agree by 1.00" in caption
    assert "communities (Louvain), networkx" in caption
    assert "Caution: with n = 8, below 30" in caption
