"""The market position statement dashboard: one datum's way from file to page."""

__version__ = "0.1.0"
