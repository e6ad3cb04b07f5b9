"""A web host that is told nothing but the uploaded folder."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import pytest

from generator.finish import SENT

MODULES = Path("/usr/lib/apache2/modules")
NAMES = (
    "mpm_prefork", "authz_core", "dir", "mime", "headers", "autoindex", "deflate", "filter",
)  # fmt: skip
CONFIGURATION = """\
ServerRoot "{root}"
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
{modules}
PidFile "{root}/pid"
ErrorLog "{root}/log"
{user}
TypesConfig "{root}/types"
DocumentRoot "{root}/host"
<Directory "{root}/host">
  Options Indexes FollowSymLinks
  AllowOverride All
  Require all granted
</Directory>
"""


@pytest.fixture(scope="module")
def apache(built: Path) -> Iterator[str]:
    """Apache with the built site below the path that its address names."""
    program = shutil.which("apache2", path=f"{os.environ['PATH']}:/usr/sbin")
    assert program, "apache2 is missing: apt-get install -y apache2-bin"
    with tempfile.TemporaryDirectory() as name, socket.socket() as free:
        root = Path(name)
        root.chmod(0o755)  # the server gives up its rights
        shutil.copytree(built / "site", root / "host" / "small")
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        (root / "conf").write_text(configuration(root, port))
        (root / "types").write_text("text/html html\ntext/css css\n")
        command = [program, "-f", str(root / "conf"), "-DFOREGROUND"]
        # of its own session: when it ends, it ends all of its group
        server = subprocess.Popen(command, start_new_session=True)
        try:
            wait_for(port, server)
            yield f"http://127.0.0.1:{port}/small/"
        finally:
            server.terminate()
            server.wait(20)


def configuration(root: Path, port: int) -> str:
    """A host as it is rented out: folders may be listed, and may say how they want it."""
    modules = [f"LoadModule {name}_module {MODULES}/mod_{name}.so" for name in NAMES]
    user = "User www-data\nGroup www-data" if os.getuid() == 0 else ""
    return CONFIGURATION.format(root=root, port=port, modules="\n".join(modules), user=user)


def wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    """Until the server answers."""
    until = time.monotonic() + 20
    while server.poll() is None and time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.02)
    raise AssertionError("apache2 did not start")


def fetched(address: str) -> tuple[int, Message, str]:
    """Status, headers and text of an answer."""
    request = urllib.request.Request(address)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.headers, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read().decode()


def test_apache_sends_the_policy_with_every_file(apache: str) -> None:
    """Pages, styles and pages that are not there alike."""
    for path in ("", "modules/garden/beans/", "assets/toolkit.css", "handouts/", "nowhere/"):
        headers = fetched(apache + path)[1]
        assert {key: headers[key] for key in SENT} == SENT, path


def test_apache_shows_our_page_where_there_is_none(apache: str) -> None:
    """For an address that does not exist and for a folder without a page of its own."""
    for path, status in (("nowhere/at/all/", 404), ("assets/", 403)):
        found, _, text = fetched(apache + path)
        assert (found, "This page is not here" in text, "Index of" in text) == (status, True, False)
