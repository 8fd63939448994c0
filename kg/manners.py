"""How every verb of the command line behaves: errors, talk, options in common.

stdout is data, stderr is talk; exit status 0 is success, 1 a failure told in one line, 2 a
wrong call. Nothing heavy is imported here, so that help comes at once.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from kg.errors import KgError, damaged_store

__all__ = [
    "AS_JSON",
    "DAY",
    "FOLDER",
    "LOCAL",
    "PLACES",
    "STORE",
    "Verbs",
    "complain",
    "example",
    "in_memory",
    "manners",
    "placed",
    "program",
    "quiet",
    "say",
    "scoped",
]

Verb = TypeVar("Verb", bound=Callable[..., Any])

FOLDER = click.option(
    "--from",
    "folder",
    type=click.Path(path_type=Path),
    default="out",
    show_default=True,
    metavar="DIR",
    help="Folder of the build to use.",
)

STORE = click.option(
    "--store",
    metavar="WHERE",
    help="`disk` or `memory`: the store of the folder, or a copy that is loaded; or a SPARQL "
    "server that `kg push` filled, as https://example.org/sparql.  [default: what is quicker]",
)
LOCAL = ("disk", "memory")

DAY = click.DateTime(["%Y-%m-%d"])
PLACES = click.option(
    "--places",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="A page saved after dragging, whose nodes stay where they stand.  [default: the page "
    "that is replaced]",
)


def _to_day(_: click.Context, __: click.Parameter, value: datetime | None) -> date | None:
    return value.date() if value else None


_DAY: dict[str, Any] = {"type": DAY, "metavar": "DATE", "callback": _to_day}
_NAMES: dict[str, Any] = {"multiple": True, "metavar": "NAME"}
_SCOPE = (
    click.option("--since", **_DAY, help="Only what happened on this day or later."),
    click.option("--until", **_DAY, help="Only what happened up to this day."),
    click.option(
        "--as-of",
        **_DAY,
        help="As one could know it on this day: only reports published and ties that held by then.",
    ),
    click.option("--speaker", "told_by", **_NAMES, help="Only what this speaker says."),
    click.option(
        "--source",
        "sources",
        **_NAMES,
        help="Only reports of this publisher, or the report of this title.",
    ),
    click.option(
        "--without",
        **_NAMES,
        help="Leave out what this speaker says or this publisher reports; or `unnamed` speakers, "
        "`single-source` statements, `background`.",
    ),
)

AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print it whole, as JSON.")


class Verbs(click.Group):
    """Verbs in the order they are written, and the one place where an error becomes one line."""

    def list_commands(self, _: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # whoever read our output has seen enough: click ends quietly
            raise
        except (KgError, OSError, RuntimeError) as error:
            told = _told(error)
            if ctx.meta.get("debug") or told is None:
                raise
            complain(told)
            ctx.exit(1)


def _told(error: Exception) -> KgError | OSError | None:
    """An error as people are told of it; None for one that nobody foresaw."""
    if isinstance(error, KgError | OSError):
        return error
    return damaged_store(error)


def manners(verb: Verb) -> Verb:
    """The options that may stand before a verb as well as after it."""

    def note(ctx: click.Context, option: click.Parameter, on: bool) -> None:
        ctx.meta[str(option.name)] = on or ctx.meta.get(str(option.name), False)

    settings: dict[str, Any] = {"is_flag": True, "expose_value": False, "callback": note}
    verb = click.option("--debug", help="Show where an error was raised.", **settings)(verb)
    return click.option("--quiet", help="Say nothing but errors.", **settings)(verb)


def placed(verb: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say which graph is asked: the verb is given a folder or an address.

    It is given as `place`: what `kg.results.opened` takes.
    """

    @wraps(verb)
    def bundled(*args: Any, folder: Path, store: str | None, **options: Any) -> Any:
        context = click.get_current_context()
        if store is None or store in LOCAL:
            context.meta["store"] = store
            return verb(*args, place=folder, **options)
        if context.get_parameter_source("folder") is ParameterSource.COMMANDLINE:
            raise click.UsageError("--from is for a folder, --store for a server: give one.")
        return verb(*args, place=store, **options)

    return FOLDER(STORE(bundled))


def in_memory(usual: bool) -> bool:
    """Whether a copy in memory is wanted rather than the store on disk; `usual` if nobody says."""
    said = click.get_current_context().meta.get("store")
    return usual if said is None else said == "memory"


def scoped(verb: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say which claims count; the verb is given them as `given`.

    They are what `kg.scoping.scope` takes.
    """

    @wraps(verb)
    def bundled(*args: Any, **options: Any) -> Any:
        names = ("since", "until", "as_of", "told_by", "sources", "without")
        return verb(*args, given={name: options.pop(name) for name in names}, **options)

    for option in reversed(_SCOPE):
        bundled = option(bundled)
    return bundled


def example(*lines: str) -> str:
    """The examples that stand below the help of a verb."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def quiet() -> bool:
    """Whether nothing but errors should be said."""
    return bool(click.get_current_context().meta.get("quiet"))


def program() -> str:
    """What to type here to run this program again."""
    found = shutil.which("kg") or Path(sys.argv[0]).name != "kg"
    return "kg" if found else sys.argv[0]


def say(words: str) -> None:
    """Talk on stderr, unless asked to be quiet."""
    if not quiet():
        click.echo(words, err=True)


def complain(error: KgError | OSError) -> None:
    """One line on stderr: what is wrong, where, and what to do."""
    from kg.printing import visible

    words = str(error)
    if isinstance(error, OSError) and error.strerror:
        words = ": ".join(filter(None, (error.filename, error.strerror.lower())))
    click.echo(f"kg: {visible(words)}", err=True)
