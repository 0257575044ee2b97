"""Floor 6. How we intend to follow up: templates, scripts, reasons to get in touch, strategies, sequences.

What is written here is versioned: who is under way goes on with what they began, and what was used is on record. May
import: `rules`, `journal`, `team`, `people`, `followup`, `mailroom`. `actions` are the only place that writes.
Start reading at `models`, then `actions`; the decisions themselves are pure (`rules.templates`, `rules.sequences`).
"""
