"""MkDocs' side of the generator: content in, finished site out; the only importer of mkdocs.

`mkdocs build` alone makes the whole site. Content is checked before MkDocs empties its output
folder; while serving, broken content leaves the last good pages standing, with a banner.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from datetime import UTC, datetime, time
from html import escape
from pathlib import Path
from typing import Any, Literal

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from generator import site
from generator.finish import finish
from generator.handouts import make_all
from generator.library import load
from generator.model import Toolkit
from generator.problems import ContentError
from generator.render import style_sheet
from generator.schema import schemas

log = logging.getLogger("toolkit")  # outside `mkdocs.*`: an author's warning never fails --strict
CONTENT, CACHE = "toolkit_content", ".cache"


class _State:
    """What lives from one build of `serve` to the next."""

    serving = False
    toolkit: Toolkit | None = None
    problems: ContentError | None = None


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether this is `serve`; its presence keeps this module loaded between builds."""
    _State.serving = command == "serve"


@event_priority(100)  # before the search plugin looks at the theme's language
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the content before anything is written."""
    _State.problems = None
    try:
        _State.toolkit = load(_root(config) / CONTENT)
    except ContentError as error:
        _report(error)
    if _State.toolkit is not None:
        _configure(config, _State.toolkit)
    return config


def _report(error: ContentError) -> None:
    """In words; while serving the last good content stays, because raising would hang MkDocs."""
    if not _State.serving:
        raise Abort(f"\n{error}", 1)
    _State.problems = error
    log.error("\n%s", error)


def _configure(config: MkDocsConfig, toolkit: Toolkit) -> None:
    released = datetime.combine(toolkit.file.released, time(), UTC)
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(released.timestamp())))
    config.site_name = Markup(escape(toolkit.file.title.plain))
    config.site_description = Markup(escape(toolkit.file.description.plain))
    config.site_url = toolkit.file.site_url or config.site_url
    config.theme["language"] = toolkit.file.languages[0]
    config.extra["toolkit"] = {"words": toolkit.words, "file": toolkit.file}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages, kept on disk so that unchanged ones keep their time."""
    toolkit = _State.toolkit
    if toolkit is None:
        return files
    folder = _root(config) / CACHE / "pages"
    sources = site.sources(toolkit)
    for name, text in site.pages(toolkit).items():
        path = folder / name
        _write_if_changed(path, text.encode())
        file = File.generated(config, name, abs_src_path=str(path))
        file.edit_uri = sources[name]
        files.append(file)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give generated pages their template, and mark titles as escaped already."""
    if page.file.generated_by:
        page.meta["template"] = "activity.html"
        for key in ("title", "description"):
            page.meta[key] = Markup(page.meta[key])
    return markdown


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """While serving broken content, say so on every page."""
    if _State.problems is None:
        return output
    banner = (
        '<div class="problems" role="alert"><p>These are the last good pages. '
        "The newest change has a problem:</p>"
        f"<pre>{escape(str(_State.problems))}</pre></div>"
    )
    head, body, rest = output.partition("<body")
    inside = rest.index(">") + 1
    return head + body + rest[:inside] + banner + rest[inside:]


@event_priority(-100)  # after search and everything else that writes
def on_post_build(config: MkDocsConfig) -> None:
    """Add what is not a page: handouts and schemas; then the steps on the finished folder."""
    if _State.toolkit is None:
        return
    out = Path(config.site_dir)
    root = _root(config)
    for name, content in schemas().items():
        _write_if_changed(out / "schemas" / name, content)
    _write_if_changed(out / "assets" / "blocks.css", style_sheet())
    make_all(_State.toolkit, out, root / CACHE / "handouts")
    finish(out, _State.toolkit.words)


def on_serve(
    server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., Any]
) -> LiveReloadServer:
    """Build anew when the content changes."""
    server.watch(str(_root(config) / CONTENT))
    return server


def _root(config: MkDocsConfig) -> Path:
    return Path(os.environ.get("TOOLKIT_ROOT") or Path(config.config_file_path or ".").parent)


def _write_if_changed(path: Path, content: bytes) -> None:
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
