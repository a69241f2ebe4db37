"""Dated press briefings on one country's partnerships, grouped by partner, every statement a quotation."""

__version__ = "0.1.0"
