from dataclasses import replace

from tests.link.meeting_texts import KENYA, NORWAY
from tests.link.test_accounts import told
from wordkeep.export.readouts import as_html, as_markdown
from wordkeep.model.ids import TextId

ARTICLES = {text.id: text.article for text in (KENYA, NORWAY)}


def test_both_sides_stand_beside_each_other() -> None:
    page = as_markdown(told(KENYA, NORWAY), ARTICLES)
    assert "| issue | Kenya | Norway | badge |" in page
    assert "claimed by Kenya" in page
    assert "Ministry of Foreign Affairs of Kenya, 2023-05-16" in page
    assert "absent from all texts of this side held, Kenya (searched: k" in page


def test_words_of_others_are_escaped_and_nothing_is_loaded() -> None:
    evil = replace(ARTICLES[TextId("k")], outlet="<script>alert(1)</script> | *x*")
    articles = ARTICLES | {TextId("k"): evil}
    page = as_html(told(KENYA, NORWAY), articles)
    assert "<script" not in page
    assert "http" not in page.replace("http-equiv", "")
    assert "\\| \\*x\\*" in as_markdown(told(KENYA, NORWAY), articles)
