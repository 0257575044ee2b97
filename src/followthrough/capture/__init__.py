"""Floor 7. Capture: how prospects come in, by a file, by a form, or as the sample a new user looks around in.

An import is files, their rows as drafts, the duplicates among them, and for each row exactly one result.
A lead is one sending of a form: on a person's plan at once (`actions.leads`).
May import any floor below; not `review`, which stands on the same one.
Start reading at `actions` (the verbs of an import, in the order they are called), then `models`; or at `sample`
(a believable workspace from a seed).
"""
