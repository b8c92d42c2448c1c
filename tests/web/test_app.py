"""The web app as a browser and as a hostile neighbour meet it, on a real ledger."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.building import built
from wordkeep.store.sqlite import Ledger
from wordkeep.web.app import app, local_hosts

HOST = "127.0.0.1:8000"

ODD = (
    "<script>alert(1)</script> & \u202eevil\u202c title\n\nEnvoy <b>Sand</b> said “🤝 会谈继续, <i>friend</i>.” "
    "Bresk was not amused by it, according to the ministry, and nobody there would say any more about it."
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory, corpus: Path) -> Path:
    folder = tmp_path_factory.mktemp("web")
    (folder / "odd.jsonl").write_text(json.dumps({"text": ODD}))
    (folder / "old.txt").write_bytes(
        b"The envoy\x92s visit to the capital of Bresk had ended, the ministry said on Monday."
    )
    (folder / "empty.txt").touch()
    built(folder / "a.db", corpus, folder / "odd.jsonl", folder / "old.txt", folder / "empty.txt")
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


def test_the_list_shows_every_article_with_its_day_and_basis(client: TestClient) -> None:
    page = client.get("/").text
    assert page.count('class="count"') == 19
    assert "22 March 2021" in page
    assert "stated in the text" in page
    assert "undated" in page
    assert "no date was found" in page


def test_an_article_shows_its_statements_in_place(client: TestClient) -> None:
    page = client.get(article(client, "What became of the military channels")).text
    assert re.search(r'<span class="s n\d+">a Pentagon spokesman, Lt. Col. Martin Meiners,?</span>', page)
    assert "stated in the text" in page
    assert "9 August 2022" in page
    assert "â" not in page


def test_text_from_outside_is_text(client: TestClient) -> None:
    page = client.get(article(client, "alert")).text
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<b>Sand</b>" not in page
    assert "🤝 会谈继续" in page
    assert "\u202e" not in page.partition("</title>")[0]


def test_every_page_answers_as_json_too(client: TestClient) -> None:
    address = article(client, "Glasgow")
    found = client.get(f"{address}.json").json()
    assert found["published"]["day"] == "2021-11-10"
    assert found["statements"][0]["source"]
    for page in ("/", "/statements", "/skipped", "/search?q=climate", address):
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


@pytest.mark.parametrize("address", ["/article/a0", "/nothing", "/?page=99", "/article/%2e%2e%2fetc"])
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
    for address in ("/", "/statements", "/skipped", "/search?q=climate", article(client, "Glasgow")):
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
    assert sum(address.startswith("/article/") and not address.endswith(".json") for address in seen) == 19
    counts = client.get("/articles.json").json()["counts"]
    listed = client.get("/articles.json").json()["articles"]
    assert counts["articles"] == len(listed)
    assert counts["statements"] == sum(each["statements"] for each in listed)
    assert counts["skipped"] == len(client.get("/skipped.json").json()["skipped"])


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
