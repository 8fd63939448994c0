"""What stays, what is read and what goes, when files of reports come, change and go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.corpus.record import INPUT, Corpus, Source
from kg.corpus.updating import Found, Update, found, update
from kg.errors import KgError
from kg.graph import dataset
from kg.identity.judgements import Judgement, Verdict
from kg.identity.renaming import observed
from kg.identity.resolving import resolve
from kg.model import Reading
from tests.corpus.stories import told
from tests.graph import few

A, B = told("a"), told("b")


def file(name: str, *readings: Reading, sha: str = "1") -> Found:
    """A file as it was opened, with the reports it gives."""
    ids = tuple(each.document.id for each in readings)
    source = Source(name, "" if name == INPUT else sha, documents=ids)
    return Found(Path(name), source, tuple(each.document for each in readings))


def after(*files: Found) -> tuple[Corpus, dict[str, Reading]]:
    """A corpus as files left it that were given one after another, all read without fault."""
    corpus, held = Corpus(), dict[str, Reading]()
    for each in files:
        becomes = update(corpus, held, [each])
        read = [Reading(document) for document in becomes.documents]
        corpus = Corpus(becomes.told(read))
        held = {one.document.id: one for one in becomes.joined(read)}
    return corpus, held


def ids(readings: Iterable[Reading]) -> set[str]:
    return {each.document.id for each in readings}


def documents(becomes: Update) -> set[str]:
    return {each.id for each in becomes.documents}


def test_a_new_report_is_read_and_the_others_stay_as_they_were_read() -> None:
    corpus, held = after(file("a.md", A))
    becomes = update(corpus, held, [file("b.md", B)])
    assert documents(becomes) == {B.document.id}
    assert becomes.kept == tuple(held.values())
    assert not becomes.gone


def test_what_a_changed_file_gave_before_goes_and_what_it_still_gives_stays() -> None:
    corpus, held = after(file("many.jsonl", A, B))
    other = told("b", 2)
    becomes = update(corpus, held, [file("many.jsonl", A, other, sha="2")])
    assert (ids(becomes.kept), documents(becomes)) == ({A.document.id}, {other.document.id})
    assert becomes.gone == {B.document.id}


def test_a_report_that_another_file_gives_as_well_stays() -> None:
    corpus, held = after(file("a.md", A), file("copy.md", A))
    becomes = update(corpus, held, [file("a.md", B, sha="2")])
    assert not becomes.gone
    assert ids(becomes.kept) == {A.document.id}


def test_a_file_that_can_no_longer_be_read_leaves_what_it_said() -> None:
    corpus, held = after(file("a.md", A))
    becomes = update(corpus, held, [file("a.md", sha="")])
    assert ids(becomes.kept) == {A.document.id}
    assert becomes.told([])["a.md"] == corpus.sources["a.md"]


def test_what_came_from_standard_input_stays_beside_what_comes_later() -> None:
    corpus, held = after(file(INPUT, A))
    becomes = update(corpus, held, [file(INPUT, B)])
    assert (ids(becomes.kept), documents(becomes)) == ({A.document.id}, {B.document.id})
    assert set(becomes.told([B])[INPUT].documents) == {A.document.id, B.document.id}


def test_a_report_of_the_same_address_goes_in_the_place_of_the_older_one() -> None:
    old, new = told("a", 1, "https://example.org/a"), told("a", 2, "https://example.org/a")
    corpus, held = after(file("old.html", old))
    becomes = update(corpus, held, [file("new.html", new)])
    assert becomes.gone == {old.document.id}
    sources = becomes.told([new])
    assert (sources["old.html"].documents, sources["old.html"].without) == ((), (old.document.id,))
    again = update(Corpus(sources), {new.document.id: new}, [file("new.html", new)])
    assert not again.gone


def test_reports_of_one_file_may_share_an_address() -> None:
    page = "https://example.org/"
    one, other = told("a", 1, page), told("b", 1, page)
    corpus, held = after(file("many.jsonl", one, other))
    assert set(held) == {one.document.id, other.document.id}
    third = told("c", 1, page)
    becomes = update(corpus, held, [file("many.jsonl", one, other, third, sha="2")])
    assert not becomes.gone


def test_another_address_alone_needs_no_reading() -> None:
    corpus, held = after(file("a.md", A))
    moved = told("a", 1, "https://example.org/moved")
    becomes = update(corpus, held, [file("a.md", moved, sha="2")])
    assert not becomes.documents
    assert [each.document.url for each in becomes.kept] == ["https://example.org/moved"]


def test_what_is_taken_out_goes_and_a_file_of_which_nothing_is_left_is_forgotten() -> None:
    corpus, held = after(file("a.md", A), file("many.jsonl", B, told("c")))
    becomes = update(corpus, held, gone={A.document.id, B.document.id})
    assert ids(becomes.kept) == {told("c").document.id}
    (left,) = becomes.told([]).values()
    assert (left.file, left.without) == ("many.jsonl", (B.document.id,))


def test_what_has_to_be_read_again_is_read_from_its_text_and_stays_where_that_fails() -> None:
    corpus, held = after(file("a.md", A), file("b.md", B))
    becomes = update(corpus, held, again=True)
    assert documents(becomes) == {A.document.id, B.document.id}
    assert becomes.kept == ()
    left = becomes.joined([A])
    assert ids(left) == {A.document.id, B.document.id}
    assert [bool(each.claims) for each in left] == [True, False]
    assert becomes.told([A])["b.md"].sha256 == ""


def test_a_new_report_that_cannot_be_read_is_tried_again() -> None:
    becomes = update(Corpus(), {}, [file("a.md", A), file("b.md", B)])
    sources = becomes.told([A])
    assert (sources["b.md"].documents, sources["b.md"].sha256) == ((), "")
    assert sources["a.md"].sha256 == "1"


def test_of_a_file_only_what_was_not_taken_out_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Arnor struck a base of the Gondor Brigades.\n")
    seen = found(path, Source("a.txt", "1"), pytest.fail)
    (document,) = seen.documents
    assert seen.source.documents == (document.id,)
    without = Source("a.txt", "1", without=(document.id,))
    assert found(path, without, pytest.fail).documents == ()


def test_a_file_that_cannot_be_read_whole_is_looked_at_again(tmp_path: Path) -> None:
    failures: list[KgError] = []
    (tmp_path / "many.jsonl").write_text('{"title": "a", "text": "Arnor struck Bree."}\n{broken\n')
    seen = found(tmp_path / "many.jsonl", Source("many.jsonl", "1"), failures.append)
    assert (len(seen.documents), len(failures), seen.source.sha256) == (1, 1, "")


# ── The law: however reports came and went, the graph is that of a build from scratch ────────

REPORTS = {each.document.id: each for each in (told(n, t) for n in "abc" for t in (1, 2))}
SAME = Judgement(Verdict.SAME, ("actor/arnor", "actor/rohan"), "An Editor", date(2024, 3, 6))
STEP = st.tuples(
    st.sampled_from(("one.md", "two.jsonl", "three.jsonl", INPUT)),
    st.lists(st.sampled_from([*REPORTS.values()]), max_size=3, unique_by=lambda r: r.document.id),
    st.sampled_from(("give", "give", "take out")),
    st.sampled_from(((), (SAME,))),
    st.booleans(),
)


def graph(observed: Iterable[Reading], judgements: Sequence[Judgement]) -> ox.Store:
    return few.build(resolve(tuple(observed), judgements).readings, known=())


@given(st.lists(STEP, min_size=1, max_size=6))
def test_what_is_left_after_any_steps_is_what_one_build_of_it_holds(
    steps: list[tuple[str, list[Reading], str, tuple[Judgement, ...], bool]],
) -> None:
    corpus, store, judged = Corpus(), few.build(known=()), ()
    for name, given_, deed, judged, again in steps:
        held = {r.document.id: observed(r) for r in dataset.readings(store)}
        if deed == "give":
            files, gone = [file(name, *given_, sha=str(len(given_)))], set[str]()
        else:
            files, gone = [], {each.document.id for each in given_} & held.keys()
        becomes = update(corpus, held, files, gone=gone, again=again)
        read = [REPORTS[each.id] for each in becomes.documents]
        store = graph(becomes.joined(read), judged)
        corpus = Corpus(becomes.told(read))
        told_of = [id for source in corpus.sources.values() for id in source.documents]
        assert set(told_of) == ids(dataset.readings(store))
    left = [REPORTS[id] for id in sorted(ids(dataset.readings(store)))]
    scratch = update(Corpus(), {}, [file("all", *left)]).joined(left)
    assert dataset.lines(store) == dataset.lines(graph(scratch, judged))
