"""The web app as a browser and as a hostile neighbour meet it, on a real ledger."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.building import built
from tests.by_hand import NAME, TEXT, ByHand, words
from wordkeep import pipeline
from wordkeep.model.actor import ActorRef
from wordkeep.model.article import Article
from wordkeep.model.event import Event, Factuality, PloverCode
from wordkeep.model.mention import Mention, MentionKind, Naming, TimeExpression, TimeType
from wordkeep.model.record import Claim, Origin, Record
from wordkeep.model.when import When
from wordkeep.store.sqlite import Ledger
from wordkeep.web.app import app, local_hosts

HOST = "127.0.0.1:8000"

ODD = (
    "<script>alert(1)</script> & \u202eevil\u202c title\n\nEnvoy <b>Sand</b> said “🤝 会谈继续, <i>friend</i>.” "
    "Bresk was not amused by it, according to the ministry, and nobody there would say any more about it."
)


class OddToo(ByHand):
    """Reads ``ODD`` as well, in words that would be markup if they were not escaped."""

    def read(self, article: Article) -> tuple[Record, ...]:
        if "<i>friend</i>" not in article.text:
            return super().read(article)
        sand = ActorRef(words(article, "<b>Sand</b>"))
        friend = words(article, "<i>friend</i>")
        claims: list[Claim] = [
            Mention(sand, MentionKind.PERSON, Naming.NAMED, 0.5),
            Event(PloverCode("CONSULT"), (sand,), (), When.unknown(), Factuality.HAPPENED, (friend,), 0.5),
            TimeExpression(friend, TimeType.DATE, "<u>", When.unknown(), 0.5),
        ]
        return tuple(Record.of(claim, Origin(NAME, "hand")) for claim in claims)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory, corpus: Path) -> Path:
    folder = tmp_path_factory.mktemp("web")
    (folder / "odd.jsonl").write_text(json.dumps({"text": ODD}))
    (folder / "old.txt").write_bytes(
        b"The envoy\x92s visit to the capital of Bresk had ended, the ministry said on Monday."
    )
    (folder / "empty.txt").touch()
    hand = {"title": "An envoy of Bresk in Alvonia", "published": "2021-03-17", "text": TEXT}
    (folder / "hand.jsonl").write_text(json.dumps(hand))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "READER", OddToo())
        built(folder / "a.db", corpus, *(folder / name for name in ("odd.jsonl", "old.txt", "empty.txt", "hand.jsonl")))
    return folder / "a.db"


@pytest.fixture(scope="module")
def client(path: Path) -> Iterator[TestClient]:
    with Ledger.open(path) as ledger:
        yield TestClient(app(ledger, allowed_hosts=local_hosts(8000)), base_url=f"http://{HOST}")


def article(client: TestClient, words: str) -> str:
    """The address of the article whose title holds these words."""
    for listed in client.get("/articles.json").json()["articles"]:
        if words in listed["title"]:
            return f"/article/{listed['id']}"
    raise LookupError(words)


def plain(page: str) -> str:
    """The words of a page, tags left out."""
    return " ".join(re.sub(r"<[^>]+>", "", re.sub(r"</(?:a|dt|dd)>", " ", page)).replace("&nbsp;", " ").split())


def test_the_list_shows_every_article_with_its_day_and_basis(client: TestClient) -> None:
    page = client.get("/").text
    assert page.count('class="count"') == 20
    assert "22 March 2021" in page
    assert "stated in the text" in page
    assert "undated" in page
    assert "no date was found" in page


def test_an_article_shows_its_statements_in_place(client: TestClient) -> None:
    page = client.get(article(client, "An envoy of Bresk")).text
    assert '<span class="s n1">She</span> <span class="q n1">said</span>' in page
    assert '<span class="c n1">Bresk would send 40 engineers to the river by May after Alvonia </span>' in page
    assert '<span class="c s n2 n3">The minister</span>' in page
    assert '<span class="c deep n2 n3">that Bresk is ready</span>' in page
    assert "no source in the text" in page


def test_an_article_shows_what_a_statement_does_and_whom_its_source_goes_back_to(client: TestClient) -> None:
    page = plain(client.get(article(client, "An envoy of Bresk")).text)
    assert "1 She (goes back to Envoy Mirela Sand, 0.83) → Mirela Sand → said" in page
    assert "pledge 0.91 inform 0.31 · detailed · coded as agreement AGREE" in page
    assert "direct unnamed speaker · probability 0.88" in page
    assert "indirect named speaker · probability 0.77 · within statement 2" in page


def test_an_article_shows_its_deeds_in_place(client: TestClient) -> None:
    page = client.get(article(client, "An envoy of Bresk")).text
    assert '<span class="d e1">met</span><a class="note e1"' in page
    assert '<span class="d e2">imposed tariffs</span> on <span class="d e2">grain</span><a class="note e2"' in page
    assert '<span class="c d n1 e3">released the ship</span>' in page
    events = plain(page[page.index('id="events"') :])
    assert "E1 meeting or talks: visit Envoy Mirela Sand → to Alvonian officials met" in events
    assert "happened 16 March 2021, counted from another day · probability 0.94 · CONSULT visit" in events
    assert (
        "E2 sanction or cut in ties Bresk imposed tariffs … grain About: Tariffs in its words: tariffs under way"
        in events
    )
    assert "probability 0.71 · SANCTION" in events
    assert "the ship (goes back to The quarrel, 0.52)" in events


def test_an_article_shows_its_names_and_times(client: TestClient) -> None:
    page = client.get(article(client, "An envoy of Bresk")).text
    named = plain(page[page.index('id="names"') : page.index('id="about"')])
    assert "Person Envoy Mirela Sand Place Bresk ×2 By a pronoun She" in named
    assert "Tuesday date · 16 March 2021, counted from another day · probability 0.95" in named
    assert "for years duration · PXY · probability 0.81" in named


def test_the_events_page_leads_to_the_words_and_to_the_statement(client: TestClient) -> None:
    address = article(client, "An envoy of Bresk")
    found = client.get(f"{address}.json").json()
    page = client.get("/events").text
    assert "4 events in 20 articles" in plain(page)
    for event in found["events"]:
        assert f'href="{address}#{event["id"]}"' in page
    (said, *_), (*_, released) = found["statements"], found["events"]
    assert (released["reported_by"], released["told_in"]) == (said["id"], 1)
    assert f'told in <a href="{address}#list-{said["id"]}">statement 1</a>' in page
    assert f'id="list-{said["id"]}"' in client.get(address).text


def test_events_as_json(client: TestClient) -> None:
    page = client.get("/events.json").json()
    read = next(each for each in page["articles"] if "An envoy" in each["article"]["title"])
    assert read["article"]["events"] == len(read["events"]) == 3
    met, imposed, _ = read["events"]
    assert (met["type"], met["mode"], met["factuality"]) == ("CONSULT", "visit", "happened")
    assert met["when"]["earliest"] == "2021-03-16"
    assert imposed["words"] == ["imposed tariffs", "grain"]
    assert (imposed["actors"][0]["words"], imposed["recipients"], imposed["reported_by"]) == ("Bresk", [], None)


def test_text_from_outside_is_text(client: TestClient) -> None:
    page = client.get(article(client, "alert")).text
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<b>Sand</b>" not in page
    assert "🤝 会谈继续" in page
    assert "\u202e" not in page.partition("</title>")[0]
    assert 'friend&lt;/i&gt;</bdi> <span class="tiny">date · &lt;u&gt; · probability 0.50</span>' in page
    for shown in (page, client.get("/events").text):
        assert '<bdi class="d">&lt;i&gt;friend&lt;/i&gt;</bdi>' in shown
        assert "<bdi>&lt;b&gt;Sand&lt;/b&gt;</bdi>" in shown
        assert "<b>Sand" not in shown
        assert "<i>friend" not in shown


def test_every_page_answers_as_json_too(client: TestClient) -> None:
    address = article(client, "Glasgow")
    found = client.get(f"{address}.json").json()
    assert found["published"]["day"] == "2021-11-10"
    for page in ("/", "/statements", "/events", "/skipped", "/search?q=climate", address):
        (link,) = re.findall(r'<link rel="alternate" type="application/json" href="([^"]+)"', client.get(page).text)
        assert client.get(link.replace("&amp;", "&")).headers["content-type"] == "application/json"


def test_search_finds_words_and_phrases_and_says_when_not(client: TestClient) -> None:
    assert "Glasgow" in client.get("/search", params={"q": '"joint declaration" methane'}).text
    nothing = client.get("/search", params={"q": "xylophone"}).text
    assert "None of the" in nothing
    assert client.get("/search", params={"q": '"; DROP TABLE articles --'}).status_code == 200
    assert client.get("/search", params={"q": "a" * 600}).status_code == 400


def test_what_was_skipped_is_shown_with_its_meaning(client: TestClient) -> None:
    page = client.get("/skipped").text
    assert "empty.txt" in page
    assert "page-empty" in page
    old = client.get(article(client, "envoy’s visit")).text
    assert "encoding-guessed" in old


@pytest.mark.parametrize(
    "address", ["/article/a0", "/nothing", "/?page=99", "/events?page=9", "/events/e0", "/article/%2e%2e%2fetc"]
)
def test_what_is_not_there_is_said_plainly(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert "This did not work" in answer.text
    assert "Traceback" not in answer.text


def test_errors_have_one_shape_for_programs(client: TestClient) -> None:
    error = client.get("/article/a0.json").json()["error"]
    assert set(error) == {"code", "what", "where", "next_step"}
    assert error["code"] == "no-such-record"
    assert client.get("/articles.json?page=x").json()["error"]["code"] == "bad-use"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:9999", "evil.example:8000", "127.0.0.1", ""])
def test_other_hosts_are_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_the_app_only_shows(client: TestClient, method: str) -> None:
    assert client.request(method, "/").status_code == 405


@pytest.mark.parametrize(
    "address", ["/", "/skipped", "/nothing", "/articles.json", "/static/wordkeep.css", "/marks/50.css"]
)
def test_every_answer_carries_the_headers(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_no_page_holds_a_script_a_style_or_an_outside_address(client: TestClient) -> None:
    for address in ("/", "/statements", "/events", "/skipped", "/search?q=climate", article(client, "An envoy")):
        page = client.get(address).text
        assert "<script" not in page
        assert "<style" not in page
        assert " style=" not in page
        assert not re.search(r'(?:src|<link[^>]+href)="(?:https?:)?//', page)


def test_every_link_leads_somewhere_and_every_number_counts(client: TestClient) -> None:
    seen: set[str] = set()
    waiting = ["/"]
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        answer = client.get(address)
        assert answer.status_code == 200, address
        if "html" in answer.headers["content-type"]:
            links = re.findall(r'(?:href|action)="(/[^"#]*)', answer.text)
            waiting.extend(link.replace("&amp;", "&") for link in links)
            for fragment in re.findall(r'href="#([^"]+)"', answer.text):
                assert f'id="{fragment}"' in answer.text, (address, fragment)
    assert sum(address.startswith("/article/") and not address.endswith(".json") for address in seen) == 20
    counts = client.get("/articles.json").json()["counts"]
    listed = client.get("/articles.json").json()["articles"]
    assert counts["articles"] == len(listed)
    for kind in ("statements", "events"):
        assert counts[kind] == sum(each[kind] for each in listed) > 0
    assert counts["skipped"] == len(client.get("/skipped.json").json()["skipped"])


@pytest.mark.usefixtures("by_hand")
def test_a_revision_is_pointed_to(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("The talks in Bresk were useful and will go on in May, the ministry said on Monday.")
    built(tmp_path / "a.db", file)
    with Ledger.open(tmp_path / "a.db") as ledger:
        (old,) = (listed.id for listed in ledger.articles())
    file.write_text("The talks in Bresk were useless and will not go on in May, the ministry said on Monday.")
    built(tmp_path / "a.db", file)
    with Ledger.open(tmp_path / "a.db") as ledger:
        page = TestClient(app(ledger, allowed_hosts={HOST}), base_url=f"http://{HOST}").get(f"/article/{old}").text
    assert "A later revision of this article has taken its place" in page


def test_an_empty_ledger_says_what_to_do(tmp_path: Path) -> None:
    with Ledger.create(tmp_path / "a.db") as ledger:
        client = TestClient(app(ledger, allowed_hosts={HOST}), base_url=f"http://{HOST}")
        assert "wordkeep build LEDGER SOURCE" in client.get("/").text
        assert client.get("/statements").status_code == 200
        assert "holds no articles yet" in client.get("/events").text


@pytest.mark.usefixtures("by_hand")
def test_no_events_are_no_proof_and_say_what_looked_for_them(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "The talks in Bresk were useful and will go on in May, the ministry said on Monday."
    )
    built(tmp_path / "a.db", tmp_path / "a.txt")
    with Ledger.open(tmp_path / "a.db") as ledger:
        page = plain(TestClient(app(ledger, allowed_hosts={HOST}), base_url=f"http://{HOST}").get("/events").text)
    assert re.search(rf"The reader \({NAME}/\w+\) found no events in any article of this ledger", page)
    assert "That is no proof that nothing was done" in page
