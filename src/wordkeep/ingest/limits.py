"""How much is read before something is refused. Sizes are in bytes, times in seconds."""

from dataclasses import dataclass
from typing import Final

MIB: Final = 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one build; every one of them shows up as a ``Skipped`` row when it is reached."""

    page: int = 32 * MIB
    """The largest single page, row, feed or answer from a web server."""

    expansion: int = 200
    """Unpacked bytes for each packed byte above which compressed data is refused ..."""

    unpacked: int = 64 * MIB
    """... once this much of it has been unpacked."""

    answer: float = 60.0
    """The longest one address may take, from the first connection to the last byte, redirects included."""

    silence: float = 20.0
    """The longest a web server may say nothing."""

    redirects: int = 5
    """How many redirects are followed from one address."""

    pause: float = 1.0
    """The shortest time between two requests to one host."""

    crawl_delay: float = 30.0
    """The longest pause a site's robots.txt can ask for; a site that wants a longer one is not read twice."""


STANDARD: Final = Limits()
