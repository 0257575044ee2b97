"""What the verbs of the team refuse, in the user's words."""

from followthrough.rules.refusals import Refusal


class EmailTaken(Refusal):
    message = "Somebody with this e-mail address is a member already."


class LastAdmin(Refusal):
    message = "Somebody has to look after the settings: name another administrator first."


class HoursUnreadable(Refusal):
    message = "Working hours need a beginning before their end, like 09:00 to 17:30."


class AbsenceUnreadable(Refusal):
    message = "An absence ends on or after the day it begins."


class CoverNotHere(Refusal):
    message = "Who stands in doesn't work here any more. Choose somebody who does."


class LinkSpent(Refusal):
    message = "This link was used already or is too old. Ask for a new one, or sign in with your password."


class NameMissing(Refusal):
    message = "Your colleagues need a name to see. Nothing was changed; type one and save again."


class SealBroken(Refusal):
    message = (
        "A stored password can't be opened: the key that sealed it is gone. Nothing else is lost; type the password"
        " again, or put the old key back into `sealing-keys`."
    )


class KeysElsewhere(Refusal):
    message = (
        "The keys stand in SEALING_KEYS, which only you can change: put a new key in front, separated by a comma,"
        " restart, and every secret that is saved anew is sealed with it. Nothing was changed."
    )


class KeysStillNeeded(Refusal):
    message = "Some secrets are still sealed with an older key. Nothing was dropped. Run: followthrough keys --rotate"
