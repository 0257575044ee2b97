"""What the verbs of the mailroom refuse, in the user's words."""

from followthrough.rules.refusals import Refusal


class NoMailbox(Refusal):
    message = "There is no mailbox to send this from. Connect yours first; nothing was sent."


class NoTextLine(Refusal):
    message = "There is no number to send texts from. Ask your administrator to connect one; nothing was sent."


class NoAddress(Refusal):
    message = "There is no valid address to write to. Add one first; nothing was sent."


class AddressSuppressed(Refusal):
    message = "They asked not to be written to there. Nothing was sent."


class NothingWritten(Refusal):
    message = "There is nothing in it yet. Write what you want to say."


class SubjectRequired(Refusal):
    message = "Give it a subject: it begins a new conversation."


class NobodysProspect(Refusal):
    message = "Nobody follows this person up. Open an opportunity for them first."


class NotSendable(Refusal):
    message = "Only e-mails and texts can be sent from here."


class TooLateToStop(Refusal):
    message = "It is on its way already and can't be taken back."


class NotWaiting(Refusal):
    message = "This message doesn't wait any more. Look at what became of it."


class NotUnknown(Refusal):
    message = "It is known by now what became of this message. Nothing was changed."


class AttachmentGone(Refusal):
    message = "An attached file is gone. Attach it again."


class AttachmentTooLarge(Refusal):
    message = "This file is larger than mail servers accept (25 MB). Send a link to it instead."


class TextsStopped(Refusal):
    message = "They asked for no more texts. Call or write instead; nothing was sent."


class TextTooLong(Refusal):
    message = "This is longer than a text can be. Shorten it, or write an e-mail; nothing was sent."


class NumberUnreadable(Refusal):
    message = "This is no phone number. Type it with its country code, like +49 151 2345678."


class LineTaken(Refusal):
    message = "This number is connected already."


class NothingWaits(Refusal):
    message = "Nothing waits here any more: somebody has dealt with it."


class NotOffered(Refusal):
    message = "This doesn't fit any more. Look at what is proposed now."


class MailboxTaken(Refusal):
    message = "This mailbox is connected already, by a colleague. Nothing was changed."


class MailboxUnreadable(Refusal):
    message = "This is no e-mail address. Check it and try again."


class ServerMissing(Refusal):
    message = "Name the server that sends for this address. Your provider's help pages tell it."


class PasswordMissing(Refusal):
    message = "Type the password of this mailbox; some providers want an app password."


class PasswordAgain(Refusal):
    message = "Type the password again: it is never sent to another server than the one it was typed for."


class ServiceIncomplete(Refusal):
    message = "The service wants to know all of this. Fill it in and save again."


class ForAdministrators(Refusal):
    message = "The workspace's mailbox is looked after by administrators. Ask one of them."


class SignInGone(Refusal):
    message = "This sign-in took too long or was begun elsewhere. Nothing was changed; begin again."


class SignInNotSetUp(Refusal):
    message = "Nobody has set up signing in with this provider yet. Ask an administrator, or use an app password."
