"""What the visits of these tests have in common."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner

from data.editions.place import STORE, Place, place
from data.store import PLACE
from tests.river import RIVER


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A store of its own over the River Forum, as the dashboard finds it."""
    monkeypatch.setenv(PLACE, str(RIVER))
    monkeypatch.setenv(STORE, str(tmp_path / "editions"))
    return place()


@pytest.fixture(scope="session", autouse=True)
def _components_looked_for_once() -> Iterator[None]:
    """For each visit Streamlit reads what every installed package says of itself, in search of components of the page.

    None is installed while the tests run, so it is told the first answer again.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests)
        )
        yield
