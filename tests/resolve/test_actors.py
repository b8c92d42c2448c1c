"""Who is behind the words: tables of sentences with mentions built by hand, three real articles, and what holds of all."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.by_hand import words
from tests.conftest import article_with
from wordkeep.ingest.sources import intakes, pages_of
from wordkeep.model.actor import ActorKind, ActorRef, SpeakerKind
from wordkeep.model.article import Article
from wordkeep.model.event import Event, Factuality, PloverCode
from wordkeep.model.mention import Mention, MentionKind, Naming
from wordkeep.model.page import Page
from wordkeep.model.record import Claim, Origin, Record
from wordkeep.model.statement import Form, Statement
from wordkeep.model.when import Basis, Published, When
from wordkeep.pipeline import READER, read_page
from wordkeep.resolve.actors import Resolved, named

HAND = Origin("by-hand-1", "hand")
SPRING = date(2021, 3, 21)


def article_of(text: str, on: date | None = SPRING) -> Article:
    published = Published(on, Basis.STATED) if on else Published.unknown()
    return replace(article_with(text), published=published)


def person(article: Article, exact: str, *, nth: int = 0) -> Mention:
    return Mention(ActorRef(words(article, exact, nth=nth)), MentionKind.PERSON, Naming.NAMED, 0.9)


def place(article: Article, exact: str, *, nth: int = 0) -> Mention:
    return Mention(ActorRef(words(article, exact, nth=nth)), MentionKind.PLACE, Naming.NAMED, 0.9)


def saying(
    article: Article, source: str, *, nth: int = 0, back: str | None = None, sure: float = 0.8, cue: str = "said"
) -> Statement:
    """A statement by these words, with the content that all these sentences have."""
    start = words(article, source, nth=nth)
    end = article.text.index("it was ready", start.span.end)
    content = article.anchor(replace(start.span, start=end, end=end + len("it was ready")))
    ref = ActorRef(start, antecedent=words(article, back) if back else None, probability=sure if back else None)
    kind = SpeakerKind.UNNAMED if "official" in source else SpeakerKind.NAMED
    return Statement(ref, None, (content,), Form.INDIRECT, kind, 0.9)


def resolved(article: Article, *claims: Claim) -> Resolved:
    counted: dict[tuple[str, str], int] = {}
    records = []
    for claim in claims:
        key = (type(claim).__name__, str(claim.words[-1].span))
        records.append(Record.of(claim, HAND, nth=counted.get(key, 0)))
        counted[key] = counted.get(key, 0) + 1
    return named(article, records)


def statements(found: Resolved) -> list[Statement]:
    return [record.claim for record in found.records if isinstance(record.claim, Statement)]


def speaker(text: str, source: str, *persons: str, on: date | None = SPRING) -> tuple[str | None, str | None]:
    """The name and side of who says it, in a text that names these persons."""
    article = article_of(text, on)
    places = [place(article, each) for each in re.findall(r"\b(?:China|Japan|Russia|Iran)\b(?!['’\w])", text)[:1]]
    claims: list[Claim] = [*(person(article, each) for each in persons), *places, saying(article, source)]
    (said,) = statements(resolved(article, *claims))
    return said.speaker_name, said.side


# ---- persons


@pytest.mark.parametrize(
    ("text", "source", "persons", "name", "side"),
    [
        ("President Joe Biden said it was ready.", "President Joe Biden", ["Joe Biden"], "Joe Biden", "USA"),
        ("President Biden said it was ready.", "President Biden", ["Biden"], "Joe Biden", "USA"),
        ("Wang Yi, the Chinese foreign minister, said it was ready.", "Wang Yi", ["Wang Yi"], "Wang Yi", "CHN"),
        ("Beijing's top diplomat Yang Jiechi said it was ready.", "Yang Jiechi", ["Yang Jiechi"], "Yang Jiechi", "CHN"),
        ("Russia's Sergei Lavrov said it was ready.", "Sergei Lavrov", ["Sergei Lavrov"], "Sergey Lavrov", "RUS"),
        ("Alvonian envoy Mirela Sand said it was ready.", "Mirela Sand", ["Mirela Sand"], "Mirela Sand", None),
        ("Chinese diplomat Mirela Sand said it was ready.", "Mirela Sand", ["Mirela Sand"], "Mirela Sand", "CHN"),
        ("US Steel president Mirela Sand said it was ready.", "Mirela Sand", ["Mirela Sand"], "Mirela Sand", None),
        ("Former US diplomat Mirela Sand said it was ready.", "Mirela Sand", ["Mirela Sand"], "Mirela Sand", None),
        ("Canadian ambassador Joe Biden said it was ready.", "Joe Biden", ["Joe Biden"], "Joe Biden", "CAN"),
    ],
)  # fmt: skip
def test_a_person_by_name_title_and_apposition(
    text: str, source: str, persons: list[str], name: str, side: str | None
) -> None:
    assert speaker(text, source, *persons) == (name, side)


def test_the_published_day_picks_who_held_the_office() -> None:
    text = "The Japanese prime minister said it was ready."
    assert speaker(text, "The Japanese prime minister", on=date(2019, 5, 1)) == ("Shinzō Abe", "JPN")
    assert speaker(text, "The Japanese prime minister", on=date(2021, 3, 1)) == ("Yoshihide Suga", "JPN")
    assert speaker(text, "The Japanese prime minister", on=None) == (None, "JPN")


def test_no_office_outside_its_dates() -> None:
    article = article_of("President Joe Biden said it was ready.", date(2012, 5, 1))
    found = resolved(article, person(article, "Joe Biden"), saying(article, "President Joe Biden"))
    for actor in found.actors:
        assert all(office.start is None or office.start <= "2012-05-01" for office in actor.offices)
        assert "President" not in {office.office for office in actor.offices}


def test_a_later_surname_is_the_one_full_name_it_is_part_of() -> None:
    article = article_of("Mirela Sand met Ion Roth. Ms Sand said it was ready. Roth said it was ready.")
    claims: list[Claim] = [person(article, "Mirela Sand"), person(article, "Ion Roth"), person(article, "Sand", nth=1)]
    found = resolved(article, *claims, saying(article, "Ms Sand"), saying(article, "Roth", nth=1))
    assert [each.speaker_name for each in statements(found)] == ["Mirela Sand", "Ion Roth"]


def test_a_surname_of_two_is_nobody_until_a_courtesy_tells() -> None:
    text = "Mr Ion Sand met Ms Mirela Sand. Sand said it was ready. Ms Sand said it was ready."
    article = article_of(text)
    claims: list[Claim] = [person(article, "Ion Sand"), person(article, "Mirela Sand"), person(article, "Sand", nth=2)]
    claims.append(person(article, "Sand", nth=3))
    found = resolved(article, *claims, saying(article, "Sand", nth=2), saying(article, "Ms Sand"))
    assert [each.speaker_name for each in statements(found)] == [None, "Mirela Sand"]


# ---- states and their parts


@pytest.mark.parametrize(
    ("source", "name", "side"),
    [
        ("The United States", "United States", "USA"),
        ("Washington", "United States", "USA"),
        ("The Kremlin", "Russia", "RUS"),
        ("The Biden administration", "Biden administration", "USA"),
        ("US officials", "Officials of the United States", "USA"),
        ("Senior Iranian diplomats", "Diplomats of Iran", "IRN"),
        ("Two US officials", None, "USA"),
        ("A senior US official", None, "USA"),
        ("China’s foreign ministry", "Foreign ministry of China", "CHN"),
        ("The Chinese Foreign Ministry", "Foreign ministry of China", "CHN"),
        ("The Pentagon", "Pentagon", "USA"),
        ("Nato", "NATO", "NATO"),
        ("Officials from Japan", "Officials of Japan", "JPN"),
        ("The American side", "United States", "USA"),
        ("US Steel officials", None, None),
        ("Brussels", None, None),
        ("Experts", None, None),
        ("An official", None, None),
        ("The ministry", None, None),
        ("China’s defence ministry on Monday", "Defence ministry of China", "CHN"),
        ("BEIJING – The US government", "US government", "USA"),
    ],
)
def test_different_speakers_of_one_side(source: str, name: str | None, side: str | None) -> None:
    assert speaker(f"{source} said it was ready.", source) == (name, side)


def test_those_not_named_are_counted_and_have_a_role() -> None:
    article = article_of("Two US officials said it was ready.")
    (said,) = statements(resolved(article, saying(article, "Two US officials")))
    assert said.unnamed is not None
    assert (said.unnamed.count, said.unnamed.role, said.side) == (2, "official", "USA")


def test_the_official_is_of_the_side_that_all_officials_before_are_of() -> None:
    text = "Two US officials said it was ready. The second official said it was ready."
    article = article_of(text)
    _, second = statements(
        resolved(article, saying(article, "Two US officials"), saying(article, "The second official"))
    )
    assert (second.speaker_name, second.side) == (None, "USA")
    text = "A US official said it was ready. An Iranian official said it was ready. The official said it was ready."
    article = article_of(text)
    claims: list[Claim] = [saying(article, each) for each in ("A US official", "An Iranian official", "The official")]
    assert statements(resolved(article, *claims))[-1].side is None


def test_the_ministry_is_the_one_ministry_before_and_no_other_kind() -> None:
    each = ("China's defence ministry", "The ministry", "The foreign ministry")
    text = " ".join(f"{source} said it was ready." for source in each)
    article = article_of(text)
    claims: list[Claim] = [saying(article, "China's defence ministry"), saying(article, "The ministry")]
    claims.append(saying(article, "The foreign ministry"))
    found = [each.speaker_name for each in statements(resolved(article, *claims))]
    assert found == ["Defence ministry of China", "Defence ministry of China", None]


def test_a_title_before_a_comma_is_the_persons() -> None:
    source = "A Pentagon spokesman, Col. Mirela Sand,"
    assert speaker(f"{source} said it was ready.", source, "Mirela Sand") == ("Mirela Sand", "USA")


def test_joint_speakers() -> None:
    article = article_of("Mirela Sand and Ion Roth said it was ready.")
    found = resolved(
        article,
        person(article, "Mirela Sand"),
        person(article, "Ion Roth"),
        saying(article, "Mirela Sand and Ion Roth"),
    )
    (said,) = statements(found)
    assert (said.speaker_name, [other.name for other in said.joint]) == ("Mirela Sand", ["Ion Roth"])
    article = article_of("China met Japan on Tuesday. Both sides said it was ready.")
    (said,) = statements(
        resolved(article, place(article, "China"), place(article, "Japan"), saying(article, "Both sides"))
    )
    assert [said.speaker_name, *(other.name for other in said.joint)] == ["China", "Japan"]


# ---- pronouns


@pytest.mark.parametrize(
    ("pronoun", "back", "sure", "name"),
    [
        ("She", "Mirela Sand", 0.8, "Mirela Sand"),
        ("He", "Mirela Sand", 0.8, None),
        ("It", "Mirela Sand", 0.8, "Foreign ministry of China"),
        ("It", "China", 0.8, "Foreign ministry of China"),
        ("She", "China", 0.8, None),
        ("They", "Mirela Sand", 0.8, None),
    ],
)
def test_a_pronoun_follows_an_antecedent_that_agrees_else_whoever_spoke_before(
    pronoun: str, back: str, sure: float, name: str | None
) -> None:
    text = f"Ms Mirela Sand spoke. China's foreign ministry said it was ready. {pronoun} said it was ready."
    article = article_of(text)
    claims: list[Claim] = [
        person(article, "Mirela Sand"),
        place(article, "China"),
        saying(article, "China's foreign ministry"),
    ]
    claims.append(saying(article, f"{pronoun} said".split()[0], nth=text.count(pronoun) - 1, back=back, sure=sure))
    assert statements(resolved(article, *claims))[-1].speaker_name == name


def test_he_is_who_opened_the_sentence_before_unless_the_antecedent_is_very_sure() -> None:
    text = "Ion Roth called. Emil Vane, however, stayed. He said it was ready."
    article = article_of(text)
    for sure, name in ((0.7, "Emil Vane"), (0.9, "Emil Vane"), (0.99, "Ion Roth")):
        claims: list[Claim] = [
            person(article, "Ion Roth"),
            person(article, "Emil Vane"),
            saying(article, "He", back="Ion Roth", sure=sure),
        ]
        assert statements(resolved(article, *claims))[0].speaker_name == name


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Ms Mirela Sand said it was ready. She said it was ready.", "She", "Mirela Sand"),
        ("Ms Mirela Sand said it was ready.\n\nLater, she said it was ready.", "she", "Mirela Sand"),
        ("Ms Mirela Sand said it was ready. He said it was ready.", "He", None),
        ("Ms Mirela Sand said it was ready. The hall was full. She said it was ready.", "She", None),
        ("Ms Mirela Sand said it was ready. After the vote she said it was ready.", "she", None),
        ("Ms Mirela Sand and Ion Roth said it was ready. She said it was ready.", "She", None),
        ("Mirela Sand's office was shut. She said it was ready.", "She", None),
    ],
)
def test_a_pronoun_that_opens_a_sentence_is_who_spoke_in_the_one_before(
    text: str, pronoun: str, name: str | None
) -> None:
    article = article_of(text)
    sources = [words for words in ("Ms Mirela Sand and Ion Roth", "Ms Mirela Sand") if f"{words} said" in text][:1]
    claims: list[Claim] = [person(article, "Mirela Sand"), *(saying(article, each) for each in sources)]
    claims += [person(article, "Ion Roth")] if "Roth" in text else []
    she = statements(resolved(article, *claims, saying(article, pronoun)))[-1]
    assert she.speaker_name == name
    if name:
        assert she.source is not None
        assert she.source.antecedent is not None
        assert name in she.source.antecedent.exact


def test_an_antecedent_is_told_with_all_words_of_its_phrase() -> None:
    article = article_of("The Chinese foreign ministry said it was ready. It said it was ready.")
    claims: list[Claim] = [saying(article, "The Chinese foreign ministry"), saying(article, "It", back="Chinese")]
    source = statements(resolved(article, *claims))[-1].source
    assert source is not None
    assert source.antecedent == words(article, "The Chinese foreign ministry")


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("The two presidents", ["Joe Biden", "Xi Jinping"]),
        ("The two leaders", ["Joe Biden", "Xi Jinping"]),
        ("The spokeswoman", ["Mirela Sand"]),
        ("The minister", []),
        ("The two ministers", []),
        ("The two officials", []),
    ],
)
def test_a_role_is_of_the_persons_who_were_so_titled(source: str, names: list[str]) -> None:
    text = (
        f"President Joe Biden met Chinese President Xi Jinping and spokesman Mirela Sand. {source} said it was ready."
    )
    article = article_of(text)
    persons = [person(article, each) for each in ("Joe Biden", "Xi Jinping", "Mirela Sand")]
    (said,) = statements(resolved(article, *persons, saying(article, source)))
    assert [each for each in (said.speaker_name, *(other.name for other in said.joint)) if each] == names


def test_officials_of_two_states_are_of_both() -> None:
    article = article_of("Defense officials from China and the United States said it was ready.")
    found = resolved(article, saying(article, "Defense officials from China and the United States"))
    (said,) = statements(found)
    assert (said.speaker_name, said.side) == ("Officials of China", "CHN")
    assert [(other.name, other.side) for other in said.joint] == [("Officials of the United States", "USA")]


def test_an_administration_is_no_person() -> None:
    article = article_of("The Sand-Roth administration slept. Mirela Sand said it was ready.")
    claims: list[Claim] = [person(article, "Sand-Roth"), person(article, "Mirela Sand")]
    found = resolved(article, *claims, saying(article, "Mirela Sand"))
    assert [actor.name for actor in found.actors] == ["Mirela Sand"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("BEIJING – China left. The foreign ministry said it was ready.", "Foreign ministry of China"),
        ("MANILA – China left. The foreign ministry said it was ready.", None),
        ("BEIJING – Japan left. The foreign ministry said it was ready.", None),
    ],
)
def test_a_ministry_without_a_state_is_of_the_dateline_where_that_state_spoke(text: str, name: str | None) -> None:
    article = article_of(text)
    dated = replace(article, dateline=words(article, text.partition(" ")[0]).span)
    (said,) = statements(resolved(dated, saying(dated, "The foreign ministry")))
    assert said.speaker_name == name


def test_a_party_of_several_is_each_of_them() -> None:
    article = article_of("Mirela Sand and Ion Roth met.")
    both = ActorRef(words(article, "Mirela Sand and Ion Roth"))
    meeting = Event(
        PloverCode("CONSULT"), (both,), (), When.unknown(), Factuality.HAPPENED, (words(article, "met"),), 0.9
    )
    found = resolved(article, person(article, "Mirela Sand"), person(article, "Ion Roth"), meeting)
    (event,) = [record.claim for record in found.records if isinstance(record.claim, Event)]
    by_id = {actor.id: actor.name for actor in found.actors}
    assert [by_id[ref.actor] for ref in event.actors if ref.actor] == ["Mirela Sand", "Ion Roth"]
    assert named(article, found.records) == found


def test_those_of_a_kind_are_typed_too() -> None:
    article = article_of("Experts said it was ready.")
    said = replace(saying(article, "Experts"), speaker_kind=SpeakerKind.COLLECTIVE)
    (found,) = statements(resolved(article, said))
    assert found.unnamed is not None
    assert (found.unnamed.count, found.unnamed.role) == (None, "expert")


def test_who_is_whoever_stands_right_before() -> None:
    article = article_of("It was Mirela Sand, who said it was ready.")
    claims: list[Claim] = [person(article, "Mirela Sand"), saying(article, "who")]
    assert statements(resolved(article, *claims))[0].speaker_name == "Mirela Sand"


def test_an_aide_to_somebody_is_not_that_person() -> None:
    assert speaker("An aide to Ms Sand said it was ready.", "An aide to Ms Sand", "Sand") == (None, None)


# ---- what holds of all


TEXT = (
    "President Joe Biden met Wang Yi, the Chinese foreign minister. Two US officials said it was ready. "
    "Biden said it was ready. Wang said it was ready. China said it was ready."
)


def everything(article: Article) -> Sequence[Claim]:
    names = ["Joe Biden", "Wang Yi"]
    said = [("Two US officials", 0), ("Biden", 1), ("Wang", 1), ("China", 0)]
    surnames = [person(article, "Biden", nth=1), person(article, "Wang", nth=1), place(article, "China")]
    return [*(person(article, each) for each in names), *surnames, *(saying(article, w, nth=n) for w, n in said)]


def test_resolving_twice_changes_nothing() -> None:
    article = article_of(TEXT)
    once = resolved(article, *everything(article))
    assert named(article, once.records) == once


def test_a_sentence_about_others_changes_no_one_else() -> None:
    article, longer = article_of(TEXT), article_of(f"{TEXT} Mirela Sand of Chad, a baker, slept.")
    with_others = resolved(longer, *everything(longer), person(longer, "Mirela Sand"), place(longer, "Chad"))
    alone = resolved(article, *everything(article))
    found = [(each.speaker_name, each.side) for each in statements(alone)]
    assert found == [(each.speaker_name, each.side) for each in statements(with_others)]
    assert [name for name, _ in found] == [None, "Joe Biden", "Wang Yi", "China"]


def test_no_actor_without_words() -> None:
    article = article_of(TEXT)
    found = resolved(article, *everything(article))
    used = {ref.actor for record in found.records for ref in refs_of(record.claim)}
    joint = {other.actor for each in statements(found) for other in each.joint}
    assert {actor.id for actor in found.actors} == {each for each in used | joint if each}
    for actor in found.actors:
        assert all(alias in article.text for alias in actor.aliases)


def refs_of(claim: Claim) -> list[ActorRef]:
    match claim:
        case Statement(source=source):
            return [source] if source else []
        case Mention(ref=ref):
            return [ref]
        case _:
            return []


# ---- the articles of the example corpus


@pytest.fixture(scope="module")
def examples(corpus: Path) -> list[tuple[Article, tuple[Record, ...], Resolved]]:
    """Three sources with five articles, read once by the reader that ships, each with what it is resolved to."""
    found = []
    for name in ("01-anchorage-climate-group.txt", "04-countermeasures.html", "06-lanternfield-feed.xml"):
        (intake,) = intakes([str(corpus / name)])
        for page in pages_of(intake):  # type: ignore[arg-type]
            assert isinstance(page, Page)
            reading = read_page(page)
            assert reading.article is not None
            found.append((reading.article, reading.records, named(reading.article, reading.records)))
    return found


def test_without_one_article_the_others_have_the_same_actors(
    examples: list[tuple[Article, tuple[Record, ...], Resolved]],
) -> None:
    for left_out in range(len(examples)):
        others = [each for at, each in enumerate(examples) if at != left_out]
        for article, records, before in reversed(others):
            assert named(article, records) == before


def test_offices_hold_on_the_day_of_the_article(
    examples: list[tuple[Article, tuple[Record, ...], Resolved]],
) -> None:
    for article, _, found in examples:
        day = article.published.on
        assert day is not None
        for actor in found.actors:
            for office in actor.offices:
                assert (office.start or "")[:10] <= day.isoformat()
                assert office.end is None or day.isoformat()[: len(office.end)] <= office.end


def test_what_was_resolved_resolves_to_itself(
    examples: list[tuple[Article, tuple[Record, ...], Resolved]],
) -> None:
    for article, _, found in examples:
        assert named(article, found.records) == found


# ---- three real articles


@pytest.fixture(scope="module")
def read(seeds: Path) -> dict[str, Resolved]:
    """Each of the articles, read by the reader that ships, with actors."""
    found = {}
    for file in sorted(seeds.glob("*.txt")):
        (intake,) = intakes([str(file)])
        (page,) = pages_of(intake)  # type: ignore[arg-type]
        assert isinstance(page, Page)
        reading = read_page(page)
        assert reading.article is not None
        found[file.name[:3]] = named(reading.article, reading.records)
    assert READER.name
    return found


@pytest.mark.parametrize(
    ("number", "source", "name", "side"),
    [
        ("000", "Secretary of State Antony Blinken", "Antony Blinken", "USA"),
        ("000", "Mr Blinken", "Antony Blinken", "USA"),
        ("000", "Mr Yang", "Yang Jiechi", "CHN"),
        ("000", "Dr Cooper", "Zack Cooper", None),
        ("000", "It", "Foreign ministry of China", "CHN"),
        ("001", "two US officials", None, "USA"),
        ("001", "the second official", None, "USA"),
        ("001", "the manager", None, None),
        ("001", "Chinese leader Xi Jinping,", "Xi Jinping", "CHN"),
        ("001", "Wang, the Chinese Foreign Minister,", "Wang Yi", "CHN"),
        ("001", "Blinken and Sullivan", "Antony Blinken", "USA"),
        ("002", "Wu", "Wu Qian", "CHN"),
        ("002", "Milley, chairman of the Joint Chiefs of Staff,", "Mark A. Milley", "USA"),
    ],
)
def test_real_articles_as_a_person_reads_them(
    read: dict[str, Resolved], number: str, source: str, name: str | None, side: str | None
) -> None:
    said = [each for each in statements(read[number]) if each.source and each.source.as_written.exact == source]
    assert said, f"no statement by {source!r} was read"
    assert {(each.speaker_name, each.side) for each in said} == {(name, side)}


def test_he_is_the_speaker_that_a_person_takes_him_for(read: dict[str, Resolved]) -> None:
    he = {
        (number, each.cue.exact): each.speaker_name
        for number, found in read.items()
        for each in statements(found)
        if each.source and each.cue and each.source.as_written.exact in {"He", "he"}
    }
    assert he["001", "warned"] == "Xi Jinping"
    assert he["001", "also urged"] == "Wang Yi"
    assert he["001", "called"] == he["001", "pledged"] == "Joe Biden"
    assert he["002", "blamed"] == "Wu Qian"


def test_quotations_that_go_on_are_the_speakers_before(read: dict[str, Resolved]) -> None:
    (said,) = [
        each
        for each in statements(read["000"])
        if any("I think that's the right approach" in part.exact for part in each.content)
    ]
    assert said.speaker_name == "Zack Cooper"


def test_huang_is_a_local_general_of_china(read: dict[str, Resolved]) -> None:
    (huang,) = [actor for actor in read["002"].actors if "Huang" in actor.name]
    assert (huang.kind, huang.side, huang.sector) == (ActorKind.PERSON, "CHN", "MIL")


def faintly(article: Article, exact: str, actor: str, recipient: str) -> Event:
    parties = (ActorRef(words(article, actor)),), (ActorRef(words(article, recipient)),)
    evidence = (words(article, exact),)
    return Event(PloverCode("CONSULT"), *parties, When.unknown(), Factuality.HAPPENED, evidence, 0.2, faint=True)


def test_a_faint_deed_changes_no_other_record_and_brings_nobody_in() -> None:
    article = article_of("Kenya said it was ready. Ghana met Kenya in Accra.")
    said, faint = saying(article, "Kenya"), faintly(article, "met", "Ghana", "Kenya")
    alone, beside = resolved(article, said), resolved(article, said, faint)
    assert beside.actors == alone.actors
    assert beside.records[0] == alone.records[0]
    met = beside.records[1].claim
    assert isinstance(met, Event)
    assert [ref.actor for ref in met.actors] == [None]
    assert [ref.actor for ref in met.recipients] == [alone.actors[0].id]
