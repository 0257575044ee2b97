"""The one-word orders of text messages: STOP, START, HELP and their like in the usual languages.

By the rule carriers go by: the word is the whole message, whatever its case, accents and the signs around it. “Stop by
on Tuesday” is no order; that other words may ask to stop as well is for `sentences.read` to tell.
"""

from functools import lru_cache

from followthrough.rules.reading.folding import compose, fold_in_place
from followthrough.rules.words import Word

SIGNS = " \t\r\n.,;:!?¡¿\"'()[]*-_"


class Keyword(Word):
    """What a carrier makes of a message of one word."""

    STOP = "stop", "Wants no more texts"
    START = "start", "Wants texts again"
    HELP = "help", "Asks who we are"


_WORDS = {
    Keyword.STOP: """
        stop, stopall, stop all, unsubscribe, cancel, end, quit, optout, opt out, revoke, remove
        stopp, abmelden, abbestellen, austragen
        arret, arreter, desinscrire, desinscription, desabonner, desabonnement, stop sms
        alto, baja, parar, cancelar, detener
        basta, cancella, cancellami, annulla, disiscrivi, disiscrivimi, ferma
        sair, pare, remover, descadastrar
        stoppen, afmelden, uitschrijven
    """,
    Keyword.START: """
        start, unstop, restart, resume, optin, opt in, subscribe
        anmelden, starten
        commencer, reprendre, demarrer
        alta, empezar, iniciar, comenzar, reanudar
        inizia, riprendi, avvia
        comecar, retomar, inscrever
        aanmelden, hervatten
    """,
    Keyword.HELP: """
        help, info, helpme, help me
        hilfe, aide, ayuda, aiuto, ajuda, hulp, assist, assistance
    """,
}


def tell_keyword(text: str) -> Keyword | None:
    """The order a text message is, if it is nothing else."""
    bare = " ".join(fold_in_place(compose(text[:80])).split()).strip(SIGNS)
    return _keywords().get(bare)


@lru_cache(maxsize=1)
def _keywords() -> dict[str, Keyword]:
    listed = ((word, order) for order, words in _WORDS.items() for word in words.replace("\n", ",").split(","))
    return {word.strip(): order for word, order in listed if word.strip()}
