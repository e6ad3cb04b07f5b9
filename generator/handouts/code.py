"""The QR code that leads from a sheet of paper to its page."""

from __future__ import annotations

import io
from typing import Any
from urllib.parse import quote

import segno

from generator.model import Activity, Toolkit

SAFE = "/:?#[]@!$&'()*+,;=%~-._"


def code_of(toolkit: Toolkit, activity: Activity) -> dict[str, Any]:
    """What the head of a sheet shows of its page, as `code`; nothing where the site has no
    address yet."""
    if not toolkit.file.site_url:
        return {}
    address = f"{quote(toolkit.file.site_url.rstrip('/'), SAFE)}/{activity.address}"
    shown = address.partition("://")[2].rstrip("/")
    told = toolkit.words("code-title", address=shown)
    return {"code": {"address": address, "shown": shown, "svg": _svg(address), "title": told}}


def _svg(address: str) -> str:
    out = io.BytesIO()
    drawn = segno.make_qr(address, error="m", boost_error=False)
    drawn.save(out, kind="svg", xmldecl=False, border=0, omitsize=True)
    return out.getvalue().decode()
