"""The design system's own shapes: what a component's template wants to know, and the page that shows them all.

A screen fills a shape (`StepLine(...)`) and includes the component's template (`kit/_step_lines.html`).
See docs/screens.md for all of them, docs/decisions/components.md for why.
"""
