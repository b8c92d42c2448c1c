"""Imports point down only, and stages do not import each other: they meet in ``model``."""

import ast
from pathlib import Path

import wordkeep

ROOT = Path(wordkeep.__file__).parent
STAGES = {"ingest", "clean", "annotate", "resolve", "link", "store"}
TOP = {"engine", "report", "_version"}
ALLOWED = {
    "errors": set[str](),
    "model": {"errors"},
    "codebook": {"model", "errors"},
    **{stage: {"model", "errors", "codebook"} for stage in STAGES},
    "lines": {"link", "model", "errors", "codebook"},
    "engine": {"model", "errors"},
    "export": {"model", "errors", "codebook"},
    "web": {"model", "errors", "codebook"},
    "pipeline": STAGES | TOP | {"model", "errors", "codebook"},
    "report": {"model"},
    "verify": STAGES | {"model", "errors"},
    "meetings": STAGES | {"model", "errors"},
    "commitments": {"lines", "model", "errors"},
    "difference": {"commitments", "store", "codebook", "model", "errors"},
    "rulings": {"commitments", "lines", "store", "model", "errors"},
    "queue": {"commitments", "lines", "store", "model"},
    "agreement": {"model"},
    "why": {"meetings", "commitments", "link", "store", "model", "codebook", "errors"},
    "examples": {"errors"},
    "reader": set[str](),
    "_version": set[str](),
}


def test_imports_point_down() -> None:
    wrong = []
    for file in ROOT.rglob("*.py"):
        part = file.relative_to(ROOT).with_suffix("").parts[0]
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            for name in names:
                if name.startswith("wordkeep.") and part in ALLOWED:
                    target = name.split(".")[1]
                    if target not in ALLOWED[part] | {part}:
                        wrong.append(f"{file.relative_to(ROOT)} imports {name}")
    assert wrong == []


def test_every_folder_has_its_place() -> None:
    parts = {path.name for path in ROOT.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert parts - set(ALLOWED) == {"cli"}


def test_the_model_is_standard_library_only() -> None:
    import sys  # noqa: PLC0415

    for file in (ROOT / "model").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                assert node.module.split(".")[0] in {*sys.stdlib_module_names, "wordkeep"}, file.name
