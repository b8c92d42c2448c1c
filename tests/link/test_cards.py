"""Cards hold what linking compares: sides from actors, the sentence around the deed, names of the article."""

from dataclasses import replace
from datetime import date

from tests.by_hand import TEXT, records
from tests.conftest import article_with
from wordkeep.link.cards import article_card, event_cards
from wordkeep.model.actor import Actor, ActorKind
from wordkeep.model.card_wire import as_stored, read_event, write_event
from wordkeep.model.event import Event
from wordkeep.model.ids import ActorId, IssueId
from wordkeep.model.issue import IssueRef, Told
from wordkeep.model.when import Basis, Published

ARTICLE = replace(article_with(TEXT), published=Published(date(2021, 3, 17), Basis.METADATA), outlet="Delta Post")
ENVOY = Actor(ActorId("k1"), "Mirela Sand", ActorKind.PERSON, country="BRK", side="BRK")


def test_an_event_gets_its_sentence_its_sides_and_its_vector() -> None:
    found = records(ARTICLE)
    met = next(each for each in found if isinstance(each.claim, Event) and each.claim.code.type == "CONSULT")
    assert isinstance(met.claim, Event)
    known = replace(met, claim=replace(met.claim, actors=(replace(met.claim.actors[0], actor=ENVOY.id),)))
    (card,) = event_cards(ARTICLE, [known], [ENVOY], {met.id: b"v"})
    assert card.sentence.startswith("Envoy Mirela Sand of Bresk met Alvonian officials on Tuesday.")
    assert card.actors[0].side == "BRK"
    assert card.recipients[0].side is None
    assert (card.published, card.vector, card.words) == (date(2021, 3, 17), b"v", "met")
    assert "sand" in card.beside


def test_an_event_keeps_what_it_is_about() -> None:
    met = next(each for each in records(ARTICLE) if isinstance(each.claim, Event))
    assert isinstance(met.claim, Event)
    issue = IssueRef(IssueId("trade"), (met.claim.evidence[0],), Told.OWN, 1.0)
    (card,) = event_cards(ARTICLE, [replace(met, claim=replace(met.claim, issues=(issue,)))], [], {})
    assert card.issues == ("trade",)


def test_a_faint_event_has_a_faint_card_that_comes_back_as_it_went() -> None:
    met = next(each for each in records(ARTICLE) if isinstance(each.claim, Event))
    assert isinstance(met.claim, Event)
    (card,) = event_cards(ARTICLE, [replace(met, claim=replace(met.claim, faint=True))], [], {})
    assert card.faint
    assert read_event(write_event(card)) == as_stored(card)


def test_every_event_has_a_card() -> None:
    assert len(event_cards(ARTICLE, records(ARTICLE), [], {})) == 3


def test_an_article_is_known_by_names_and_actors() -> None:
    card = article_card(ARTICLE, records(ARTICLE), [], None)
    assert card.names == {"envoy mirela sand", "bresk"}
    assert card.earliest == card.latest == date(2021, 3, 17)
    assert article_card(article_with(TEXT), (), [], None).earliest is None
