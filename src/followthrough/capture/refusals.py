"""What the verbs of an import refuse, in the user's words."""

from datetime import datetime

from followthrough.rules.refusals import Refusal


class NothingToImport(Refusal):
    message = "There is nothing in this file. Nothing was changed. Choose another one."


class NotAList(Refusal):
    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}” is no list: it may be a picture, a document or an archive. Nothing was changed."
            " Choose a CSV file or a spreadsheet."
        )


class FileTooLarge(Refusal):
    message = "This file is larger than can be brought in at once. Split it and bring in the parts one by one."


class FileGone(Refusal):
    message = "The file of this import is no longer in the data folder. What was stored is safe. Start a new import."


class NotNow(Refusal):
    message = "The import is past that point. Look at its page and go on from there."


class UnderWay(Refusal):
    message = "It is being worked on at this moment. Wait a moment and try again."


class NothingMapped(Refusal):
    message = "No column says who it is about: choose a name, a company or an address for at least one of them."


class NobodyToOwn(Refusal):
    message = "Nobody who works here is chosen to follow up. Choose at least one."


class NoPipeline(Refusal):
    message = "There is no sales pipeline to bring them into. Add one under Settings first."


class FormClosed(Refusal):
    message = "This form takes nothing in at the moment. Please write or call instead."


class LeadUnreachable(Refusal):
    message = "Leave an e-mail address or a phone number, so that we can get back to you."


class FormNeedsName(Refusal):
    message = "Give the form a name by which your team will know it."


class FormNameTaken(Refusal):
    message = "There is a form of that name already. Nothing was changed: give it another one."


class TooManyLeads(Refusal):
    """`until`: when the next one is taken."""

    message = "That was a lot at once. What you sent before is safe; please wait a minute and send this again."

    def __init__(self, until: datetime) -> None:
        super().__init__()
        self.until = until
