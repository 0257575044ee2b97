"""What the verbs of the playbooks refuse, in the user's words."""

from followthrough.rules.refusals import Refusal


class NameTaken(Refusal):
    message = "There is a sequence of that name already. Nothing was changed: give it another one."


class NameNeeded(Refusal):
    message = "Give it a name by which your team will know it."


class SwitchedOff(Refusal):
    message = "This sequence is switched off. Switch it on first; nobody was added."


class InAnother(Refusal):
    message = "They are in a sequence already. Stop that one first: two at once would talk over each other."


class NotLiveHere(Refusal):
    message = (
        "This sequence is for others: one for open prospects, the other for those in nurture. Nothing was changed."
    )


class NotUnderWay(Refusal):
    message = "This one is not under way any more. Nothing was changed."


class ManagersOnly(Refusal):
    message = "A sequence goes out in everybody's name: a manager changes it. Tell them what you would like."


class Unnamed(Refusal):
    message = "Give it a name: by it you and your colleagues find it."


class NothingWritten(Refusal):
    message = "There is nothing in it yet. Write the words first; nothing was saved."


class GoalMissing(Refusal):
    message = "Say what the contact is for: one goal, in one sentence. Nothing was saved."


class OnlyManagers(Refusal):
    message = "What the team says is changed by its managers. Keep it as your own; nothing was saved."


class ChangedMeanwhile(Refusal):
    message = "Somebody saved another version meanwhile. Nothing was saved: yours stands below, theirs in the versions."


class SnippetUnreadable(Refusal):
    message = "A snippet is called by one short word of letters and digits, like ;hours. Nothing was saved."


class NotMailOrText(Refusal):
    message = "A template is for e-mails or texts. What is said by mouth is a script."


class LinkUnreadable(Refusal):
    message = "A link begins with https:// or http://. Nothing was saved."
