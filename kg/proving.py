"""How a proof reads: a tree from an edge down to quotations, and how sure each step is.

Attributes and never asserts. Gives lines that stand below each other; how they are drawn is not
known here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.branches import Branch
from kg.graph.dossiers import Proof, Told, Way
from kg.graph.footing import Footing
from kg.model import Modality, Polarity

__all__ = ["tree"]


def tree(proof: Proof) -> Branch:
    """What one edge rests on, and who says otherwise.

    Where it follows in one way alone, the premises stand right below it; else each way is a
    branch of its own.
    """
    if proof.above:
        return Branch((f"{_edge(proof)} (see above)",))
    quotations = tuple(_quoted(proof.told))
    lines, below = [_edge(proof)], quotations
    if len(proof.ways) == 1 and not proof.told:
        only = _way(proof.ways[0])
        lines, below = [*lines, *only.lines[1:], only.lines[0]], only.below
    elif len(quotations) + len(proof.ways) != 1:
        lines.append(_stands(proof.footing, "the surest of these"))
        below += tuple(map(_way, proof.ways))
    if proof.otherwise:
        below += (Branch(("but also told otherwise",), tuple(_quoted(proof.otherwise))),)
    return Branch(tuple(lines), below)


def _edge(proof: Proof) -> str:
    denied = proof.told and all(claim.polarity == Polarity.NEGATIVE for claim in proof.told)
    return f"{proof.subject} — {'not ' * bool(denied)}{proof.relation} — {proof.object}"


def _way(way: Way) -> Branch:
    """Why it follows; premises that rest on the very same quotations stand together."""
    together: dict[tuple[object, ...], Branch] = {}
    for premise in map(tree, way.premises):
        same = premise.below or premise.lines
        before = together[same].lines if same in together else ()
        together[same] = Branch((*before, *premise.lines), premise.below)
    because = f"inferred: {way.because}" if way.rule else way.because
    stands = _stands(way.footing, "its weakest premise")
    return Branch((because, stands), tuple(together.values()))


def _stands(footing: Footing, decides: str) -> str:
    """How sure it is, whose certainty that is, and how many stand behind it."""
    if not footing.certainty:
        return "nobody tells it as what is or happened"
    speakers, reports = len(footing.speakers), len(footing.reports)
    known = "; in part only known beforehand" if footing.background else ""
    told = f"{_count(reports, 'report')}{known}" if reports else "all known beforehand"
    return f"{footing.certainty}: as {decides} ({_count(speakers, 'speaker')}, {told})"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" + "s" * (number != 1)


def _quoted(claims: Iterable[Told]) -> Iterator[Branch]:
    """A quotation for each speaker and sentence, with the words in it that are the claims."""
    together: dict[str, list[Told]] = {}
    for claim in claims:
        together.setdefault(_citation(claim), []).append(claim)
    for citation, same in together.items():
        sentence = _line(same[0].sentence)
        words = {_line(claim.quote) for claim in same} - {"", sentence, sentence[:-1]}
        parts = sorted(words, key=lambda part: (sentence.find(part), part))
        quotes = "; ".join(f"“{part}”" for part in parts)
        yield Branch((citation, f"in the words {quotes}") if quotes else (citation,))


def _citation(claim: Told) -> str:
    """Who says it, how surely, and where."""
    usual = {Polarity.POSITIVE, Modality.ACTUAL}
    stance = [word for word in (claim.polarity, claim.modality) if word not in usual]
    says = f"{claim.speaker} says ({', '.join((claim.certainty, *stance))})"
    if not claim.document:
        return f"{says}, known beforehand: {claim.source}"
    report = ", ".join(filter(None, (claim.title, claim.published)))
    return f"{says}: “{_line(claim.sentence)}” ({report})"


def _line(text: str) -> str:
    return " ".join(text.split())
