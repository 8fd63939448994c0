"""Signed networks that others have published and measured, as tables of who is what to whom."""

from __future__ import annotations

from kg.analysis.ties import Ties
from tests.analysis.few import tied

# Which party was seen as near (+) and far (-): the sign of the mean of the estimates of 72 members
# of the Slovene National Parliament, 1994. Data: Pajek datasets, Stranke94. Source: Kropivnik and
# Mrvar, "An analysis of the Slovene parliamentary parties network", in Developments in Statistics
# and Methodology, Metodološki zvezki 12 (1996).
SLOVENE_PARTIES = """
SKD    . - + - - + - + + -
ZLSD   - . - + + - + - - +
SDSS   + - . - - + - + + -
LDS    - + - . + - + - - +
ZS-ESS - + - + . - + - - -
ZS     + - + - - . - + + -
DS     - + - + + - . - - -
SLS    + - + - - + - . + -
SPS    + - + - - + - + . -
SNS    - + - + - - - - - .
"""

# Alliances (+) and enmities (-) of sixteen groups of the Eastern Central Highlands of New Guinea.
# Data: UCINET IV datasets, GAMA. Sources: Read, "Cultures of the central highlands, New Guinea",
# Southwestern Journal of Anthropology 10 (1954); Hage and Harary, Structural Models in
# Anthropology (1983).
HIGHLAND_TRIBES = """
GAVEV . + - - - - . . . . . - . . + +
KOTUN + . - . - - . . - - . . . . + +
OVE   - - . + . + + + . . . . . . . .
ALIKA - . + . . . . + . . . . . . . .
NAGAM - - . . . . + . + . . . . + - -
GAHUK - - + . . . + + - . + + - . . -
MASIL . . + . + + . + . . + + + . . .
UKUDZ . . + + . + + . . . + + . - . .
NOTOH . - . . + - . . . + - . + . - .
KOHIK . - . . . . . . + . - . + . - .
GEHAM . . . . . + + + - - . + - . - -
ASARO - . . . . + + + . . + . . - - -
UHETO . . . . . - + . + + - . . + - -
SEUVE . . . . + . . - . . . - + . . -
NAGAD + + . . - . . . - - - - - . . +
GAMA  + + . . - - . . . . - - - - + .
"""


# Whom each of eighteen novices liked best (+) and least (-), three each, at the second of five
# times. Data: Pajek datasets, signed networks. Source: Sampson, Crisis in a Cloister (1969).
MONASTERY = """
John-Bosco  . . + . + - - . . - . . . + . . . .
Gregory     + . . . . . + . . - . . - + . . - .
Basil       + + . - . . . - - . . . . . . . + .
Peter       . . - . + + - . . + . . . . . . . -
Bonaventure . . . + . . . . . . + . + . . . . .
Berthold    + . . + . . - - + . . - . . . . . .
Mark        . + . - - - . + . . . . . . . + . .
Victor      + + - . . . . . + . . . . - . . - .
Ambrose     . . - . + . . + . . . . . . . + - -
Romuald     . . . + . . . + . . . . . + . . . .
Louis       . . - . + . . + . . . . - + . . - .
Winfrid     + + - - . . . . . . - . . + . . . .
Amand       . - . . + - + . . . . - . . . . . +
Hugh        + . . . . . . - . . + + - . + . - .
Boniface    + + - . . . . . . . . . - + . . - -
Albert      + + . . . . + . . . . . - . . . - -
Elias       . . + - - . . . . . - . + . . . . +
Simplicius  + + . - . - + . . . . . . . . - . .
"""


def read(table: str) -> Ties:
    """The ties of a table: one act for each sign, of the actor of its row upon that of its column.

    >>> [(tie.source, tie.target, tie.sign) for tie in read("a . +\\nb - .").all]
    [('a', 'b', 1), ('b', 'a', -1)]
    """
    rows = {name: marks for name, *marks in map(str.split, table.strip().splitlines())}
    cells = ((one, *cell) for one, row in rows.items() for cell in zip(rows, row, strict=True))
    return tied(*((one, other, int(f"{mark}1")) for one, other, mark in cells if mark != "."))
