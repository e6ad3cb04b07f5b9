"""Sheets as Word documents: to adapt, to print, and for the browser to put answers into."""

from generator.word.making import make_documents

__all__ = ["make_documents"]
