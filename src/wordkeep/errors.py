"""Every error Wordkeep raises on purpose, in one tree.

::

    WordkeepError                what happened, where, and the next step
    ├── BadUse                   the command or call cannot be carried out as given (exit status 2)
    │   ├── SourceMissing        a file, folder or glob that is not there
    │   ├── NotALedger           the path exists and is not a Wordkeep ledger
    │   ├── LedgerBusy           another process is writing this ledger
    │   ├── LedgerTooNew         written by a later version of Wordkeep
    │   ├── NoSuchRecord         the ledger holds nothing under this id
    │   ├── AddressInUse         the port asked for is taken
    │   ├── IssuesFaulty         a user's file of issues cannot be read as one
    │   ├── RulingsFaulty        a file of rulings cannot be read as one
    │   └── ScaleFaulty          a scale's file cannot be read as one
    ├── AnchorMismatch           the words at a span are not the words the anchor carries
    ├── LedgerFails              verification found something wrong (exit status 3)
    ├── LedgerDamaged            the ledger's file is damaged (exit status 3)
    ├── LedgerUnusable           the ledger cannot be opened or written: disk full, no permission
    ├── ReaderDamaged            a file of the reader's model is missing or damaged
    └── Unreadable               a page or a part of it could not be read; becomes a ``Skipped`` row

Each class has a stable ``code``, printed with the message and explained in ``docs/reference/errors.md``.
"""


class WordkeepError(Exception):
    """What happened, where, and the next step.

    ``where`` names the file, address or characters; ``next_step`` says what the reader can do about it.
    """

    code: str = "error"
    exit_status: int = 1

    def __init__(self, what: str, *, where: str | None = None, next_step: str | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.next_step = next_step

    def __str__(self) -> str:
        """One line: what, where, next step."""
        line = self.what if self.where is None else f"{self.where}: {self.what}"
        return line if self.next_step is None else f"{line}; {self.next_step}"


class BadUse(WordkeepError):
    """The command or call cannot be carried out as given."""

    code = "bad-use"
    exit_status = 2


class SourceMissing(BadUse):
    """A source given to ``build`` or ``read`` is not there."""

    code = "source-missing"


class NotALedger(BadUse):
    """The path exists and is not a Wordkeep ledger."""

    code = "not-a-ledger"


class LedgerBusy(BadUse):
    """Another process holds the ledger's write lock."""

    code = "ledger-busy"


class LedgerTooNew(BadUse):
    """The ledger's schema is newer than this version of Wordkeep."""

    code = "ledger-too-new"


class NoSuchRecord(BadUse):
    """Nothing in the ledger has this id."""

    code = "no-such-record"


class AddressInUse(BadUse):
    """The port asked for is taken."""

    code = "address-in-use"


class RulingsFaulty(BadUse):
    """A file of rulings has a line that is none, or whose id is not that of what it says; nothing of it is taken."""

    code = "rulings-faulty"


class IssuesFaulty(BadUse):
    """A file of issues that ``WORDKEEP_ISSUES`` names is missing or is not written as one."""

    code = "issues-faulty"


class ScaleFaulty(BadUse):
    """A file of a scale is missing, is not written as one, or would call absence a failure."""

    code = "scale-faulty"


class AnchorMismatch(WordkeepError):
    """The words at a span of a text are not the words its anchor carries."""

    code = "anchor-mismatch"


class LedgerFails(WordkeepError):
    """Verification of a ledger found something wrong."""

    code = "ledger-fails"
    exit_status = 3


class LedgerDamaged(WordkeepError):
    """The ledger's file is damaged: SQLite cannot make sense of it."""

    code = "ledger-damaged"
    exit_status = 3


class LedgerUnusable(WordkeepError):
    """The ledger cannot be opened or written where it lies: the disk is full, or permission is missing."""

    code = "ledger-unusable"


class ReaderDamaged(WordkeepError):
    """A file of the reader's model is missing or damaged: nothing can be read until it is mended."""

    code = "reader-damaged"


class Unreadable(WordkeepError):
    """A page, or a part of one, could not be read.

    ``reason`` is one of the codes of ``wordkeep.model.skipped.REASONS``, and the code that is printed; whoever catches
    this turns it into a ``Skipped`` row, so that nothing is lost without a trace.
    """

    code = "unreadable"

    def __init__(self, reason: str, what: str, *, where: str | None = None) -> None:
        super().__init__(what, where=where)
        self.reason = self.code = reason
