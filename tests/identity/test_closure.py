"""Same is carried on, different stops it, and a conflict merges nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kg.identity.closure import closure
from kg.identity.judgements import Judgement, Verdict

A, B, C, D = (f"actor/{letter}" for letter in "abcd")
SAME, DIFFERENT, UNDECIDED = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNDECIDED


def judged(verdict: Verdict, one: str, other: str, by: str = "Ada", line: int = 1) -> Judgement:
    about = (min(one, other), max(one, other))
    return Judgement(verdict, about, by, date(2024, 3, 5), line=line)


def test_matches_and_judgements_are_carried_on_together() -> None:
    found = closure([(B, A)], [judged(SAME, B, C)])
    assert found == ((frozenset({A, B, C}),), ())


def test_a_judgement_cuts_the_automatic_match_of_its_pair() -> None:
    assert closure([(A, B), (C, D)], [judged(DIFFERENT, B, A)]) == ((frozenset({C, D}),), ())


def test_a_longer_automatic_chain_is_not_cut_but_told() -> None:
    groups, (conflict,) = closure([(A, B), (B, C)], [judged(DIFFERENT, A, C, line=7)])
    assert not groups
    assert str(conflict.fault(Path("d.yaml"))) == (
        "d.yaml:7: actor/a and actor/c are judged different (Ada, line 7), but actor/a = actor/b "
        "(matched by name), actor/b = actor/c (matched by name); 3 ids stay unmerged (take one "
        "of these judgements out, or call it undecided)"
    )


def test_a_chain_against_a_different_is_merged_in_no_part() -> None:
    told = [judged(SAME, A, B, line=1), judged(SAME, B, C, line=4), judged(SAME, C, D, line=9)]
    groups, (conflict,) = closure([], [*told, judged(DIFFERENT, A, C, by="Bel", line=14)])
    assert not groups
    assert conflict.kept_apart == {A, B, C, D}
    assert [step.judged[0].line for step in conflict.chain] == [1, 4]


def test_judges_who_disagree_join_nothing_and_leave_the_rest() -> None:
    told = [judged(SAME, A, B), judged(DIFFERENT, A, B, by="Bel", line=5)]
    groups, (conflict,) = closure([(B, C)], told)
    assert groups == (frozenset({B, C}),)
    assert {each.by for each in conflict.apart} == {"Bel"}
    assert {each.by for each in conflict.chain[0].judged} == {"Ada"}


def test_undecided_says_nothing() -> None:
    assert closure([(A, B)], [judged(UNDECIDED, A, B)]) == ((frozenset({A, B}),), ())


def test_a_judge_may_change_her_mind() -> None:
    later = replace(judged(SAME, A, B), when=date(2024, 3, 6))
    assert closure([], [judged(DIFFERENT, A, B), later]) == ((frozenset({A, B}),), ())


def test_a_judgement_about_one_report_holds_there_alone() -> None:
    here = replace(judged(SAME, A, B), document="document/one")
    assert not closure([], [here]).groups
    assert not closure([], [here], "document/other").groups
    assert closure([], [here], "document/one").groups == (frozenset({A, B}),)


def test_in_its_report_it_is_the_exception_to_what_holds_everywhere() -> None:
    here = replace(judged(DIFFERENT, A, B, by="Bel"), document="document/one")
    found = closure([], [judged(SAME, A, B), here], "document/one")
    assert found == ((), ())


IDS = st.sampled_from([f"actor/{number}" for number in range(7)])
PAIRS = st.tuples(IDS, IDS).filter(lambda pair: pair[0] != pair[1])
JUDGED = st.builds(
    judged, st.sampled_from([SAME, SAME, DIFFERENT, UNDECIDED]), IDS, IDS, st.sampled_from("XYZ")
).filter(lambda each: each.about[0] != each.about[1])


@st.composite
def told(draw: st.DrawFn) -> list[Judgement]:
    found = draw(st.lists(JUDGED, max_size=9))
    return [replace(each, line=line) for line, each in enumerate(found, 1)]


@given(automatic=st.lists(PAIRS, max_size=9), judgements=told(), data=st.data())
def test_the_outcome_does_not_hang_on_order(
    automatic: list[tuple[str, str]], judgements: list[Judgement], data: st.DataObject
) -> None:
    pairs = [pair[::-1] for pair in data.draw(st.permutations(automatic))]
    assert closure(pairs, data.draw(st.permutations(judgements))) == closure(automatic, judgements)


@given(automatic=st.lists(PAIRS, max_size=9), judgements=told())
def test_what_somebody_holds_apart_is_never_merged_in_silence(
    automatic: list[tuple[str, str]], judgements: list[Judgement]
) -> None:
    now = {(each.by, each.about): each for each in judgements}.values()
    groups, conflicts = closure(automatic, judgements)
    said = {each.about for each in now if each.verdict is SAME}
    apart = {each.about for each in now if each.verdict is DIFFERENT}
    assert not [pair for pair in apart for group in groups if set(pair) <= group]
    torn = {one for conflict in conflicts for one in conflict.kept_apart}
    for pair in said | {(min(p), max(p)) for p in automatic}:
        merged = any(set(pair) <= group for group in groups)
        assert merged or pair in apart or set(pair) <= torn


@given(automatic=st.lists(PAIRS, max_size=9), judgements=told(), taken=JUDGED)
def test_a_judgement_called_back_leaves_no_trace(
    automatic: list[tuple[str, str]], judgements: list[Judgement], taken: Judgement
) -> None:
    others = [each for each in judgements if (each.by, each.about) != (taken.by, taken.about)]
    back = replace(taken, verdict=UNDECIDED, when=date(2024, 3, 6))
    assert closure(automatic, [*others, taken, back]) == closure(automatic, others)


@given(judgements=told())
def test_groups_without_conflict_are_exactly_what_same_reaches(
    judgements: list[Judgement],
) -> None:
    only = [each for each in judgements if each.verdict is SAME]
    groups, conflicts = closure([], only)
    assert not conflicts
    reached = {one: {one} for each in only for one in each.about}
    for _ in reached:
        for each in only:
            both = reached[each.about[0]] | reached[each.about[1]]
            for one in both:
                reached[one] = both
    assert set(groups) == {frozenset(group) for group in reached.values()}
