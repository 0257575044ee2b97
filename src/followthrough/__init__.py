"""Followthrough: every open prospect has exactly one next step, dated, owned and with a purpose."""

__version__ = "0.1.0"
