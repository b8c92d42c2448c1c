"""Documentation that cannot fall behind: commands, errors and reasons are all there, and generated pages are current."""

import re
from pathlib import Path

import pytest

from docs.generate import PAGES
from tests.by_hand import TEXT, records
from tests.conftest import article_with
from tests.export.lines import story
from wordkeep.cli import COMMANDS
from wordkeep.errors import WordkeepError
from wordkeep.export.contract import article_row, commitment_row, record_row, skipped_row
from wordkeep.model.skipped import REASONS, Skipped

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted(
    path for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").glob("*.md")]
)


def errors(above: type[WordkeepError] = WordkeepError) -> list[type[WordkeepError]]:
    return [above, *(error for below in above.__subclasses__() for error in errors(below))]


@pytest.mark.parametrize("name", PAGES)
def test_generated_pages_are_current(name: str) -> None:
    assert (ROOT / "docs" / "reference" / name).read_text(encoding="utf-8") == PAGES[name](), "run: make docs"


def test_every_error_and_reason_is_explained() -> None:
    page = (ROOT / "docs" / "reference" / "errors.md").read_text(encoding="utf-8")
    codes = [error.code for error in errors()[1:]]
    assert len(set(codes)) == len(codes)
    for code in [*codes, *REASONS]:
        assert f"`{code}`" in page


def test_every_field_of_the_export_is_explained_where_its_file_is() -> None:
    page = (ROOT / "docs" / "reference" / "export.md").read_text(encoding="utf-8")
    sections = {part.partition(".jsonl")[0]: part for part in page.split("\n## ")}
    common = next(part for title, part in sections.items() if title.startswith("What every record has"))
    article = article_with(TEXT)
    rows = [
        ("articles", article_row(article, page_hash="0")),
        *(record_row(record, article) for record in records(article)),
        ("commitments", commitment_row(*story())),
        ("skipped", skipped_row(Skipped("in/a.txt", "ingest", "page-empty", "no bytes"))),
    ]
    for name, row in rows:
        explained = sections[name] + (common if "rule" in row else "")
        lists = [value for value in row.values() if isinstance(value, list)]
        inside = [field for value in lists for each in value if isinstance(each, dict) for field in each]
        for field in {*row, *inside} - {"schema", "start", "end", "exact", "raw"}:
            assert f"`{field}`" in explained or f'"{field}"' in explained, (name, field)


def test_every_error_stands_in_the_tree() -> None:
    import wordkeep.errors  # noqa: PLC0415

    for error in errors():
        assert error.__name__ in (wordkeep.errors.__doc__ or "")


def test_every_command_of_the_readme_is_there_and_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^(?:\$ )?wordkeep ([a-z]+)", readme, re.MULTILINE))
    assert named == set(COMMANDS)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", document.read_text(encoding="utf-8")):
        if not re.match(r"[a-z]+:", target):
            assert (document.parent / target).exists(), f"{document.name} links to {target}"


def test_the_architecture_names_every_folder_and_fits_a_page() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    for folder in (ROOT / "src" / "wordkeep").iterdir():
        if folder.is_dir() and folder.name != "__pycache__":
            assert f"{folder.name}/" in page
    assert len(page.splitlines()) <= 90


def test_the_newest_version_is_in_the_changelog() -> None:
    from wordkeep import __version__  # noqa: PLC0415

    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
