"""Handouts: PDFs that print well blank, can be typed into and read aloud well."""

from generator.handouts.making import make_all, page_counts
from generator.handouts.showing import pictures_of

__all__ = ["make_all", "page_counts", "pictures_of"]
