"""Two tellings differ where one ties whom the other does not, or to the contrary."""

from __future__ import annotations

from kg.analysis.perspectives import difference, measures
from kg.analysis.scope import Scope
from kg.analysis.ties import ties
from tests.analysis.few import Teller, actor, tied, told


def test_a_telling_does_not_differ_from_itself() -> None:
    telling = tied(("a", "b", -1), ("b", "c", 1))
    assert difference(telling, telling) == ()


def test_what_only_one_tells_is_told_apart_from_what_both_tell_to_the_contrary() -> None:
    here = tied(("a", "b", -1), ("b", "c", 1), ("d", "e", 1))
    there = tied(("a", "b", 1), ("c", "d", 0), ("d", "e", 1))
    found = {
        each.pair: (each.opposed, bool(each.here), bool(each.there))
        for each in difference(here, there)
    }
    assert found == {
        ("a", "b"): (True, True, True),
        ("b", "c"): (False, True, False),
        ("c", "d"): (False, False, True),
    }
    assert [m.value for m in measures(difference(here, there), "there")] == [1, 1, 1]


def test_seen_from_the_other_side_it_is_the_same_difference() -> None:
    here, there = tied(("a", "b", -1), ("b", "c", 1)), tied(("a", "b", 1))
    turned = {(each.pair, each.there, each.here) for each in difference(there, here)}
    assert {(each.pair, each.here, each.there) for each in difference(here, there)} == turned


def test_two_speakers_of_one_report_can_be_held_against_each_other() -> None:
    report = Teller("The Bree Gazette")
    report.act("Arnor", "Raid", "Rohan", by="Rohan army")
    report.act("Arnor", "Aid", "Rohan", by="Arnor army")
    whole = ties(told(report))
    by = [
        whole.within(Scope(told_by=frozenset({actor(name).id})))
        for name in ("Rohan army", "Arnor army")
    ]
    (found,) = difference(*by)
    assert found.opposed
    assert found.signs == (-1, 1)
