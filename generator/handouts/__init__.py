"""Handouts: PDFs that print well blank, can be typed into and read aloud well."""
