"""The verb that compares: what changed in the story from one build to the next.

Nothing heavy is imported before the verb needs it.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.manners import AS_JSON, example, manners, say

if TYPE_CHECKING:
    from kg.story import Parts

__all__ = ["diff"]

BUILD = click.Path(path_type=Path)


@click.command(epilog=example("kg diff yesterday/ out/", "kg diff old.nq new.nq --json"))
@click.argument("old", type=BUILD)
@click.argument("new", type=BUILD)
@AS_JSON
@manners
def diff(old: Path, new: Path, as_json: bool) -> None:
    """Tell what changed in the story between two builds.

    OLD and NEW are folders of builds, or graph files of such. A statement is new where nobody
    told it before, withdrawn where nobody tells it any more; it is strengthened where more
    speakers or publishers tell it, or tell it as surer, or as a fact that was planned, weakened
    where it is the other way round. Each comes with who says so, sentence and report. That
    statements changed is no failure: the exit status is 0.
    """
    from kg.citing import changes as lines
    from kg.printing import evidence
    from kg.views.changes import changes

    found = changes(_story(old), _story(new))
    evidence(found, lines(found), as_json=as_json)
    counts = Counter(str(change.sort) for change in found.changes)
    told = [f"{count} {sort}" for sort, count in counts.items()]
    say(f"kg: {', '.join(told) or 'no statement changed'}" if found else "kg: nothing changed")


def _story(path: Path) -> Parts:
    from kg import intact
    from kg.graph import dataset
    from kg.showing import story

    return story(dataset.open_store(path if path.is_file() else intact.graph_file(path)))
