"""Writes the reference pages that come from code: commands, errors and the export's fields."""

import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import click

import wordkeep.cli
from wordkeep import errors
from wordkeep.model.skipped import REASONS

REFERENCE: Final = Path(__file__).parent / "reference"

MADE: Final = "<!-- Made by `make docs` from the code; change the code, not this page. -->\n"


EXIT_STATUS: Final = """## Exit status

| status | meaning |
|---|---|
| 0 | done |
| 1 | done with something skipped under `--strict`, or an error that is none of the others |
| 2 | bad use |
| 3 | the ledger fails verification |
| 130 | stopped by Ctrl+C; the same command goes on from there |
"""


def commands() -> str:
    """Every command's own help."""
    parts = [MADE, "# Commands\n"]
    above = wordkeep.cli.wordkeep
    settings = {"terminal_width": 100, "max_content_width": 100, **above.context_settings}
    parent = click.Context(above, info_name="wordkeep", **settings)
    for name in wordkeep.cli.COMMANDS:
        command = wordkeep.cli.wordkeep.get_command(parent, name)
        if command is None:
            raise LookupError(name)
        context = click.Context(command, parent=parent, info_name=name, terminal_width=100, max_content_width=100)
        parts.append(f"## wordkeep {name}\n\n```text\n{command.get_help(context)}\n```\n")
        parts += _below(command, context)
    parts.append(EXIT_STATUS)
    return "\n".join(parts)


def _below(command: click.Command, context: click.Context) -> Iterator[str]:
    """The help of each subcommand that is shown."""
    for name, each in command.commands.items() if isinstance(command, click.Group) else ():
        if not each.hidden:
            inside = click.Context(each, parent=context, info_name=name, terminal_width=100, max_content_width=100)
            yield f"### {inside.command_path}\n\n```text\n{each.get_help(inside)}\n```\n"


def error_codes() -> str:
    """Every error's and every skipped row's code, with what it means."""
    rows = [
        f"| `{error.code}` | {_first_line(error)} | {error.exit_status} |" for error in _tree(errors.WordkeepError)[1:]
    ]
    reasons = [f"| `{code}` | {meaning} |" for code, meaning in REASONS.items()]
    return "\n".join(
        [
            MADE,
            "# Errors and skipped rows\n",
            "An error ends a command. It is printed on one line: what happened, where, the next step, and its code in",
            "brackets. Codes are stable: programs may rely on them.\n",
            "## Errors\n",
            "| code | meaning | exit status |",
            "|---|---|---|",
            *rows,
            "",
            "## Skipped rows\n",
            "What cannot be read, or not as given, does not end a build: it becomes a row of the ledger, printed as it",
            "happens, listed by the web app under *Skipped* and exported in `skipped.jsonl`.\n",
            "| code | meaning |",
            "|---|---|",
            *reasons,
            "",
        ]
    )


PAGES: Final[dict[str, Callable[[], str]]] = {"commands.md": commands, "errors.md": error_codes}


def _tree(above: type[errors.WordkeepError]) -> list[type[errors.WordkeepError]]:
    return [above, *(error for below in above.__subclasses__() for error in _tree(below))]


def _first_line(error: type[errors.WordkeepError]) -> str:
    return (inspect.getdoc(error) or "").splitlines()[0]


if __name__ == "__main__":
    REFERENCE.mkdir(exist_ok=True)
    for name, page in PAGES.items():
        (REFERENCE / name).write_text(page(), encoding="utf-8")
