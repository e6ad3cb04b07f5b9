"""Links that lead nowhere: an author is told in words, and the last good site stays."""

from __future__ import annotations

import re

from tests.cli.making import Small

ABOUT = """\
# About

See [the hosts](privacy.md#hosts-of-nothing) and [more](nothing/).
"""


def test_dead_links_fail_the_build_in_words(copy: Small) -> None:
    """In pages written by hand, and full addresses of the site itself in the YAML."""
    before = copy.site()
    (copy.root / "docs/about.md").write_text(ABOUT, "utf-8")
    own = "https://example.org/small/annexes/kind/"
    copy.change(
        "annexes/kinds.yaml", '"There are two."', f'"There are two."\nclosing: "[A]({own})"'
    )
    for command in (["generator", "build"], ["mkdocs", "build", "--strict", "-d", "other"]):
        run = copy.run(*command)
        assert run.returncode == 1, run.stderr
        told = re.findall(r"^(\S+:\d+:\d+: the link .*)$", run.stderr, re.MULTILINE)
        assert told == [
            "docs/about.md:3:27: the link '../privacy/#hosts-of-nothing' "
            "leads to a page, but to no place on it",
            "docs/about.md:3:57: the link 'nothing/' leads to no page or file of this site",
            f"toolkit_content/annexes/kinds.yaml:4:15: the link '{own}' "
            "leads to no page or file of this site",
        ]
        assert "3 problems" in run.stderr
        assert "Traceback" not in run.stderr
    assert copy.site() == before


def test_a_dead_link_of_ours_is_a_fault_of_ours(copy: Small) -> None:
    """What no author wrote is not put on an author."""
    template = copy.root / "overrides/home.html"
    block = '{% block footer %}<a href="nowhere/">X</a>{% endblock %}'
    template.write_text(template.read_text("utf-8") + block, "utf-8")
    run = copy.run("generator", "build")
    assert run.returncode == 70, run.stderr
    assert "index.html: the link 'nowhere/' leads to no page" in run.stdout
