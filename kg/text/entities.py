"""Who is who in one document: every noun phrase is taken to mean an entity, step by step.

Names come first (known, introduced, titled), then described actors ("Kenyan army", "three
tribal elders"), then phrases that point back. Every step that the words alone do not tell is
recorded as a `Resolution`. The cast is filled while a document is read and then thrown away;
what leaves it are frozen entities.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from kg import ontology
from kg.model import Entity, Mention, Resolution, mint
from kg.text import coreference
from kg.text.cues import lexicon
from kg.text.mentions import Phrase, is_head, phrase, prefix
from kg.text.names import Name, capitals, demonyms, fold, gazetteer
from kg.text.parsing import Parsed

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Cast", "Facet", "cast"]

_LABELS = {
    "PERSON": "Person",
    "ORG": "Organization",
    "GPE": "Place",
    "LOC": "Place",
    "FAC": "Facility",
    "NORP": "UnnamedActor",
}
_NOBODY = ("DATE", "TIME", "MONEY", "PERCENT", "EVENT", "LAW", "LANGUAGE", "WORK_OF_ART", "ORDINAL")
_MEMBERS = frozenset({"members", "groups", "forces"})
_VAST = (
    "area",
    "region",
    "country",
    "state",
    "border",
    "zone",
    "territory",
    "place",
    "coast",
    "capital",
    "front",
    "plain",
    "bank",
)
_USES = ("use", "operate", "own", "control", "run", "launch", "fire", "prepare", "hold", "occupy")
_ACTORS = frozenset({"members", "groups", "forces", "services", "bodies", "organizations"})


@dataclass(slots=True)
class Facet:
    """What a document has shown of an entity so far: its nouns, its number, where it stood."""

    entity: Entity
    lemmas: set[str] = field(default_factory=set)
    classes: set[str] = field(default_factory=set)
    posts: list[str] = field(default_factory=list)
    plural: bool = False
    seen: list[tuple[int, int, bool]] = field(default_factory=list)


@dataclass(slots=True)
class Cast:
    """The entities of one document and which token means which of them."""

    parsed: Parsed
    facets: dict[str, Facet] = field(default_factory=dict)
    meaning: dict[int, str] = field(default_factory=dict)
    more: dict[int, list[str]] = field(default_factory=dict)
    steps: dict[int, Resolution] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    posts: list[tuple[str, Name, int]] = field(default_factory=list)

    def who(self, token: Token) -> str:
        """The id of what a token's phrase means, or nothing."""
        return self.meaning.get(token.i, "")

    def kind(self, entity: str) -> str:
        """The kind of an entity of the cast."""
        return self.facets[entity].entity.kind if entity in self.facets else ""

    def is_a(self, entity: str, kind: str) -> bool:
        """Whether an entity of the cast is of a kind."""
        return bool(entity) and ontology.is_a(self.kind(entity), kind)

    def add(self, entity: Entity) -> str:
        """Take an entity into the cast; a name it has already brought keeps its first label."""
        if entity.id not in self.facets:
            self.facets[entity.id] = Facet(entity)
        return entity.id

    def alias(self, entity: str, words: str) -> None:
        """Remember one more name of an entity."""
        known = self.facets[entity].entity
        if words and words != known.label and words not in known.aliases:
            aliases = tuple(sorted({*known.aliases, words}))
            self.facets[entity].entity = _changed(known, aliases=aliases)

    def see(self, entity: str, token: Token, seen: Phrase) -> None:
        """Note that a token means an entity, for those that point back to it later."""
        self.meaning[token.i] = entity
        facet = self.facets[entity]
        facet.lemmas.add(seen.lemma)
        facet.classes |= seen.classes
        facet.plural |= seen.plural
        facet.seen.append((self.parsed.sentence(token).index, token.i, "subj" in token.dep_))
        if not seen.pronoun:
            words = self.parsed.document.text[seen.start : seen.end]
            self.mentions.append(Mention(entity, seen.start, seen.end, words))

    def step(self, token: Token, seen: Phrase, how: str, target: str) -> None:
        """Record how words were taken to mean somebody they do not name."""
        words = self.parsed.document.text[seen.start : seen.end]
        basis = next((m for m in self.mentions if m.entity == target), None)
        self.steps[token.i] = Resolution(
            words,
            seen.start,
            seen.end,
            how,
            target,
            basis.start if basis else None,
            basis.end if basis else None,
        )

    def belongs(self, member: str, group: str) -> None:
        """Say in an unnamed actor's label which group it was told to be of."""
        entity, whole = self.facets[member].entity, self.facets[group].entity
        told = {fold(w) for w in entity.label.split()}
        if not told & {fold(w) for n in (whole.label, *whole.aliases) for w in n.split()}:
            label = f"{entity.label} of {whole.label}"
            self.facets[member].entity = _changed(entity, label=label, aliases=(entity.label,))

    def mean(self, token: Token, entity: str) -> None:
        """Settle late whom a pronoun means, and with it what is said to be theirs."""
        seen = phrase(self.parsed, token)
        self.see(entity, token, seen)
        self.step(token, seen, "coreference", entity)
        if token.dep_ == "poss":
            owned = phrase(self.parsed, token.head)
            if owned.classes and (found := _described(self, token.head, owned)):
                self.see(found, token.head, owned)

    def modifier(self, token: Token) -> str:
        """Whom a word before a noun means: Israeli (air strike), militia (attacks)."""
        if token.i in self.meaning:
            return self.meaning[token.i]
        if fold(token.text) in demonyms() and token.i not in self.parsed.names:
            return self.add(known_entity(demonyms()[fold(token.text)]))
        seen = phrase(self.parsed, token)
        if seen.proper and token.dep_ in ("compound", "amod", "nmod", "poss"):
            return _meant(self, token, seen)
        if seen.classes & (_ACTORS | {"weapons"}) and token.dep_ in ("compound", "nmod", "amod"):
            return _described(self, token, seen)
        return ""

    def also(self, token: Token) -> list[str]:
        """All that a token's phrase means: two for "British and American forces"."""
        main = self.who(token)
        return [*([main] if main else []), *(e for e in self.more.get(token.i, ()) if e != main)]

    def state_of(self, entity: str) -> str:
        """The state that a capital stands for, where the place itself does not act."""
        if entity not in self.facets or self.kind(entity) != "Place":
            return ""
        return capitals().get(fold(self.facets[entity].entity.label), "")

    def actors(self, token: Token) -> list[str]:
        """Who acts, where a token is the subject: a capital acts as its state."""
        found = self.also(token) or ([e] if (e := self.modifier(token)) else [])
        return [self._stands_for(e, token) for e in found]

    def recipients(self, token: Token, force: bool) -> list[str]:
        """Whom an act is done to; a capital is hit as a place and addressed as a state."""
        found = self.also(token) or ([e] if (e := self.modifier(token)) else [])
        return found if force else [self._stands_for(e, token) for e in found]

    def _stands_for(self, entity: str, token: Token) -> str:
        state = self.state_of(entity)
        if not state:
            return entity
        self.step(token, phrase(self.parsed, token), "capital", state)
        return self.add(known_entity(state))

    def is_nationality(self, token: Token) -> bool:
        """Whether a word tells a nationality."""
        return fold(token.text) in demonyms()

    def weapon(self, token: Token) -> str:
        """The sort of weapon a noun names, as one node for all reports; or nothing."""
        seen = phrase(self.parsed, token)
        named = self.is_a(self.who(token), "Weapon")
        if not named and "weapons" not in seen.classes:
            return ""
        label = seen.words if seen.proper else seen.lemma
        return self.add(Entity(mint("weapon", label), label, "Weapon"))

    def owner(self, token: Token) -> str:
        """Whose a thing is: "Houthi missile", "the group's base"."""
        return next(iter(self.owners(token)), "")

    def owners(self, token: Token) -> list[str]:
        """Whose a thing is, by its modifiers, or by who is said to use it."""
        seen = phrase(self.parsed, token)
        found = [self.modifier(m) for m in seen.modifiers]
        if seen.owner is not None:
            found.append(self.who(seen.owner))
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in ("of", "belonging"):
                found += [self.who(g) for g in child.children if g.dep_ == "pobj"]
        for child in token.subtree:
            if child.dep_ in ("acl", "relcl") and child.lemma_ in _USES:
                by = [c for c in token.sent if c.lower_ == "by" and c.i > child.i]
                by = [c for c in by if c.dep_ == "conj" or c.head.i == child.i]
                found += [self.who(g) for c in by for g in c.children if g.dep_ == "pobj"]
                if child.dep_ == "relcl" and child.head.i == token.i:
                    found += [self.who(c) for c in child.children if c.dep_ == "nsubj"]
        return [f for f in dict.fromkeys(found) if self.is_a(f, "Actor")]

    def retype(self, entity: str, kind: str) -> None:
        """Correct a guessed kind by better evidence; what is known beforehand stays."""
        old = self.facets[entity].entity
        if entity not in ontology.known() and kind and not ontology.is_a(old.kind, kind):
            self.facets[entity].entity = _changed(old, kind=kind)


def _changed(entity: Entity, **new: object) -> Entity:
    from dataclasses import replace

    return replace(entity, **new)  # type: ignore[arg-type]


def cast(parsed: Parsed) -> Cast:
    """Read a parsed document from its first word to its last and say who every phrase means."""
    who = Cast(parsed)
    _register(who)
    for token in parsed.doc:
        if (is_head(token) or token.i in parsed.names) and token.i not in who.meaning:
            seen = phrase(parsed, token)
            if entity := _meant(who, token, seen):
                who.see(entity, token, seen)
    return who


def _register(who: Cast) -> None:
    """Names before all else, so that a surname finds its person wherever it stands."""
    for index, name in sorted(who.parsed.names.items()):
        if name.title or name.acronym or name.last - name.first > 1:
            entity = _named(who, name)
            if name.acronym:
                who.alias(entity, name.acronym)
            if name.title:
                who.posts.append((entity, name, index))
                who.facets[entity].posts.append(name.title)


def _meant(who: Cast, token: Token, seen: Phrase) -> str:
    if counted := _counted(who, token):
        return counted
    if seen.pronoun:
        return coreference.pronoun(who, token, seen)
    if token.pos_ == "NUM" and not seen.name:
        return _numbered(who, token, seen)
    if seen.name:
        return _named(who, seen.name, token)
    if seen.proper or token.i in who.parsed.names:
        return _proper(who, token, seen)
    return _described(who, token, seen)


def _counted(who: Cast, token: Token) -> str:
    """Who stands behind a number: "thousands of villagers", "nine of its soldiers"."""
    if token.pos_ != "NUM" and token.lemma_.lower() not in lexicon().lists["quantifiers"]:
        return ""
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            for inner in child.children:
                if inner.dep_ == "pobj" and inner.i not in who.meaning:
                    seen = phrase(who.parsed, inner)
                    if found := _meant(who, inner, seen):
                        who.see(found, inner, seen)
                return who.meaning.get(inner.i, "")
    return ""


def _numbered(who: Cast, token: Token, seen: Phrase) -> str:
    """Somebody of whom only a number is told: "abducted about 240"."""
    if token.dep_ not in ("dobj", "nsubjpass") or token.ent_type_ not in (
        "CARDINAL",
        "QUANTITY",
        "",
    ):
        return ""
    if seen.amount is None:
        return ""
    words = seen.amount.words
    return who.add(
        Entity(mint("actor", words, who.parsed.document.id, words, token.i), words, "UnnamedActor")
    )


def _named(who: Cast, name: Name, token: Token | None = None) -> str:
    """The entity of a name found on the surface."""
    if name.known:
        return who.add(known_entity(_choice(who, name)))
    if twin := _twin(who, name.label):
        return twin
    kind = name.kind or (_evidence(who, token) if token is not None else "") or "Organization"
    return who.add(_unknown(name.label, kind))


def _choice(who: Cast, name: Name) -> str:
    """Among several owners of one name: who is in the document already, else the first."""
    return next((i for i in name.known if i in who.facets), name.known[0])


def known_entity(identifier: str) -> Entity:
    """An actor or place of the gazetteer as an entity."""
    known = ontology.known()[identifier]
    return Entity(known.id, known.label, known.kind, known.aliases)


def _unknown(label: str, kind: str) -> Entity:
    room = "place" if ontology.is_a(kind, "Place") and kind != "State" else "actor"
    key = " ".join(fold(word) for word in label.replace("-", " ").split())
    return Entity(mint(room, label, key, room), label, kind)


def _twin(who: Cast, label: str) -> str:
    """An entity of the cast that a shorter name stands for: surname, last words, acronym."""
    words = [fold(w) for w in label.replace("-", " ").split()]
    for identifier, facet in reversed(who.facets.items()):
        for name in (facet.entity.label, *facet.entity.aliases):
            known = [fold(w) for w in name.replace("-", " ").split()]
            if words == known or (
                facet.entity.kind == "Person"
                and len(words) < len(known)
                and known[-len(words) :] == words
            ):
                return identifier
            if len(words) == 1 and _distinct(facet.entity.kind, words[0], known):
                return identifier
    return ""


def _distinct(kind: str, word: str, known: list[str]) -> bool:
    """One word of a longer name of a group that no other word could mean."""
    return (
        ontology.is_a(kind, "ArmedGroup")
        and len(known) > 1
        and len(word) > 4
        and word == known[-1]
        and word not in lexicon().classes
    )


def _proper(who: Cast, token: Token, seen: Phrase) -> str:
    """A name the surface did not show: its span from the recogniser, its kind from context."""
    label = _label(who, token, seen)
    if twin := _twin(who, label):
        if twin not in who.meaning.values() or label != who.facets[twin].entity.label:
            who.step(token, seen, "alias", twin)
        return twin
    if fold(label) in demonyms() and token.tag_ == "NNPS":
        return who.add(
            Entity(mint("actor", label, who.parsed.document.id, label), label, "UnnamedActor")
        )
    if fold(label) in demonyms():
        return who.add(known_entity(demonyms()[fold(label)]))
    if label.split()[-1].lower() in lexicon().lists["posts"]:
        return _described(who, token, seen)
    if seen.lemma in lexicon().classes and label.lower() == seen.lemma and _modifier(who, seen):
        return _described(who, token, seen)
    spoken = "Place" if fold(label) in capitals() else _kind_of_label(label)
    kind = (
        "Place"
        if spoken == "Place"
        else _evidence(who, token) or spoken or _LABELS.get(token.ent_type_, "")
    )
    if not kind and (token.ent_type_ in _NOBODY or not label[:1].isupper() or len(label) < 2):
        return ""
    kind = kind or "Organization"
    return who.add(_unknown(label, kind))


def _label(who: Cast, token: Token, seen: Phrase) -> str:
    """The words of a name: the recogniser's span around its head, or the capitalised run."""
    for span in token.doc.ents:
        if span.start <= token.i < span.end and span.label_ in _LABELS and token.i == span.end - 1:
            first = span.start
            while first < token.i and not token.doc[first].text[:1].isupper():
                first += 1
            return who.parsed.words(first, token.i)
    if body := _body_of(who, token):
        return body
    first = token.i
    while (
        first > 0
        and token.doc[first - 1].dep_ == "compound"
        and token.doc[first - 1].text[:1].isupper()
    ):
        first -= 1
    return who.parsed.words(first, token.i)


def _body_of(who: Cast, token: Token) -> str:
    """A body named by what it is of: "Ministry of National Defence"."""
    if "bodies" not in lexicon().classes.get(token.lower_, ()):
        return ""
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "for"):
            inner = [g for g in child.children if g.dep_ == "pobj" and g.text[:1].isupper()]
            if inner and inner[0].i not in who.parsed.names:
                return who.parsed.words(token.i, inner[0].i)
    return ""


@cache
def _kind_of_label(label: str) -> str:
    words = [w.lower() for w in label.split()]
    for word in (words[-1], *words):
        for name in lexicon().classes.get(word, ()):
            kind = lexicon().denotes.get(name, "")
            if kind in (
                "Government",
                "MilitaryForce",
                "Organization",
                "ArmedGroup",
                "Facility",
                "Place",
            ):
                return "Agency" if kind == "Government" else kind
    return ""


def _evidence(who: Cast, token: Token | None) -> str:
    """The kind that the words around a name give it: "X, an Iraqi group", "the town of X"."""
    if token is None:
        return ""
    beside = [c for c in token.rights if c.dep_ == "appos"]
    if token.dep_ == "appos":
        beside.append(token.head)
    if token.dep_ == "pobj" and token.head.lower_ == "of":
        beside.append(token.head.head)
    if token.dep_ in ("compound", "nmod"):
        beside.append(token.head)
    if token.dep_ == "nsubj" and token.head.lemma_ == "be":
        beside += [c for c in token.head.children if c.dep_ == "attr"]
    for other in beside:
        seen = phrase(who.parsed, other)
        for name in sorted(seen.classes):
            kind = lexicon().denotes.get(name, "")
            if kind and not (name == "members" and token.dep_ == "pobj"):
                return kind
    return ""


def _described(who: Cast, token: Token, seen: Phrase) -> str:
    """An actor, thing or place told by a common noun."""
    if not seen.classes:
        return ""
    if found := _beside(who, token, seen):
        return found
    if "places" in seen.classes and (found := _named_place(who, token)):
        return found
    if found := _members_of(who, token, seen):
        return found
    owner = _modifier(who, seen)
    if owner and (found := _of_owner(who, token, seen, owner)):
        return found
    if not owner and (found := coreference.definite(who, token, seen)):
        return found
    return _unnamed(who, seen)


def _beside(who: Cast, token: Token, seen: Phrase) -> str:
    """The named one that a noun stands beside or is said to be: "X, an Iraqi group"."""
    partners = [c for c in token.rights if c.dep_ == "appos"]
    if token.dep_ == "appos":
        partners.append(token.head)
    if token.dep_ == "attr" and token.head.lemma_ == "be":
        partners += [c for c in token.head.children if c.dep_ == "nsubj" and c.i < token.i]
    if "persons" in seen.classes:
        partners += late_names(token)
    for other in partners:
        inner = phrase(who.parsed, other)
        if other.i not in who.meaning and not (inner.proper or inner.name):
            continue
        found = who.meaning.get(other.i) or _meant(who, other, inner)
        if found and _agrees(who, found, seen):
            who.facets[found].classes |= seen.classes
            return found
    return ""


def late_names(token: Token) -> list[Token]:
    """A name that stands behind what an office is of: "a spokesman for the council, X"."""
    return [
        name
        for child in token.rights
        if child.dep_ == "prep" and child.lower_ in ("of", "for", "to")
        for inner in child.children
        if inner.dep_ == "pobj"
        for name in inner.rights
        if name.dep_ == "appos" and name.pos_ == "PROPN"
    ]


def _agrees(who: Cast, entity: str, seen: Phrase) -> bool:
    """Whether a noun can be said of an entity: a person is a leader, not a group."""
    kinds = {lexicon().denotes.get(name, "") for name in seen.classes}
    if who.kind(entity) == "UnnamedActor":
        return bool(seen.classes & who.facets[entity].classes)
    if "Person" in kinds:
        return who.is_a(entity, "Person")
    return any(who.is_a(entity, k) for k in kinds) or (
        bool(kinds & {"ArmedGroup", "Organization", "Government", "MilitaryForce"})
        and who.is_a(entity, "Actor")
        and not who.is_a(entity, "Person")
    )


def _named_place(who: Cast, token: Token) -> str:
    """The place that a noun only sorts: "the city of Manbij", "Kaduna State"."""
    inner = [g for c in token.rights if c.dep_ == "prep" and c.lower_ == "of" for g in c.children]
    inner += [c for c in token.lefts if c.dep_ in ("compound", "nmod")]
    for other in inner:
        seen = phrase(who.parsed, other)
        if not (seen.proper or seen.name):
            continue
        found = who.meaning.get(other.i) or _meant(who, other, seen)
        if who.is_a(found, "Place") or (found and who.kind(found) == "Organization"):
            who.retype(found, "Place")
            who.see(found, other, seen)
            return found
    return ""


def _members_of(who: Cast, token: Token, seen: Phrase) -> str:
    """The group that its members stand for: "fighters of the Syrian Democratic Forces"."""
    if not seen.classes & {"members"} and seen.lemma not in ("soldier", "troop", "force"):
        return ""
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "from"):
            for inner in child.children:
                other = phrase(who.parsed, inner)
                if not (other.proper or other.name):
                    continue
                found = who.meaning.get(inner.i) or _meant(who, inner, other)
                if found and not who.is_a(found, "Place") and who.is_a(found, "Actor"):
                    who.see(found, inner, other)
                    who.step(token, seen, "member", found)
                    return found
    return ""


def _modifier(who: Cast, seen: Phrase) -> str:
    """Whom the words before a noun name: a state by its nationality, a group, a body."""
    for token in (*seen.modifiers, *([seen.owner] if seen.owner is not None else [])):
        if (
            token.ent_type_ == "NORP"
            and fold(token.text) not in demonyms()
            and token.i not in who.parsed.names
        ):
            continue  # a people, not an actor: Tuareg rebels
        if prefix(seen.head) and token.i < prefix(seen.head)[1].i:  # type: ignore[index]
            continue
        if fold(token.text) in demonyms() and token.i not in who.parsed.names:
            return who.add(known_entity(demonyms()[fold(token.text)]))
        if token.i in who.meaning:
            return who.meaning[token.i]
        inner = phrase(who.parsed, token)
        if (inner.proper or inner.pronoun or inner.name) and (found := _meant(who, token, inner)):
            who.see(found, token, inner)
            return found
    return ""


def _of_owner(who: Cast, token: Token, seen: Phrase, owner: str) -> str:
    """A described actor that belongs to a named one: fighters of a group, forces of a state."""
    possessed = seen.owner is not None and who.meaning.get(seen.owner.i) == owner
    if any(who.is_a(owner, k) for k in ("ArmedGroup", "Organization")) and seen.classes & _MEMBERS:
        who.step(token, seen, "member", owner)
        return owner
    if "forces" in seen.classes and any(who.is_a(owner, k) for k in ("MilitaryForce", "Agency")):
        who.step(token, seen, "member", owner)
        return owner
    if "vessels" in seen.classes and who.is_a(owner, "Vessel"):
        return owner
    if who.is_a(owner, "State") and (collective := _collective(who, seen, owner)):
        who.step(token, seen, "description", collective)
        for other in seen.modifiers:  # "British and American forces"
            for child in other.children:
                if child.dep_ == "conj" and (state := demonyms().get(fold(child.text))):
                    who.add(known_entity(state))
                    who.more.setdefault(token.i, []).append(_collective(who, seen, state))
        return collective
    if (
        "persons" in seen.classes
        and not seen.plural
        and (found := coreference.holder(who, token, seen, owner))
    ):
        who.step(token, seen, "office", found)
        return found
    if not possessed and "bodies" in seen.classes and who.is_a(owner, "Person"):
        return who.add(_unknown(seen.words, "Government"))
    local = who.is_a(owner, "Person") or (who.is_a(owner, "Place") and not who.is_a(owner, "State"))
    if not possessed and local and seen.classes & {"groups", "organizations", "services"}:
        named = [lexicon().denotes[c] for c in sorted(seen.classes) if c in lexicon().denotes]
        return who.add(_unknown(seen.words, named[0]))
    return ""


def _collective(who: Cast, seen: Phrase, state: str) -> str:
    """A state's force or body, the same actor in every report: "U.S. forces", "Iraqi government"."""
    if prefix(seen.head) or (seen.amount and "forces" not in seen.classes):
        return ""
    if "forces" in seen.classes:
        noun, kind = "forces", "MilitaryForce"
    elif "services" in seen.classes:
        noun, kind = seen.lemma, "MilitaryForce"
    elif "bodies" in seen.classes:
        noun, kind = seen.lemma, "Government"
        kind = (
            "Government" if noun in ("government", "parliament", "cabinet", "regime") else "Agency"
        )
    else:
        return ""
    label = f"{adjective(state)} {noun if noun == 'forces' else _after_state(who, seen)}"
    for known in gazetteer().ids.get(tuple(fold(w) for w in label.split()), ()):
        return who.add(known_entity(known))
    entity = who.add(Entity(mint("actor", label, state, noun), label, kind))
    if not seen.amount and seen.owner is None:
        who.alias(entity, seen.words)
    return entity


def _after_state(who: Cast, seen: Phrase) -> str:
    """The words of a body without its country: "transitional government"."""
    state = {t.i for t in seen.modifiers} | ({seen.owner.i} if seen.owner is not None else set())
    first = max((i for i in state if i < seen.head.i), default=seen.head.i - 1) + 1
    while (
        first < seen.head.i
        and seen.head.doc[first].tag_ in ("POS", "CC", "JJ")
        and (seen.head.doc[first].tag_ == "POS" or fold(seen.head.doc[first].text) in demonyms())
    ):
        first += 1
    return who.parsed.words(min(first, seen.head.i), seen.head.i)


@cache
def adjective(state: str) -> str:
    """The nationality word that a state's forces and bodies are labelled with."""
    rows = ontology.select("SELECT ?e ?d { ?e kg:demonym ?d } ORDER BY ?e ?d")
    mine = [r["d"] for r in rows if r["e"].removeprefix(ontology.DATA) == state]
    # "Turkish" before "Turk", "British" before "Briton"
    order = [(not d.endswith(("ish", "ese", "ch")), d.endswith("s"), len(d), d) for d in mine]
    return min(order)[-1] if order else ontology.known()[state].label


def _unnamed(who: Cast, seen: Phrase) -> str:
    """Somebody or something that the report describes and does not name."""
    kinds = [lexicon().denotes.get(name, "") for name in sorted(seen.classes)]
    if {"weapons"} & seen.classes:
        kind, room = "Weapon", "weapon"
    elif {"facilities"} & seen.classes and not seen.classes & (_ACTORS | {"persons"}):
        kind, room = "Facility", "place"
    elif {"places"} & seen.classes and not seen.classes & _ACTORS:
        if seen.lemma in _VAST:
            return ""
        kind, room = "Place", "place"
    elif any(kinds):
        kind, room = "UnnamedActor", "actor"
    else:
        return ""
    label = _owned(who, seen)
    key = " ".join(fold(word) for word in label.split())
    return who.add(Entity(mint(room, label, who.parsed.document.id, key), label, kind))


def _owned(who: Cast, seen: Phrase) -> str:
    """The words of a phrase with its owner's name in place of a pronoun: "leader of Nujaba"."""
    if seen.owner is None or seen.owner.pos_ != "PRON":
        return seen.words
    rest = who.parsed.document.text[who.parsed.end(seen.owner) : seen.end].strip()
    owner = who.meaning.get(seen.owner.i, "")
    return f"{rest} of {who.facets[owner].entity.label}" if owner else rest
