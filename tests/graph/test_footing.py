"""The two laws of how sure an edge is: the surest of what is enough alone, the weakest of what is
needed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.graph.footing import NOTHING, Footing, surest, weakest
from kg.model import Certainty

IDS = st.lists(st.sampled_from(("a", "b", "c")), unique=True).map(sorted).map(tuple)
FOOTINGS = st.builds(Footing, st.sampled_from(Certainty), IDS, IDS, st.booleans())
ANY = st.lists(FOOTINGS, min_size=1, max_size=5)


@given(ANY)
def test_the_surest_is_as_sure_as_the_surest_and_the_weakest_as_the_weakest(
    footings: list[Footing],
) -> None:
    ranks = [each.sureness for each in footings]
    assert surest(footings).sureness == max(ranks)
    assert weakest(footings).sureness == min(ranks)


@given(ANY, FOOTINGS)
def test_one_more_way_never_lowers_and_one_more_premise_never_raises(
    footings: list[Footing], more: Footing
) -> None:
    assert surest([*footings, more]).sureness >= surest(footings).sureness
    assert weakest([*footings, more]).sureness <= weakest(footings).sureness


@given(ANY)
def test_their_order_does_not_matter_and_speakers_are_named_once(footings: list[Footing]) -> None:
    for together in (surest, weakest):
        found = together(footings)
        assert found == together(footings[::-1])
        assert found.speakers == tuple(sorted({s for each in footings for s in each.speakers}))


@given(ANY)
def test_background_is_needed_where_a_premise_needs_it_or_every_way_does(
    footings: list[Footing],
) -> None:
    assert weakest(footings).background == any(each.background for each in footings)
    assert surest(footings).background == all(each.background for each in footings)


@given(ANY)
def test_what_stands_on_nothing_is_no_way_and_spoils_what_needs_it(
    footings: list[Footing],
) -> None:
    assert surest([*footings, NOTHING]) == surest(footings)
    assert weakest([*footings, NOTHING]) == NOTHING


def test_nothing_at_all_stands_on_nothing() -> None:
    assert surest(()) == weakest(()) == NOTHING
    assert NOTHING.sureness == 0
