"""What a site's robots.txt lets a reader do, by Protego (RFC 9309: the longest rule wins, ``*`` and ``$`` included)."""

from dataclasses import dataclass
from typing import Final

from protego import Protego

ANY_SITE: Final = "https://site.invalid"  # Protego looks only at the path of an address


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one site for one reader, named by its product token."""

    rules: Protego
    agent: str

    def allow(self, target: str) -> bool:
        """Whether the path and query ``target`` may be read."""
        return bool(self.rules.can_fetch(ANY_SITE + target, self.agent))

    @property
    def crawl_delay(self) -> float:
        """The pause in seconds that the site asks for between two pages; 0 where it asks for none."""
        return max(float(self.rules.crawl_delay(self.agent) or 0), 0.0)


def robots_of(text: str, *, agent: str) -> Robots:
    """The rules of ``text`` for ``agent``, or those for anyone where none are for it; no text allows everything."""
    return Robots(Protego.parse(text), agent)
