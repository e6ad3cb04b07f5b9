"""Handouts: PDFs that print well blank, can be typed into and read aloud well."""

from generator.handouts.making import make_all, page_counts
from generator.handouts.showing import example_pictures

__all__ = ["example_pictures", "make_all", "page_counts"]
