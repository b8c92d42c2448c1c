"""What statements and deeds are about: a table of sentences, and where the words that tell it may stand."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.issues import answers, figures, gold
from evaluation.under_test import article_of
from tests.by_hand import words
from wordkeep.codebook.issues import issues_from
from wordkeep.model.actor import ActorRef, SpeakerKind
from wordkeep.model.article import Article
from wordkeep.model.event import Event, Factuality, PloverCode
from wordkeep.model.issue import IssueRef, Told
from wordkeep.model.mention import Mention, MentionKind, Naming
from wordkeep.model.record import Claim, Origin, Record
from wordkeep.model.span import Span
from wordkeep.model.statement import Form, Statement
from wordkeep.model.when import When
from wordkeep.resolve.issues import about, hits_in

HAND = Origin("by-hand-1", "hand")
FLOORS = {"precision": 0.95, "recall": 0.92}  # of the whole suite


def statement(article: Article, content: str, *, source: str = "Mirela Sand", cue: str = "said") -> Statement:
    return Statement(
        source=ActorRef(words(article, source)),
        cue=words(article, cue),
        content=(words(article, content),),
        form=Form.INDIRECT,
        speaker_kind=SpeakerKind.NAMED,
        probability=0.9,
    )


def deed(article: Article, evidence: str, actor: str, recipient: str | None = None) -> Event:
    return Event(
        code=PloverCode("COOPERATE"),
        actors=(ActorRef(words(article, actor)),),
        recipients=(ActorRef(words(article, recipient)),) if recipient else (),
        on=When.unknown(),
        factuality=Factuality.HAPPENED,
        evidence=(words(article, evidence),),
        probability=0.9,
    )


def found(article: Article, *claims: Claim) -> list[tuple[IssueRef, ...]]:
    told = about(article, [Record.of(claim, HAND) for claim in claims])
    return [record.claim.issues for record in told if isinstance(record.claim, Statement | Event)]


def of_content(content: str) -> set[str]:
    article = article_of("a", f"Mirela Sand said {content}.")
    return {ref.id for ref in found(article, statement(article, content))[0]}


@pytest.mark.parametrize(
    ("content", "issues"),
    [
        ("the new tariffs would hurt growers on both sides", "trade/tariffs"),
        ("a levy of nine per cent on imported rope was fair", "trade/tariffs"),
        ("the trade deficit had halved", "trade/market-access"),
        ("Ottawa would join the CPTPP", "trade/agreements"),
        ("the mill lived on state aid and sold below cost", "trade/subsidies-and-dumping"),
        ("the firm had copied patents and trade secrets", "trade/intellectual-property"),
        ("dual-use goods needed a licence", "trade/export-controls"),
        ("foreign investors were welcome", "trade/investment"),
        ("the asset freeze would end in May", "trade/sanctions"),
        ("creditors had agreed to debt relief", "finance/debt"),
        ("the swap line between the central banks was renewed", "finance/currency"),
        ("development aid would not be cut", "finance/aid"),
        ("the railway would be built with a Chinese loan", "finance/infrastructure"),
        ("its nuclear warheads were off alert", "security/nuclear-weapons"),
        ("the centrifuges had stopped", "security/iran-nuclear"),
        ("the missile fell short", "security/missiles"),
        ("nerve agents had been used", "security/chemical-biological"),
        ("no howitzers would be delivered this year", "security/arms-sales"),
        ("arms control was dead", "security/arms-control"),
        ("military-to-military contacts had resumed", "security/military-channels"),
        ("the drills were routine", "security/exercises"),
        ("joining NATO had made it safer", "security/alliances-and-bases"),
        ("its airspace was closed to their carriers", "security/airspace"),
        ("the border crossing would stay shut", "security/borders"),
        ("the clerk was no spy", "security/espionage"),
        ("terrorism had no place in the region", "security/terrorism"),
        ("the reef in the South China Sea was theirs", "maritime/south-china-sea"),
        ("the Senkaku islands were Japanese", "maritime/east-china-sea"),
        ("merchant ships would be escorted", "maritime/navigation"),
        ("the trawlers had left", "maritime/fisheries"),
        ("Taiwan was the reddest of red matters", "territory/taiwan"),
        ("Hong Kong's judges had lost their autonomy", "territory/hong-kong"),
        ("monks in Tibet were watched", "territory/tibet"),
        ("goods from Xinjiang were held at the port", "territory/xinjiang"),
        ("calm on the Korean Peninsula was near", "territory/korean-peninsula"),
        ("Kashmir was quiet", "territory/kashmir"),
        ("Crimea was not for sale", "territory/crimea-donbas"),
        ("Abkhazia would hold on to its stamps", "territory/georgia"),
        ("the road to Karabakh was open", "territory/nagorno-karabakh"),
        ("it would never recognise Kosovo", "territory/kosovo"),
        ("Varosha would stay fenced", "territory/cyprus"),
        ("Israeli settlers had burned the grove", "territory/west-bank-gaza"),
        ("the Golan was lost in 1967", "territory/golan"),
        ("the Polisario had left the table", "territory/western-sahara"),
        ("Shikotan could be handed back", "territory/kurils"),
        ("the Falklands had voted once", "territory/falklands"),
        ("artillery had hit Kharkiv again", "war/ukraine"),
        ("the truce had lasted nine days", "war/ceasefire"),
        ("a mediator had been found", "war/peace-talks"),
        ("the last brigades would withdraw by June", "war/troops"),
        ("prisoners of war would be home by Easter", "war/prisoners"),
        ("aid convoys were let through", "war/humanitarian-access"),
        ("it was a crime against humanity", "war/war-crimes"),
        ("the peacekeepers had kept to their camp", "war/peacekeeping"),
        ("it would be carbon-neutral by 2060", "climate/emissions"),
        ("loss and damage had a price", "climate/finance"),
        ("deforestation had slowed", "climate/nature"),
        ("the earthquake had cut the valley off", "climate/disasters"),
        ("the pipeline was safe", "resources/energy"),
        ("the reactors were in cold shutdown, and nuclear safety came first", "resources/nuclear-power"),
        ("cobalt was not the only way", "resources/minerals"),
        ("upstream dams were emptied without warning", "resources/water"),
        ("fertiliser was short", "resources/food"),
        ("the foundry would make its own chips", "technology/semiconductors"),
        ("AI needed rules", "technology/ai"),
        ("Huawei was welcome", "technology/telecoms"),
        ("ransomware had shut the clinics", "technology/cyber"),
        ("the satellite was for weather", "technology/space"),
        ("cholera had reached the delta", "health/pandemics"),
        ("the lab leak was a tale", "health/origins"),
        ("two million doses of the vaccine were late", "health/vaccines"),
        ("fentanyl killed its young", "crime/narcotics"),
        ("people smugglers were caught", "crime/trafficking"),
        ("they would not extradite him", "crime/extradition"),
        ("bribes were paid", "crime/corruption"),
        ("migrants would be sent home", "people/migration"),
        ("asylum was a right", "people/refugees"),
        ("visas would be free", "people/consular"),
        ("two citizens were wrongfully detained", "people/detained-citizens"),
        ("scholarships would double", "people/exchanges"),
        ("torture was banned", "rights/human-rights"),
        ("press freedom was at risk", "rights/media"),
        ("religious minorities lived in fear", "rights/religion"),
        ("the dissidents were free to go", "rights/repression"),
        ("girls had no school to go to", "rights/women"),
        ("the election would be watched", "politics/elections"),
        ("disinformation came from abroad", "politics/interference"),
        ("its internal affairs were its own", "politics/sovereignty"),
        ("the junta had promised much", "politics/transitions"),
        ("the summit went well", "relations/talks-and-visits"),
        ("a working group would meet", "relations/channels"),
        ("three diplomats were expelled", "relations/missions"),
        ("the rules-based order was worth a quarrel", "relations/multilateral"),
        ("reparations were due", "relations/history"),
    ],
)
def test_content_that_tells_one_issue(content: str, issues: str) -> None:
    assert of_content(content) == {issues}


@pytest.mark.parametrize(
    ("content", "issues"),
    [
        ("tariffs, Taiwan and fentanyl were named", {"trade/tariffs", "territory/taiwan", "crime/narcotics"}),
        ("the talks were on tariffs", {"trade/tariffs"}),
        ("a working group on climate change would be set up", {"climate/emissions", "relations/channels"}),
        ("missiles had been sold to Libya", {"security/missiles", "security/arms-sales"}),
    ],
)
def test_content_that_tells_several(content: str, issues: set[str]) -> None:
    assert of_content(content) == issues


@pytest.mark.parametrize(
    "content",
    [
        "the trade winds were kind",
        "both sides should exercise restraint",
        "it owed them a debt of gratitude",
        "there was space for compromise",
        "the play borders on the absurd",
        "a bargaining chip was all it was",
        "a climate of trust had grown",
        "it was over the moon",
        "food for thought was served",
        "the sovereign wealth fund had sold",
        "the Crimean War made nurses famous",
        "the swift answer was welcome",
        "Ai Weiwei would paint",
        "aids to navigation were painted white",
        "he was on duty that night",
        "the budget was sanctioned by the council",
        "a cancer drug was near",
        "they were welcomed with open arms",
        "Tibetan mastiffs are large",
        "the tankard was full",
        "the peace of mind it gave was great",
        "the singer was Taiwan-born",
        "Ukraine would send three singers",
        "artillery was heard in Myanmar",
        "the think tanks had sent a letter",
        "the rocket salad was fresh",
    ],
)
def test_words_that_only_look_like_an_issue(content: str) -> None:
    assert of_content(content) == set()


def test_an_issue_carries_the_words_that_tell_it() -> None:
    article = article_of("a", "Mirela Sand said the levies on imported steel would stay.")
    (issue,) = found(article, statement(article, "the levies on imported steel would stay"))[0]
    assert [anchor.exact for anchor in issue.because] == ["levies", "imported", "steel"]
    assert issue.told is Told.OWN
    for anchor in issue.because:
        anchor.check(article.text)


def test_more_words_come_before_fewer() -> None:
    content = "Taiwan, tariffs and a trade war were named"
    article = article_of("a", f"Mirela Sand said {content}.")
    assert [ref.id for ref in found(article, statement(article, content))[0]] == ["trade/tariffs", "territory/taiwan"]


def test_the_rest_of_the_sentence_tells_what_the_content_does_not() -> None:
    article = article_of("a", "In a speech on fentanyl, Mirela Sand said much remained to be done.")
    (issue,) = found(article, statement(article, "much remained to be done"))[0]
    assert (issue.id, issue.told) == ("crime/narcotics", Told.SENTENCE)


def test_the_name_of_who_speaks_tells_nothing() -> None:
    article = article_of("a", "The Taiwan office said much remained to be done.")
    assert found(article, statement(article, "much remained to be done", source="The Taiwan office")) == [()]


def test_another_clause_and_another_deed_tell_nothing() -> None:
    article = article_of("a", "Bresk opened a bridge on Monday after a dispute on tariffs.")
    assert found(article, deed(article, "opened", "Bresk")) == [()]
    article = article_of("a", "Bresk paid a fee and imposed tariffs on rope.")
    paid, imposed = deed(article, "paid a fee", "Bresk"), deed(article, "imposed tariffs on rope", "Bresk")
    assert [[ref.id for ref in each] for each in found(article, paid, imposed)] == [[], ["trade/tariffs"]]


def test_whom_a_deed_was_done_to_is_part_of_it() -> None:
    article = article_of("a", "Bresk sent a note to the refugees of Alvonia.")
    (issue,) = found(article, deed(article, "sent a note", "Bresk", "the refugees of Alvonia"))[0]
    assert (issue.id, issue.told) == ("people/refugees", Told.OWN)


def of_pronoun(between: str, *, is_known: bool) -> list[str]:
    article = article_of(
        "a", f"The ministers spoke of a pact on methane. {between}Mirela Sand said it would be signed."
    )
    claims: list[Claim] = [statement(article, "it would be signed")]
    if is_known:
        back = words(article, "a pact on methane")
        at = words(article, "it would").span.start
        ref = ActorRef(article.anchor(Span(at, at + 2)), antecedent=back, probability=0.9)
        claims.append(Mention(ref, MentionKind.OTHER, Naming.PRONOUN, 0.9))
    return [ref.id for ref in found(article, *claims)[0]]


def test_a_pronoun_takes_the_issue_of_what_it_is_known_to_go_back_to() -> None:
    assert of_pronoun("", is_known=True) == ["climate/emissions"]
    assert of_pronoun("Rain fell all day. ", is_known=True) == ["climate/emissions"]
    assert of_pronoun("", is_known=False) == []


def test_a_users_issue_is_found(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("chess: {name: Chess, leaves: {titles: {name: Titles, terms: [grandmaster(s)]}}}", encoding="utf-8")
    article = article_of("a", "Mirela Sand said three Grandmasters would come.")
    record = Record.of(statement(article, "three Grandmasters would come"), HAND)
    (told,) = about(article, [record], book=issues_from((str(path),)))
    assert isinstance(told.claim, Statement)
    assert [ref.id for ref in told.claim.issues] == ["chess/titles"]


@given(st.text(alphabet="tariffs AItrade winds’-.\n(é", max_size=120))
@settings(max_examples=60, deadline=None)
def test_hits_stand_in_any_text(text: str) -> None:
    for hits in hits_in(text, issues_from()).values():
        for hit, following in pairwise(hits):
            assert hit.span.end <= following.span.start
        assert all(hit.span.of(text) for hit in hits)


def test_the_suite_is_held() -> None:
    scored = figures(answers(gold()))
    assert scored["issues.precision"].value >= FLOORS["precision"]
    assert scored["issues.recall"].value >= FLOORS["recall"]


def test_a_faint_deed_takes_no_words_from_what_another_tells() -> None:
    article = article_of("a", "Bresk lifted its ban while Alvonia cut tariffs.")
    lifted = deed(article, "lifted its ban", "Bresk")
    faint = replace(deed(article, "cut tariffs", "Alvonia"), faint=True)
    alone, (beside, _) = found(article, lifted), found(article, lifted, faint)
    assert alone == [beside]
