import pytest

from wordkeep.link.credits import credited_in, credits_outlet


@pytest.mark.parametrize(
    "text",
    [
        "BRESK (Meridian Wire) – Grain ships left.",
        "Grain ships left.\nReporting by Ode Lind, Meridian Wire",
        "Grain ships left.\nSource: Meridian Wire",
        "Grain ships left.\n(Meridian Wire)",
        "Grain ships left.\n— Meridian Wire",
        "Grain ships left.\n© 2021 Meridian Wire.",
    ],
)
def test_credit_lines(text: str) -> None:
    assert credits_outlet(text, "Meridian Wire")
    assert not credits_outlet(text, "Estuary Monitor")


def test_a_paragraph_that_names_an_outlet_credits_nothing() -> None:
    text = "The minister told Meridian Wire that grain ships would leave.\nThey left on Monday."
    assert not credits_outlet(text, "Meridian Wire")
    assert list(credited_in(text)) == []


def test_no_outlet_no_credit() -> None:
    assert not credits_outlet("Source: Meridian Wire", None)
