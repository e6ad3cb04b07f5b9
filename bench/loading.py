"""How fast pages show on a phone: Lighthouse's score, the median of five runs.

Its phone has a slow processor and a slow network (simulated, so that runs can be compared); the
site is served packed, as a static host does. Aimed at: 99.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.host import served  # noqa: E402

LIGHTHOUSE = ROOT / "tests/browser/lighthouse.mjs"
RUNS = 5
PAGES = (
    "",
    "modules/co-production/",
    "modules/co-production/ladder-of-participation/",
    "modules/co-production/readiness-assessment/",
    "annexes/arnstein-ladder/",
)


def main() -> None:
    """Print the table, or what is missing for it."""
    chromium = shutil.which("chromium")
    if not (chromium and shutil.which("node") and (ROOT / "node_modules/lighthouse").is_dir()):
        print("Loading is not measured: Chromium or Lighthouse is missing; `make test` gets them.")
        return
    with TemporaryDirectory() as folder:
        found = _measured(Path(folder), chromium)
    print(f"{'page':<50} {'median':>6}  runs")
    for path, scores in found.items():
        print(f"{path or '(home)':<50} {median(scores):>6.0f}  {' '.join(map(str, scores))}")


def _measured(root: Path, chromium: str) -> dict[str, list[int]]:
    """The scores of each page."""
    shutil.copytree(ROOT / "toolkit_content", root / "toolkit_content")
    with served(root / "site") as address:
        command = [sys.executable, "-m", "generator", "build", "--folder", str(root)]
        environment = os.environ | {"TOOLKIT_SITE_URL": address}
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
        return _scores(address, chromium)


def _scores(address: str, chromium: str) -> dict[str, list[int]]:
    urls = [address + path for path in PAGES]
    asked = {"urls": urls, "categories": ["performance"], "throttled": True, "runs": RUNS}
    run = subprocess.run(
        ["node", LIGHTHOUSE, json.dumps(asked)],
        env=os.environ | {"CHROME_PATH": chromium},
        stdout=subprocess.PIPE,
        check=True,
    )
    scores: dict[str, list[int]] = defaultdict(list)
    for one in json.loads(run.stdout):
        scores[one["url"].removeprefix(address)].append(one["scores"]["performance"])
    return dict(scores)


if __name__ == "__main__":
    main()
