"""The steps on the finished folder: scripts in files, a strict policy at every page's head."""

from __future__ import annotations

from pathlib import Path

from generator.finish import POLICY, SENT, finish

PAGE = """<!doctype html><html><head>
<meta charset="utf-8"><title>\u2028 a <b></title>
<script>top = new URL("../..",location)</script></head><body>
<script id="data" type="application/json">{"a": 1}</script>
<form data-x="<script>">  text  </form>
<SCRIPT>go()</SCRIPT><script src="../a.js"></script></body></html>
"""


def finished(tmp_path: Path, name: str, page: str = PAGE, base: str = "/") -> str:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page, "utf-8")
    finish(tmp_path, base)
    return path.read_text("utf-8")


def test_scripts_move_to_files_and_the_rest_stays_byte_for_byte(tmp_path: Path) -> None:
    """Inline scripts become files beside the site's other ones; data and markup are not touched."""
    page = finished(tmp_path, "modules/one/index.html")
    files = sorted((tmp_path / "assets/inline").iterdir())
    assert len(files) == 2
    for file in files:
        src = f"../../assets/inline/{file.name}"
        page = page.replace(f'<script src="{src}"></script>', "#")
        assert page.count(f'<link rel="preload" as="script" href="{src}">') == 1
        page = page.replace(f'<link rel="preload" as="script" href="{src}">', "")
    head, _, rest = page.partition('<meta name="referrer" content="no-referrer">')
    assert POLICY in head
    before = PAGE.replace('<script>top = new URL("../..",location)</script>', "#")
    assert rest == before.replace("<SCRIPT>go()</SCRIPT>", "#").partition('"utf-8">')[2]


def test_pages_that_say_their_letters_otherwise_get_the_policy_too(tmp_path: Path) -> None:
    """A page that somebody brings along; bytes that are no UTF-8 stay as they are."""
    for head in ("<meta charset=UTF-8>", '<META CHARSET="utf-8" />', ""):
        assert POLICY in finished(tmp_path, "leaflet.html", f"<html><HEAD lang=en>{head}</HEAD>")
    (tmp_path / "old.html").write_bytes(b"<head></head>caf\xe9")
    finish(tmp_path)
    assert (tmp_path / "old.html").read_bytes().endswith(b"</head>caf\xe9")


def test_one_file_serves_every_depth(tmp_path: Path) -> None:
    """The theme's way to the top differs from page to page; its script's file does not."""
    finished(tmp_path, "index.html", PAGE.replace("../..", "."))
    finished(tmp_path, "a/b/c/index.html", PAGE.replace("../..", "../../.."))
    assert len(list((tmp_path / "assets/inline").iterdir())) == 2


def test_the_page_for_unknown_addresses_starts_at_the_sites_path(tmp_path: Path) -> None:
    """It is shown at any address, so only an absolute path leads to its scripts."""
    assert 'src="/kit/assets/inline/' in finished(tmp_path, "404.html", base="/kit/")


def test_a_finished_page_stays_as_it_is(tmp_path: Path) -> None:
    """A second run changes nothing, not even a file's time."""
    page = finished(tmp_path, "index.html")
    before = (tmp_path / "index.html").stat().st_mtime_ns
    finish(tmp_path)
    assert (tmp_path / "index.html").read_text("utf-8") == page
    assert (tmp_path / "index.html").stat().st_mtime_ns == before


def test_switches_of_the_theme_lose_what_html_does_not_have_there(tmp_path: Path) -> None:
    """`autocomplete` belongs to what is typed, and stays there."""
    switch = '<input class="s" type="checkbox" id="a" autocomplete="off">'
    box = '<input type="text" autocomplete="off"><form autocomplete="off"></form>'
    page = finished(tmp_path, "index.html", PAGE.replace("<form", f"{switch}{box}<form"))
    assert f'<input class="s" type="checkbox" id="a">{box}' in page


def test_hosts_get_the_same_policy(tmp_path: Path) -> None:
    """Whichever of the files they read, and the host for Jekyll is told to leave all alone."""
    finished(tmp_path, "index.html", base="/kit/")
    for name, line in (("_headers", "  {}: {}\n"), (".htaccess", 'Header always set {} "{}"\n')):
        text = (tmp_path / name).read_text("utf-8")
        for key, value in SENT.items():
            assert line.format(key, value) in text
    assert SENT["Content-Security-Policy"].startswith(POLICY)
    assert "ErrorDocument 404 /kit/404.html\n" in (tmp_path / ".htaccess").read_text("utf-8")
    assert (tmp_path / ".nojekyll").is_file()
