"""YAML to data that knows, for every value, its file, line and column."""

from generator.source.node import Node, Scalar, data
from generator.source.notes import bare
from generator.source.overlay import overlay
from generator.source.reading import parse, read

__all__ = ["Node", "Scalar", "bare", "data", "overlay", "parse", "read"]
