"""What an article is about: an issue between two sides that are heard of more than once."""

from dataclasses import replace

from tests.by_hand import TEXT, records
from tests.conftest import article_with
from wordkeep.link.threads import key_of, keys, thread_card
from wordkeep.model.actor import Actor, ActorKind
from wordkeep.model.event import Event
from wordkeep.model.ids import ActorId, IssueId, TextId
from wordkeep.model.record import Record
from wordkeep.model.statement import Statement

ARTICLE = article_with(TEXT)


def said(*sides: str, issue: str | None = None) -> list[Record]:
    """The statements read by hand, one said by each of these sides."""
    found = [each for each in records(ARTICLE) if isinstance(each.claim, Statement)]
    made = []
    for at, side in enumerate(sides):
        record = found[at % len(found)]
        assert isinstance(record.claim, Statement)
        told = (replace(record.claim.issues[0], id=IssueId(issue)),) if issue and record.claim.issues else ()
        made.append(replace(record, claim=replace(record.claim, side=side, issues=told or record.claim.issues)))
    return made


def test_two_sides_heard_of_twice_make_a_line_of_each_issue() -> None:
    card = thread_card(TextId("a"), said("ALV", "BRK", "ALV", "BRK"), ())
    assert [(issue, sides, times) for issue, sides, times, _ in card.threads] == [
        ("resources/water", ("ALV", "BRK"), 1)
    ]
    assert keys(card) == (key_of(IssueId("resources/water"), ("ALV", "BRK")),)
    assert card.threads[0][3] in TEXT


def test_one_side_or_one_heard_of_once_makes_none() -> None:
    assert thread_card(TextId("a"), said("BRK", "BRK", "BRK"), ()).threads == ()
    assert thread_card(TextId("a"), said("BRK", "ALV", "BRK"), ()).threads == ()


def test_talks_about_nothing_but_talks_are_no_matter() -> None:
    found = said("ALV", "BRK", "ALV", "BRK", issue="relations/talks-and-visits")
    assert thread_card(TextId("a"), found, ()).threads == ()


def test_parties_of_deeds_count_as_sides() -> None:
    bresk = Actor(ActorId("k1"), "Bresk", ActorKind.STATE, country="BRK", side="BRK")
    alvonia = Actor(ActorId("k2"), "Alvonia", ActorKind.STATE, country="ALV", side="ALV")
    done = [
        replace(each, claim=replace(each.claim, actors=(replace(each.claim.actors[0], actor=actor.id),)))
        for each in records(ARTICLE)
        if isinstance(each.claim, Event)
        for actor in (bresk, alvonia)
    ]
    card = thread_card(TextId("a"), done, (bresk, alvonia))
    assert {sides for _, sides, _, _ in card.threads} == {("ALV", "BRK")}
