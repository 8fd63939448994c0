"""Number phrases of reports ("at least 31", "dozens", "between 10 and 15") as bounds.

Knows number words and the words that open a number upwards or downwards; knows neither what
is counted nor where the phrase stands. The bounds are the widest that the words allow:

| words                                                  | low        | high    |
|--------------------------------------------------------|------------|---------|
| 31, thirty-one, a dozen, half a dozen, 1.5 million     | n          | n       |
| about, around, roughly, some, an estimated n           | n          | n       |
| another n, a further n, n more, all n                  | n          | n       |
| a, an, one, a single; both, a couple, a pair           | 1; 2       | 1; 2    |
| no, none, zero                                         | 0          | 0       |
| at least n, no fewer than n, n or more, n+             | n          | open    |
| more than n, over n, upwards of n                      | n + 1      | open    |
| up to n, as many as n, nearly n, almost n              | 1          | n       |
| at most n, no more than n                              | 0          | n       |
| fewer than n, less than n, under n                     | 0          | n - 1   |
| between n and m, n to m, n-m, n or m                   | n          | m       |
| dozens, scores, hundreds, thousands                    | 2 x unit   | open    |
| tens of thousands, hundreds of thousands               | 2 x unit   | open    |
| several; several hundred                               | 3; 3 x     | open    |
| a few, a handful, multiple, many, numerous; with units | 2; 2 x     | open    |

A rounded number stays that number: how far "roughly 2,500" may be off is not said, and the
words are kept beside it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from kg.model import Amount

__all__ = ["amount", "number"]

Bounds = tuple[int, int | None]

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS = {
    "a": 1,
    "an": 1,
    **{word: value for value, word in enumerate(_ONES.split())},
    **{word: 10 * value for value, word in enumerate(_TENS.split(), start=2)},
}
_UNITS = {"dozen": 12, "score": 20, "hundred": 100}
_THOUSANDS = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_SIZES = {"ten": 10, **_UNITS, **_THOUSANDS}

# What stands for a number without being one.
_VAGUE: dict[str, Bounds] = {
    **dict.fromkeys(("no", "none", "not any", "not one", "not a single"), (0, 0)),
    **dict.fromkeys(("a single", "once"), (1, 1)),
    **dict.fromkeys(("both", "a couple", "couple", "a pair", "twice"), (2, 2)),
    **dict.fromkeys(("a few", "a handful", "a number", "multiple"), (2, None)),
    **dict.fromkeys(("many", "numerous", "various"), (2, None)),
    "several": (3, None),
    "some": (1, None),
}

# How a word before (`x N`) or after (`N x`) a number moves its bounds.
_BEFORE = (
    (r"at least|no (?:fewer|less) than|not (?:fewer|less) than|a minimum of", "from"),
    (r"(?:well |just |slightly )?(?:more than|over|above)|upwards of|in excess of", "above"),
    (r"no more than|not more than|at most|a maximum of", "to"),
    (r"up to|as many as|nearly|almost|close to|just (?:under|short of)", "some to"),
    (r"(?:well )?(?:fewer than|less than|under|below)", "below"),
    (
        r"about|around|roughly|approximately|some|an estimated|estimated|exactly|only|just|"
        r"another|a further|an additional|additional|a total of|all|the|the other|other",
        "as is",
    ),
)
_AFTER = (
    (r"or more|at least", "from"),
    (r"or fewer|or less", "to"),
    (r"or so|or thereabouts|more|other|others|times|of|of the|of them|of its|of their", "as is"),
)
_PREFIX = tuple((re.compile(rf"(?:{words}) (?P<rest>.+)"), move) for words, move in _BEFORE)
_SUFFIX = tuple((re.compile(rf"(?P<rest>.+?) (?:{words})"), move) for words, move in _AFTER)
_RANGE = re.compile(
    r"(?:between (?P<a>.+) and (?P<b>.+)|(?:from )?(?P<c>.+?)(?: to | or |\s?[-–—]\s?)(?P<d>.+))"
)
_SIZED = re.compile(rf"(?P<few>.+?)(?: of)? (?P<size>{'|'.join(_SIZES)})")
_PLURAL = re.compile(rf"(?P<size>{'|'.join(_SIZES)})s(?: of (?P<more>.+s))?")
_FIGURE = re.compile(r"(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.\d{1,9})?")
_LONGEST = 100


@lru_cache(maxsize=4096)
def amount(words: str) -> Amount | None:
    """The bounds that a number phrase gives, with the words themselves; None where it is none.

    >>> amount("more than 40")
    Amount(low=41, high=None, words='more than 40')
    >>> amount("a half-dozen").low, amount("roughly 2,500").high, amount("militants")
    (6, 2500, None)
    """
    words = words.strip()
    if len(words) > _LONGEST:
        return None
    plain = " ".join(words.lower().split()).removesuffix(",")
    if plain.endswith("+"):
        plain = f"at least {plain[:-1].rstrip()}"
    bounds = _bounds(plain)
    return bounds and Amount(*bounds, words)


def _bounds(words: str) -> Bounds | None:
    exact = number(words)
    if exact is not None:
        return exact, exact
    return _VAGUE.get(words) or _moved(words) or _plural(words) or _sized(words) or _range(words)


def _moved(words: str) -> Bounds | None:
    for pattern, move in (*_PREFIX, *_SUFFIX):
        match = pattern.fullmatch(words)
        inner = match and _bounds(match["rest"])
        if inner:
            return _move(move, *inner)
    return None


def _move(move: str, low: int, high: int | None) -> Bounds:
    match move:
        case "from":
            return low, None
        case "above":
            return low + 1, None
        case "to":
            return 0, high
        case "some to":
            return min(1, low), high
        case "below":
            return 0, None if high is None else max(high - 1, 0)
        case _:
            return low, high


def _plural(words: str) -> Bounds | None:
    """Dozens, tens of thousands: at least two of the unit, no end said."""
    match = _PLURAL.fullmatch(words)
    if not match:
        return None
    more = _plural(match["more"]) if match["more"] else (2, None)
    return more and (_SIZES[match["size"]] * more[0], None)


def _sized(words: str) -> Bounds | None:
    """Several hundred, a couple of dozen: a vague number of units."""
    match = _SIZED.fullmatch(words)
    few = match and _VAGUE.get(match["few"])
    if not match or not few or few[0] < 2:
        return None
    size = _SIZES[match["size"]]
    return few[0] * size, None if few[1] is None else few[1] * size


def _range(words: str) -> Bounds | None:
    match = _RANGE.fullmatch(words)
    if not match:
        return None
    first, last = match["a"] or match["c"], match["b"] or match["d"]
    if not last.split():
        return None
    # "two to three million": the unit is said once and meant twice.
    shared, high = number(f"{first} {last.split()[-1]}"), number(last)
    low = shared if shared and high and shared < high else number(first)
    return (low, high) if low is not None and high is not None and low < high else None


def number(words: str) -> int | None:
    """The whole number that these words name, exactly; None where they name none.

    >>> number("two hundred and fifty-one"), number("1.5 million"), number("half a dozen")
    (251, 1500000, 6)
    >>> number("two three") is None
    True
    """
    total, current = Decimal(0), None
    tokens = [t for t in re.split(r"[\s-]+", words.lower().strip()) if t != "and"]
    if "half" in tokens:
        tokens = [t for t in tokens if t not in ("a", "an")]
    for token in tokens:
        if token in _UNITS:
            current = (Decimal(1) if current is None else current) * _UNITS[token]
        elif token in _THOUSANDS:
            total += (Decimal(1) if current is None else current) * _THOUSANDS[token]
            current = Decimal(0)
        else:
            value = _value(token)
            if value is None or not _fits(current, value):
                return None
            current = (current or Decimal(0)) + value
    if current is None or (total + current) % 1:
        return None
    return int(total + current)


def _value(token: str) -> Decimal | None:
    if _FIGURE.fullmatch(token):
        return Decimal(token.replace(",", ""))
    if token == "half":
        return Decimal("0.5")
    return Decimal(_WORDS[token]) if token in _WORDS else None


def _fits(current: Decimal | None, value: Decimal) -> bool:
    """Whether a smaller number may follow: "twenty one", "two hundred five", not "two three"."""
    if not current:
        return True
    if current % 100 == 0:
        return value < 100
    return current % 10 == 0 and current % 100 >= 20 and value < 10
