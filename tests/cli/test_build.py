"""Building: the same bytes everywhere, and the last good site whole until the new one is."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import checkout
from tests.cli.making import REPOSITORY, Small, surroundings

PAGE = "modules/garden/beans/index.html"


def test_each_way_of_building_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    """Another folder, hash seed, time zone and day change nothing; nor does plain MkDocs."""
    other = Small(tmp_path / "another" / "folder")
    checkout(other.root)
    elsewhere = {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "SOURCE_DATE_EPOCH": "1800000000"}
    run = other.run("mkdocs", "build", "--strict", **elsewhere)
    assert run.returncode == 0, run.stderr
    site = Small(built).site()
    assert other.site() == site
    assert {"sitemap.xml", "sitemap.xml.gz", "search/search_index.json", PAGE} <= site.keys()
    assert "schemas/activity.json" in site


def test_the_second_build_sets_no_handout(copy: Small) -> None:
    """PDFs are kept by what they are made from."""
    kept = {file: file.stat().st_mtime_ns for file in copy.root.glob(".cache/handouts/*.pdf")}
    before = copy.site()
    assert copy.run("generator", "build").returncode == 0
    again = {file: file.stat().st_mtime_ns for file in copy.root.glob(".cache/handouts/*.pdf")}
    assert again == kept != {}
    assert copy.site() == before


def test_properdocs_builds_the_same_pages(copy: Small) -> None:
    """The fork that goes on needs no change of ours; it only signs the pages with its own name."""
    run = copy.run("properdocs", "build", "--strict", "-f", "mkdocs.yml", "-d", "other")
    assert run.returncode == 0, run.stderr
    assert copy.site("other").keys() == copy.site().keys()
    assert "data-activity" in (copy.root / "other" / PAGE).read_text()


def test_a_build_that_is_killed_leaves_the_last_good_site(copy: Small) -> None:
    """What it left is cleared away by the next one."""
    before = copy.site()
    copy.change("modules/garden/beans.yaml", "What do you see?", "What is new?")
    shutil.rmtree(copy.root / ".cache")
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "build"],
        cwd=copy.root,
        env=surroundings(),
        start_new_session=True,
    )
    wait_for(copy.root, ".site-new-*/assets")
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert copy.site() == before
    assert copy.run("generator", "build").returncode == 0
    assert "What is new?" in (copy.root / "site" / PAGE).read_text()
    assert not list(copy.root.glob(".site-*"))


def wait_for(folder: Path, pattern: str) -> None:
    """Until something in `folder` is called so."""
    deadline = time.monotonic() + 60
    while not list(folder.glob(pattern)):
        assert time.monotonic() < deadline, f"{pattern} does not come"
        time.sleep(0.01)


def test_a_build_that_was_killed_while_swapping_is_put_right(copy: Small) -> None:
    """Between two renames the last good site has another name; a broken build brings it back."""
    before = copy.site()
    (copy.root / "site").rename(copy.root / ".site-old")
    (copy.root / "docs" / "bad.md").write_text("[nowhere](nowhere.md)\n")
    run = copy.run("generator", "build")
    assert (run.returncode, copy.site()) == (1, before)
    assert "nowhere.md" in run.stderr


def test_nothing_is_said_when_all_is_well_and_nobody_looks(copy: Small) -> None:
    """Progress is for terminals."""
    run = copy.run("generator", "build")
    assert (run.stdout, run.stderr) == ("The site is in site\n", "")


def test_a_site_without_an_address_has_no_sitemap(copy: Small) -> None:
    """MkDocs would write one that lists nothing; a warning says what else is missing."""
    copy.change("toolkit.yaml", 'site_url: "https://example.org/small/"\n', "")
    run = copy.run("mkdocs", "build", "--strict")
    assert run.returncode == 0
    assert "'site_url'" in run.stderr
    assert not list((copy.root / "site").glob("sitemap*"))


def test_links_for_editing_lead_to_the_yaml(copy: Small) -> None:
    """Generated pages are not in the docs folder."""
    with (copy.root / "mkdocs.yml").open("a") as config:
        config.write("\nrepo_url: https://example.org/us/kit\nedit_uri: edit/main/docs/\n")
    seen = "from pathlib import Path\n\ndef on_page_context(context, page, config, nav):\n"
    seen += "    with Path(config.site_dir, 'edit').open('a') as file:\n"
    seen += "        file.write(f'{page.file.src_uri} {page.edit_url}\\n')\n"
    (copy.root / "seen.py").write_text(seen)
    hooks = "hooks:\n  - generator/mkdocs_hooks.py\n"
    text = (copy.root / "mkdocs.yml").read_text()
    (copy.root / "mkdocs.yml").write_text(text.replace(hooks, hooks + "  - seen.py\n"))
    run = copy.run("mkdocs", "build")
    assert run.returncode == 0, run.stderr
    links = dict(line.split() for line in (copy.root / "site" / "edit").read_text().splitlines())
    assert links["modules/garden/beans.md"] == (
        "https://example.org/us/kit/edit/main/toolkit_content/modules/garden/beans.yaml"
    )


def test_a_dirty_build_writes_what_changed(copy: Small) -> None:
    """An unchanged page keeps its Markdown's time, so that MkDocs leaves it alone."""
    annex = copy.root / "site" / "annexes" / "kinds" / "index.html"
    before = annex.stat().st_mtime_ns
    copy.change("modules/garden/beans.yaml", "What do you see?", "What is new?")
    assert copy.run("mkdocs", "build", "--dirty").returncode == 0
    assert "What is new?" in (copy.root / "site" / PAGE).read_text()
    assert annex.stat().st_mtime_ns == before


@pytest.mark.parametrize("theme", ["mkdocs", "material"])
def test_other_builders_show_whole_forms(theme: str, small: Small) -> None:
    """`toolkit pages` writes Markdown that needs no hook of ours."""
    assert small.run("generator", "pages", "--to", "docs").returncode == 0
    (small.root / "docs" / "index.md").write_text("# Home\n")
    (small.root / "mkdocs.yml").write_text(f"site_name: Plain\ntheme: {theme}\n")
    run = small.run("mkdocs", "build")
    assert run.returncode == 0, run.stderr
    source = (small.root / "docs/modules/garden/beans.md").read_text()
    form = source[source.index("<form") : source.index("</form>")]
    for name in ("beans.seen", "beans.state.water"):
        assert f'name="{name}"' in form
    assert form in (small.root / "site" / PAGE).read_text()


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the installed wheel, to be put on Python's path."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    left_out = shutil.ignore_patterns(".*", "site", "tests", "dist", "node_modules")
    shutil.copytree(REPOSITORY, source, ignore=left_out)
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    command += ["--no-build-isolation", "--target", str(folder / "packages"), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder / "packages"


def test_an_installed_wheel_builds_a_folder_of_yaml(
    installed: Path, built: Path, small: Small
) -> None:
    """It brings all parts along; the site is that of a checkout, byte for byte."""
    run = small.run("generator", "build", PYTHONPATH=str(installed))
    assert run.returncode == 0, run.stderr
    assert "data-activity" in (small.root / "site" / PAGE).read_text()
    assert {path.name for path in small.root.iterdir()} == {".cache", "site", "toolkit_content"}
    assert small.site() == Small(built).site()


def test_a_folders_own_parts_win(installed: Path, small: Small) -> None:
    """Its pages, its theme's templates and its configuration are used in place of ours."""
    (small.root / "docs").mkdir()
    (small.root / "docs" / "index.md").write_text("# Home\n")
    (small.root / "docs" / "ours.md").write_text("# A page of our own\n")
    (small.root / "extra.py").write_text("def on_post_build(config):\n    print('extra hook')\n")
    config = (REPOSITORY / "mkdocs.yml").read_text()
    hooks = "hooks:\n  - generator/mkdocs_hooks.py\n"
    (small.root / "mkdocs.yml").write_text(config.replace(hooks, hooks + "  - extra.py\n"))
    run = small.run("generator", "build", PYTHONPATH=str(installed))
    assert run.returncode == 0, run.stderr
    assert "extra hook" in run.stdout
    assert "A page of our own" in (small.root / "site/ours/index.html").read_text()
    assert "data-activity" in (small.root / "site" / PAGE).read_text()


def test_schemas_are_written_where_they_are_wanted(small: Small) -> None:
    """For editors, on any machine."""
    assert small.run("generator", "schema", "--to", "shapes").returncode == 0
    schema = json.loads((small.root / "shapes" / "activity.json").read_text())
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"


def test_handouts_alone_can_be_made(small: Small) -> None:
    """They have the names that they have in the site."""
    assert small.run("generator", "handouts", "--to", "print").returncode == 0
    made = small.root / "print" / "handouts" / "beans.sheet-standard-a4.pdf"
    assert made.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("module", ["mkdocs", "generator"])
def test_a_fault_of_ours_in_the_middle_of_a_build_is_status_70(module: str, copy: Small) -> None:
    """It is told in a sentence, and the last good site stays."""
    before = copy.site()
    with (copy.root / "generator/templates/annex.md.j2").open("a") as template:
        template.write("{{ nowhere }}")
    run = copy.run(module, "build")
    assert run.returncode == 70
    assert "The toolkit has a fault of its own (UndefinedError" in run.stdout + run.stderr
    assert "Traceback" not in run.stdout + run.stderr
    assert module == "mkdocs" or copy.site() == before


def test_a_folders_index_page_leads_to_its_pages_and_each_of_them_back(built: Path) -> None:
    """So the foot of every page stays short, whatever is written for authors and developers."""
    feet = (built / "site/index.html").read_text("utf-8").partition("<footer")[2]
    for folder in ("authors", "developers"):
        assert f'href="{folder}/"' in feet
        index = (built / "site" / folder / "index.html").read_text("utf-8")
        pages = sorted((built / "site" / folder).glob("*/index.html"))
        assert len(pages) >= 2
        for page in pages:
            name = page.parent.name
            assert f'href="{folder}/{name}/"' not in feet
            assert f'href="{name}/"' in index
            above = page.read_text("utf-8").partition("<footer")[0]
            assert '<a href="../">For ' in above
