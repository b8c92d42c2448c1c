import time

import pytest

from wordkeep.ingest.robots import robots_of

TEXT = """
# a comment
User-agent: *
Disallow: /private
Disallow: /*.pdf$
Allow: /private/press
Crawl-delay: 5

User-agent: Other
User-agent: wordkeep   # letters of either case
Disallow: /news/*/draft
Disallow: /caf%c3%a9
Disallow:
Sitemap: https://m.example/sitemap.xml
"""


@pytest.mark.parametrize(
    ("agent", "target", "allowed"),
    [
        ("Anybody", "/", True),
        ("Anybody", "/private/1", False),
        ("Anybody", "/private/press/1", True),
        ("Anybody", "/release.pdf", False),
        ("Anybody", "/release.pdf?page=2", True),
        ("Wordkeep", "/private/1", True),
        ("Wordkeep", "/news/2024/draft/1", False),
        ("Wordkeep", "/news/draft", True),
        ("Wordkeep", "/café", False),
        ("Wordkeep", "/caf%C3%A9", False),
    ],
)
def test_the_longest_rule_of_the_own_group_wins(agent: str, target: str, allowed: bool) -> None:
    assert robots_of(TEXT, agent=agent).allow(target) is allowed


def test_of_two_rules_of_one_length_the_kinder_wins() -> None:
    assert robots_of("User-agent: *\nDisallow: /a\nAllow: /a", agent="Wordkeep").allow("/a")


def test_the_pause_that_is_asked_for() -> None:
    assert robots_of(TEXT, agent="Anybody").crawl_delay == 5
    assert robots_of(TEXT, agent="Wordkeep").crawl_delay == 0
    assert robots_of("User-agent: *\nCrawl-delay: soon", agent="Wordkeep").crawl_delay == 0


@pytest.mark.parametrize("text", ["", "<html>not found</html>", "Disallow: /", "User-agent: *"])
def test_no_rules_allow_everything(text: str) -> None:
    assert robots_of(text, agent="Wordkeep").allow("/anything")


def test_a_hostile_pattern_costs_no_time() -> None:
    robots = robots_of("User-agent: *\nDisallow: /" + "*a" * 2000 + "b$", agent="Wordkeep")
    begun = time.monotonic()
    assert robots.allow("/" + "a" * 20_000)
    assert time.monotonic() - begun < 10
