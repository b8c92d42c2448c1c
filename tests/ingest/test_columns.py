import pytest

from wordkeep.errors import BadUse
from wordkeep.ingest.columns import Columns, columns_from


def test_fields_keep_their_names_unless_mapped() -> None:
    assert columns_from("text=body, published=date") == Columns(text="body", published="date")
    assert columns_from("") == Columns()


@pytest.mark.parametrize("mapping", ["body=text", "text", "text=", "=body", "text=a,text=b"])
def test_a_mapping_that_says_nothing_is_bad_use(mapping: str) -> None:
    with pytest.raises(BadUse) as raised:
        columns_from(mapping)
    assert raised.value.next_step
    assert raised.value.where == "--map"
