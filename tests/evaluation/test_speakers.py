"""The measure of speakers, on made documents."""

from evaluation.counts import Counts
from evaluation.speakers import Asked, asked_of, score, sources_of
from evaluation.under_test import article_of
from wordkeep.model.actor import ActorRef
from wordkeep.model.mention import Mention, MentionKind, Naming
from wordkeep.model.record import Origin, Record
from wordkeep.model.span import Span

TEXT = "Mirela Sand left. She said it was late. The driver knew."


def entity(words: str, group: str, etype: str = "person") -> dict[str, object]:
    start = TEXT.index(words)
    return {"kind": "entity", "s": start, "e": start + len(words), "group": group, "etype": etype}


def at(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


MARKED = [entity("Mirela Sand", "1"), entity("She", "1"), entity("The driver", "2")]


def test_what_has_no_name_before_is_not_asked() -> None:
    assert [each.span.of(TEXT) for each in asked_of(TEXT, MARKED)] == ["She"]


def test_a_source_is_the_first_person_of_the_clause_that_attributes() -> None:
    clause, content = at("She said"), at("it was late")
    attribution = {
        "source": {"spans": [[clause.start, clause.end]]},
        "content": {"spans": [[content.start, content.end]]},
    }
    (asked,) = sources_of(TEXT, MARKED, [attribution, attribution])
    assert (asked.span.of(TEXT), asked.content) == ("She", content)


def test_an_answer_is_right_if_the_actor_is_named_where_the_entity_is() -> None:
    article = article_of("made", TEXT)
    name = Mention(ActorRef(article.anchor(at("Mirela Sand"))), MentionKind.PERSON, Naming.NAMED, 0.9)
    records = [Record.of(name, Origin("by-hand-1", "hand"))]
    right = Asked(at("She"), (at("Mirela Sand"), at("She")), at("it was late"))
    wrong = Asked(at("She"), (at("The driver"),), at("it was late"))
    assert score(article, [right], records, [(at("Mirela Sand"), 0.9)]) == Counts(1, 1, 1)
    assert score(article, [wrong], records, [(at("Mirela Sand"), 0.9)]) == Counts(0, 1, 1)
    assert score(article, [Asked(at("The driver"), (at("Mirela Sand"),))], records, [None]) == Counts(0, 0, 1)
