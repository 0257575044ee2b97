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
