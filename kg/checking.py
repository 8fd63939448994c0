"""The verb that checks: whether the graph keeps its shapes, and those that people bring along.

Nothing heavy is imported before the verb needs it.
"""

from __future__ import annotations

from pathlib import Path

import click

from kg.asking import opened
from kg.manners import example, manners, placed, say

__all__ = ["check"]


@click.command(
    epilog=example(
        "kg check",
        "kg check --from /tmp/graph --format json",
        "kg check --shapes newsroom.ttl --shapes names.ttl --timeout 300",
    )
)
@click.option(
    "--shapes",
    "files",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Also ask these shapes, SHACL Core in Turtle; those of several files may refer to each "
    "other.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1),
    default=60.0,
    show_default=True,
    help="Seconds that a check with --shapes may take.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json", "turtle"]),
    help="Default: table on a terminal, else csv; turtle is a report as SHACL has it.",
)
@placed
@manners
@click.pass_context
def check(
    ctx: click.Context, files: tuple[Path, ...], timeout: float, form: str | None, place: Path | str
) -> None:
    """Look whether the graph keeps its shapes, and whether its files are whole.

    Each node that breaks one is listed, with the way to what breaks it; the exit status is 1
    where one is a violation. A fault in what is known beforehand is refused with its line.
    """
    from kg import ontology, results
    from kg.graph import backgrounds, shapes
    from kg.printing import evidence, listing

    backgrounds.read(ontology.background())
    if isinstance(place, Path):
        results.verify(place)
    store = opened(place, memory=True)
    found = shapes.results(store, files, timeout=timeout if files else None)
    broken = shapes.violations(found)
    if form == "turtle":
        click.echo(shapes.report(found), nl=False)
    elif form == "json":
        evidence(broken, (), as_json=True)
    elif broken:
        rows = ((v.severity, v.focus, v.path, v.value, v.message) for v in broken)
        listing(("severity", "where", "path", "value", "what"), rows, form or "")
    if not broken:
        say("kg: the graph keeps all its shapes")
    ctx.exit(1 if any(each.severity == "violation" for each in broken) else 0)
