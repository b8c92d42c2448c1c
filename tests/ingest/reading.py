"""What the tests of the ways in share: bytes in a file, read the way ``build`` reads them."""

from collections.abc import Callable
from typing import TypeAlias

from wordkeep.model.page import Page
from wordkeep.model.skipped import Skipped

Found: TypeAlias = list[Page | Skipped]
Read: TypeAlias = Callable[..., Found]


def pages(found: Found) -> list[Page]:
    return [each for each in found if isinstance(each, Page)]


def skipped(found: Found) -> list[Skipped]:
    return [each for each in found if isinstance(each, Skipped)]


def codes(found: Found) -> list[str]:
    return [each.code for each in skipped(found)]


def texts(found: Found) -> list[str]:
    return [page.content.decode("utf-8") for page in pages(found)]
