"""Markdown with front matter: `key: value` lines between two `---`, a heading, the report."""

from __future__ import annotations

import re

from kg.text.reports.formats.draft import Draft, described

__all__ = ["markdown"]

_FRONT = re.compile(r"---[ \t]*\r?\n(?P<fields>.*?)^---[ \t]*\r?$\n?", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"^([A-Za-z_]\w*)[ \t]*:[ \t]*(.*?)[ \t]*\r?$", re.MULTILINE)
_HEADING = re.compile(r"\s*# +(?P<title>\S.*?)[ \t#]*\r?(?:\n|\Z)")


def markdown(text: str, where: str) -> Draft:
    """The report below its front matter; a heading at its top may serve as title.

    Keys other than `title`, `publisher`, `published` and `url` are passed over. Lines between
    two rules that hold no field are text.

    >>> markdown("---\\npublisher: 'The Bree Gazette'\\n---\\n# Struck\\nArnor struck.", "a.md")
    Draft(where='a.md', text='Arnor struck.', title='Struck', publisher='The Bree Gazette', \
published='', url='')
    """
    front = _FRONT.match(text)
    found = _FIELD.findall(front["fields"]) if front else []
    body = text[front.end() :] if front and found else text
    fields: dict[str, object] = {}
    heading = _HEADING.match(body)
    if heading:
        fields["title"], body = heading["title"], body[heading.end() :]
    fields |= {key.lower(): _unquoted(value) for key, value in found if _unquoted(value)}
    return described(where, body, fields)


def _unquoted(value: str) -> str:
    quoted = len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value
