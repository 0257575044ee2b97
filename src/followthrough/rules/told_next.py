"""The sentence under a message that tells them when they hear from us next: it is never their job to chase."""

import re
from functools import cache

from followthrough.rules.words import Channel

USUAL = "en"
SENTENCES: dict[str, dict[Channel | None, str]] = {
    "en": {
        Channel.CALL: "If I don't hear from you before then, I'll call you on {day}.",
        Channel.TEXT: "If I don't hear from you before then, I'll text you on {day}.",
        Channel.VISIT: "If I don't hear from you before then, I'll come by on {day}.",
        None: "If I don't hear from you before then, I'll write to you on {day}.",
    },
    "de": {
        Channel.CALL: "Wenn ich bis dahin nichts von Ihnen höre, rufe ich Sie am {day} an.",
        Channel.VISIT: "Wenn ich bis dahin nichts von Ihnen höre, komme ich am {day} vorbei.",
        None: "Wenn ich bis dahin nichts von Ihnen höre, schreibe ich Ihnen am {day}.",
    },
    "fr": {
        Channel.CALL: "Sans nouvelles de votre part d'ici là, je vous appellerai le {day}.",
        Channel.VISIT: "Sans nouvelles de votre part d'ici là, je passerai vous voir le {day}.",
        None: "Sans nouvelles de votre part d'ici là, je vous écrirai le {day}.",
    },
    "es": {
        Channel.CALL: "Si no tengo noticias suyas antes, le llamaré el {day}.",
        Channel.VISIT: "Si no tengo noticias suyas antes, pasaré a verle el {day}.",
        None: "Si no tengo noticias suyas antes, le escribiré el {day}.",
    },
    "it": {
        Channel.CALL: "Se non avrò sue notizie prima, la chiamerò {day}.",
        Channel.VISIT: "Se non avrò sue notizie prima, passerò da lei {day}.",
        None: "Se non avrò sue notizie prima, le scriverò {day}.",
    },
    "pt": {
        Channel.CALL: "Se não tiver notícias suas até lá, ligo-lhe: {day}.",
        Channel.VISIT: "Se não tiver notícias suas até lá, passo para o visitar: {day}.",
        None: "Se não tiver notícias suas até lá, escrevo-lhe: {day}.",
    },
    "nl": {
        Channel.CALL: "Als ik voor die tijd niets van u hoor, bel ik u op {day}.",
        Channel.VISIT: "Als ik voor die tijd niets van u hoor, kom ik langs op {day}.",
        None: "Als ik voor die tijd niets van u hoor, schrijf ik u op {day}.",
    },
}


def say_next(channel: Channel, day: str, *, language: str = USUAL) -> str:
    """The sentence for the next step; `day` as that language says it. English where it is none of ours."""
    said = SENTENCES.get(language[:2].lower(), SENTENCES[USUAL])
    return said.get(channel, said[None]).format(day=day)


def without_next(text: str) -> str:
    """The text without such a sentence as its last paragraph: taken back and sent again, it names another day."""
    before, gap, last = text.rstrip().rpartition("\n\n")
    return before if gap and any(each.fullmatch(last.strip()) for each in _patterns()) else text


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """What our sentences look like, whichever day they name."""
    said = dict.fromkeys(sentence for language in SENTENCES.values() for sentence in language.values())
    return tuple(re.compile(re.escape(each).replace(r"\{day\}", r"[^\n]{1,60}")) for each in said)
