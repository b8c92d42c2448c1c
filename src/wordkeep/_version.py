"""The version of this installation, from its metadata: ``pyproject.toml`` is the one place where it is written."""

from importlib.metadata import version
from typing import Final

__version__: Final = version("wordkeep")
