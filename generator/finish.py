"""Steps on the finished output folder, whatever built it: a strict content security policy.

The theme writes scripts into its pages. They go to files of their own, named by their content,
so that the policy can allow the site's own files and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from html.parser import HTMLParser
from itertools import accumulate
from pathlib import Path

INLINE = "assets/inline"
NOT_FOUND = "404.html"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
    "form-action 'none'; base-uri 'none'"
)
HEAD = (
    f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    '<meta name="referrer" content="no-referrer">'
)
SENT = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
"""What a host sends with every file, if it can be told to."""

APACHE = """\
ErrorDocument 403 {base}404.html
ErrorDocument 404 {base}404.html
DirectoryIndex index.html
Options -Indexes
<IfModule mod_headers.c>
{headers}
</IfModule>
<IfModule mod_deflate.c>
<IfModule mod_filter.c>
AddOutputFilterByType DEFLATE text/html text/css text/javascript application/javascript \
application/json image/svg+xml
</IfModule>
</IfModule>
"""
CHARSET = '<meta charset="utf-8">'


def finish(site: Path, base: str = "/") -> None:
    """Give every page of `site` the policy; `base` is the path at which the site will be served.

    Only the page for addresses that do not exist needs `base`: all others lead up from where they
    are. Writes `.nojekyll`, `_headers` and `.htaccess` too, for hosts that read them.
    """
    for path in sorted(site.rglob("*.html")):
        depth = len(path.relative_to(site).parts) - 1
        up = base if path.name == NOT_FOUND and depth == 0 else "../" * depth
        _write(path, _strict(path.read_bytes().decode(), site, up))
    _write(site / ".nojekyll", "")
    lines = [f"  {key}: {value}\n" for key, value in SENT.items()]
    _write(site / "_headers", "".join(["/*\n", *lines]))
    _write(site / ".htaccess", _apache(base))


def _apache(base: str) -> str:
    """What the web server Apache reads in a folder: the headers, the error page, no listings."""
    headers = [f'Header always set {key} "{value}"' for key, value in SENT.items()]
    return APACHE.format(base=base, headers="\n".join(headers))


def _strict(page: str, site: Path, up: str) -> str:
    """The page with its scripts in files and the policy at its head; a finished one as it is."""
    if HEAD in page:
        return page
    parts, at = [], 0
    for script in _scripts(page):
        parts += [page[at : script.start], _outside(script, site, up)]
        at = script.end
    return "".join([*parts, page[at:]]).replace(CHARSET, CHARSET + HEAD, 1)


def _outside(script: _Script, site: Path, up: str) -> str:
    """A tag for the script's file, which is written where it is not there yet."""
    code = _anywhere(script.code.strip()) + "\n"
    name = f"{INLINE}/{sha256(code.encode()).hexdigest()[:12]}.js"
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    _write(path, code)
    return f'<script src="{up}{name}"></script>'


def _anywhere(code: str) -> str:
    """The theme's way to the site's top, taken from the script's own file: one for all depths."""
    top = 'new URL("../../",document.currentScript.src)'
    return re.sub(r'new URL\("[^"]*",location\)', lambda _: top, code)


@dataclass(frozen=True)
class _Script:
    """A script written into a page: where it starts and ends, and what it says."""

    start: int
    end: int
    code: str


def _scripts(page: str) -> Iterator[_Script]:
    finder = _Finder(page)
    finder.feed(page)
    finder.close()
    yield from finder.found


class _Finder(HTMLParser):
    """Finds scripts without a `src`; data (JSON) is no script."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[_Script] = []
        self._page = page
        self._lines = [0, *accumulate(len(line) + 1 for line in page.split("\n"))]
        self._open: tuple[int, int] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "script" and "src" not in given and "json" not in (given.get("type") or ""):
            start = self._offset()
            self._open = (start, start + len(self.get_starttag_text() or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._open:
            start, inside = self._open
            at = self._offset()
            end = self._page.index(">", at) + 1
            self.found.append(_Script(start, end, self._page[inside:at]))
            self._open = None

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column


def _write(path: Path, text: str) -> None:
    """Write what is new: an unchanged file keeps its time."""
    content = text.encode()
    if not path.is_file() or path.read_bytes() != content:
        path.write_bytes(content)
