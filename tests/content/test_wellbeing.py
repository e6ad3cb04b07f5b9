"""The wellbeing toolkit: activities that show what sheets can ask, each fit for use."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.advice import advice
from generator.editions import handouts_of
from generator.handouts.kinds import activity_layout
from generator.handouts.setting import set_pdf
from generator.library import load
from generator.model import Activity, sheet_blocks
from tests.pdf.checks import words_of
from tests.sites import ROOT

FOLDER = ROOT / "tests/toolkits/wellbeing/toolkit_content"
TOOLKIT = load(FOLDER)
ACTIVITIES = {activity.id: activity for activity in TOOLKIT.activities}


def test_nothing_is_to_be_bettered() -> None:
    """No long sentence, no outcome that is left alone, no letter without a font."""
    assert advice(FOLDER) == []


@pytest.mark.parametrize("activity", ACTIVITIES.values(), ids=ACTIVITIES)
def test_each_has_method_care_and_several_types(activity: Activity) -> None:
    """What a facilitator needs: steps, notes, a word about safety, and a sheet of some variety."""
    file = activity.file
    sheet = list(sheet_blocks(file))
    assert len({block.type for block in sheet}) >= 3
    assert "steps" in {block.type for block in file.method}
    assert file.duration
    assert any(getattr(block, "kind", "") == "safety" for block in [*sheet, *file.facilitator])


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_profile_fits_one_page(paper: str, tmp_path: Path) -> None:
    """Or it would not be what its title says."""
    activity = ACTIVITIES["one-page-profile"]
    found = handouts_of(TOOLKIT, activity)
    one = next(h for h in found if (h.kind, h.edition, h.paper) == ("sheet", "standard", paper))
    file = tmp_path / "profile.pdf"
    file.write_bytes(set_pdf(activity_layout(TOOLKIT, activity, one)))
    assert {word.page for word in words_of(file)} == {0}
