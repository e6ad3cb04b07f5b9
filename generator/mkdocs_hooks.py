"""MkDocs' side of the generator: content in, finished site out; the only importer of mkdocs.

`mkdocs build` alone makes the whole site. Content is checked before MkDocs empties its output
folder; while serving, broken content leaves the last good pages standing, with a banner.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from html import escape
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

CHECKOUT = str(Path(__file__).parents[1])
sys.path.insert(0, CHECKOUT)  # MkDocs takes it out again after it has read this file

from generator import site
from generator.blocks import types
from generator.examples import examples
from generator.finish import finish
from generator.frame import Shelf
from generator.gallery import Pictures, activities_in, gallery, gallery_assets
from generator.handouts import make_all, page_counts, pictures_of
from generator.lasting import lasting
from generator.library import collect, whole
from generator.links import Dead, problems
from generator.model import Toolkit, types_of
from generator.packs import make_packs, sizes
from generator.problems import ContentError, count
from generator.project import Project, today
from generator.render import scripts, style_sheet
from generator.schema import schemas
from generator.word import make_documents

log = logging.getLogger("toolkit")  # outside `mkdocs.*`: an author's warning never fails --strict
BUG = 70
STYLES = ("tokens", "base", "pages", "ladder", "sheet", "print")
STYLE, GALLERY_STYLE = "toolkit.css", "gallery"
AUTHORS = ("authors/", "developers/")
GALLERY = ("gallery/", "authors/reference")
BROKEN = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A problem in the content</title>{reload}</head>
<body>{banner}</body></html>
"""


class _Fault(Abort):
    """A fault of ours, told to the author."""

    code = exit_code = BUG


class _State:
    """What lives from one build of `serve` to the next."""

    serving = False
    today = date.min
    toolkit: Toolkit | None = None
    problems: ContentError | None = None
    pictures: Pictures = MappingProxyType({})


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether this is `serve`; its presence keeps this module loaded between builds."""
    sys.path.insert(0, CHECKOUT)  # for the processes that set handouts
    _State.serving = command == "serve"
    _State.today = today()


@event_priority(100)  # before the search plugin looks at the theme's language
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the content before anything is written."""
    _State.problems = None
    try:
        _State.toolkit = _read(_project(config).content)
    except ContentError as error:
        _report(error)
    if _State.toolkit is not None:
        _configure(config, _State.toolkit)
    else:
        config.theme.static_templates.clear()  # they speak of a toolkit, and there is none yet
    return config


def _read(content: Path) -> Toolkit:
    """The toolkit; what old answers would lose is said, and never stops a build."""
    collection = collect(content, _State.today)
    toolkit = whole(collection)
    for problem in lasting(collection, toolkit):
        log.warning("%s\n", problem)
    return toolkit


def _report(error: ContentError) -> None:
    """In words; while serving the last good content stays, because raising would hang MkDocs."""
    log.error("\n%s\n", error)
    if not _State.serving:
        raise Abort(f"The site was not built: {count(error.problems)}.")
    _State.problems = error


def _configure(config: MkDocsConfig, toolkit: Toolkit) -> None:
    released = datetime.combine(toolkit.file.released, time(), UTC)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(released.timestamp()))  # the sitemap's dates
    config.site_name = Markup(escape(toolkit.file.title.plain))
    config.site_description = Markup(escape(toolkit.file.description.plain))
    config.theme["language"] = toolkit.file.languages[0]
    config.extra["toolkit"] = site.theme(toolkit)
    if not _State.serving:
        given = os.environ.get("TOOLKIT_SITE_URL")  # a host may know its address better
        address = toolkit.file.site_url or given or config.site_url
        _State.toolkit = _at(toolkit, address)
        _set_address(config, address)


def _at(toolkit: Toolkit, address: str | None) -> Toolkit:
    """The toolkit as it is published at `address`, which its sheets lead to."""
    return replace(toolkit, file=toolkit.file.model_copy(update={"site_url": address}))


def _set_address(config: MkDocsConfig, address: str | None) -> None:
    """The site's own address, which ends in a slash."""
    if address:
        config.site_url = address.rstrip("/") + "/"
        return
    # it would ask for a sitemap.xml that is not there, on every page
    config.theme["features"] = [
        feature for feature in config.theme["features"] if feature != "navigation.instant"
    ]
    log.warning(
        "warning: toolkit.yaml has no 'site_url': there is no sitemap, and the page for "
        "addresses that do not exist (404.html) looks right at the top of a server only"
    )


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """No sitemap without an address; MkDocs does not write what is empty."""
    lists_nothing = template_name == "sitemap.xml" and not config.site_url
    return "" if lists_nothing else output_content


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Make the handouts, then add the pages that lead to them and tell their sizes.

    Pages are kept on disk so that unchanged ones keep their time.
    """
    toolkit = _State.toolkit
    if toolkit is None:
        return Files([])
    project, sources = _project(config), site.sources(toolkit)
    out = Path(config.site_dir)
    make_all(toolkit, out, project.cache / "handouts")
    make_documents(toolkit, out)
    make_packs(toolkit, out)
    shelf = Shelf(sizes(out), page_counts(out))
    _State.pictures = {}
    written = _gallery(project, config) if toolkit.file.gallery else {}
    for name, text in (site.pages(toolkit, shelf) | written).items():
        path = project.cache / "pages" / name
        _write_if_changed(path, text.encode())
        file = File.generated(config, name, abs_src_path=str(path))
        if name in sources:
            file.edit_uri = _edit_uri(project.root / sources[name], config)
        files.append(file)
    return files


def _gallery(project: Project, config: MkDocsConfig) -> dict[str, str]:
    """The gallery's pages, with the activities of the toolkit that mkdocs.yml names, if there.

    Their pictures are written last, beside them.
    """
    folder = project.root / config.extra.get("gallery_activities", "")
    activities = list(activities_in(folder)) if (folder / "toolkit.yaml").is_file() else []
    _State.pictures = pictures_of([*examples(), *activities], project.cache / "gallery")
    return gallery(_State.pictures, activities)


def _edit_uri(source: Path, config: MkDocsConfig) -> str:
    """The YAML file as seen from the docs folder, from which MkDocs makes links for editing."""
    return Path(os.path.relpath(source, config.docs_dir)).as_posix()


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Let the footer lead to the hand-written pages, in the order of their addresses: those for
    everybody, and those for whoever writes, publishes or develops.

    Where a folder has a page `index.md`, that one leads to the others, and each of them back.
    """
    written = [file.page for file in files.documentation_pages() if not file.generated_by]
    pages = sorted(
        (page for page in written if page is not None and not page.is_homepage),
        key=lambda page: page.url,
    )
    tops = {_folder(page): page for page in pages if page.file.name == "index"}
    for page in pages:
        page.meta["top"] = tops.get(_folder(page), page)
    named = [page for page in pages if page.meta["top"] is page]
    config.extra.setdefault("toolkit", {})["docs"] = {
        "everyone": [page for page in named if not page.url.startswith(AUTHORS)],
        "authors": [page for page in named if page.url.startswith(AUTHORS)],
    }
    return env


def _folder(page: Page) -> str:
    return page.file.src_uri.rpartition("/")[0]


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give generated pages their template, and mark titles as escaped already."""
    if page.file.generated_by:
        is_gallery = page.file.src_uri.startswith(GALLERY)
        kind = "gallery" if is_gallery else "sheet" if "<form" in markdown else "activity"
        page.meta["template"] = f"{kind}.html"
        page.meta["search"] = {"exclude": is_gallery}
        for key in ("title", "description"):
            page.meta[key] = Markup(page.meta[key])
    elif page.url.startswith(AUTHORS):
        page.meta.setdefault("search", {"exclude": True})  # phones load what search can find
    elif page.is_homepage:
        page.meta.setdefault("template", "home.html")  # every page leads to its lists
    return markdown


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """While serving broken content, say so on every page."""
    if _State.problems is None:
        return output
    head, body, rest = output.partition("<body")
    inside = rest.index(">") + 1
    return head + body + rest[:inside] + _banner(_State.problems) + rest[inside:]


def _banner(problems: ContentError) -> str:
    stays = "These are the last good pages. " if _State.toolkit else ""
    return (
        f'<div class="problems" role="alert"><p>{stays}The newest change has a problem:</p>'
        f'<pre dir="ltr">{escape(str(problems))}</pre></div>'
    )


@event_priority(-100)  # after search and everything else that writes
def on_post_build(config: MkDocsConfig) -> None:
    """Add what is no page and no handout; then the steps on the finished folder."""
    out = Path(config.site_dir)
    if _State.toolkit is None:
        _write_broken(out)
        return
    for name, content in schemas().items():
        _write_if_changed(out / "schemas" / name, content)
    shown = site.assets(_State.toolkit) | gallery_assets(_State.pictures) | scripts()
    for name, content in shown.items():
        _write_if_changed(out / name, content)
    _join_styles(out / "assets", _State.toolkit)
    _lighten(out / "assets/theme.js")
    if not _State.serving:  # live reload writes a script into each page
        address = config.site_url or ""
        _refuse(finish(out, urlsplit(address).path or "/", address), config)


def _lighten(script: Path) -> None:
    """Leave out the lines that explain: they weigh as much as the script."""
    lines = script.read_text("utf-8").splitlines(keepends=True)
    script.write_text("".join(line for line in lines if line.lstrip()[:2] != "//"), "utf-8")


def _join_styles(assets: Path, toolkit: Toolkit) -> None:
    """One style sheet in place of the theme's own ones: a phone on a slow line asks once.

    The gallery has one more, with the block types that no activity uses.
    """
    parts = {name: assets / f"{name}.css" for name in (*STYLES, GALLERY_STYLE)}
    texts = {name: part.read_text("utf-8") for name, part in parts.items()}
    for part in parts.values():
        part.unlink()
    used, own = types_of(toolkit), texts.pop(GALLERY_STYLE)
    _write_if_changed(assets / STYLE, style_sheet(texts.values(), used))
    if toolkit.file.gallery:
        rest = types().keys() - used
        _write_if_changed(assets / f"{GALLERY_STYLE}.css", style_sheet([own], rest))


def _refuse(found: Sequence[Dead], config: MkDocsConfig) -> None:
    """What leads nowhere fails the build: told to its author, or else as a fault of ours."""
    told = {dead: problems(dead, _texts(dead, config)) for dead in found}
    ours = [str(dead) for dead, places in told.items() if not places]
    if ours:
        raise LookupError("; ".join(ours))
    if told:
        _report(ContentError(problem for places in told.values() for problem in places))


def _texts(dead: Dead, config: MkDocsConfig) -> dict[str, str]:
    """The texts in which it may have been written, path -> text.

    A page's own file in the docs folder; any YAML, where links are full addresses.
    """
    project, folder = _project(config), Path(config.docs_dir)
    names = [dead.page.replace("/index.html", ".md"), dead.page.replace("index.html", "index.md")]
    pages = [folder / name for name in names if (folder / name).is_file()]
    yaml = project.files() if "://" in dead.value else []
    return {
        Path(os.path.relpath(file, project.root)).as_posix(): file.read_text("utf-8")
        for file in [*pages, *yaml]
    }


def _write_broken(out: Path) -> None:
    """A start with broken content has no good pages: every address shows the problems.

    MkDocs lets index.html reload itself after a change; its page for other addresses does not.
    """
    assert _State.problems is not None
    again = '<meta http-equiv="refresh" content="2">'
    for name, reload in (("index.html", ""), ("404.html", again)):
        page = BROKEN.format(reload=reload, banner=_banner(_State.problems))
        _write_if_changed(out / name, page.encode())


def on_build_error(error: Exception) -> None:
    """A mistake of ours is told in a sentence; what MkDocs says of the author's stays as it is."""
    if _State.serving or isinstance(error, (Abort, BuildError)) or os.environ.get("TOOLKIT_DEBUG"):
        return
    raise _Fault(
        f"The toolkit has a fault of its own ({type(error).__name__}: {error}). Please report it, "
        "with what TOOLKIT_DEBUG=1 in the environment shows. Your files are as they were."
    ) from None


def on_serve(
    server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., Any]
) -> LiveReloadServer:
    """Build anew when the content changes."""
    server.watch(str(_project(config).content))
    return server


def _project(config: MkDocsConfig) -> Project:
    root = os.environ.get("TOOLKIT_ROOT") or Path(config.config_file_path or ".").parent
    return Project(Path(root).resolve())


def _write_if_changed(path: Path, content: bytes) -> None:
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
