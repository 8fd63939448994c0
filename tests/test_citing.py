"""Evidence as lines: who says it, how, and where; never that it is so."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pyoxigraph as ox
import pytest

from kg.citing import chain, dossier
from kg.citing import changes as changed
from kg.graph import dataset, rules
from kg.graph.dossiers import path, show
from kg.model import Claim
from kg.views.changes import changes
from kg.views.tables import NOBODY
from tests.factory import passage, reading
from tests.graph import few, story


@pytest.fixture(scope="module")
def store() -> ox.Store:
    """The story, with a whole of wholes for a rule to work on."""
    story = reading()
    gazette, where = story.claims[6].speaker, story.claims[6].passage
    parts = (("actor/gondor-brigades", "actor/arnor-army"), ("actor/arnor-army", "actor/arnor"))
    wholes = tuple(Claim(part, "partOf", whole, gazette, where) for part, whole in parts)
    again = replace(story.claims[6], passage=passage(story.document, "backed by Mordor"))
    store = few.build([replace(story, claims=(*story.claims, *wholes, again))])
    rules.infer(store)
    return store


def test_what_is_denied_or_only_planned_is_called_so(store: ox.Store) -> None:
    lines = list(dossier(show(store, "Gondor Brigades")))
    (denial,) = (line for line in lines if "(negative, planned)" in line)
    assert denial.strip().startswith("Gondor Brigades says")


def test_a_dossier_tells_who_says_otherwise_below_each_claim() -> None:
    lines = list(dossier(show(story.store(), "Gondor Brigades")))
    assert lines[2] == "  disputed: 2 of 10 ties and events"
    tie = lines.index("supported by Mordor")
    assert lines[tie + 1].startswith("  The Bree Gazette says: “")
    assert lines[tie + 2] == "    otherwise, Gondor Brigades not supported by Mordor:"
    assert (
        lines[tie + 3]
        == f"      Mordor says (negative): “{story.LINES['denial']}” (War & <Peace>, 2024-03-08)"
    )
    other = lines.index("      otherwise, killed two or three:")
    assert "killing at least four" in lines[other - 1]
    assert lines[other + 1].startswith("        Gondor Brigades says: “")


def test_what_nobody_disputes_has_no_count() -> None:
    lines = list(dossier(show(story.store(), "Boromir")))
    assert not any("disputed" in line or "otherwise" in line for line in lines)


def test_a_dossier_tells_what_a_rule_infers(store: ox.Store) -> None:
    lines = list(dossier(show(store, "Gondor Brigades")))
    assert "  inferred: What is part of a part is part of the whole." in lines


def test_a_chain_reads_from_one_end_to_the_other(store: ox.Store) -> None:
    edges = [line for line in chain(path(store, "Mordor", "Rohan")) if " — " in line]
    ends = [edge.strip().split(" — ") for edge in edges]
    assert ends[0][0] == "Mordor"
    assert ends[-1][-1] == "Rohan"
    assert all(one[-1] == other[0] for one, other in pairwise(ends))


def test_a_change_is_told_with_what_it_weighs_and_who_says_so_and_no_longer() -> None:
    before, now = reading(), reading("-b")
    backed = next(claim for claim in now.claims if claim.relation == "supportedBy")
    firmer = replace(backed, speaker="actor/rohan")
    now = replace(now, document=replace(now.document, title=before.document.title))
    now = replace(now, claims=(*now.claims, firmer))
    found = changes(([before], NOBODY, ()), ([now], NOBODY, ()))
    assert list(changed(found)) == [
        "reports: 1",
        "  changed: Arnor strikes (The Bree Gazette, 2024-03-05)",
        "",
        "strengthened: 1",
        "  Gondor Brigades — supported by — Mordor",
        "    named speakers: 1, now 2",
        f"    now: Rohan says: “{now.document.text.split('. ')[1]}.” (Arnor strikes, 2024-03-05)",
    ]


def test_a_statement_withdrawn_is_told_with_what_became_of_its_report() -> None:
    found = changes(([reading()], NOBODY, ()), ([], NOBODY, ()))
    lines = list(changed(found))
    assert lines[1] == "  removed: Arnor strikes (The Bree Gazette, 2024-03-05)"
    strike = "  air strike: Arnor → Gondor Brigades (at Bree, on 2024-03-03, killed at least four)"
    assert lines[lines.index(strike) + 1].endswith("(Arnor strikes, 2024-03-05, report removed)")
    assert "  denied, planned: attack: Gondor Brigades → ?" in lines


def test_nothing_says_nothing() -> None:
    assert list(chain(())) == []
    assert list(changed(changes(([], NOBODY, ()), ([], NOBODY, ())))) == []


def test_an_event_that_another_report_tells_too_says_so() -> None:
    told, again = reading(), reading("-again")
    store = dataset.build([told, again])
    rules.infer(store)
    lines = list(dossier(show(store, "Rohan")))
    call = "call of Arnor and Rohan, 2024-03-04"
    first = lines.index(f"    also told as: {call} (Arnor strikes-again, 2024-03-05)")
    assert lines[first - 1] == f"  {call}"
    assert lines[first + 1].startswith("      inferred: Two reports tell of one event when")
    assert f"    also told as: {call} (Arnor strikes, 2024-03-05)" in lines
