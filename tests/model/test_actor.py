"""Ids of actors, and what two articles know of one."""

from wordkeep.model.actor import Actor, ActorKind, Office, known_actor_id, local_actor_id
from wordkeep.model.ids import TextId


def test_an_id_is_the_same_for_the_same_and_another_for_another() -> None:
    bresk = known_actor_id(ActorKind.STATE, "BRK")
    assert bresk == known_actor_id(ActorKind.STATE, "BRK")
    others = {
        known_actor_id(ActorKind.ORGANISATION, "BRK"),
        known_actor_id(ActorKind.PERSON, "Mirela Sand", of="BRK"),
        known_actor_id(ActorKind.PERSON, "Mirela Sand", of="ALV"),
        local_actor_id(TextId("a1"), "Mirela Sand"),
        local_actor_id(TextId("a2"), "Mirela Sand"),
    }
    assert len(others | {bresk}) == 6


def test_joining_keeps_what_is_known_and_adds_what_is_not() -> None:
    envoy = Office("Envoy", "BRK", "2020", None, "by hand")
    minister = Office("Minister", "BRK", "2022", None, "by hand")
    of_march = Actor(
        local_actor_id(TextId("a1"), "Mirela Sand"),
        "Mirela Sand",
        ActorKind.PERSON,
        offices=(envoy,),
        aliases=("Sand",),
    )
    later = Actor(
        of_march.id, "Mirela Sand", ActorKind.PERSON, "BRK", "BRK", "GOV", (envoy, minister), aliases=("Dr Sand",)
    )
    both = of_march.joined(later)
    assert (both.country, both.side, both.sector) == ("BRK", "BRK", "GOV")
    assert both.offices == (envoy, minister)
    assert both.aliases == ("Sand", "Dr Sand")
