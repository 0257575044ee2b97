"""Words that stand above columns, in seven languages, and the concept each stands for.

A header is a bag of concepts; `headers` knows which bags make a field. The lists hold single words, never the
layouts of whole files, so that a header nobody has seen yet is understood by its parts. Words are written
without accents, as `words_of` gives them; compounds ("telefonnummer", "firstname") are taken apart by itself.
"""

import re
import unicodedata
from functools import lru_cache

CONCEPTS: dict[str, str] = {
    "first": "first given fore vor vorname prenom nombre nombres nome voornaam christian rufname givenname",
    "last": "last family sur nach surname nachname familienname zuname apellido apellidos cognome sobrenome apelido "
    "achternaam lastname derniere ultimo ultima letzte letzter letztes laatste dernier",
    "middle": "middle second zweiter additional",
    "name": "name names nome nombre nombres nom naam namen bezeichnung denominazione",
    "full": "full complete display voller vollstandiger completo complet volledige",
    "salutation": "salutation anrede civilite tratamiento trattamento aanhef honorific prefix tratamento",
    "title": "title titel titre titulo titolo subject betreff sujet asunto oggetto assunto onderwerp",
    "job": "job position function funktion fonction poste cargo puesto ruolo funzione functie beruf "
    "stelle occupation "
    "profession mansione qualifica profissao",
    "role": "role rolle rol papel seniority",
    "department": "department abteilung service departement departamento reparto dipartimento afdeling dept",
    "email": "email emails mail mails courriel correo mailadresse emailadresse emailaddress",
    "phone": "phone phones telephone telefon tel telefono telefone telefoon fon ruf rufnummer telefonnummer festnetz "
    "landline call callable vast",
    "mobile": "mobile mobil cell cellphone handy portable movil celular cellulare telemovel mobiel gsm "
    "natel whatsapp "
    "smartphone sms",
    "fax": "fax telefax pager telex",
    "work": "work business office direct dienstlich geschaftlich buro bureau travail professionnel trabajo oficina "
    "lavoro ufficio trabalho werk zakelijk mailing billing main primary haupt principal",
    "home": "home private privat domicile prive casa particular personal thuis personnel",
    "other": "other andere weitere autre otro altro outro overig shipping delivery alternate alternative "
    "secondary zweite sekundar",
    "address": "address adresse anschrift direccion indirizzo endereco adres addresses location",
    "street": "street strasse str rue calle via rua straat line hausnummer hausnr road voie domicilio straße",
    "city": "city town ort stadt wohnort ville ciudad citta cidade plaats suburb locality gemeinde commune poblacion "
    "localidad comune municipality woonplaats stad",
    "region": "region state province bundesland county kanton estado provincia regione territory departement etat "
    "provincie prefecture",
    "postal": "postal postale",
    "zip": "zip postcode plz postleitzahl zipcode cp cap cep pincode postalcode codepostal",
    "code": "code kode codigo codice kennung",
    "country": "country land pays pais paese staat nation countries laenderkennzeichen lander",
    "company": "company account organization organisation firm firma firmen unternehmen entreprise societe empresa "
    "azienda societa bedrijf employer arbeitgeber compania customer client organizacion organizzazione "
    "organizacao household "
    "affiliation companies accounts kunde klant partner verein ditta bedrijfsnaam firmenname gesellschaft kundenname",
    "website": "website web url site homepage webseite internet domain sitio sito internetseite domaine dominio www "
    "webseiten webpage weblink",
    "social": "linkedin twitter facebook instagram xing social skype youtube tiktok profile profil",
    "person": "person contact lead kontakt ansprechpartner prospect interessent contacto contatto contato "
    "contactpersoon persona people individual customer client individu interlocuteur",
    "deal": "deal opportunity opp verkaufschance chance vorgang affaire oportunidad opportunita oportunidade trato "
    "negocio geschaft auftrag angebot verkaufskans projekt project opportunite trattativa abschluss potential",
    "value": "value amount revenue sum betrag wert umsatz montant valeur importe valor importo valore bedrag waarde "
    "price preis volumen volume budget prix precio prezzo preco omzet erlos auftragswert deckung mrr arr worth monto",
    "currency": "currency wahrung devise moneda valuta moeda waehrung",
    "chance": "probability wahrscheinlichkeit probabilite probabilidad probabilita probabilidade waarschijnlijkheid "
    "likelihood confidence odds prob kans",
    "stage": "stage phase etape etapa fase stufe stadium pipelinestage statusphase stadio",
    "pipeline": "pipeline funnel trichter entonnoir embudo imbuto",
    "status": "status statut estado stato zustand state situatie disposition",
    "won": "won gewonnen gagne ganado vinto ganho",
    "lost": "lost loss verloren perdu perdido perso perte verlust perdida perdita closedlost "
    "disqualified disqualification",
    "reason": "reason grund motif motivo razon reden why warum verlustgrund raison",
    "source": "source quelle herkunft origin fuente origen origem fonte provenance bron origine campaign "
    "kanalquelle medium "
    "referrer leadquelle",
    "created": "created create creation opened added erstellt angelegt erfasst cree creado creato criado aangemaakt "
    "started start begin entered registered signup subscribed anlage eroffnet erstellungs inquiry "
    "anfrage submitted since",
    "close": "close closed closing closes abschluss schluss cloture cierre chiusura fechamento sluiting erwarteter "
    "expected deadline",
    "date": "date datum am on fecha data day dato tag at datetime timestamp zeitpunkt",
    "contacted": "contacted contact kontakt activity aktivitat kontaktiert kontaktaufnahme engagement "
    "interaction contacte "
    "actividad attivita atividade activiteit touch called spoke angerufen communication",
    "next": "next nachste prochain proxima proximo prossima volgende upcoming followup wiedervorlage follow",
    "modified": "modified updated changed update geandert modifie modificado modificato gewijzigd edited viewed "
    "synced aktualisiert anderung modification",
    "owner": "owner rep salesperson salesrep assigned assignee verantwortlich verantwortlicher betreuer bearbeiter "
    "zustandig besitzer responsable proprietaire propietario responsabile proprietario eigenaar verkaufer vendedor "
    "agent vendeur commercial inhaber verkoper user consultant advisor berater executive",
    "note": "note notes comment comments description notiz notizen bemerkung bemerkungen kommentar beschreibung "
    "remarque remarques commentaire nota notas observaciones comentario comentarios commento osservazioni "
    "observacoes opmerking opmerkingen message nachricht details remarks memo anmerkung background notitie history "
    "descripcion descrizione descricao omschrijving notitie information hintergrund",
    "tag": "tag tags label labels schlagwort schlagworte schlagworter kategorie kategorien category "
    "categories etiquette "
    "etiquettes etiqueta etiquetas etichetta etichette categorie segment group groups gruppe groupe grupo membership "
    "keywords list interests",
    "id": "id ids uid guid uuid key identifier nr nummer number numero no identificador recordid kundennummer "
    "identifiant schlussel identificativo",
    "record": "record system object datensatz internal external ext",
    "type": "type typ art tipo soort class klasse art",
    "language": "language sprache langue idioma lingua taal locale lang languages idiomas",
    "zone": "timezone zeitzone tz fuseau",
    "time": "time zeit hora heure ora uhrzeit tijd hour",
    "preferred": "preferred bevorzugt bevorzugter bevorzugte prefere preferido preferito voorkeur "
    "favourite preferida "
    "favorite best",
    "channel": "channel kanal kontaktweg canal canale method methode kanaal kontaktart",
    "birth": "birthday birth geburtstag geburtsdatum naissance anniversaire nacimiento nascita nascimento dob "
    "geboortedatum compleanno birthdate verjaardag age alter",
    "gender": "gender sex geschlecht sexe sexo sesso geslacht",
    "optout": "optout unsubscribed unsubscribe abgemeldet desabonne blacklisted werbesperre",
    "consent": "opt optin consent bounced bounce verified validity invalid bad gdpr dsgvo einwilligung marketing",
    "count": "count anzahl times total score rating clicks opens visits pages sessions nombrede num employees "
    "mitarbeiter headcount recent conversion probable weighted gewichtet quantity duration tax discount balance",
    "display": "by annual yearly phonetic yomi suffix initials nickname file anniversary assistant spouse "
    "manager hobby sensitivity "
    "priority referred parent reports children mothers keyof relation photo picture image avatar logo",
    "image": "thumbnail icon",
}

_FILLERS = frozenset(
    "the a an of in for und et de du des la le les di da do del della el y e van het der die das your ihr ihre our c "
    "to per with mit pour para num sf hs hubspot salesforce zoho pipedrive value2 is la si if".split()
)
_WORD_CONCEPTS: dict[str, frozenset[str]] = {}
for _concept, _words in CONCEPTS.items():
    for _word in _words.split():
        _WORD_CONCEPTS[_word] = _WORD_CONCEPTS.get(_word, frozenset()) | {_concept}

_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])|(?<=[A-Z])(?=[A-Z][a-z])")
_NAMESPACE = re.compile(r"^(?:[A-Za-z]\w*?\d\w*?|[a-z]{2,8})__(?=\w+__[cr]$)")


@lru_cache(maxsize=4096)
def words_of(header: str) -> tuple[str, ...]:
    """The plain words of a header: `npe01__HomeEmail__c` gives home, email; `E-Mail (geschäftlich)` email, ..."""
    plain = re.sub(r"__[cr]$", "", _NAMESPACE.sub("", header.strip()))
    plain = re.sub(r"\be[-\u2010-\u2013 ]?mail", "email", plain, flags=re.IGNORECASE)
    plain = re.sub(r"linkedin|whatsapp|youtube|tiktok|\bIDs\b", lambda found: found[0].lower(), plain, flags=re.I)
    plain = re.sub(r"time[ _-]?zone", "timezone", plain, flags=re.IGNORECASE)
    plain = _CAMEL.sub(" ", plain)
    plain = re.sub(r"opt(?:ed)?[ _-]?out|do[ _-]?not", "optout", plain, flags=re.IGNORECASE)
    plain = unicodedata.normalize("NFKD", plain.replace("ß", "ss").replace("ø", "o")).casefold()
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return tuple(word for word in re.findall(r"[^\W\d_]+", plain) if word not in _FILLERS or len(plain) < 3)


@lru_cache(maxsize=4096)
def concepts_of(word: str) -> tuple[frozenset[str], ...]:
    """The concepts of a word; a compound gives one set per part, an unknown word none."""
    known = _concepts_of_simple(word)
    if known:
        return (known,)
    for cut in range(len(word) - 2, 2, -1):
        front, back = _concepts_of_simple(word[:cut]), _concepts_of_simple(word[cut:])
        if front and back:
            return (front, back)
    return ()


def _concepts_of_simple(word: str) -> frozenset[str]:
    """As it stands, or without the ending of a plural or a German joint."""
    for form in (word, word.removesuffix("s"), word.removesuffix("en"), word.removesuffix("n")):
        if len(form) > 1 and form in _WORD_CONCEPTS:
            return _WORD_CONCEPTS[form]
    return frozenset()


def is_field_name(header: str) -> bool:
    """Whether every word of it is one of ours, as in a name above a column but hardly in a value below it."""
    words = words_of(header)
    return bool(words) and len(words) <= 5 and all(concepts_of(word) for word in words)
