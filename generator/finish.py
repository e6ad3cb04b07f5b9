"""Steps on the finished output folder, whatever built it: policy, lighter styles, link check.

The theme writes scripts into its pages. They go to files of their own, named by their content,
so that the policy can allow the site's own files and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from generator.lighter import lighten
from generator.links import Dead, Site
from generator.markup import Cut, Markup, read

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


def finish(site: Path, base: str = "/", address: str = "") -> list[Dead]:
    """Give every page of `site` the policy; what its pages point at and is not there.

    The site will be served at the path `base`, and `address` is its full address where it is
    known. Only the page for addresses that do not exist needs `base`: all others lead up from
    where they are. Writes `.nojekyll`, `_headers` and `.htaccess` too, for hosts that read them.
    """
    pages = {}
    for path in sorted(site.rglob("*.html")):
        name, text = path.relative_to(site).as_posix(), _text(path)
        up = base if name == NOT_FOUND else "../" * name.count("/")
        pages[name] = read(text)
        _write(path, _strict(text, pages[name], site, up))
    lighten(site)
    _write(site / ".nojekyll", "")
    lines = [f"  {key}: {value}\n" for key, value in SENT.items()]
    _write(site / "_headers", "".join(["/*\n", *lines]))
    _write(site / ".htaccess", _apache(base))
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    return Site(pages, files, base, address).dead()


def _apache(base: str) -> str:
    """What the web server Apache reads in a folder: the headers, the error page, no listings."""
    headers = [f'Header always set {key} "{value}"' for key, value in SENT.items()]
    return APACHE.format(base=base, headers="\n".join(headers))


def _strict(page: str, markup: Markup, site: Path, up: str) -> str:
    """The page with its scripts in files and the policy at its head; a finished one as it is.

    The theme's switches lose an attribute that HTML does not have there.
    """
    if HEAD in page:
        return page
    files = {cut: up + _outside(cut, site) for cut in markup.scripts}
    new = {cut: f'<script src="{file}"></script>' for cut, file in files.items()}
    new |= dict.fromkeys(markup.remembered, "")
    parts, at = [], 0
    for cut in sorted(new):
        parts += [page[at : cut.start], new[cut]]
        at = cut.end
    return _headed("".join([*parts, page[at:]]), files.values())


def _headed(page: str, scripts: Iterable[str]) -> str:
    """The page with the policy first in its head; pages that people bring along write it freely.

    Then what to fetch at once: a policy in the page keeps browsers from looking ahead, so that
    each script would be asked for when the parser waits for it already.
    """
    soon = [f'<link rel="preload" as="script" href="{one}">' for one in dict.fromkeys(scripts)]
    first = "".join([HEAD, *soon])
    if CHARSET in page:
        return page.replace(CHARSET, CHARSET + first, 1)
    head = re.search(r"<head(\s[^>]*)?>", page, re.IGNORECASE)
    at = head.end() if head else 0
    return page[:at] + first + page[at:]


def _text(path: Path) -> str:
    """A page's text; bytes that are no UTF-8 come out as they were."""
    return path.read_bytes().decode("utf-8", "surrogateescape")


def _outside(script: Cut, site: Path) -> str:
    """The name of the script's file, which is written where it is not there yet."""
    code = _anywhere(script.code.strip()) + "\n"
    name = f"{INLINE}/{sha256(code.encode()).hexdigest()[:12]}.js"
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    _write(path, code)
    return name


def _anywhere(code: str) -> str:
    """The theme's way to the site's top, taken from the script's own file: one for all depths."""
    top = 'new URL("../../",document.currentScript.src)'
    return re.sub(r'new URL\("[^"]*",location\)', lambda _: top, code)


def _write(path: Path, text: str) -> None:
    """Write what is new: an unchanged file keeps its time."""
    content = text.encode("utf-8", "surrogateescape")
    if not path.is_file() or path.read_bytes() != content:
        path.write_bytes(content)
