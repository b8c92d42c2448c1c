"""Names for the pages inside one container: each different, and the same on any machine and in any order of rows."""

from collections import Counter
from hashlib import blake2b
from typing import NamedTuple

from wordkeep.ingest.intake import Intake


class Name(NamedTuple):
    """Origin, locator and key of one page of a container."""

    origin: str
    locator: str
    key: str | None


class Names:
    """Gives each page of one container its name.

    A page with a key of its own is named by it. One without is named by what it says, not by its place, so that a row
    put in front changes no name. The second page of the same name gets a number: both are kept. Remembers a hash
    of 8 bytes for each page.
    """

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self._seen = set[int]()
        self._repeated: Counter[int] = Counter()

    def keyed(self, key: str, *, locator: str | None = None) -> Name:
        """The name of a page that has a key; ``locator`` is that of the file unless the page has a better one."""
        again = self._again(f"key {key}")
        return Name(f"{self._intake.origin}#{key}{again}", (locator or self._intake.locator) + again, key)

    def unkeyed(self, text: bytes) -> Name:
        """The name of a page without a key.

        Its origin is made of what it says as well, so that no other row that comes to stand on its line is taken for a
        revision of it.
        """
        digest = blake2b(text, digest_size=8).hexdigest()
        again = self._again(f"text {digest}").replace("#", "-")
        return Name(f"{self._intake.origin}#{digest}{again}", f"{self._intake.locator}#{digest}{again}", None)

    def _again(self, name: str) -> str:
        digest = int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest())
        if digest not in self._seen:
            self._seen.add(digest)
            return ""
        self._repeated[digest] += 1
        return f"#{self._repeated[digest] + 1}"
