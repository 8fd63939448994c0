"""Names of the lists as reports write them: capitals and word order restored, weak names told.

The lists write surnames in capitals ("Ahmad AL-HAMZI"), put them first (the EU), or come with
capitals that a machine guessed ("Irgc-Qf", "Real Ira"). What these rules cannot mend stands in
`rulings.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.model import slug
from kg.spelling import bones, telling

# Small words inside names; a name that begins with one keeps its capital.
PARTICLES = frozenset(
    ("al", "bin", "ibn", "e", "i", "ul", "ur", "wa", "wal", "fi", "lil", "va", "de", "del", "la")
)
TITLES = re.compile(r"^(?:Dr\.|Col\.|General)\s+")
# Words before a given name or a son's name: "Abu Ali" may be thousands of men.
BYNAMES = frozenset(("abu", "umm", "haj", "hajj", "haji", "hajji", "shaykh", "sheikh", "engineer"))
ARTICLES = frozenset(("al", "el", "an", "ar", "ad", "as", "the"))


def key(name: str) -> str:
    """What two spellings share that differ in case, accents and marks only.

    >>> key("Kata'ib Hizballah") == key("KATAIB HIZBALLAH")
    True
    """
    return slug(name, limit=200) if name.isascii() or slug(name) != "x" else name.casefold()


def parts(name: str) -> Iterator[str]:
    """The names that one cell holds: what stands in brackets is another name.

    >>> list(parts("Tehrik-E Taliban Pakistan (ttp)"))
    ['Tehrik-E Taliban Pakistan', 'TTP']
    >>> list(parts("Qods (jerusalem) Force of the IRGC"))
    ['Qods Force of the IRGC']
    """
    found = re.fullmatch(r"(.+?) \(([^()]+)\)", name)
    if not found:
        yield re.sub(r" ?\([^()]*\)", "", name)
        return
    yield found[1]
    for other in found[2].split("; "):
        yield other[:1].upper() + other[1:] if " " in other or len(other) > 5 else other.upper()


def person(name: str) -> str:
    """The name of a person in the order and the capitals that reports use.

    >>> person("ASSADI Assadollah"), person("Dr. Ayman AL ZAWAHIRI")
    ('Assadollah Assadi', 'Ayman al-Zawahiri')
    """
    words = TITLES.sub("", name).split()
    surname = 0
    while surname < len(words) and _shouted(words[surname]):
        surname += 1
    if surname < len(words):  # the EU puts the surname first
        words = words[surname:] + words[:surname]
    plain = " ".join("-".join(map(_lowered, word.split("-"))) for word in words)
    plain = re.sub(r"\b[Aa]l[ -](?=[A-Z'’‘])", "al-", plain)
    plain = re.sub(r"\babd(?=[ -])", "Abd", plain)
    return _capital(plain)


def _capital(name: str) -> str:
    """A name with its first letter a capital, and that after a mark for an Arabic letter."""
    name = re.sub(r"(?<!\w)(['’‘])([a-z])", lambda m: m[1] + m[2].upper(), name)
    return name[:1].upper() + name[1:]


def _shouted(word: str) -> bool:
    letters = [c for c in word if c.isalpha()]
    return len(letters) > 1 and all(c.isupper() for c in letters)


def _lowered(word: str) -> str:
    """A word in capitals as a name ("KA'ABI" → "Ka'abi"); particles are small."""
    if word.casefold() in ("al", "bin", "ibn") and len(word) > 1:
        return word.lower()
    if not _shouted(word):
        return word
    first = next(i for i, c in enumerate(word) if c.isalpha())
    return word[: first + 1] + word[first + 1 :].lower()


def body(name: str, acronyms: Iterable[str]) -> str:
    """The name of a group, body or ship with small particles and with acronyms in capitals.

    >>> body("Tehrik-E Taliban", ()), body("Isil's South Asia Branch", {"ISIL"})
    ('Tehrik-e Taliban', "ISIL's South Asia Branch")
    """
    name = _capital(re.sub(r"^[Tt]he (?=\S+ )", "", name))
    name = re.sub(r"/[a-z]|\bU\.s\.", lambda m: m[0].upper(), name)
    shouting = " " in name and name.isupper()
    known = {acronym.casefold(): acronym for acronym in acronyms}

    def mend(found: re.Match[str]) -> str:
        word = found[0].capitalize() if shouting else found[0]
        inside = found.start() > 0 and name[found.start() - 1] in " -"
        if (
            inside
            and word.casefold() in PARTICLES
            and (len(word) > 1 or name[found.start() - 1] == "-")
        ):
            return word.lower()
        return known.get(word.casefold(), word)

    return re.sub(r"[^\W\d_](?:[\w’']*\w)?(?=['’]s\b)|[^\W\d_](?:[\w’']*\w)?", mend, name)


def acronym(word: str, names: Iterable[str]) -> str:
    """A single short word in capitals if it is made of the first letters of one of the names.

    >>> acronym("Huji", ["Harakat-Ul Jihad Islami"]), acronym("Hasm", ["Arms of Egypt Movement"])
    ('HUJI', 'Hasm')
    """
    if not re.fullmatch(r"[A-Z][a-z]{1,6}", word):
        return word
    for name in names:
        initials = iter(piece[0] for piece in re.findall(r"[^\W\d_]+", name.casefold()))
        if len(name) > 3 * len(word) and all(c in initials for c in word.casefold()):
            return word.upper()
    return word


def weak(name: str, kind: str) -> bool:
    """Whether a name says too little to be taken from a text by itself.

    Ships are called by everyday words; a person by one word, or by a byname with one more; a
    group by two or three letters, by four that are no acronym, or by one word with an article.

    >>> weak("Abu Ahmad", "Person"), weak("The Base", "ArmedGroup"), weak("Lh", "ArmedGroup")
    (True, True, True)
    """
    words = re.findall(r"[^\s\-]+", name.casefold())
    if kind == "Vessel":
        return True
    plain = [word for word in words if word not in ARTICLES]
    if kind == "Person":
        return len(plain) < 2 or (words[0] in BYNAMES and len(plain) < 3)
    if len(plain) > 1:
        return False
    return len(words) > 1 or len(name) < 4 or (len(name) == 4 and not name.isupper())


def cover(name: str, shown: str) -> bool:
    """Whether a short name shares no word with the name shown of a person: a cover name.

    The consonants of the words are compared, so that spellings of one word are one word.

    >>> cover("Jalal Taheri", "Mohammad Owhadi"), cover("Meshaan Juburi", "Mish'an al-Jaburi")
    (True, False)
    """
    return name.isascii() and len(name.split()) < 4 and not _heard(name) & _heard(shown)


def _heard(name: str) -> set[str]:
    return {bones(word) for word in telling(name)}
