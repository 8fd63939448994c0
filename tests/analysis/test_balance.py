"""Tests of triads: which are balanced, what is behind their sides, how many there are."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.analysis import balance
from kg.analysis.numbers import Measure
from kg.analysis.ties import Ties, ties
from tests.analysis.few import Teller, tied, told
from tests.analysis.published import HIGHLAND_TRIBES, read

SIGNED = st.dictionaries(
    st.sampled_from(list(combinations("abcdefg", 2))), st.sampled_from((1, -1))
)


def triad(first: int, second: int, third: int) -> balance.Triad:
    (found,) = balance.balance(
        tied(("a", "b", first), ("c", "a", second), ("b", "c", third))
    ).triads
    return found


@pytest.mark.parametrize(
    ("signs", "kind", "balanced", "clusterable"),
    [
        ((1, 1, 1), "+++", True, True),
        ((1, -1, 1), "++-", False, False),
        ((-1, -1, 1), "+--", True, True),
        ((-1, -1, -1), "---", False, True),
    ],
)
def test_a_triad_is_balanced_if_an_even_number_of_its_sides_is_hostile(
    signs: tuple[int, int, int], kind: str, balanced: bool, clusterable: bool
) -> None:
    found = triad(*signs)
    assert (found.kind, found.balanced, found.clusterable) == (kind, balanced, clusterable)
    assert found.product == signs[0] * signs[1] * signs[2]


def test_the_sides_of_a_triad_are_in_the_order_of_its_actors() -> None:
    found = triad(1, -1, 1)
    assert found.actors == ("a", "b", "c")
    assert [(side.pair, side.sign) for side in found.sides] == [
        (("a", "b"), 1),
        (("a", "c"), -1),
        (("b", "c"), 1),
    ]


def quarrel() -> Ties:
    """Rohan raids Arnor, Arnor Rohan, which also aids and visits it; Gondor is a friend of both."""
    report = Teller("The Bree Gazette")
    report.act("Rohan", "Aid", "Arnor", by="Gondor")
    report.act("Rohan", "Visit", "Arnor")
    report.act("Rohan", "Raid", "Arnor")
    report.act("Arnor", "Raid", "Rohan", by="Rohan")
    report.tie("Gondor", "alliedWith", "Arnor")
    report.tie("Rohan", "alliedWith", "Gondor")
    return ties(told(report))


def test_a_side_has_the_sign_of_most_of_its_ties_and_names_their_claims_first() -> None:
    network = quarrel()
    (found,) = balance.balance(network).frustrated
    side = found.sides[1]
    assert (side.pair, side.sign, side.positive, side.negative) == (
        ("actor/arnor", "actor/rohan"),
        -1,
        1,
        2,
    )
    assert [tie.sign for tie in side.ties] == [-1, -1, 1]
    said = [network.story.claims[id].passage for id in side.claims]
    assert [passage.quote for passage in said if passage][-2:] == ["Rohan Aid Arnor"] * 2
    assert len(side.claims) == len(set(side.claims)) == 6


def test_two_who_are_as_much_friends_as_enemies_are_no_side() -> None:
    found = balance.balance(
        tied(("a", "b", 1), ("b", "a", -1), ("b", "c", 1), ("a", "c", 1), ("d", "e", 0))
    )
    assert (found.actors, found.positive, found.negative, found.mixed) == (3, 2, 0, 1)
    assert found.triads == ()


@pytest.mark.parametrize("few", [tied(), tied(("a", "b", 0)), tied(("a", "b", -1))])
def test_without_triads_there_is_no_share_of_them(few: Ties) -> None:
    found = balance.balance(few)
    assert found.share is None
    assert [(m.name, m.value) for m in balance.measures(found)] == [
        ("triads", 0),
        ("frustrated triads", 0),
    ]


def test_below_thirty_actors_there_are_few() -> None:
    star = [("a", f"b{n}", 1) for n in range(29)]
    assert balance.balance(tied(*star[:28])).few
    assert not balance.balance(tied(*star)).few


def test_measures_are_of_the_whole_of_each_actor_in_a_triad_and_of_each_triad() -> None:
    network = tied(("a", "b", 1), ("b", "c", 1), ("a", "c", -1), ("c", "d", 1), ("b", "d", 1))
    found = list(balance.measures(balance.balance(network)))
    assert [(m.about, m.name, m.value) for m in found] == [
        ((), "triads", 2),
        ((), "frustrated triads", 1),
        ((), "triangle index", 0.5),
        (("a",), "frustrated triads", 1),
        (("b",), "frustrated triads", 1),
        (("c",), "frustrated triads", 1),
        (("d",), "frustrated triads", 0),
        (("a", "b", "c"), "triad balance", -1),
        (("b", "c", "d"), "triad balance", 1),
    ]
    assert all(isinstance(m, Measure) for m in found)


@given(SIGNED)
def test_all_triads_are_found_once_whatever_the_order_of_ties(
    signs: dict[tuple[str, str], int],
) -> None:
    acts = [(*pair, sign) for pair, sign in signs.items()]
    found = balance.balance(tied(*acts))
    expected = [
        t for t in combinations("abcdefg", 3) if all(p in signs for p in combinations(t, 2))
    ]
    assert [triad.actors for triad in found.triads] == expected
    assert [triad.product for triad in found.triads] == [
        signs[a, b] * signs[a, c] * signs[b, c] for a, b, c in expected
    ]
    turned = balance.balance(tied(*((other, one, sign) for one, other, sign in reversed(acts))))
    assert [triad.kind for triad in turned.triads] == [triad.kind for triad in found.triads]


def test_nobody_is_asked_for_all_pairs_of_thousands_of_neighbours() -> None:
    star = nx.star_graph([f"n{n}" for n in range(20_000)])  # 200 million pairs
    star.add_edge("n1", "n2")
    assert list(balance.triangles(star)) == [("n0", "n1", "n2")]


def test_the_triangle_index_of_the_highland_tribes_is_the_published_one() -> None:
    # Schoch, "signnet: an R package for analyzing signed networks", Journal of Open Source
    # Software 8 (2023) gives 0.867647.
    found = balance.balance(read(HIGHLAND_TRIBES))
    assert (found.actors, found.positive, found.negative) == (16, 29, 29)
    assert found.share == pytest.approx(0.867647, abs=5e-7)
    assert found.kinds == {"+++": 19, "++-": 2, "+--": 40, "---": 7}
