"""What a member may choose for an import: managers for everybody, a salesperson for themselves."""

from dataclasses import replace

from followthrough.capture.options import Options
from followthrough.team.models import Membership


def within(options: Options, member: Membership) -> Options:
    """The options as far as this member may choose them: only managers give prospects to others."""
    if member.sees_all:
        return options
    owners = {word: pk if pk == member.pk else 0 for word, pk in options.owners.items()}
    return replace(options, owner_ids=(member.pk,), owners=owners)
