"""What changed between two ledgers, and what brought it about."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.building import built
from wordkeep.difference import INPUT, READER, RULINGS, difference
from wordkeep.store.sqlite import Ledger

pytestmark = pytest.mark.usefixtures("by_hand")
