"""Where deeds were done: a table of sentences, and what holds for all of them."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.places import GOLD, Row, answers, article_in, figures, gold, records_of
from evaluation.under_test import article_of
from tests.by_hand import words
from wordkeep.model.actor import ActorRef, SpeakerKind
from wordkeep.model.article import Article
from wordkeep.model.event import Event, Factuality, PloverCode
from wordkeep.model.mention import Mention, MentionKind, Naming
from wordkeep.model.place import Place
from wordkeep.model.record import Claim, Origin, Record
from wordkeep.model.span import Span
from wordkeep.model.statement import Form, Statement
from wordkeep.model.when import When
from wordkeep.resolve.places import placed

HAND = Origin("by-hand-1", "hand")


def deed(article: Article, exact: str, type_: str, actor: str | None = None, recipient: str | None = None) -> Event:
    def refs(who: str | None) -> tuple[ActorRef, ...]:
        return (ActorRef(words(article, who)),) if who else ()

    return Event(
        PloverCode(type_),
        refs(actor),
        refs(recipient),
        When.unknown(),
        Factuality.HAPPENED,
        (words(article, exact),),
        0.9,
    )


def mention(article: Article, exact: str, *, nth: int = 0) -> Mention:
    return Mention(ActorRef(words(article, exact, nth=nth)), MentionKind.PLACE, Naming.NAMED, 0.9)


def where(article: Article, *claims: Claim) -> Place | None:
    records = [Record.of(claim, HAND) for claim in claims]
    return next(record.claim.where for record in placed(article, records) if isinstance(record.claim, Event))


def told(text: str, exact: str, type_: str, *names: str, actor: str | None = None) -> Place | None:
    """Where the deed of these words was done, in a text whose places are these names."""
    article = article_of("a", text)
    return where(article, deed(article, exact, type_, actor), *(mention(article, name) for name in names))


@pytest.mark.parametrize(
    ("text", "exact", "type_", "names", "country", "found"),
    [
        ("Police arrested nine men in Lagos.", "arrested", "COERCE", ["Lagos"], "NGA", "Lagos"),
        ("The navy boarded a tanker off the coast of Somalia.", "boarded", "COERCE", ["Somalia"], "SOM", "Somalia"),
        ("The envoy visited Kigali on Monday.", "visited Kigali", "CONSULT", ["Kigali"], "RWA", "Kigali"),
        (
            "They met in Anchorage, Alaska, for a day.",
            "met",
            "CONSULT",
            ["Anchorage", "Alaska"],
            "USA",
            "Anchorage, Alaska",
        ),
        (
            "They met in Anchorage, Alaska, for a day.",
            "met",
            "CONSULT",
            ["Anchorage, Alaska"],
            "USA",
            "Anchorage, Alaska",
        ),
        ("Voters rallied in Paris, Texas.", "rallied", "PROTEST", ["Paris", "Texas"], "USA", "Paris, Texas"),
        ("Men robbed a bank in Qalqash, Kenya.", "robbed", "ASSAULT", ["Qalqash", "Kenya"], "KEN", "Qalqash, Kenya"),
        ("Guards fired in Yemen's capital, Sanaa.", "fired", "ASSAULT", ["Yemen", "Sanaa"], "YEM", "Sanaa"),
        ("Guards fired in Yemen's capital, Sanaa.", "fired", "ASSAULT", ["Yemen's", "Sanaa"], "YEM", "Sanaa"),
        ("A court in Minsk jailed a poet.", "jailed", "SANCTION", ["Minsk"], "BLR", "Minsk"),
        ("In Lima, farmers blocked a road.", "blocked", "PROTEST", ["Lima"], "PER", "Lima"),
        ("They marched in Lagos, Accra and Lome.", "marched", "PROTEST", ["Lagos", "Accra", "Lome"], "NGA", "Lagos"),
        ("A frigate fired in the Red Sea.", "fired", "ASSAULT", ["Red Sea"], None, "Red Sea"),
        ("They left the truce signed in Minsk.", "left the truce", "SANCTION", ["Minsk"], None, None),
        ("Beijing imposed a tax.", "imposed a tax", "SANCTION", ["Beijing"], None, None),
        ("After talks in Oslo, Chad lifted the ban.", "lifted", "CONCEDE", ["Oslo", "Chad"], None, None),
        ("They banned lorries from Poland.", "banned", "SANCTION", ["Poland"], None, None),
        ("They voted on Kashmir.", "voted", "AGREE", ["Kashmir"], None, None),
        ("In Moscow's view, they cheated. They fled.", "cheated", "REJECT", ["Moscow"], None, None),
        ("They hit a firm based in Dubai.", "hit", "ASSAULT", ["Dubai"], None, None),
        ("Police arrested nine men. It rained in Lagos.", "arrested", "COERCE", ["Lagos"], None, None),
    ],
)
def test_sentences(text: str, exact: str, type_: str, names: list[str], country: str | None, found: str | None) -> None:
    place = told(text, exact, type_, *names)
    assert (place.country, place.words.exact) == (country, found) if place else (country, found) == (None, None)


def test_a_city_comes_with_its_place_on_the_globe_and_its_id() -> None:
    place = told("Police arrested nine men in Lagos.", "arrested", "COERCE", "Lagos")
    assert place is not None
    assert (place.name, place.geonames) == ("Lagos", 2332459)
    assert (round(place.latitude or 0), round(place.longitude or 0)) == (6, 3)
    assert place.because == "after “in”; the largest of this name"


def test_a_country_has_no_point() -> None:
    place = told("Police arrested nine men in Kenya.", "arrested", "COERCE", "Kenya")
    assert place is not None
    assert (place.latitude, place.longitude, place.geonames) == (None, None, None)


def test_the_nearer_deed_has_the_place() -> None:
    article = article_of("a", "Soldiers shot two men in Goma and robbed a bank in Kigali.")
    goma, kigali = mention(article, "Goma"), mention(article, "Kigali")
    records = [
        Record.of(claim, HAND)
        for claim in (deed(article, "shot", "ASSAULT"), deed(article, "robbed", "ASSAULT"), goma, kigali)
    ]
    found = [record.claim.where for record in placed(article, records) if isinstance(record.claim, Event)]
    assert [place.words.exact for place in found if place] == ["Goma", "Kigali"]


def test_a_speaker_s_place_and_what_is_outside_the_saying_do_not_count() -> None:
    article = article_of("a", "A spokesman in Geneva said in Rome that rebels freed forty men.")
    said = Statement(
        source=ActorRef(words(article, "A spokesman in Geneva")),
        cue=words(article, "said"),
        content=(words(article, "that rebels freed forty men"),),
        form=Form.INDIRECT,
        speaker_kind=SpeakerKind.UNNAMED,
        probability=0.9,
    )
    freed = deed(article, "freed forty men", "RETREAT")
    assert where(article, said, freed, mention(article, "Geneva"), mention(article, "Rome")) is None


def lead(text: str, dateline: str, **changed: object) -> Place | None:
    article = replace(article_of("a", text), dateline=Span(0, len(dateline)))
    event = deed(article, "burned a bridge", "ASSAULT", "Soldiers" if "Soldiers" in text else None)
    return where(article, replace(event, **changed))  # type: ignore[arg-type]


def test_the_dateline_places_a_deed_of_the_lead_that_is_told_as_done() -> None:
    place = lead("TRIPOLI, Lebanon (Agency) — Soldiers burned a bridge.", "TRIPOLI, Lebanon (Agency) —")
    assert place is not None
    assert (place.words.exact, place.country) == ("TRIPOLI, Lebanon", "LBN")
    assert place.because.startswith("dateline of the lead")


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("SUVA — Soldiers burned a bridge.", {"factuality": Factuality.PLANNED}),
        ("SUVA — Soldiers burned a bridge.", {"reported_by": "s1"}),
        ("SUVA — It rained. Soldiers burned a bridge.", {}),
        ("QALQASH — Soldiers burned a bridge.", {}),
    ],
)
def test_the_dateline_places_nothing_else(text: str, changed: dict[str, object]) -> None:
    assert lead(text, text.partition("—")[0] + "—", **changed) is None


def test_a_dateline_is_not_believed_of_those_from_elsewhere() -> None:
    article = replace(article_of("a", "SUVA — Kenyan jets burned a bridge."), dateline=Span(0, 6))
    assert where(article, deed(article, "burned a bridge", "ASSAULT", "Kenyan jets")) is None


@pytest.mark.parametrize("row", gold(), ids=lambda row: row["id"])
def test_what_holds_for_every_passage(row: Row) -> None:
    article, records = article_in(row), records_of(row)
    once = placed(article, records)
    assert placed(article, once) == once
    assert {record.id for record in once} == {record.id for record in records}
    mentioned = [record.span for record in records if isinstance(record.claim, Mention)]
    for record in once:
        for anchor in record.claim.anchors:
            anchor.check(article.text)
        place = record.claim.where if isinstance(record.claim, Event) else None
        if place:
            spans = [*mentioned, *([article.dateline] if article.dateline else [])]
            assert any(span.overlaps(place.words.span) for span in spans)
    unmentioned = placed(article, [record for record in records if not isinstance(record.claim, Mention)])
    assert all(
        record.claim.where is None or article.dateline for record in unmentioned if isinstance(record.claim, Event)
    )


def test_the_passages_are_whole_and_the_country_is_right_in_most() -> None:
    rows = gold()
    assert len({row["id"] for row in rows}) == len(rows) == 200
    assert "CC BY 4.0" in (GOLD.parent / "README.md").read_text(encoding="utf-8")
    assert figures(answers(rows))["places.country"].value >= 0.95


BITS = (
    "in|at|off|from|the|after|who|signed|struck|visited|said|talks|,|.|;|\n|'s|coast of|Tripoli|Lebanon|Paris|Texas|Georgia|"
    "Beijing|Red Sea|Crimea|Ürümqi|Qalqash|Lebanese|St. Petersburg"
).split("|")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(BITS), min_size=3, max_size=14), st.data())
def test_any_text_any_mentions(bits: list[str], data: st.DataObject) -> None:
    text = " ".join(bits)
    article = article_of("a", text)
    spans = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 14)).map(
        lambda drawn: Span(drawn[0], min(len(text), sum(drawn)))
    )
    event = replace(deed(article, bits[0], "ASSAULT"), evidence=(article.anchor(data.draw(spans)),))
    mentions = [
        Mention(ActorRef(article.anchor(span)), MentionKind.PLACE, Naming.NAMED, 0.5)
        for span in data.draw(st.lists(spans, max_size=4))
    ]
    claims: list[Claim] = [event, *mentions]
    records = [Record.of(claim, HAND) for claim in claims]
    once = placed(article, records)
    assert placed(article, once) == once
    for record in once:
        for anchor in record.claim.anchors:
            anchor.check(text)


def test_without_deeds_nothing_changes() -> None:
    article = article_of("a", "It rained in Lagos.")
    records = (Record.of(mention(article, "Lagos"), HAND),)
    assert placed(article, records) == records


def test_a_faint_deed_gets_a_place_and_takes_none_from_another() -> None:
    article = article_of("a", "Police arrested nine men and held talks in Lagos.")
    arrested, talks = deed(article, "arrested", "COERCE"), deed(article, "held talks", "CONSULT")
    faint = replace(talks, faint=True)
    lagos = mention(article, "Lagos")
    alone, beside = where(article, arrested, lagos), where(article, arrested, faint, lagos)
    assert alone == beside
    assert where(article, faint, lagos) == where(article, talks, lagos)
