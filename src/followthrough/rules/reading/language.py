"""Which of the seven languages a text is in: a vote of its small words, which no text can do without."""

import re
from collections import Counter
from functools import lru_cache

from followthrough.rules.reading.folding import fold_in_place

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl")
ENOUGH = 300  # words: more of them tell nothing new

# Folded. A word of several languages counts for each of them, by as much less.
_WORDS = {
    "en": """the and you your for with this that is are was be to of in it have has not please thank thanks we i my me
        our would could will can at on by from as if when what who how do don't i'm we're it's let hi hello dear regards
        no yes not interested call back later sorry next week am us off stop sure ok but out remove meeting wrong person
        he she they there which about after before until today tomorrow again better sounds good great been""",
    "de": """der die das und ich wir sie ihr ihre ihnen ihrer mir mich uns unser ist sind war nicht kein keine bitte
        danke dank fur mit von zu im in auf an bei aus nach noch nur auch aber oder wenn dass ein eine einen einem es
        haben habe hat werden wird konnen kann mochten mochte gerne gern ja nein mehr melde melden gruss grusse hallo
        sehr geehrte woche morgen wieder interesse passt spater leider schon uber zum zur den dem des was wer wie
        um du dich dir am vor bis ihren euch passt kontaktieren keinen""",
    "fr": """le la les des un une et je nous vous votre vos notre est sont pas ne merci bonjour pour avec de du au aux
        dans sur par que qui quoi ce cette ces il elle on mon ma mes se si plus mais ou bien tres suis avons avez
        pouvez voulez veuillez oui non cordialement semaine prochaine rappeler rappelez j'ai n'ai c'est d'accord
        n'est interesse jour demain lundi mardi aucun etre fait faire moi apres avant ca va a y quand comment""",
    "es": """el los las una uno y yo nosotros usted ustedes su sus nuestro nuestra es son esta estamos no gracias hola
        para con de del al en por que quien como cuando lo le les me mi mis se si mas pero o muy bien tengo tenemos
        puede pueden podemos quiero favor saludos semana proxima ahora llame llamar interesa interesado estoy manana
        lunes esto hay ya sobre despues antes un la ha han hasta ser cuanto nada otra vez dia""",
    "it": """il lo gli una uno e io noi lei voi vostro vostra suo sua e sono siamo non grazie ciao buongiorno salve per
        con di del della dei delle al alla nel nella da che chi come quando mi ci vi si piu ma o molto bene ho abbiamo
        puo possiamo vorrei favore saluti cordiali settimana prossima adesso chiamare interessa interessato anche
        lunedi questo questa ancora dopo prima le la un in ha hanno essere perche quanto niente altra va""",
    "pt": """o os as um uma e eu nos voce voces seu sua nosso nossa sao esta estamos nao obrigado obrigada ola oi para
        com de do da dos das ao em no na por que quem como quando lhe me meu minha se mais mas ou muito bem tenho temos
        pode podemos quero favor abracos cumprimentos atenciosamente semana proxima agora ligar interesse interessado
        estou amanha segunda isso isto ha ja sobre depois antes ate tem ser quanto nada outra vez sim dia bom boa""",
    "nl": """de het een en ik wij we je jij u uw jullie onze ons is zijn niet geen bedankt dank hallo beste voor met van
        naar in op bij uit na nog maar ook als dat die dit wat wie hoe wanneer er aan om te hebben heb heeft kunnen kan
        wil willen graag groet groeten vriendelijke week volgende morgen weer interesse ja nee meer bellen bel terug
        maandag later helaas al over tot per zou mij me mijn wel heel prima""",
}
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_MARKS = {"ß": "de", "ä": "de", "ö": "de", "ñ": "es", "¿": "es", "¡": "es", "ã": "pt", "õ": "pt", "ç": "fr pt"}
_MARKS |= {"è": "fr it", "ê": "fr pt", "œ": "fr", "ù": "fr it", "ò": "it", "ì": "it", "ij": "nl", "ü": "de"}


def tell_language(text: str, default: str = "") -> str:
    """The code of the language most of the small words belong to; `default` where none tells."""
    best = vote_on_language(text).most_common(2)
    if not best or (len(best) > 1 and best[0][1] == best[1][1] and default in dict(best)):
        return default
    return best[0][0]


def vote_on_language(text: str) -> Counter[str]:
    """How much the small words and the letters of a text speak for each language."""
    votes: Counter[str] = Counter()
    words = _weights()
    for count, found in enumerate(_WORD.finditer(fold_in_place(text))):
        if count >= ENOUGH:
            break
        for language, weight in words.get(found[0], ()):
            votes[language] += weight
    for letter in set(text.lower()) & _MARKS.keys():
        for language in _MARKS[letter].split():
            votes[language] += 30
    return votes


@lru_cache(maxsize=1)
def _weights() -> dict[str, list[tuple[str, int]]]:
    """word -> its languages, and what it counts for each: a whole vote is 60, which seven languages can share."""
    speakers: dict[str, list[str]] = {}
    for language, words in _WORDS.items():
        for word in set(words.split()):
            speakers.setdefault(word, []).append(language)
    return {word: [(one, 60 // len(known) ** 2) for one in known] for word, known in speakers.items()}
