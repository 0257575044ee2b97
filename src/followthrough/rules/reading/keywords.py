"""The words that networks know in a text: STOP, START, HELP. Only a text that says nothing else is one.

"Stop" ends texts; "please stop calling before nine" is a sentence, for `sentences` to read. A word that is also an
everyday answer ("yes", "info", "basta") is none: it would end, begin or answer what nobody asked for.
"""

import re

from followthrough.rules.matching import fold
from followthrough.rules.words import Word


class Keyword(Word):
    STOP = "stop", "No more texts"
    START = "start", "Texts again"
    HELP = "help", "Who are you"


WORDS = {
    Keyword.STOP: (
        "stop,stopall,stop all,stop sms,stop texts,stop texting,sms stop,unsubscribe,unsub,cancel,end,quit,revoke,"
        "opt out,optout,opt-out,"
        "stopp,stop sms,abmelden,abbestellen,austragen,keine sms,"
        "arret,arreter,desabonner,desabonnement,me desabonner,desinscription,desinscrire,"
        "alto,baja,darme de baja,dar de baja,parar,"
        "cancellami,disiscrivi,disiscrivimi,disiscrizione,ferma,"
        "pare,sair,remover,descadastrar,"
        "stoppen,afmelden,uitschrijven"
    ),
    Keyword.START: "start,unstop,opt in,optin,opt-in,subscribe,anmelden,reprendre,iniciar,comenzar,inizia,aanmelden",
    Keyword.HELP: "help,help me,hilfe,aide,ayuda,aiuto,ajuda,hulp",
}
MEANING = {word.strip(): keyword for keyword, words in WORDS.items() for word in words.split(",")}
LONGEST = 40  # letters: what is longer is a sentence
AROUND = re.compile(r"^[\W_]+|[\W_]+$")


def read(text: str) -> Keyword | None:
    """The keyword a text is; none when it says anything else."""
    if len(text) > LONGEST:
        return None
    bare = AROUND.sub("", " ".join(fold(text).split()))
    return MEANING.get(bare)
