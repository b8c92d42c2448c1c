"""E-mail letters and newsletters (.eml): the letter as a page, and its readable attachments as further pages."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import CloseBoundaryNotFoundDefect
from email.header import decode_header, make_header
from email.message import Message
from email.policy import Compat32
from email.utils import parseaddr
from pathlib import PurePath
from typing import Final, NamedTuple, TypeAlias

from wordkeep.errors import Unreadable
from wordkeep.ingest.encoding import known_encoding
from wordkeep.ingest.head import Head
from wordkeep.ingest.intake import Intake, Options
from wordkeep.ingest.magic import CONVERT
from wordkeep.ingest.names import Names
from wordkeep.ingest.pdf import MAGIC as PDF_MAGIC
from wordkeep.ingest.rows import label
from wordkeep.ingest.single import is_blank
from wordkeep.ingest.stream import Stream
from wordkeep.model.page import Labels, Media, Page
from wordkeep.model.skipped import Skipped

Letter: TypeAlias = "Message[str, str]"

HEADER: Final = re.compile(r"([A-Za-z][A-Za-z0-9-]*):|[ \t]+\S")
WRITTEN_BY_PEOPLE: Final = frozenset({"from", "to", "cc", "date", "subject", "reply-to", "sender"})
WRITTEN_BY_MACHINES: Final = frozenset(
    "received return-path message-id mime-version content-type content-transfer-encoding delivered-to list-id "
    "list-unsubscribe dkim-signature authentication-results x-mailer x-received snapshot-content-location".split()
)
PROSE_SUFFIXES: Final = frozenset(
    {".txt", ".text", ".md", ".markdown"}
)  # where From, To and Date may head a memorandum
MAILBOX: Final = re.compile(rb"^From \S+.*\r?\n[A-Za-z-]+:", re.MULTILINE)

READ: Final = {
    "text/plain": Media.PLAIN,
    "text/html": Media.HTML,
    "application/xhtml+xml": Media.HTML,
    "text/markdown": Media.MARKDOWN,
    "application/pdf": Media.PDF,
}
MENTIONED: Final = re.compile(r"application/(?!.*(?:signature|calendar|ics|pkcs7|pgp))")
STUB: Final = re.compile(
    r"view .{0,40}(?:browser|online)|(?:does not|cannot|enable|supports?) .{0,40}html", re.IGNORECASE
)
STUB_WORDS: Final = 60
LONGEST_HEADER: Final = 16 * 1024
TAG: Final = re.compile(rb"<[^<>]*>")


class HeadersAsTheyStand(Compat32):
    """Headers as strings, cut to a length that decoding them takes no time.

    The header objects of the newer ``policy.default`` raise on malformed headers, which newsletters have.
    """

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Name and value of one header."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:LONGEST_HEADER]


class Part(NamedTuple):
    """One readable part of a letter; ``name`` is None for the words of the letter itself."""

    media: Media
    content: bytes
    encoding: str | None
    name: str | None
    labels: Labels


def looks_like(head: Head) -> bool:
    """Two headers of mail at the start; one of them written by a machine, where the suffix says that it is prose."""
    if not head.text:
        return False
    names = _header_names(head.text)
    by_machines = names & WRITTEN_BY_MACHINES
    if head.suffix in PROSE_SUFFIXES and not by_machines:
        return False
    return len(by_machines | (names & WRITTEN_BY_PEOPLE)) > 1


def pages(stream: Stream, intake: Intake, options: Options) -> Iterator[Page | Skipped]:
    """The letter, and its attachments that are PDF, HTML or text."""
    content, failure = stream.whole(options.limits.page)
    if len(MAILBOX.findall(content)) > 1:
        raise Unreadable("archive-unsupported", "a mailbox of several letters; save each letter as .eml")
    letter, parts = _read(content)
    yield from _pages_of_parts(parts, intake)
    yield from _passed_over(letter, intake)
    if failure is not None:
        yield intake.damaged(failure)
    elif _breaks_off(letter):
        yield intake.skipped("format-damaged", "the letter breaks off before its end; what came before is read")


def _header_names(text: str) -> set[str]:
    """The names of the headers that ``text`` starts with; none where something else stands among them."""
    names = set[str]()
    lines = text.removeprefix("\ufeff").splitlines()
    for number, line in enumerate(lines):
        header = HEADER.match(line)
        if header is None:
            if number == 0 and line.startswith("From "):
                continue
            return set() if line.strip() else names
        if header[1]:
            names.add(header[1].lower())
    return names


def _read(content: bytes) -> tuple[Letter, list[Part]]:
    """The letter and its readable parts; a letter broken beyond what the standard library reads is ``Unreadable``."""
    try:
        letter = message_from_bytes(content, policy=HeadersAsTheyStand())
        return letter, _joined(_parts_of(letter, _labels(letter)))
    except Exception as error:
        raise Unreadable("format-damaged", f"the letter cannot be read ({type(error).__name__})") from error


def _pages_of_parts(parts: list[Part], intake: Intake) -> Iterator[Page | Skipped]:
    names, own = Names(intake), None
    for number, part in enumerate(parts, start=1):
        if part.name is None and own is None:
            own = part
            origin, locator, key = intake.origin, intake.locator, None
        else:
            origin, locator, key = names.keyed(part.name or f"part {number}")
        yield Page(
            origin=origin,
            locator=locator,
            content=part.content,
            media=part.media,
            path=intake.path,
            key=key,
            encoding=part.encoding,
            labels=part.labels,
        )
    if not parts:
        yield intake.skipped("page-empty", "the letter holds no text; leave it out")


def _passed_over(letter: Letter, intake: Intake) -> Iterator[Skipped]:
    """Rows for named attachments that may hold text and are not read."""
    for part in letter.walk():
        kind, name = part.get_content_type(), _file_name(part)
        if name and MENTIONED.match(kind) and not part.is_multipart() and _media_of(part, b"", name) is None:
            yield intake.skipped("page-binary", f"an attachment of type {kind}; {CONVERT}", at=name)


def _breaks_off(letter: Letter) -> bool:
    return any(isinstance(defect, CloseBoundaryNotFoundDefect) for part in letter.walk() for defect in part.defects)


def _parts_of(part: Letter, labels: Labels) -> list[Part]:
    """The readable parts below ``part``, in their order."""
    children = part.get_payload()
    if not isinstance(children, list):
        leaf = _leaf(part, labels)
        return [leaf] if leaf is not None else []
    letters = [child for child in children if isinstance(child, Message)]
    if part.get_content_type() == "message/rfc822":
        return [_named(each, "attached letter") for child in letters for each in _parts_of(child, _labels(child))]
    found = [each for child in letters for each in _parts_of(child, labels)]
    return _preferred(found) if part.get_content_type() == "multipart/alternative" else found


def _leaf(part: Letter, labels: Labels) -> Part | None:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes) or is_blank(content):
        return None
    name = _file_name(part)
    if name is None and part.get_content_disposition() == "attachment":
        name = "attachment"
    media = _media_of(part, content, name or "")
    if media is None:
        return None
    encoding = None if media is Media.PDF else known_encoding(part.get_content_charset())
    own = labels if name is None else Labels(outlet=labels.outlet, published=labels.published)
    return Part(media, content, encoding, name, own)


def _media_of(part: Letter, content: bytes, name: str) -> Media | None:
    if content.startswith(PDF_MAGIC) or PurePath(name).suffix.lower() == ".pdf":
        return Media.PDF
    return READ.get(part.get_content_type())


def _preferred(parts: list[Part]) -> list[Part]:
    """Of a letter written twice, the plain text, unless it only points to the HTML; attachments stay."""
    plain = [part for part in parts if part.name is None and part.media is Media.PLAIN]
    html = [part for part in parts if part.name is None and part.media is Media.HTML]
    dropped = (plain if _is_stub(plain, html) else html) if plain and html else []
    return [part for part in parts if not any(part is each for each in dropped)]


def _is_stub(plain: list[Part], html: list[Part]) -> bool:
    text = b" ".join(part.content for part in plain)
    words = len(text.split())
    if words < STUB_WORDS and STUB.search(text.decode("ascii", "replace")):
        return True
    return words * 4 < sum(len(TAG.sub(b" ", part.content).split()) for part in html)


def _joined(parts: list[Part]) -> list[Part]:
    """Plain text that pictures or signatures cut into pieces, put together again."""
    whole: list[Part] = []
    for part in parts:
        if whole and _goes_on(whole[-1], part):
            content = whole[-1].content.rstrip(b"\r\n") + b"\n\n" + part.content
            whole[-1] = part._replace(content=content)
        else:
            whole.append(part)
    return whole


def _goes_on(last: Part, part: Part) -> bool:
    return part.name is None and part.media is Media.PLAIN and last._replace(content=b"") == part._replace(content=b"")


def _named(part: Part, name: str) -> Part:
    return part if part.name is not None else part._replace(name=name)


def _labels(letter: Letter) -> Labels:
    name, address = parseaddr(_raw(letter, "From"))
    saved_page = address == "" or name.startswith("Saved by") or address.startswith("Saved by")
    return Labels(
        title=label(_decoded(_raw(letter, "Subject"))),
        outlet=None if saved_page else label(_decoded(name) or address),
        url=label(_raw(letter, "Snapshot-Content-Location")),
        published=label(_decoded(_raw(letter, "Date"))),
    )


def _raw(part: Letter, name: str) -> str:
    """The first header of that name as it stands, on one line; empty where there is none."""
    value = next((value for key, value in part.raw_items() if key.lower() == name.lower()), "")
    return " ".join(str(value).encode("utf-8", "surrogateescape").decode("utf-8", "replace").split())


def _decoded(value: str) -> str:
    """A header with its encoded words decoded (RFC 2047); as it stands where they are broken."""
    try:
        return " ".join(str(make_header(decode_header(value))).split())
    except (ValueError, LookupError):
        return value


def _file_name(part: Letter) -> str | None:
    try:
        name = part.get_filename()
    except (ValueError, LookupError, TypeError):
        return None
    return label(_decoded(name)) if name else None
