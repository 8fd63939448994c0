"""The way of the usual tutorial, to compare with: each verb's subject and object, as written.

spaCy's noun chunks joined by a verb, and a plain list of verbs. No coreference, no speakers, no
passives turned round, no dates and places, no nouns that tell of an event; every row is taken
to be told by the publisher, as certain and actual.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Token

from kg.model import Document
from kg.text.parsing import model

VERBS = {
    "ASSAULT": "attack strike bomb kill shell hit shoot raid ambush wound fire target",
    "COERCE": "arrest detain seize kidnap expel destroy",
    "MOBILIZE": "deploy send",
    "SANCTION": "sanction designate suspend",
    "PROTEST": "protest",
    "THREATEN": "threaten warn",
    "REJECT": "reject refuse",
    "ACCUSE": "accuse blame condemn charge",
    "REQUEST": "urge ask demand",
    "CONSULT": "meet call visit discuss",
    "AID": "aid supply train",
    "AGREE": "sign agree",
    "RETREAT": "withdraw release",
    "SUPPORT": "back praise support",
}
PLOVER = {lemma: plover for plover, lemmas in VERBS.items() for lemma in lemmas.split()}


def rows(documents: Sequence[Document]) -> Iterator[dict[str, str]]:
    """Rows with the columns of a claims table."""
    texts = (document.text for document in documents)
    for document, doc in zip(documents, model().pipe(texts), strict=True):
        for subject, verb, object_ in _triples(doc):
            if verb in PLOVER:
                yield {
                    "document": document.id,
                    "subject": subject,
                    "relation": verb,
                    "plover": PLOVER[verb],
                    "object": object_,
                    "speaker": document.publisher,
                    "polarity": "positive",
                    "certainty": "certain",
                    "modality": "actual",
                    "origin": "text",
                }


def _triples(doc: Doc) -> Iterator[tuple[str, str, str]]:
    chunks = {chunk.root.i: chunk.text for chunk in doc.noun_chunks}
    for verb in (token for token in doc if token.pos_ == "VERB"):
        below = [child for child in verb.children if child.dep_ == "prep"]
        for subject in _named(chunks, verb.children, ("nsubj",)):
            objects = _named(chunks, verb.children, ("dobj",))
            objects += [o for prep in below for o in _named(chunks, prep.children, ("pobj",))]
            yield from ((subject, verb.lemma_, object_) for object_ in objects)


def _named(chunks: dict[int, str], tokens: Iterable[Token], places: tuple[str, ...]) -> list[str]:
    return [chunks[token.i] for token in tokens if token.dep_ in places and token.i in chunks]
