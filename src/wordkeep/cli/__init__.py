"""The command ``wordkeep``: one file per command, loaded when it is asked for, and one place where errors are printed."""

import importlib
import os
import sys
from typing import Final

import click

from wordkeep._version import __version__
from wordkeep.errors import WordkeepError

COMMANDS: Final = {
    "demo": "builds the example corpus and opens the web app",
    "build": "read files, folders, feeds, archives or addresses into a ledger",
    "read": "show one article with its statements and deeds",
    "serve": "the web app on 127.0.0.1",
    "readouts": "the sides of one meeting, side by side",
    "silence": "what a side's own texts leave out, and what was searched",
    "story": "the articles that report the same happening",
    "brief": "two sides on two pages: what changed, what is open, what is claimed, what comes next",
    "chronology": "what two sides did and said, dated, one sentence each, with footnotes",
    "demands": "what sides demand of each other, and whether it was answered",
    "claims": "what one side says that another is bound to",
    "gaps": "words without deeds and deeds without words",
    "score": "the lines on a published scale, or on several",
    "lag": "days from words to the first deed that follows",
    "shifts": "the positions of a side in order, and what changed in them",
    "diff": "what changed between two builds of a ledger, and why",
    "queue": "what to look at next, one decision at a time",
    "rule": "rule on a record, a line, an event or a story",
    "undo": "take back a ruling",
    "rulings": "the rulings of a ledger; shared, compared, written out as training rows",
    "export": "write the ledger in another format",
    "who": "who held an office on a day, and which office somebody held",
    "why": "from a record, an article, an event, a story, a meeting or a line to the words and reasons behind it",
    "verify": "prove every anchor, id, hash, count and link",
    "doctor": "is this machine ready, and what mends it",
}

INTERRUPTED: Final = 130


class _Commands(click.Group):
    """Commands by name; the module of one is imported when it runs or shows its own help."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command = getattr(importlib.import_module(f"wordkeep.cli.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)  # noqa: S101  a test asks for every command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="wordkeep %(version)s")
def wordkeep() -> None:
    """Deeds, not words: a sourced ledger of what states said, promised and then did."""


def main() -> None:
    """Run the command; print what went wrong on one line, with its code, and end with its exit status."""
    try:
        status = wordkeep(prog_name="wordkeep", standalone_mode=False)
    except WordkeepError as error:
        click.echo(f"wordkeep: {error} [{error.code}]", err=True)
        sys.exit(error.exit_status)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        click.echo("wordkeep: stopped; what was stored is whole, the same command goes on from there", err=True)
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    sys.exit(status if isinstance(status, int) else 0)
