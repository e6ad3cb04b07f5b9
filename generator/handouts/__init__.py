"""Handouts: PDFs that print well blank, can be typed into and read aloud well."""


def make_all(toolkit, site, cache) -> None:  # type: ignore
    pass
