"""What the command says of itself, and its exit status."""

from __future__ import annotations

import pytest

from generator import cli
from generator.cli import main
from tests.cli.making import Small


def test_good_content_is_said_to_be_good(small: Small, capsys: pytest.CaptureFixture[str]) -> None:
    """With the number of files, so that a file that is not seen is missed."""
    assert main(["check", "--folder", str(small.root)]) == 0
    told = capsys.readouterr()
    assert told.out.splitlines()[-1] == "no problems in 4 files"
    assert told.err == ""


def test_warnings_leave_the_status_good(small: Small, capsys: pytest.CaptureFixture[str]) -> None:
    """They are about what could be better."""
    long = "This sentence goes on " + "and on " * 12 + "until nobody knows how it began."
    small.change("modules/garden/beans.yaml", "What do you see?", long)
    small.change("modules/garden/beans.yaml", "outcomes: [growing]\n", "")
    assert main(["check", "--folder", str(small.root)]) == 0
    told = capsys.readouterr()
    at = "toolkit_content/modules/garden/"
    assert f"{at}module.yaml:6:5: warning: no activity serves the outcome 'growing'" in told.err
    assert f"{at}beans.yaml:19:21: warning: a sentence of 34 words" in told.err
    assert told.out.splitlines()[-1] == "no problems, 2 warnings in 4 files"


def test_pages_written_by_hand_are_checked_too(
    small: Small, capsys: pytest.CaptureFixture[str]
) -> None:
    """On GitHub the warning stands on the picture's line."""
    small.write("../docs/help/pots.md", b"# Pots\r\n\r\n![A pot](a.png) ![](b.png)\r\n")
    assert main(["check", "--format", "github", "--folder", str(small.root)]) == 0
    told = capsys.readouterr()
    at = "::warning file=docs/help/pots.md,line=3,col=17::"
    assert told.err.startswith(f"{at}this picture has no words for people who cannot see it%0A")
    assert told.out.splitlines()[-1] == "no problems, 1 warning in 5 files"


def test_the_reading_level_is_told_for_english_only(
    small: Small, capsys: pytest.CaptureFixture[str]
) -> None:
    """The formula is made for English; what a grade is, is said once."""
    small.change("modules/garden/beans.yaml", "What do you see?", "What do you see? " * 10)
    main(["check", "--folder", str(small.root)])
    told = capsys.readouterr().out
    assert "beans (our-garden): reading grade " in told
    assert told.count("A reading grade is a year of school; up to 8 is easy to read.") == 1
    small.change("toolkit.yaml", "[en]", "[fr]")
    main(["check", "--folder", str(small.root)])
    assert "reading grade" not in capsys.readouterr().out


def test_the_reading_level_of_a_few_words_is_not_told(
    small: Small, capsys: pytest.CaptureFixture[str]
) -> None:
    """It would be 0.0, or that of one long word."""
    main(["check", "--folder", str(small.root)])
    assert "reading grade" not in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [["bulid"], ["build", "--sitedir", "x"], ["pages"], ["check", "--folder", "/nowhere"]],
    ids=" ".join,
)
def test_wrong_use_is_status_2(arguments: list[str]) -> None:
    """It is neither the content's fault nor ours."""
    assert main(arguments) == 2


def test_a_folder_without_content_is_wrong_use(
    tmp_path: object, capsys: pytest.CaptureFixture[str]
) -> None:
    """What to do is said."""
    assert main(["check", "--folder", str(tmp_path)]) == 2
    assert "there is no folder toolkit_content in" in capsys.readouterr().err


def test_a_folder_of_something_else_is_not_replaced(small: Small) -> None:
    """A site's folder is replaced whole, so it has to be a site."""
    (small.root / "letters").mkdir()
    (small.root / "letters" / "dear.txt").write_text("Dear all")
    for folder in ("letters", ".", "toolkit_content"):
        target = str(small.root / folder)
        assert main(["build", "--folder", str(small.root), "--site-dir", target]) == 2
    assert (small.root / "letters" / "dear.txt").read_text() == "Dear all"


def test_a_fault_of_ours_is_a_sentence_and_status_70(
    small: Small, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No traceback unless it is asked for."""
    monkeypatch.setattr(cli, "collect", lambda folder, today: 1 / 0)
    monkeypatch.delenv(cli.DEBUG, raising=False)
    assert main(["check", "--folder", str(small.root)]) == 70
    told = capsys.readouterr().err
    assert told.startswith("The toolkit has a fault of its own (ZeroDivisionError")
    assert "Traceback" not in told
    monkeypatch.setenv(cli.DEBUG, "1")
    assert main(["check", "--folder", str(small.root)]) == 70
    assert "Traceback" in capsys.readouterr().err


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    """Each with what it is for."""
    assert main(["--help"]) == 0
    told = capsys.readouterr().out
    for command in ("build", "serve", "check", "pages", "handouts", "schema"):
        assert f"\n  {command} " in told
