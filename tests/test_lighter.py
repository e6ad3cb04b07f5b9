"""The theme's style sheets keep what a site can use, and that as it was."""

from __future__ import annotations

from pathlib import Path

from generator.lighter import lighten

THEME = """
:root { --used: 1px; --idle: url("data:x;a{b}") }
.shown, .gone > b { color: red; --deep: 2px }
.set-by-script { width: var(--used) }
.not-here:hover { color: blue }
p:not(.not-here), :is(.not-here, a) { margin: 0 }
[data-scheme="slate"] p, [class*="not-h"] { top: 0 }
[data-scheme=teal] p { top: 1px }
@media (width > 1em) { .not-here { top: 2px } .shown { top: 3px } }
[data-scheme] *, [data-scheme] p, table:not([class]) td > :first-child { left: 0 }
[data-scheme] + * { left: 1px }
@media print { .not-here { top: 4px } }
@font-face { font-family: "X"; src: url(x.woff2) }
"""
PAGE = '<body data-scheme="slate"><p class="one shown">words</p><script src="s.js"></script>'
LIGHT = """
:root{--used: 1px}
.shown{color: red; --deep: 2px }
.set-by-script{ width: var(--used) }
p:not(.not-here),:is(.not-here, a){ margin: 0 }
[data-scheme="slate"] p,[class*="not-h"]{ top: 0 }
@media (width > 1em) {.shown{ top: 3px }}
[data-scheme] p { left: 0 }
[data-scheme] + * { left: 1px }
@font-face { font-family: "X"; src: url(x.woff2) }
"""


def spaceless(text: str) -> str:
    return "".join(text.split()).replace(";}", "}")


def lightened(site: Path) -> str:
    folder = site / "assets/stylesheets"
    folder.mkdir(parents=True)
    (folder / "main.1.css").write_text(THEME, "utf-8")
    (site / "index.html").write_text(PAGE, "utf-8")
    (site / "s.js").write_text("element.classList.add('set-by-script')", "utf-8")
    (site / "assets/own.css").write_text("p { height: var(--deep) } .not-here { left: 0 }", "utf-8")
    lighten(site)
    return (folder / "main.1.css").read_text("utf-8")


def test_what_nothing_can_match_or_read_goes(tmp_path: Path) -> None:
    """Selectors one by one, then rules, conditions and variables; all else stays."""
    assert spaceless(lightened(tmp_path)) == spaceless(LIGHT)


def test_our_own_sheets_stay_and_twice_is_as_once(tmp_path: Path) -> None:
    """A folder that is finished already is not changed by finishing it again."""
    once = lightened(tmp_path)
    lighten(tmp_path)
    assert (tmp_path / "assets/stylesheets/main.1.css").read_text("utf-8") == once
    assert ".not-here" in (tmp_path / "assets/own.css").read_text("utf-8")
