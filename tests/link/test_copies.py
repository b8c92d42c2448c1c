from datetime import date
from itertools import combinations, permutations

import pytest

from tests.link.texts import example_texts
from wordkeep.link.copies import compare, groups, keys
from wordkeep.model.card import ArticleCard, Likeness
from wordkeep.model.ids import TextId

WIRE = (
    "PORT BRESK – Norway and Iceland agreed on Monday to halve their mackerel catch next season after scientists warned that "
    "the stock had fallen to its lowest level since 1998. The accord, signed in Bergen by fisheries ministers Torvald Eiken "
    "and Sunna Brandsdottir, sets a joint ceiling of 310,000 tonnes. Eiken said inspectors from both countries would board "
    "vessels from April. “We would rather count fish than quarrels,” he told the press. Greenland, which took part in the "
    "talks, did not sign. Its negotiators asked for time to consult shipowners in Nuuk. The talks had lasted for nine days."
)
REWORDED = (
    "Mackerel catches by Norway and Iceland will be cut by half in the coming season, the two nations decided on Monday, "
    "following warnings from researchers that fish numbers are lower than at any point since 1998. The accord, which "
    "fisheries ministers Torvald Eiken and Sunna Brandsdottir signed in Bergen, puts a joint cap of 310,000 tonnes on the "
    "haul. From April inspectors of the two states will go aboard vessels, Eiken said: “We would rather count fish than "
    "quarrels.” Greenland took part but withheld its signature. Its delegates asked for time to speak to shipowners in Nuuk."
)
OTHER_REPORT = (
    "Greenland stayed out of a North Atlantic fish deal that its neighbours closed in Bergen, saying owners at home had not "
    "been heard. For coastal towns in Iceland the limit of 310,000 tonnes means idle trawlers by midsummer, union head Karl "
    "Fossdal said. “We would rather count fish than quarrels,” Torvald Eiken, the Norwegian minister, said of the bargain. "
    "Sunna Brandsdottir defended it before parliament. Campaigners called the cut overdue."
)


def card(name: str, text: str, on: str | None = "2021-03-01", outlet: str | None = None) -> ArticleCard:
    day = date.fromisoformat(on) if on else None
    return ArticleCard(TextId(name), text, outlet=outlet, earliest=day, latest=day)


def kind_of(one: ArticleCard, other: ArticleCard) -> str | None:
    likeness = compare(one, other)
    return likeness.kind if likeness else None


def test_the_same_words_are_an_exact_copy() -> None:
    likeness = compare(card("a", WIRE), card("b", WIRE.replace("“", '"').replace("”", '"')))
    assert likeness is not None
    assert (likeness.kind, likeness.score) == ("exact", 1.0)


def test_a_few_words_changed() -> None:
    assert kind_of(card("a", WIRE), card("b", WIRE.replace("Monday", "1 March").replace("halve", "cut"))) == "near"


def test_a_reworded_copy_gives_its_reasons() -> None:
    one, other = card("a", WIRE), card("b", REWORDED)
    likeness = compare(one, other)
    assert likeness is not None
    assert likeness.kind == "reworded"
    assert any("sentences follow in the same order" in reason for reason in likeness.because)
    assert set(keys(one)) & set(keys(other))


def test_another_report_that_shares_names_and_quotation_is_no_copy() -> None:
    assert compare(card("a", WIRE), card("b", OTHER_REPORT)) is None


def test_the_beginning_alone_is_an_excerpt() -> None:
    assert kind_of(card("a", WIRE), card("b", WIRE[: WIRE.index("The accord")])) == "excerpt"


def test_a_credit_line_is_told() -> None:
    likeness = compare(card("a", WIRE, outlet="Meridian Wire"), card("b", f"{REWORDED}\nReporting by Meridian Wire"))
    assert likeness is not None
    assert likeness.kind == "credited"
    assert "credits Meridian Wire" in likeness.because


def test_a_readout_that_an_article_quotes_is_no_copy() -> None:
    readout = (
        "The two ministers discussed fishing in the northern waters. They agreed to send inspectors to Bergen in April."
    )
    quoting = f"{OTHER_REPORT} “{readout}” the ministry wrote. {OTHER_REPORT.replace('Iceland', 'Norway')}"
    assert compare(card("a", readout), card("b", quoting)) is None


@pytest.mark.parametrize(("on", "kind"), [("2021-03-20", "reworded"), ("2021-06-20", None), (None, "reworded")])
def test_months_apart_only_nearly_equal_texts_are_copies(on: str | None, kind: str | None) -> None:
    assert kind_of(card("a", WIRE), card("b", REWORDED, on)) == kind
    assert kind_of(card("a", WIRE), card("b", WIRE, on)) == "exact"


def test_whichever_comes_first() -> None:
    cards = [card("a", WIRE), card("b", REWORDED), card("c", OTHER_REPORT), card("d", WIRE[:400])]
    for one, other in combinations(cards, 2):
        assert compare(one, other) == compare(other, one)


def test_texts_without_words_are_like_nothing() -> None:
    assert compare(card("a", ""), card("b", "...")) is None
    assert keys(card("a", ""))


def like(one: str, other: str, kind: str = "near", score: float = 0.9) -> Likeness:
    return Likeness(one, other, score, kind, ())


def test_the_earliest_known_is_the_origin() -> None:
    cards = [card("a", WIRE, None), card("b", WIRE, "2021-03-02"), card("c", WIRE, "2021-03-01")]
    assert set(groups(cards, [like("a", "b"), like("b", "c")]).values()) == {"c"}


def test_of_one_day_the_credited_one_is_the_origin() -> None:
    cards = [
        card("a", f"{WIRE}\nSource: Meridian Wire", outlet="Estuary Monitor"),
        card("b", WIRE, outlet="Meridian Wire"),
    ]
    assert groups(cards, [like("a", "b")]) == groups(cards[::-1], [like("a", "b")]) == {"a": "b", "b": "b"}


def test_copies_of_copies_have_one_origin_in_any_order() -> None:
    cards = [card(name, WIRE, f"2021-03-0{day}") for day, name in enumerate("cab", start=1)]
    for order in permutations(cards):
        assert groups(order, [like("a", "b"), like("a", "c")]) == {"a": "c", "b": "c", "c": "c"}


def test_a_round_up_does_not_make_two_reports_one() -> None:
    cards = [
        card("one", WIRE, "2021-03-01"),
        card("other", OTHER_REPORT, "2021-03-01"),
        card("both", WIRE, "2021-03-02"),
    ]
    parts = [like("both", "one", "excerpt", 0.9), like("both", "other", "excerpt", 0.8)]
    assert groups(cards, parts) == {"both": "one", "one": "one"}


def test_of_the_examples_only_one_is_a_copy() -> None:
    cards = example_texts()
    assert len(cards) == 17
    alike = [each for one, other in combinations(cards, 2) if (each := compare(one, other))]
    assert [{each.one, each.other} for each in alike] == [{"04", "06-3"}]
    assert groups(cards, alike) == {"04": "04", "06-3": "04"}
    first, second = (next(each for each in cards if each.id == name) for name in ("04", "06-3"))
    assert set(keys(first)) & set(keys(second))
