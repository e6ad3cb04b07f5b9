"""The same sheet in three languages, for whoever fills it in."""

from __future__ import annotations

import pytest

from tests.pdf.test_form import Sheets, made_sheets


@pytest.fixture(scope="session")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Sheets:
    """English, Arabic, Polish."""
    return made_sheets(tmp_path_factory.mktemp("sheets"))
