"""The issues that words and deeds can be about: ``issues.yaml``, reviewed by hand, and what users add in files like it.

A file holds branches, each with a ``name`` and its ``leaves``; an issue's id is ``branch/leaf``. A leaf has

- ``name``, ``means`` (a definition in one line) and ``near_miss`` (what looks like it and is not);
- ``terms``: words and phrases any of which tells it alone; ``mentions``: the same for names, written as they stand;
- ``weak``: words of which two different ones tell it too; where the leaf has ``beside``, one of each;
- ``not``: phrases whose words do not count ("trade winds");
- ``plover``: the contexts of PLOVER 2.0 that it maps to;
- ``only_alone``: it is given only where the text tells no other issue.

Terms match whole words, in small letters or capitals; a word written in capitals ("AI") only in capitals. Forms are listed:
"word(s)" stands for "word" and "words", "dut(y|ies)" for "duty" and "duties". A blank stands for a hyphen too.

Users name their files in ``WORDKEEP_ISSUES``, several joined as in ``PATH``. What these hold is added: new branches, new
leaves of a branch, or more terms of a leaf. A fault in them is an ``IssuesFaulty``.
"""

import hashlib
import os
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, Final

import yaml

from wordkeep.codebook.reviewed import LOADER, reviewed
from wordkeep.errors import IssuesFaulty
from wordkeep.model.ids import IssueId

VARIABLE: Final = "WORDKEEP_ISSUES"

CONTEXTS: Final = frozenset(
    """military intelligence executive legislative election political_institutions pro_democracy pro_autocracy economic
    legal reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity inequality
    diplomatic territory peacekeeping health asylum migration disasters natural_resource environment technology terrorism
    cbrn cyber misinformation crime corruption illegal_drugs trafficking""".split()
)
"""The 37 contexts of PLOVER 2.0."""

TOKEN: Final = re.compile(r"\w+|\n\s*\n|[^\w\s\-‐‑'’]")
"""Words, and marks that no phrase runs across; blanks, hyphens and apostrophes only part words."""

_BRACKET: Final = re.compile(r"\(([^()]*)\)")
_KEBAB: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LISTS: Final = ("terms", "weak", "beside", "mentions", "not", "plover")


class Role(StrEnum):
    """What finding a phrase means for its issue."""

    TELLS = "tells"
    WEAK = "weak"
    BESIDE = "beside"
    VOIDS = "voids"


@dataclass(frozen=True, slots=True)
class Issue:
    """A leaf of the tree."""

    id: IssueId
    branch: str
    name: str
    means: str
    near_miss: str
    terms: tuple[str, ...]
    weak: tuple[str, ...]
    beside: tuple[str, ...]
    mentions: tuple[str, ...]
    not_: tuple[str, ...]
    plover: tuple[str, ...]
    only_alone: bool

    def phrases(self) -> Iterator["Phrase"]:
        """Every form of every entry."""
        for entries, role, is_name in (
            (self.terms, Role.TELLS, False),
            (self.mentions, Role.TELLS, True),
            (self.weak, Role.WEAK, False),
            (self.beside, Role.BESIDE, False),
            (self.not_, Role.VOIDS, False),
        ):
            for entry in entries:
                yield from (Phrase(self.id, role, entry, words, is_name) for words in forms_of(entry))


@dataclass(frozen=True, slots=True)
class Phrase:
    """One form of an ``entry`` as the words to be found, in order; a name has to stand as it is written."""

    issue: IssueId
    role: Role
    entry: str
    words: tuple[str, ...]
    is_name: bool

    def is_at(self, tokens: Sequence[str], start: int) -> bool:
        """Whether the tokens from ``start`` on are these words."""
        there = tokens[start : start + len(self.words)]
        return len(there) == len(self.words) and all(map(self._fits, self.words, there))

    def _fits(self, word: str, token: str) -> bool:
        if self.is_name or (len(word) > 1 and word.isupper()):
            return word == token
        return word.lower() == token.lower()


@dataclass(frozen=True, slots=True)
class IssueBook:
    """All issues by id, in the order of the files, and their phrases by the first word in small letters.

    ``digest`` is that of the users' files, empty where there are none.
    """

    issues: Mapping[IssueId, Issue]
    starting_with: Mapping[str, tuple[Phrase, ...]]
    digest: str


def issues() -> IssueBook:
    """The reviewed issues with those of the files that ``WORDKEEP_ISSUES`` names."""
    return issues_from(_users_files())


def _users_files() -> tuple[str, ...]:
    return tuple(path for path in os.environ.get(VARIABLE, "").split(os.pathsep) if path)


def issues_of_readouts() -> IssueBook:
    """The same issues with more words, those of ``issues_of_readouts.yaml``: for sentences in which an issue is expected."""
    return issues_from(_users_files(), of_readouts=True)


@cache
def issues_from(paths: tuple[str, ...] = (), *, of_readouts: bool = False) -> IssueBook:
    """The reviewed issues with those of these files; raises ``IssuesFaulty`` for the first fault in one of them."""
    tree: dict[str, Any] = reviewed("issues.yaml")
    if of_readouts:
        tree = _merged(tree, reviewed("issues_of_readouts.yaml"), "issues_of_readouts.yaml")
    digest = hashlib.blake2b(digest_size=8)
    for path in paths:
        content = _content(path)
        digest.update(content)
        tree = _merged(tree, _parsed(content, path), path)
    found = {leaf.id: leaf for branch, entry in tree.items() for leaf in _leaves(branch, entry)}
    starting: defaultdict[str, list[Phrase]] = defaultdict(list)
    for phrase in (phrase for issue in found.values() for phrase in issue.phrases()):
        starting[phrase.words[0].lower()].append(phrase)
    by_start = {word: tuple(phrases) for word, phrases in starting.items()}
    return IssueBook(found, by_start, digest.hexdigest() if paths else "")


def forms_of(entry: str) -> tuple[tuple[str, ...], ...]:
    """The forms an entry stands for, each as its words.

    >>> forms_of("import dut(y|ies)"), forms_of("dual-use")
    ((('import', 'duty'), ('import', 'duties')), (('dual', 'use'),))
    """
    parts = _BRACKET.split(entry)  # every second one is the inside of a bracket
    choices = [
        [part] if at % 2 == 0 else part.split("|") if "|" in part else ["", part] for at, part in enumerate(parts)
    ]
    spelt = ("".join(chosen) for chosen in product(*choices))
    return tuple(dict.fromkeys(tuple(TOKEN.findall(form)) for form in spelt))


# ---- reading a user's file


def _content(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise IssuesFaulty(
            f"cannot be read ({error.strerror or error})", where=path, next_step=f"mend {VARIABLE}"
        ) from None


def _parsed(content: bytes, path: str) -> dict[str, Any]:
    try:
        read = yaml.load(content, Loader=LOADER)  # noqa: S506  a safe loader
    except (yaml.YAMLError, UnicodeDecodeError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        raise _fault(path, f"is not YAML{line}: {getattr(error, 'problem', None) or error}") from None
    return _mapping(read, path, "the file")


def _merged(tree: Mapping[str, Any], added: Mapping[str, Any], path: str) -> dict[str, Any]:
    """The tree with what a user's file adds to it."""
    merged = dict(tree)
    for branch, given in added.items():
        entry = _mapping(given, path, f"branch {branch}")
        _expect_fields(entry, {"name", "leaves"}, path, f"branch {branch}")
        known = tree.get(branch, {"name": "", "leaves": {}})
        leaves = dict(known["leaves"])
        for leaf, fresh in _mapping(entry.get("leaves", {}), path, f"the leaves of {branch}").items():
            checked = _checked(fresh, path, f"{branch}/{leaf}", is_new=leaf not in leaves)
            leaves[leaf] = _joined(leaves.get(leaf, {}), checked)
        name = _text(entry.get("name", known["name"]), path, f"the name of {branch}")
        if not name:
            raise _fault(path, f"branch {branch} is new and has no name")
        merged[branch] = {"name": name, "leaves": leaves}
    return merged


def _joined(known: Mapping[str, Any], fresh: Mapping[str, Any]) -> dict[str, Any]:
    """A leaf with more terms: lists grow, the rest is replaced."""
    lists = {name: list(dict.fromkeys([*known.get(name, ()), *fresh.get(name, ())])) for name in _LISTS}
    return {**known, **fresh, **lists}


def _checked(fresh: Any, path: str, id_: str, *, is_new: bool) -> Mapping[str, Any]:
    """The leaf of a user's file; raises ``IssuesFaulty`` where it is none."""
    leaf = _mapping(fresh, path, id_)
    if not all(_KEBAB.fullmatch(part) for part in id_.split("/")) or id_.count("/") != 1:
        raise _fault(path, f"{id_}: ids are small letters, digits and hyphens")
    _expect_fields(leaf, {each.name.rstrip("_") for each in fields(Issue)} - {"id", "branch"}, path, id_)
    for name in _LISTS:
        given = leaf.get(name, [])
        if not isinstance(given, list) or not all(_is_entry(each) for each in given):
            raise _fault(path, f"{id_}: {name} is a list of words; put quotation marks around {_odd(given)!r}")
    for name in ("name", "means", "near_miss"):
        _text(leaf.get(name, ""), path, f"{id_}: {name}")
    if unknown := sorted(set(leaf.get("plover", ())) - CONTEXTS):
        raise _fault(path, f"{id_}: {unknown[0]!r} is no context of PLOVER")
    if not isinstance(leaf.get("only_alone", False), bool):
        raise _fault(path, f"{id_}: only_alone is true or false")
    if is_new and not leaf.get("name"):
        raise _fault(path, f"{id_} is new and has no name")
    if is_new and not any(leaf.get(name) for name in ("terms", "mentions", "weak")):
        raise _fault(path, f"{id_} is new and has no terms, mentions or weak words")
    return leaf


def _is_entry(given: object) -> bool:
    """Whether this is an entry of a list: words, whose every form holds at least one."""
    return isinstance(given, str) and all(forms_of(given))


def _odd(given: object) -> object:
    return next((each for each in given if not _is_entry(each)), given) if isinstance(given, list) else given


def _mapping(given: Any, path: str, what: str) -> dict[str, Any]:
    if not isinstance(given, dict) or not all(isinstance(key, str) for key in given):
        raise _fault(path, f"{what} is no list of names, each with what it holds")
    return given


def _text(given: Any, path: str, what: str) -> str:
    if not isinstance(given, str):
        raise _fault(path, f"{what} is no text")
    return given


def _expect_fields(given: Mapping[str, Any], known: set[str], path: str, what: str) -> None:
    if unknown := sorted(set(given) - known):
        raise _fault(path, f"{what} has {unknown[0]!r}, which is none of {', '.join(sorted(known))}")


def _fault(path: str, what: str) -> IssuesFaulty:
    return IssuesFaulty(what, where=path, next_step="see docs/how-to/add-an-issue.md")


def _leaves(branch: str, entry: Mapping[str, Any]) -> Iterator[Issue]:
    for leaf, given in entry["leaves"].items():
        lists = {name: tuple(given.get(name, ())) for name in _LISTS}
        yield Issue(
            id=IssueId(f"{branch}/{leaf}"),
            branch=branch,
            name=given["name"],
            means=given.get("means", ""),
            near_miss=given.get("near_miss", ""),
            terms=lists["terms"],
            weak=lists["weak"],
            beside=lists["beside"],
            mentions=lists["mentions"],
            not_=lists["not"],
            plover=lists["plover"],
            only_alone=given.get("only_alone", False),
        )
