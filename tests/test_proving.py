"""Proofs as trees: from an edge over rules down to who says so, in which words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.branches import Branch, drawn
from kg.graph import dataset
from kg.graph.dossiers import why
from kg.graph.proofs import Proof, Way
from kg.proving import tree
from tests.graph import chains, story
from tests.graph.test_rules import inferred
from tests.graph.test_rules import report as attack

TWO_RULES_DEEP = """\
Gondor Brigades — supported by — Mordor
│  probable: as its weakest premise (3 speakers, 2 reports)
│  inferred: Support from a state's own force or agency is support from that state.
├─ Gondor Brigades — supported by — Morgul Guard
│  └─ Bree Gazette says (certain): “The Gondor Brigades, armed by the Morgul Guard, hold the \
bridge.” (Arms reach the Brigades, 2024-03-05)
│       in the words “Gondor Brigades, armed by the Morgul Guard”
└─ Morgul Guard — part of — Mordor
   │  probable: as its weakest premise (3 speakers, 2 reports)
   │  inferred: What is part of a part is part of the whole.
   ├─ Morgul Guard — part of — Mordor army
   │  │  probable: as the surest of these (2 speakers, 2 reports)
   │  ├─ a captain says (possible): “The Guard may be a regiment of the army of Mordor, a captain \
said.” (Arms reach the Brigades, 2024-03-05)
   │  │    in the words “Guard may be a regiment of the army”
   │  ├─ Rohan says (probable): “The Guard probably belongs to the army, Rohan said.” (Who \
commands the Guard, 2024-03-08)
   │  │    in the words “Guard probably belongs to the army”
   │  └─ but also told otherwise
   │     └─ Mordor army says (certain, negative): “The army denied that it commands the Guard.” \
(Who commands the Guard, 2024-03-08)
   │          in the words “denied that it commands the Guard”
   └─ Mordor army — part of — Mordor
      └─ Bree Gazette says (certain): “The Guard may be a regiment of the army of Mordor, a \
captain said.” (Arms reach the Brigades, 2024-03-05)
           in the words “army of Mordor”
"""


def lines(proof: Proof) -> list[str]:
    return [line.strokes + line.words for line in drawn(tree(proof))]


def test_a_proof_over_two_rules_reads_from_the_edge_down_to_quotations() -> None:
    proof = why(chains.inferred(), "Gondor Brigades", "supportedBy", "Mordor")
    assert lines(proof) == TWO_RULES_DEEP.splitlines()


def test_one_claim_needs_no_word_on_what_the_edge_stands_on() -> None:
    assert (
        lines(why(story.store(), "Mordor", "supportedBy", "Angmar"))
        == [
            "Mordor — supported by — Angmar",
            f"└─ a senior official says (certain): “{story.LINES['backs']}” "
            "(War & <Peace>, 2024-03-08)",
            "     in the words “Mordor is backed by Angmar”",
        ][: len(lines(why(story.store(), "Mordor", "supportedBy", "Angmar")))]
    )


def test_what_is_only_denied_or_planned_is_told_by_nobody_as_so() -> None:
    proof = why(story.store(), "event/attack", "agent", "Gondor Brigades")
    assert lines(proof)[1:3] == [
        "│  nobody tells it as what is or happened",
        "└─ but also told otherwise",
    ]
    assert "(certain, negative, planned)" in lines(proof)[3]


def test_the_two_parts_of_an_act_that_one_sentence_tells_stand_together() -> None:
    told = lines(why(story.store(), "Rohan", "Designation", "Gondor Brigades"))
    assert told == [
        "Rohan — designation — Gondor Brigades",
        "│  certain: as its weakest premise (1 speaker, 1 report)",
        "│  Both have a part in one event, designation by Rohan.",
        "└─ designation by Rohan — by — Rohan",
        "   │  designation by Rohan — to — Gondor Brigades",
        f"   └─ The Shire Post says (certain): “{story.LINES['designated']}” "
        "(War & <Peace>, 2024-03-08)",
    ]


def test_several_events_are_branches_of_one_act() -> None:
    told = lines(why(inferred(attack("one"), attack("two")), "Arnor", "Attack", "Brigades"))
    assert told[1] == "│  certain: as the surest of these (1 speaker, 2 reports)"
    assert told[2:4] == [
        "├─ Both have a part in one event, one.",
        "│  │  certain: as its weakest premise (1 speaker, 1 report)",
    ]
    assert "└─ Both have a part in one event, two." in told


def test_claims_of_one_speaker_and_sentence_are_quoted_once_with_all_their_words() -> None:
    said = chains.Said("The Guard, they say, serves it.", "The Guard", chains.ARMY)
    again = replace(said, quote="serves it")
    day = chains.GAZETTE.document.published
    assert day
    store = chains.inferred([chains.report("Bree Gazette", "Bree", day, said, again)])
    told = lines(why(store, *chains.ARMY))
    assert told[1].startswith("└─ Bree Gazette says (certain): “The Guard, they say, serves it.”")
    assert told[2:] == ["     in the words “The Guard”; “serves it”"]


def test_what_is_known_beforehand_is_cited_with_its_source() -> None:
    store = chains.inferred()
    known = dataset.background(store).claims[0]
    told = lines(why(store, known.subject, known.relation, str(known.object)))
    assert any(f"says (certain), known beforehand: {known.source}" in line for line in told)


def test_what_follows_from_the_background_alone_says_so() -> None:
    store = chains.inferred(())
    made = next(d for d in dataset.derivations(store) if d.rule == "20-part-of-the-whole")
    told = lines(why(store, made.subject, "partOf", str(made.object)))
    assert told[1].endswith(", all known beforehand)")


def test_a_denied_claim_of_a_contradiction_is_called_denied() -> None:
    store = chains.inferred()
    made = next(d for d in dataset.derivations(store) if d.relation == "contradicts")
    told = lines(why(store, made.subject, "contradicts", str(made.object)))
    assert "inferred: One says that it is so, another that it is not." in told[2]
    assert any(line.endswith("─ Morgul Guard — not part of — Mordor army") for line in told)


@pytest.fixture
def twice() -> Proof:
    """A proof of two premises, the second of which is the first again."""
    whole = why(chains.inferred(), *chains.BACKED)
    again = replace(whole, told=(), above=True)
    way = Way("Twice.", "twice", (whole, again), whole.footing)
    return replace(whole, object="Mordor", told=(), ways=(way,))


def test_what_is_proved_above_is_referred_to(twice: Proof) -> None:
    assert lines(twice)[-1] == "└─ Gondor Brigades — supported by — Morgul Guard (see above)"


def test_a_tree_of_one_line_has_no_strokes() -> None:
    assert [line.strokes for line in drawn(Branch(("alone",)))] == [""]
