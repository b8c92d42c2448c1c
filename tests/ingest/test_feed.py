import gzip
import socket

import pytest

from tests.ingest.reading import Read, codes, pages, skipped, texts
from wordkeep.model.page import Labels, Media

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Ministry &amp; Press</title><link>https://m.example/</link><language>fr</language>
<item>
  <title>The &lt;i&gt;accord&lt;/i&gt; &amp;amp; after</title>
  <link>/news/1</link><guid isPermaLink="false">n-1</guid>
  <pubDate>Tue, 02 Jan 2024 10:00:00 GMT</pubDate>
  <description>Short.</description>
  <content:encoded><![CDATA[<p>Les deux ministres se sont réunis.</p>]]></content:encoded>
</item>
<item>
  <title>Only a summary</title><link>https://m.example/news/2</link>
  <description>First line, 3 &amp;lt; 4.
Second line.</description>
  <source url="https://other.example/feed">The Other</source>
</item>
<item><title>Only a title</title><link>https://m.example/news/3</link></item>
</channel></rss>
"""

ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Readouts</title><id>urn:feed</id>
<entry><title>Call</title><id>urn:1</id><updated>2024-01-02T10:00:00Z</updated>
<link rel="alternate" href="https://m.example/1"/>
<summary>Short.</summary><content type="html">&lt;p&gt;The leaders spoke.&lt;/p&gt;</content></entry>
</feed>
"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://m.example/"><title>Old</title></channel>
<item rdf:about="https://m.example/1"><title>Visit</title><link>https://m.example/1</link>
<description>The envoy arrived.</description><dc:date>2004-05-06</dc:date></item></rdf:RDF>
"""


def test_an_entry_is_a_page_with_what_the_feed_says_of_it(read: Read) -> None:
    first, second = pages(read("feed.xml", RSS.encode()))
    assert "<p>Les deux ministres se sont réunis.</p>" in first.content.decode()
    assert (first.media, first.encoding, first.as_given) == (Media.HTML, "utf-8", False)
    assert (first.key, first.locator) == ("n-1", "feed.xml")
    assert first.labels == Labels(
        title="The accord & after",
        outlet="Ministry & Press",
        url="https://m.example/news/1",
        published="Tue, 02 Jan 2024 10:00:00 GMT",
        language="fr",
    )
    assert "<p>First line, 3 &lt; 4.</p><p>Second line.</p>" in second.content.decode()
    assert (second.key, second.labels.outlet) == ("https://m.example/news/2", "The Other")


def test_an_entry_without_text_gives_one_row(read: Read) -> None:
    (row,) = skipped(read("feed.xml", RSS.encode()))
    assert row.code == "no-article-text"
    assert row.origin.endswith("feed.xml, entry 3")
    assert "https://m.example/news/3" in row.detail


@pytest.mark.parametrize("name", ["feed.html", "feed.txt", "feed.md", "feed"])
def test_feeds_are_told_by_their_root(read: Read, name: str) -> None:
    (atom,) = pages(read(name, ATOM.encode()))
    assert "The leaders spoke." in atom.content.decode()
    assert (atom.key, atom.labels.published, atom.labels.outlet) == ("urn:1", "2024-01-02T10:00:00Z", "Readouts")
    (rdf,) = pages(read(name, RDF.encode()))
    assert rdf.labels.published == "2004-05-06"
    assert "The envoy arrived." in rdf.content.decode()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_feeds_in_other_encodings(read: Read, encoding: str) -> None:
    found = read("feed.xml", RSS.replace('encoding="UTF-8"', "").encode(encoding))
    assert "réunis" in texts(found)[0]


def test_two_entries_of_one_id_are_kept_apart(read: Read) -> None:
    item = "<item><guid>same</guid><description>Text %d.</description></item>"
    content = f"<rss><channel>{item % 1}{item % 2}</channel></rss>"
    first, second = pages(read("feed.xml", content.encode()))
    assert (first.key, second.key) == ("same", "same")
    assert first.locator != second.locator


EXPANDING = """<?xml version="1.0"?>
<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>
<rss><channel><item><description>&b;</description></item></channel></rss>"""
EXTERNAL = """<?xml version="1.0"?>
<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]>
<rss><channel><item><description>&a;</description></item></channel></rss>"""
PARAMETER = """<?xml version="1.0"?>
<!DOCTYPE rss [<!ENTITY % a SYSTEM "http://127.0.0.1:9/x.dtd"> %a;]>
<rss><channel><item><description>x</description></item></channel></rss>"""
NO_FEED = '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]><lolz>&b;</lolz>'
NOT_WELL_FORMED = EXPANDING.replace("</item>", "")


@pytest.mark.parametrize("content", [EXPANDING, EXTERNAL, PARAMETER, NO_FEED, NOT_WELL_FORMED])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_of_its_own_are_refused(read: Read, content: str, encoding: str) -> None:
    found = read("feed.xml", content.encode(encoding))
    assert codes(found) == ["entity-expansion"]
    assert pages(found) == []


def test_a_document_type_elsewhere_is_not_fetched(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_network(*_: object) -> None:
        raise AssertionError("a feed was looked up on the network")

    monkeypatch.setattr(socket.socket, "connect", no_network)
    doctype = '<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://dtd.example/rss-0.91.dtd">'
    found = read(
        "feed.xml", f"{doctype}<rss><channel><item><description>Text.</description></item></channel></rss>".encode()
    )
    assert len(pages(found)) == 1


def test_a_feed_that_breaks_off_keeps_the_entries_before(read: Read) -> None:
    cut = RSS[: RSS.index("<item>\n  <title>Only a summary")]
    for found in (read("feed.xml", cut.encode()), read("feed.xml.gz", gzip.compress(cut.encode())[:-8])):
        assert len(pages(found)) == 1
        assert codes(found) == ["format-damaged"]


def test_a_feed_that_is_not_well_formed_is_read_all_the_same(read: Read) -> None:
    found = read(
        "feed.xml",
        b"<rss><channel><title>R&D</title><item><description>Q&A follows.</description></item></channel></rss>",
    )
    assert "Q&amp;A follows." in texts(found)[0]
    assert codes(found) == []


def test_a_feed_without_entries_is_empty(read: Read) -> None:
    assert codes(read("feed.xml", b"<rss><channel><title>x</title></channel></rss>")) == ["page-empty"]


def test_elements_nested_without_end_are_refused(read: Read) -> None:
    assert codes(read("feed.xml", b"<rss>" + b"<a>" * 100_000)) == ["format-damaged"]
