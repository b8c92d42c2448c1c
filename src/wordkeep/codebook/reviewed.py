"""Reads the reviewed YAML files of this folder, with libyaml where Python's YAML has it (ten times as fast)."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def reviewed(name: str) -> Any:
    """What the file ``name`` of the code book holds; parsed once, so nobody may change it."""
    text = files("wordkeep.codebook").joinpath(name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=LOADER)  # noqa: S506  both loaders are safe ones
