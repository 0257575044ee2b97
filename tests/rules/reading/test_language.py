"""Which language a text is in."""

import pytest

from followthrough.rules.reading.language import tell_language

SAYINGS = [
    ("en", "Thanks for your mail, please call me back next week."),
    ("de", "Danke für Ihre Nachricht, bitte rufen Sie mich nächste Woche an."),
    ("fr", "Merci pour votre message, veuillez me rappeler la semaine prochaine."),
    ("es", "Gracias por su mensaje, llámeme la próxima semana por favor."),
    ("it", "Grazie per il suo messaggio, mi chiami la prossima settimana."),
    ("pt", "Obrigado pela sua mensagem, me ligue na próxima semana."),
    ("nl", "Bedankt voor uw bericht, bel mij volgende week terug."),
    ("de", "kein interesse"),
    ("fr", "pas intéressé merci"),
    ("es", "no me interesa"),
    ("it", "non mi interessa"),
    ("pt", "não tenho interesse"),
    ("nl", "geen interesse"),
]


@pytest.mark.parametrize(("language", "text"), SAYINGS)
def test_small_words_tell_the_language(language: str, text: str) -> None:
    assert tell_language(text) == language


@pytest.mark.parametrize("text", ["", "👍", "12345", "xyzzy"])
def test_what_tells_nothing_leaves_the_default(text: str) -> None:
    assert tell_language(text) == ""
    assert tell_language(text, "de") == "de"
