"""A PDF press release to its text, page by page, with the pages' running lines kept and broken lines joined later."""

import io
import logging
from dataclasses import dataclass
from typing import Final

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from wordkeep.errors import Unreadable

LONGEST: Final = 2_000  # pages
LARGEST: Final = 20_000_000  # characters of text: more is a trick, not a press release

# Typesetting, not spelling: a word with one in it would not be found.
LIGATURES: Final = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"})


@dataclass(frozen=True, slots=True)
class PdfText:
    """The text of a PDF, its pages divided by newlines, and its title where the document names one."""

    text: str
    title: str | None


def text_of_pdf(content: bytes, *, where: str) -> PdfText:
    """The text that a PDF shows; raises ``Unreadable`` where it is damaged, locked or holds only pictures.

    The document's own creation date is not taken as a published date: it tells when a file was made.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it reports each oddity of a file; we report the outcome
    pieces: list[str] = []
    size = 0
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("format-damaged", "the PDF is locked with a password", where=where)
        for page in reader.pages[:LONGEST]:
            pieces.append(page.extract_text())
            size += len(pieces[-1])
            if size > LARGEST:
                raise Unreadable("archive-bomb", f"the PDF unpacks to over {LARGEST:,} characters", where=where)
        title = reader.metadata.title if reader.metadata else None
    except (PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError, OSError) as error:
        raise Unreadable("format-damaged", f"the PDF cannot be read ({error})", where=where) from None
    text = "\n".join(pieces).translate(LIGATURES)
    if not text.strip():
        raise Unreadable("no-article-text", "the PDF holds no text (pictures of pages are not read)", where=where)
    return PdfText(text, title.strip() or None if isinstance(title, str) else None)
