"""Which articles are copies of which: word for word, trimmed, reworded or credited.

Nothing is deleted: a copy knows its origin, the earliest known. Two reports of one happening that share names, figures and
quotations, but neither order nor wording, are two.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from wordkeep.link.credits import credits_outlet
from wordkeep.link.overlap import Overlap, overlap_of
from wordkeep.link.shingles import keys_of, sought_of
from wordkeep.link.wording import wording_of
from wordkeep.model.card import ArticleCard, Likeness

FAR: Final = 30  # days between two articles, beyond which only nearly equal ones are copies
NEARLY: Final = 0.8  # of three words in a row, the Jaccard index of what is nearly equal
ENOUGH: Final = 0.7  # of the sum that ``_evidence`` makes
CREDIT: Final = 0.15  # what a credit line adds to it
PART: Final = (
    0.3  # of the longer text: a smaller part has to be its beginning, and most of the shorter text, or its wording
)
MOST: Final = 0.8  # of the sum of the shares of the shorter text and of its words in threes
HALF: Final = 0.5
SOME_WORDS: Final = 0.2  # share of three words in a row, without which names and numbers have to be the same
SAME_NAMES: Final = 0.7
SAME_WORDS: Final = 0.6  # share of three words in a row above which wording was kept


def keys(card: ArticleCard) -> tuple[str, ...]:
    """What a copy of this article would share with it: some 90 keys."""
    return tuple(dict.fromkeys(keys_of(wording_of(card.text), card.latest or card.earliest)))


def sought(card: ArticleCard) -> tuple[str, ...]:
    """What is looked for among the keys of others."""
    return tuple(dict.fromkeys(sought_of(wording_of(card.text), card.latest or card.earliest)))


def compare(one: ArticleCard, other: ArticleCard) -> Likeness | None:
    """Whether one article is a copy of the other, whichever came first; ``None`` where they are two reports, or unlike."""
    first, second = sorted((one, other), key=lambda card: card.id)
    found = overlap_of(first.text, second.text)
    if found is None:
        return None
    is_credited = credits_outlet(first.text, second.outlet) or credits_outlet(second.text, first.outlet)
    evidence = _evidence(found) + CREDIT * is_credited
    if evidence < ENOUGH or not _is_possible(found, _days_between(first, second)):
        return None
    score = 1.0 if found.alike == 1 else min(0.99, 1 / (1 + math.exp(6 * (ENOUGH - evidence))))
    because = tuple(_reasons(found, first, second))
    return Likeness(first.id, second.id, round(score, 4), _kind(found, is_credited=is_credited), because)


def _evidence(found: Overlap) -> float:
    """What both tell in the same order counts most; then how much of the longer text that is, and in the same words.

    Weighed on the half of the suite that is for tuning: reports of one event reach .6, hand-made rewording begins at .65.
    """
    return found.shorter + 0.6 * found.longer + 0.7 * found.triples


def _is_possible(found: Overlap, days: int | None) -> bool:
    """No quotation of the other, no chance likeness of a small part, not months apart."""
    if found.quotes:
        return False
    if days is not None and days > FAR and found.alike < NEARLY:
        return False
    if found.longer < PART and not (
        found.lead and found.triples >= SOME_WORDS and found.shorter + found.triples >= MOST
    ):
        return False
    return found.triples >= SOME_WORDS or found.names >= SAME_NAMES


def _days_between(one: ArticleCard, other: ArticleCard) -> int | None:
    """The fewest days that can lie between two articles; ``None`` where the day of either is not known."""
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return None
    return max(0, (other.earliest - one.latest).days, (one.earliest - other.latest).days)


def _kind(found: Overlap, *, is_credited: bool) -> str:
    if found.alike == 1:
        return "exact"
    if is_credited:
        return "credited"
    if found.triples < SAME_WORDS:
        return "reworded"
    return "near" if found.longer >= HALF else "excerpt"


def _reasons(found: Overlap, one: ArticleCard, other: ArticleCard) -> Iterator[str]:
    if found.alike == 1:
        yield "the words are the same"
    yield f"{found.steps} of {found.sentences} sentences follow in the same order"
    yield f"that is {found.shorter:.0%} of what the shorter tells and {found.longer:.0%} of what the longer tells"
    yield f"{found.triples:.0%} of three words in a row are the same"
    if found.quotations:
        yield f"quotations of five words or more that are the same: {found.quotations}"
    for crediting, credited in ((one, other), (other, one)):
        if credits_outlet(crediting.text, credited.outlet):
            yield f"credits {credited.outlet}"


def _by_age(cards: Sequence[ArticleCard]) -> list[ArticleCard]:
    """The earliest known first; of one day's, the one that others credit; then the longest; then the least id."""
    credited = {
        card.id: sum(credits_outlet(other.text, card.outlet) for other in cards if other != card) for card in cards
    }
    return sorted(
        cards,
        key=lambda card: (card.latest or card.earliest or date.max, -credited[card.id], -len(card.text), card.id),
    )


def groups(cards: Sequence[ArticleCard], likenesses: Sequence[Likeness]) -> dict[str, str]:
    """The members of a component that have copies or are copies, each with its origin (which has itself).

    Copies of copies have one origin. Only a part that was copied makes no two articles one: a round-up of two reports goes to
    the one it is most like, and these stay two.
    """
    by_age = _by_age(cards)
    age = {str(card.id): at for at, card in enumerate(by_age)}
    eldest = _eldest(age, [each for each in likenesses if each.kind != "excerpt"])
    for excerpt in sorted((each for each in likenesses if each.kind == "excerpt"), key=lambda each: _rank(each, age)):
        later, earlier = sorted((excerpt.one, excerpt.other), key=lambda each: -age[each])
        if eldest[later] == later and eldest[earlier] != later:
            joined = eldest[earlier]
            eldest = {member: joined if head == later else head for member, head in eldest.items()}
    alone = {head for head in eldest.values() if list(eldest.values()).count(head) == 1}
    return {member: head for member, head in sorted(eldest.items()) if head not in alone}


def _rank(likeness: Likeness, age: Mapping[str, int]) -> tuple[float, int, int]:
    first, second = sorted((age[likeness.one], age[likeness.other]))
    return -likeness.score, first, second


def _eldest(age: Mapping[str, int], likenesses: Sequence[Likeness]) -> dict[str, str]:
    """Each member's eldest among those it hangs together with."""
    eldest = {member: member for member in age}

    def head(member: str) -> str:
        while eldest[member] != member:
            member = eldest[member]
        return member

    for each in likenesses:
        older, younger = sorted((head(each.one), head(each.other)), key=lambda member: age[member])
        eldest[younger] = older
    return {member: head(member) for member in age}
