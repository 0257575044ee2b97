"""Floor 7. Review: today's plan, the week's and month's, the balance of the pipeline, what stopped. Reads only.

May import: `followup` and everything below it. Every number here opens the prospects behind it.
Start reading at `queries.plan`.
"""
