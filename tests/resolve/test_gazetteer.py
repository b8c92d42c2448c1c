"""Names to the places they may name, and of several the one that is meant."""

import pytest

from wordkeep.codebook.places import places
from wordkeep.model.span import Span
from wordkeep.resolve.choice import Beside, Choice, areas, chosen, hints_in, within
from wordkeep.resolve.gazetteer import PlaceKind, folded, gazetteer

NOTHING = Beside(frozenset(), frozenset())


def beside(*sentence: str, text: tuple[str, ...] = ()) -> Beside:
    return Beside(frozenset(sentence), frozenset((*sentence, *text)))


def meant(words: str, around: Beside = NOTHING) -> tuple[str, str | None] | None:
    choice = chosen(gazetteer().named(words), around)
    return (choice.place.name, choice.place.country) if choice else None


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("the U.S.", "us"),
        ("Sana’a", "sanaa"),
        ("St. Petersburg", "saint petersburg"),
        ("São Tomé", "sao tome"),
        ("Guinea-Bissau", "guinea bissau"),
        ("East", "east"),
        ("Łódź", "lodz"),
    ],
)
def test_names_are_compared_without_case_accents_and_points(written: str, key: str) -> None:
    assert folded(written) == key


@pytest.mark.parametrize(
    ("words", "name", "country"),
    [
        ("Nairobi", "Nairobi", "KEN"),
        ("Kiev", "Kyiv", "UKR"),
        ("Rangoon", "Yangon", "MMR"),
        ("northern Syria", "Syria", "SYR"),
        ("the Netherlands", "The Netherlands", "NLD"),
        ("U.S.", "United States", "USA"),
        ("DRC", "Democratic Republic of the Congo", "COD"),
        ("Idlib province", "Idlib", "SYR"),
        ("Kenya's", "Kenya", "KEN"),
        ("Alaska", "Alaska", "USA"),
        ("South Kivu", "South Kivu", "COD"),
        ("Tripoli", "Tripoli", "LBY"),
        ("Birmingham", "Birmingham", "GBR"),
        ("Georgia", "Georgia", "GEO"),
        ("Lebanon", "Lebanon", "LBN"),
        ("Guinea", "Guinea", "GIN"),
    ],
)
def test_a_name_alone_is_the_place_that_is_clearly_the_largest(words: str, name: str, country: str) -> None:
    assert meant(words) == (name, country)


@pytest.mark.parametrize("words", ["Valencia", "San Jose del Nowhere", "Qalqash", ""])
def test_where_no_place_is_clearly_meant_none_is_chosen(words: str) -> None:
    assert meant(words) is None


@pytest.mark.parametrize(
    ("words", "around", "country"),
    [
        ("Tripoli", beside("LBN"), "LBN"),
        ("Tripoli", beside("LBY"), "LBY"),
        ("Valencia", beside("VEN"), "VEN"),
        ("Valencia", beside(text=("ESP",)), "ESP"),
        ("Hyderabad", beside("PAK"), "PAK"),
        ("Georgia", beside("US-AL"), "USA"),
        ("Georgia", beside("USA"), "GEO"),
        ("Birmingham", beside("US-AL"), "USA"),
        ("Victoria", beside("SYC"), "SYC"),
        ("Merida", beside("VEN"), "VEN"),
    ],
)
def test_what_is_named_beside_it_decides(words: str, around: Beside, country: str) -> None:
    found = meant(words, around)
    assert found is not None
    assert found[1] == country


def test_many_towns_of_one_country_are_that_country() -> None:
    found = chosen(gazetteer().named("Springfield"), NOTHING)
    assert found is not None
    assert (found.place.name, found.place.country, found.place.latitude) == ("United States", "USA", None)


@pytest.mark.parametrize(
    ("words", "after", "state", "country"),
    [
        ("Paris", "Texas", "TX", "USA"),
        ("Birmingham", "Ala.", "AL", "USA"),
        ("Moscow", "Idaho", "ID", "USA"),
        ("Lebanon", "PA", "PA", "USA"),
        ("London", "Ontario", None, "CAN"),
        ("Tripoli", "Lebanon", None, "LBN"),
    ],
)
def test_the_area_after_the_comma_holds_the_place(words: str, after: str, state: str | None, country: str) -> None:
    area = next(areas(after, gazetteer()))
    found = chosen(within(gazetteer().named_cities(words), area), NOTHING)
    assert found is not None
    assert (found.place.state, found.place.country) == (state, country)


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("Crimea", "UKR"),
        ("the Gaza Strip", "PSE"),
        ("the West Bank", "PSE"),
        ("Hong Kong", "HKG"),
        ("Taiwan", "TWN"),
        ("Xinjiang", "CHN"),
        ("Tibet", "CHN"),
        ("Western Sahara", "ESH"),
        ("Abkhazia", "GEO"),
        ("Kashmir", None),
        ("Jerusalem", None),
        ("the Spratly Islands", None),
        ("the South China Sea", None),
        ("the Taiwan Strait", None),
        ("the Sahel", None),
    ],
)
def test_disputed_places_and_seas_go_by_the_rule_of_the_code_book(words: str, country: str | None) -> None:
    found = meant(words)
    assert found is not None
    assert found[1] == country


def test_a_disputed_place_tells_its_note() -> None:
    found = chosen(gazetteer().named("Crimea"), NOTHING)
    assert isinstance(found, Choice)
    assert "UA-43" in found.because


def test_hints_are_names_and_adjectives_the_longest_first() -> None:
    text = "Lebanese and South Korean envoys left Papua New Guinea for Texas."
    assert [(hint.span.of(text), hint.of) for hint in hints_in(text, gazetteer())] == [
        ("Lebanese", "LBN"),
        ("South Korean", "KOR"),
        ("Papua New Guinea", "PNG"),
        ("Texas", "US-TX"),
    ]


def test_the_words_themselves_are_no_hint() -> None:
    text = "Texas met Lebanon."
    hints = hints_in(text, gazetteer())
    assert Beside.of(hints, Span(0, 5), Span(0, len(text))).sentence == {"LBN"}


def test_every_reviewed_country_and_region_has_a_code_of_the_gazetteer() -> None:
    known, reviewed = gazetteer(), places()
    codes = {*reviewed.countries, *reviewed.adjectives, *(each.country for each in reviewed.regions if each.country)}
    assert codes <= set(known.countries)


def test_no_name_is_reviewed_twice_for_two_countries() -> None:
    held: dict[str, set[str | None]] = {}
    for region in places().regions:
        for name in region.names:
            held.setdefault(folded(name), set()).add(region.country)
    assert {name: found for name, found in held.items() if len(found) > 1} == {}


def test_cities_have_a_place_on_the_globe_and_an_id() -> None:
    lagos = next(each.place for each in gazetteer().named("Lagos") if each.place.country == "NGA")
    assert lagos.kind is PlaceKind.CITY
    assert (round(lagos.latitude or 0), round(lagos.longitude or 0), lagos.geonames) == (6, 3, 2332459)
