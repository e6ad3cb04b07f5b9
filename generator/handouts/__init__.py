"""Handouts: PDFs that print well blank, can be typed into and read aloud well."""

from generator.handouts.making import make_all, page_counts

__all__ = ["make_all", "page_counts"]
