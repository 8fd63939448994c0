"""Every fault in the file of decisions is one line with its place and remedy."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.errors import InvalidData
from kg.identity.decisions import read
from kg.identity.judgements import Judgement, Verdict

WHOLE = """\
# who is who
- same: [actor/gondor-brigade-1a2b, actor/gondor-brigades]
  by: Ada Brandy
  when: 2026-11-23
  why: same emblem
  source: https://example.org/emblem
- reject: claim/agent-12ab34cd
  by: Ada Brandy
  when: 2026-11-24
- correct: claim/agent-9
  to: {object: actor/arnor, certainty: possible}
  by: no
  when: 2026-11-24
  document: document/raid
"""
WHO = "by: Ada\n  when: 2026-11-23"


def faults(tmp_path: Path, text: str | bytes) -> tuple[tuple[Judgement, ...], list[str]]:
    """What is read of a file, and its faults, each without the folder."""
    path = tmp_path / "decisions.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    told: list[InvalidData] = []
    read_in = read(path, told.append)
    assert all(fault.remedy for fault in told)
    return read_in, [f"{Path(fault.where).name}: {fault.message}" for fault in told]


def test_a_whole_file_is_read_in_its_order(tmp_path: Path) -> None:
    found, told = faults(tmp_path, WHOLE)
    assert not told
    assert found == (
        Judgement(
            Verdict.SAME,
            ("actor/gondor-brigade-1a2b", "actor/gondor-brigades"),
            "Ada Brandy",
            date(2026, 11, 23),
            "same emblem",
            "https://example.org/emblem",
        ),
        Judgement(Verdict.REJECT, ("claim/agent-12ab34cd",), "Ada Brandy", date(2026, 11, 24)),
        Judgement(
            Verdict.CORRECT,
            ("claim/agent-9",),
            "no",
            date(2026, 11, 24),
            document="document/raid",
            to=(("certainty", "possible"), ("object", "actor/arnor")),
        ),
    )
    assert [each.line for each in found] == [2, 7, 10]


@pytest.mark.parametrize(
    ("entry", "where", "message"),
    [
        (f"- sme: [actor/a, actor/b]\n  {WHO}", 1, "unknown key sme"),
        (f"- {WHO}", 1, "no verdict in one entry"),
        (f"- same: [actor/a, actor/b]\n  accept: claim/a\n  {WHO}", 1, "same and accept in one"),
        ("- same: [actor/a, actor/b]\n  when: 2026-11-23", 1, "by is missing"),
        ("- same: [actor/a, actor/b]\n  by: Ada", 1, "when is missing"),
        ("- same: [actor/a, actor/b]\n  by:\n  when: 2026-11-23", 2, "by says nothing"),
        ("- same: [actor/a, actor/b]\n  by: Ada\n  when: 2026-02-30", 3, "2026-02-30 is no day"),
        ("- same: [actor/a, actor/b]\n  by: Ada\n  when: yesterday", 3, "yesterday is no day"),
        (f"- same: [actor/a, actor/a]\n  {WHO}", 1, "actor/a is paired with itself"),
        (f"- same: [actor/a, event/b]\n  {WHO}", 1, "actor/a and event/b are of two sorts"),
        (f"- same: [actor/a]\n  {WHO}", 1, "same is about two ids"),
        (f"- same: [claim/a, claim/b]\n  {WHO}", 1, "same of claim/a and claim/b means nothing"),
        (f"- accept: actor/a\n  {WHO}", 1, "accept of actor/a means nothing"),
        (f"- same: [Arnor, actor/b]\n  {WHO}", 1, "Arnor, actor/b: not ids"),
        (f"- same: [actor/a, actor/b]\n  {WHO}\n  by: Bel", 4, "by stands twice"),
        (f"- correct: claim/a\n  {WHO}", 1, "to is missing"),
        (f"- correct: claim/a\n  to: {{}}\n  {WHO}", 2, "to corrects nothing"),
        (f"- correct: claim/a\n  to: {{objekt: x/y}}\n  {WHO}", 2, "unknown key objekt"),
        (f"- correct: claim/a\n  to: {{certainty: sure}}\n  {WHO}", 2, "sure is no certainty"),
        (f"- correct: claim/a\n  to: {{relation: agnt}}\n  {WHO}", 2, "agnt is no relation"),
        (f"- reject: claim/a\n  to: {{object: actor/b}}\n  {WHO}", 2, "to does not go with reject"),
        ("- just words", 1, "is not a set of keys and values"),
        ("same: [actor/a, actor/b]", 1, "is not a list of decisions"),
        ("- same: [actor/a\n- by: Ada", 2, "is not YAML"),
        ("- !!python/object/apply:os.system [exit]", 1, "is not a set of keys and values"),
    ],
)
def test_a_fault_is_told_with_its_line(
    tmp_path: Path, entry: str, where: int, message: str
) -> None:
    found, told = faults(tmp_path, entry + "\n")
    assert not found
    assert told[0].startswith(f"decisions.yaml:{where}: {message}")


def test_all_faults_are_told_and_the_other_entries_are_read(tmp_path: Path) -> None:
    text = f"- same: [actor/a, actor/a]\n  when: soon\n{WHOLE}- accept: claim/a\n  by: Ada\n"
    found, told = faults(tmp_path, text)
    assert [line.split(": ")[0].rpartition(":")[2] for line in told] == ["1", "1", "2", "17"]
    assert len(found) == 3


def test_one_judge_does_not_say_two_things_on_one_day(tmp_path: Path) -> None:
    text = (
        f"- same: [actor/a, actor/b]\n  {WHO}\n"
        f"- different: [actor/b, actor/a]\n  {WHO}\n"
        f"- same: [actor/a, actor/c]\n  {WHO}\n"
        f"- same: [actor/a, actor/c]\n  {WHO}\n"
    )
    found, told = faults(tmp_path, text)
    assert told == ["decisions.yaml:4: Ada says different here and same in line 1, on one day"]
    assert [each.line for each in found] == [7, 10]


def test_two_judges_may_say_two_things_on_one_day(tmp_path: Path) -> None:
    text = f"- same: [actor/a, actor/b]\n  {WHO}\n- different: [actor/a, actor/b]\n"
    found, told = faults(tmp_path, text + "  by: Bel\n  when: 2026-11-23\n")
    assert len(found) == 2
    assert not told


def test_a_file_of_nothing_but_comments_decides_nothing(tmp_path: Path) -> None:
    assert faults(tmp_path, "# nothing yet\n") == ((), [])


def test_what_is_not_text_is_told_with_its_line(tmp_path: Path) -> None:
    assert faults(tmp_path, b"# who\n- same: [\xff]\n")[1] == [
        "decisions.yaml:2: is not text in UTF-8"
    ]


def test_a_file_too_large_to_be_reviewed_is_not_read(tmp_path: Path) -> None:
    assert "is larger than" in faults(tmp_path, b"#" * (8 << 20) + b"\n")[1][0]


def test_aliases_do_not_multiply(tmp_path: Path) -> None:
    rows = ["- &a0 [x, x, x, x, x, x, x, x, x]"]
    rows += [f"- &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]
    assert len(faults(tmp_path, "\n".join(rows))[1]) == 40


def test_deep_nesting_is_told_and_breaks_nothing(tmp_path: Path) -> None:
    assert "is not YAML" in faults(tmp_path, "[" * 100_000)[1][0]


def test_an_address_of_our_data_is_an_id(tmp_path: Path) -> None:
    address = "https://w3id.org/conflict-kg/actor/"
    (found,), _ = faults(tmp_path, f"- same: [{address}b, {address}a]\n  {WHO}\n")
    assert found.about == ("actor/a", "actor/b")
