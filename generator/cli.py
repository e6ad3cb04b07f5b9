"""The `toolkit` command; the only importer of click.

Exit status: 0 good (warnings too), 1 the author's problem, told in words, 2 wrong use, 70 a
fault of ours.
"""

from __future__ import annotations

import os
import socket
import sys
import traceback
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from generator import __version__, site
from generator.advice import Level, advice, levels
from generator.building import BUG, build, serve
from generator.handouts import make_all
from generator.handouts.letters import missing
from generator.handwritten import unspoken
from generator.lasting import lasting
from generator.library import collect, load, whole
from generator.model import Toolkit
from generator.new import Unfit, id_from, new_activity, new_module
from generator.packs import make_packs
from generator.problems import ContentError, Problem, count, in_order
from generator.project import CONTENT, Project, today
from generator.published import FILE
from generator.reading import HARDEST
from generator.schema import schemas
from generator.succession import news
from generator.watching import at_each_change
from generator.word import make_documents

DEBUG = "TOOLKIT_DEBUG"
OURS = "schemas/activity.json"  # a file that only a site of ours holds
STOPPED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with `arguments` (the process's own without them); the exit status."""
    try:
        return int(commands.main(arguments, "toolkit", standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except ContentError as error:
        click.echo(str(error), err=True)
        return 1
    except (click.Abort, KeyboardInterrupt):
        return STOPPED
    except Exception as error:
        return _fault(error)


def _fault(error: Exception) -> int:
    """A disk that refuses is the author's to mend; everything else is a fault of ours."""
    if os.environ.get(DEBUG):
        traceback.print_exc()
    if isinstance(error, OSError) and error.filename and error.strerror:
        click.echo(f"{error.filename}: {error.strerror.lower()}", err=True)
        return 1
    click.echo(
        f"The toolkit has a fault of its own ({type(error).__name__}: {error}). Please report it, "
        f"with what {DEBUG}=1 in the environment shows. Your files are as they were.",
        err=True,
    )
    return BUG


def _debug(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value:
        os.environ[DEBUG] = "1"


debug_option = click.option(
    "--debug", is_flag=True, expose_value=False, callback=_debug, help="Show where a fault is."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
@debug_option
def commands() -> None:
    """Make a website and printable handouts from the YAML in toolkit_content/."""


def _project(context: click.Context, parameter: click.Parameter, value: Path) -> Project:
    root = value.resolve()
    if not (root / CONTENT).is_dir():
        hint = "run this beside it, or name its folder with --folder"
        raise click.UsageError(f"there is no folder {CONTENT} in {root}: {hint}")
    return Project(root)


def for_folder(command: Callable[..., Any]) -> Callable[..., Any]:
    """A command's options that say which toolkit is meant."""
    folder = click.option(
        "--folder",
        "project",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=".",
        callback=_project,
        help=f"The folder that holds {CONTENT}; without it, this one.",
    )
    return folder(debug_option(command))


def _target(default: str | None, what: str) -> Callable[..., Any]:
    kind = click.Path(file_okay=False, path_type=Path)
    if default is None:
        return click.option("--to", "target", type=kind, required=True, help=what)
    return click.option("--to", "target", type=kind, default=default, help=what, show_default=True)


@commands.command("build")
@for_folder
@click.option(
    "--site-dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the site is put; without it, site/ beside the content.",
)
def build_command(project: Project, site_dir: Path | None) -> int:
    """Build the website, handouts and all; the last good one stays until this is whole."""
    target = (site_dir or project.root / "site").resolve()
    _refuse_foreign(target, project)
    _loaded(project)
    status = build(project, target)
    if status == 0:
        click.echo(f"The site is in {_shown(target)}")
    return status


def _shown(path: Path) -> str:
    """As short as it can be said from here."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def _refuse_foreign(target: Path, project: Project) -> None:
    """Building replaces a folder whole, so it has to be a site or empty."""
    is_around = project.content.is_relative_to(target) or target.is_relative_to(project.content)
    holds_other = target.is_dir() and any(target.iterdir()) and not (target / OURS).exists()
    if is_around or holds_other:
        raise click.UsageError(f"{target} holds something else than a site; name another folder")


@commands.command("serve")
@for_folder
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Host and port.")
def serve_command(project: Project, address: str) -> int:
    """Show the site in a browser while you write; every saved change appears by itself."""
    _refuse_taken(address)
    return serve(project, address)


def _refuse_taken(address: str) -> None:
    """An address where nothing else answers, written as host:port."""
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal():
        raise click.UsageError(f"'{address}' is no address; write it as 127.0.0.1:8000")
    try:
        with socket.create_connection((host, int(port)), timeout=1):
            pass
    except OSError:
        return
    raise click.UsageError(f"something else answers at {address}; choose another --address")


@commands.command("check")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github"]),
    default="text",
    show_default=True,
    help="How problems are told: github puts each on its line.",
)
@click.option("--watch", is_flag=True, help="Check again at each change, until Ctrl-C is pressed.")
@for_folder
def check_command(project: Project, form: str, watch: bool) -> int:
    """Say everything that is wrong with the content, and what could be better, in docs/ too."""
    if not watch:
        return _check(project, form)
    at_each_change(lambda: _check_anew(project, form), project.content, project.docs)
    return 0


def _check_anew(project: Project, form: str) -> None:
    """The report alone on the terminal; a pipe gets one after the other."""
    click.clear()
    _check(project, form)
    click.echo("Waiting for a change. To stop, press Ctrl-C.")


def _check(project: Project, form: str) -> int:
    found = collect(project.content, today()).problems
    told = in_order([*found, *advice(project.content, missing), *unspoken(project)])
    _tell([problem.annotation if form == "github" else f"{problem}\n" for problem in told])
    _tell_levels(levels(project.content))
    click.echo(f"{_said(found, told)} in {_files(project)}")
    return 1 if found else 0


def _tell_levels(found: Sequence[Level]) -> None:
    for level in found:
        grade = max(0.0, level.grade)  # short words reckon below the first year of school
        click.echo(f"{level.activity} ({level.wording}): reading grade {grade:.1f}")
    if found:
        click.echo(f"A reading grade is a year of school; up to {HARDEST:.0f} is easy to read.")


def _tell(reports: Iterable[object]) -> None:
    for report in reports:
        click.echo(str(report), err=True)


def _said(problems: Sequence[Problem], told: Sequence[Problem]) -> str:
    warnings = [problem for problem in told if problem not in problems]
    if problems:
        return count(told)
    return f"no problems, {count(warnings)}" if warnings else "no problems"


def _files(project: Project) -> str:
    number = len(project.files()) + len(project.pages())
    return "1 file" if number == 1 else f"{number} files"


@commands.group("new")
def new_group() -> None:
    """Write a file to begin from: a module, or an activity in one."""


def naming(command: Callable[..., Any]) -> Callable[..., Any]:
    """A new thing's options: what is left out is asked for on a terminal."""
    title = click.option("--title", help="What people read.")
    id = click.option("--id", help="Its name in files and addresses; without it, from the title.")
    return for_folder(title(id(command)))


@new_group.command("module")
@naming
def new_module_command(project: Project, title: str | None, id: str | None) -> None:
    """Begin a module: a folder with a file that says what it is about."""
    toolkit = _loaded(project)
    title = _answered("--title", title, "Title of the module")
    id = id or _answered("--id", None, "Id", id_from(title))
    _tell_new(project, lambda: new_module(project, toolkit, id, title))


@new_group.command("activity")
@click.option("--module", help="The module's id; without it, the only one.")
@naming
def new_activity_command(
    project: Project, module: str | None, title: str | None, id: str | None
) -> None:
    """Begin an activity: a file with a method, a sheet and notes, to be changed into yours."""
    toolkit = _loaded(project)
    known = [one.file.id for one in toolkit.modules]
    only = known[0] if len(known) == 1 else None
    module = _answered("--module", module or only, f"Module ({', '.join(known)})")
    title = _answered("--title", title, "Title of the activity")
    id = id or _answered("--id", None, "Id", id_from(title))
    _tell_new(project, lambda: new_activity(project, toolkit, module, id, title))


def _answered(option: str, given: str | None, question: str, proposed: str = "") -> str:
    """What was given, else what somebody at the terminal says; elsewhere the proposal."""
    if given:
        return given
    if sys.stdin.isatty():
        return str(click.prompt(question, default=proposed or None))
    if proposed:
        return proposed
    raise click.UsageError(f"{option} is missing: write {option} and what it is")


def _tell_new(project: Project, make: Callable[[], list[Path]]) -> None:
    try:
        new, listed = make()
    except Unfit as refusal:
        raise click.UsageError(str(refusal)) from None
    click.echo(f"{_shown(new)} is new, and {_shown(listed)} names it.")
    click.echo("Open it, change its texts, and look at it with: toolkit serve")


@commands.command("release")
@for_folder
def release_command(project: Project) -> None:
    """Remember the names of answers as they are published now, so that answers outlive changes.

    Written to published-fields.json beside toolkit.yaml: keep that file with your content.
    """
    collection = collect(project.content, today())
    toolkit = whole(collection)
    _tell(f"{problem}\n" for problem in lasting(collection, toolkit))
    before, after = collection.published, toolkit.published
    assert after is not None
    if after != before:
        _replace(project.content / FILE, after.json_bytes)
    click.echo(f"edition {after.edition}: {news(before, after)}")


@commands.command("pages")
@for_folder
@_target(None, "The folder that gets the pages.")
def pages_command(project: Project, target: Path) -> None:
    """Write the pages as Markdown, with the forms in them, for any site builder."""
    for name, text in site.pages(_loaded(project)).items():
        _write(target / name, text.encode())


@commands.command("handouts")
@for_folder
@_target(".", "The folder that gets a folder `handouts`.")
def handouts_command(project: Project, target: Path) -> None:
    """Make the handouts alone: PDFs to print or to type into, sheets for Word to adapt."""
    target.mkdir(parents=True, exist_ok=True)
    toolkit = _loaded(project)
    make_all(toolkit, target, project.cache / "handouts")
    make_documents(toolkit, target)
    make_packs(toolkit, target)


@commands.command("schema")
@debug_option
@_target("schemas", "The folder that gets the schemas.")
def schema_command(target: Path) -> None:
    """Write the JSON Schemas that help an editor to complete and check the YAML."""
    for name, content in schemas().items():
        _write(target / name, content)


def _loaded(project: Project) -> Toolkit:
    return load(project.content, today())


def _replace(path: Path, content: bytes) -> None:
    """Whole or not at all: a command that is stopped leaves the file as it was."""
    part = path.with_name(f".{path.name}-{os.getpid()}")
    part.write_bytes(content)
    part.replace(path)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
