"""What the verbs of the heart refuse, in the user's words."""

from followthrough.rules.refusals import Refusal


class NextStepRequired(Refusal):
    message = "Say what comes next: no prospect is left without a next step."


class StepIncomplete(Refusal):
    message = "A next step needs a purpose, a channel, a date and an owner."


class ReasonRequired(Refusal):
    message = "Say why it moves to a later day: one of the reasons, or that they asked."


class StepInThePast(Refusal):
    message = "That date has passed. Choose today or a later day."


class DueLater(Refusal):
    message = "Its step is due later than that already: putting off never pulls nearer."


class NotHappenedYet(Refusal):
    message = "That contact lies in the future. Write down when it took place, or plan it as the next step."


class NotLive(Refusal):
    message = "This one is closed. Reopen it first, with its next step."


class NotOpen(Refusal):
    message = "This one is not open. Wake or reopen it first."


class NotClosed(Refusal):
    message = "This one is still open: there is nothing to reopen."


class EndNotTyped(Refusal):
    message = "Say why it ended: choose one of the reasons."


class PointedNowhere(Refusal):
    message = "Say where you pointed them: those who don't fit are helped on, not dropped."


class EvidenceRequired(Refusal):
    message = "Say what you saw: stages move on evidence, not on hope."


class WrongStage(Refusal):
    message = "That stage belongs to another pipeline."


class OwnerNotHere(Refusal):
    message = "This person doesn't work here any more. Choose somebody who does."


class StepsNeedAnOwner(Refusal):
    message = "Their prospects need a new owner before they can leave."


class ChangedMeanwhile(Refusal):
    message = "Somebody changed this prospect meanwhile. Nothing was lost: look at the new state and try again."


class NothingToUndo(Refusal):
    message = "There is nothing to undo here."


class BuiltUpon(Refusal):
    message = "Something was built on this since, so it can't be taken back. Change the next step instead."


class SamePerson(Refusal):
    message = "These are the same person already."


class PromiseSettled(Refusal):
    message = "This promise is settled already."


class ContactForbidden(Refusal):
    message = "They asked not to be contacted. Nothing may be planned with them."


class ListUnnamed(Refusal):
    message = "Give the list a name, so that you find it again."


class ListNameTaken(Refusal):
    message = "You have a list of that name already. Choose another name, or save over that one."


class WhyRequired(Refusal):
    message = "Say why: they asked not to be contacted, and this takes it back."


class NobodyNamed(Refusal):
    message = "Say who: a name, an e-mail address or a number."
