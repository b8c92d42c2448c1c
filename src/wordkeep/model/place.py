"""A place as written, and what it is known to be: a country always, a city where that is sure."""

from dataclasses import dataclass

from wordkeep.model.span import Anchor


@dataclass(frozen=True, slots=True)
class Place:
    """The words that name a place, its name in the gazetteer, and its country (ISO 3166 alpha-3; none for a sea).

    ``latitude`` and ``longitude`` are degrees, north and east positive; they and ``geonames``, the id at geonames.org, are
    ``None`` where only the country is known. ``because`` says in a few words why it is taken for this one.
    """

    words: Anchor
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    geonames: int | None
    because: str
