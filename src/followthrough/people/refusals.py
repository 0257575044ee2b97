"""What the verbs of people refuse, in the user's words."""

from followthrough.rules.refusals import Refusal


class NameRequired(Refusal):
    message = "Give a name, or at least an e-mail address or a phone number to know them by."


class AddressUnreadable(Refusal):
    message = "This is no e-mail address or phone number that could be reached. Check it and try again."


class AddressTaken(Refusal):
    message = "They have this address already."
