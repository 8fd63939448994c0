from __future__ import annotations

from itertools import combinations

from matplotlib.figure import Figure

from kg.analysis.balance import balance
from kg.analysis.ties import Ties
from kg.plots.sheets import FRIENDLY, HOSTILE, part
from kg.plots.triads import MOST, triads
from tests.analysis.few import tied
from tests.plots.stories import texts

BALANCED = (("Arnor", "Rohan", 1), ("Arnor", "Harad", -1), ("Rohan", "Harad", -1))
FRUSTRATED = (("Bree", "Dale", 1), ("Bree", "Moria", 1), ("Dale", "Moria", -1))


def drawn(of: Ties, most: int = MOST) -> Figure:
    return triads(of, balance(of), most)


def test_frustrated_triads_come_first_and_how_many_are_shown_is_told() -> None:
    figure = drawn(tied(*BALANCED, *FRUSTRATED))
    told = texts(figure)
    assert part(figure, "title") == "1 of 2 signed triads is frustrated"
    order = [told.index(text) for text in ("Frustrated: 1 of 1 shown", "Balanced: 1 of 1 shown")]
    assert order == sorted(order)
    assert {"Arnor", "Rohan", "Harad", "Bree", "Dale", "Moria"} <= set(told)


def test_no_more_are_drawn_than_asked_for() -> None:
    figure = drawn(tied(*((a, b, -1) for a, b in combinations("abcdef", 2))), 3)
    assert "Frustrated: 3 of 20 shown" in texts(figure)
    assert sum(text.startswith("− 1") for text in texts(figure)) == 9


def test_a_side_tells_its_sign_in_a_mark_a_colour_and_a_dash() -> None:
    figure = drawn(tied(*BALANCED))
    marks = [text for text in texts(figure) if text in {"+ 1", "− 1"}]
    assert sorted(marks) == ["+ 1", "− 1", "− 1"]
    sides = [line for line in figure.axes[0].lines if line.get_marker() == "None"]
    looks = sorted((str(line.get_color()), line.get_linestyle()) for line in sides)
    assert looks == [(FRIENDLY, "-"), (HOSTILE, "--"), (HOSTILE, "--")]


def test_a_side_tells_what_speaks_against_its_sign() -> None:
    figure = drawn(tied(*BALANCED, ("Arnor", "Harad", -1), ("Arnor", "Harad", 1)))
    assert "− 2 (1)" in texts(figure)


def test_what_most_is_told_of_comes_first() -> None:
    figure = drawn(
        tied(*BALANCED, *(("Bree", "Dale", 1), ("Bree", "Moria", 1), ("Dale", "Moria", 1)) * 2), 1
    )
    assert "+ 2" in texts(figure)
    assert "Arnor" not in texts(figure)


def test_few_actors_call_for_caution_and_many_do_not() -> None:
    many = [(f"{n:02}", f"{n + 1:02}", 1) for n in range(0, 60, 2)]
    assert "Caution: with n = 3, below 30" in part(drawn(tied(*BALANCED)), "caption")
    assert "Caution" not in part(drawn(tied(*BALANCED, *many)), "caption")


def test_without_triads_words_say_so() -> None:
    assert "No three actors" in " ".join(texts(drawn(tied(("a", "b", 1)))))
