"""English date expressions of reports become times, resolved against the publication date.

`edtf` is the calendar, `clock` what a rule is, `written` and `relative` the rules, `expressions`
finds them in a text, `mentions` says what they mean there.
"""

from kg.text.dates.mentions import DateMention, dates

__all__ = ["DateMention", "dates"]
