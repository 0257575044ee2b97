"""A believable workspace from a seed: an energy company's sales team with a year of history in several countries.

The same seed and moment give the same rows. Names come from lists of common names, addresses end in `.example`, and
telephone numbers from the ranges that countries keep free for fiction, so that nobody real is ever called.
`world` holds the lists, `stories` invents what happened with one prospect, `actions` stores it.
"""

from followthrough.capture.sample.actions import fill_sample

__all__ = ["fill_sample"]
