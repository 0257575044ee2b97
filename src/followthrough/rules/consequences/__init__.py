"""What follows from a message that came in: what happens by itself, and what is proposed to a person.

`happenings.by_itself` says what needs nobody's yes (a reply is a contact, an opt-out ends it, a bounce is no contact,
a holiday moves a step), `proposals.proposed` what one key accepts, the likeliest first. Both are pure: a verdict and
where the prospect stands go in. Start at `standing`.
"""

from followthrough.rules.consequences.happenings import Happening, by_itself
from followthrough.rules.consequences.proposals import proposed
from followthrough.rules.consequences.standing import Consequence, Key, Standing

__all__ = ["Consequence", "Happening", "Key", "Standing", "by_itself", "proposed"]
