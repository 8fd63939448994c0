"""Adding to the file of decisions leaves all that people wrote in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InvalidData
from kg.identity.decisions import parse, read
from kg.identity.judgements import Judgement, Verdict
from kg.identity.keeping import append, exchange, withdraw

SAME = Judgement(Verdict.SAME, ("actor/arnor", "actor/arnur"), "Ada", date(2024, 3, 5), "emblem")
FIX = Judgement(
    Verdict.CORRECT, ("claim/x",), "Bel", date(2024, 3, 6), to=(("object", "actor/rohan"),)
)
BY_HAND = """\
# our own order
  - undecided: [actor/c, actor/d]   # ask Bel
    when: 2024-03-01
    by: "Ada"

    # the end, without a line break"""


def everything(path: Path) -> tuple[Judgement, ...]:
    def failed(fault: InvalidData) -> None:
        raise fault

    return read(path, failed)


def test_a_new_file_explains_itself(tmp_path: Path) -> None:
    path = tmp_path / "decisions.yaml"
    append(path, SAME)
    assert path.read_text().startswith("# Decisions about who is who")
    assert everything(path) == (SAME,)


def test_what_stands_there_stays_letter_by_letter(tmp_path: Path) -> None:
    path = tmp_path / "decisions.yaml"
    path.write_text(BY_HAND)
    kept = [append(path, SAME), append(path, FIX)]
    assert path.read_text().startswith(BY_HAND)
    assert everything(path)[1:] == tuple(kept) == (SAME, FIX)
    assert [each.line for each in everything(path)[1:]] == [each.line for each in kept]


def test_what_was_added_last_can_be_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "decisions.yaml"
    path.write_text(BY_HAND + "\n")
    first = append(path, SAME)
    before = path.read_bytes()
    withdraw(path, append(path, FIX))
    assert path.read_bytes() == before
    withdraw(path, first)
    assert path.read_text() == BY_HAND + "\n"


def test_an_entry_takes_the_place_of_another_or_nothing_changes(tmp_path: Path) -> None:
    path = tmp_path / "decisions.yaml"
    first, second = append(path, SAME), append(path, FIX)
    before = path.read_bytes()
    with pytest.raises(InvalidData, match="Bel says accept here and correct in line"):
        exchange(path, first, replace(FIX, verdict=Verdict.ACCEPT, to=()))
    assert path.read_bytes() == before
    exchange(path, second, replace(second, why="another sentence"))
    assert everything(path) == (SAME, replace(FIX, why="another sentence"))


def test_an_entry_edited_since_is_not_taken_out(tmp_path: Path) -> None:
    path = tmp_path / "decisions.yaml"
    kept = append(path, SAME)
    path.write_text(path.read_text().replace("emblem", "emblem and leader"))
    with pytest.raises(InvalidData, match="not an entry as this program writes it"):
        withdraw(path, kept)
    assert "leader" in path.read_text()


@pytest.mark.parametrize("text", ["same: [actor/a, actor/b]\n", "[{by: Ada}]\n", "- [\n"])
def test_a_file_that_takes_no_entry_is_left_alone(tmp_path: Path, text: str) -> None:
    path = tmp_path / "decisions.yaml"
    path.write_text(text)
    with pytest.raises(InvalidData):
        append(path, SAME)
    assert path.read_text() == text


def test_the_opposite_on_the_same_day_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "decisions.yaml"
    append(path, SAME)
    with pytest.raises(InvalidData, match="Ada says different here and same in line"):
        append(path, replace(SAME, verdict=Verdict.DIFFERENT))
    assert everything(path) == (SAME,)


def test_a_link_stays_a_link_and_who_may_read_stays(tmp_path: Path) -> None:
    path, link = tmp_path / "kept.yaml", tmp_path / "decisions.yaml"
    append(path, SAME)
    path.chmod(0o600)
    link.symlink_to(path)
    append(link, FIX)
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o600
    assert everything(path) == (SAME, FIX)
    assert {each.name for each in tmp_path.iterdir()} == {"kept.yaml", "decisions.yaml"}


WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


@given(by=WORDS, why=st.one_of(st.just(""), WORDS), source=st.one_of(st.just(""), WORDS))
def test_any_words_come_back_on_one_line(
    tmp_path_factory: pytest.TempPathFactory, by: str, why: str, source: str
) -> None:
    by = f"Ada {by}"
    path = tmp_path_factory.mktemp("words") / "decisions.yaml"
    kept = append(path, replace(SAME, by=by, why=why, source=source))
    told: list[InvalidData] = []
    assert parse(path.read_bytes(), path, told.append) == (kept,)
    assert not told
    assert kept.by == " ".join(by.split())
