"""A static host such as people use: it compresses text and says how long files may be kept."""

from __future__ import annotations

import functools
import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any

PACKED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt")
KEPT = "max-age=600"  # what GitHub Pages says
Sent = tuple[str, int]
"""A path and how many bytes were sent for it."""


class StaticHost(http.server.SimpleHTTPRequestHandler):
    """Files of a folder, packed where that helps; 404.html for what is not there; no log."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, log: list[Sent], **kwargs: Any) -> None:
        self.log = log
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        """Answer with a file, an index page or 404.html; a folder without its slash moves."""
        path = Path(self.translate_path(self.path))
        if path.is_dir() and not self.path.split("?")[0].endswith("/"):
            self._move()
            return
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        self._send(path if found else Path(self.directory) / "404.html", found)

    do_HEAD = do_GET

    def log_message(self, *args: object) -> None:
        """Nothing."""

    def _move(self) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", self.path + "/")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, path: Path, found: bool) -> None:
        body = path.read_bytes() if path.is_file() else b""
        self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
        if path.suffix in PACKED and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = _packed(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", _type(self.guess_type(path)))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", KEPT)
        self.end_headers()
        if self.command == "GET":
            self.log.append((self.path, len(body)))
            self.wfile.write(body)


@functools.lru_cache(maxsize=500)
def _packed(body: bytes) -> bytes:
    return gzip.compress(body, 6)


def _type(guessed: str) -> str:
    return f"{guessed}; charset=utf-8" if guessed.startswith("text/") else guessed


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Browsers hang up when a page is left: nothing to tell."""


@contextmanager
def served(folder: Path, log: list[Sent] | None = None) -> Iterator[str]:
    """The address at which `folder` is served for a while; `log` gets what is sent."""
    log = [] if log is None else log
    host = functools.partial(StaticHost, directory=str(folder), log=log)
    server = _Server(("127.0.0.1", 0), host)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
