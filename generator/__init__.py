"""One YAML source as website, handouts and facilitator's notes."""

__version__ = "0.1.0"
