"""Who lives in the sample: countries with their names, cities, numbers; what is sold; what people say."""

from dataclasses import dataclass

from followthrough.rules.words import Outcome, Reason


@dataclass(frozen=True, slots=True)
class Country:
    """Names as they are common there; `number` makes a telephone number nobody has (`#` is a digit)."""

    code: str
    language: str
    weight: int
    number: str
    given: tuple[str, ...]
    family: tuple[str, ...]
    cities: tuple[tuple[str, str, str], ...]  # city, region, time zone ("" where the country has one)
    company: tuple[str, ...]


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


COUNTRIES = (
    Country(
        "US", "en", 30, "+1{area}55501##",
        _words("Olivia Emma Amelia Sophia Mia Isabella Evelyn Harper James Liam Noah Henry Lucas Theodore Maria Jose Luis"
               " Aaliyah Jamal Wei Priya Hannah Caleb Ruth"),
        _words("Smith Johnson Williams Brown Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Wilson Anderson Thomas"
               " Taylor Nguyen Lee Clark Lewis Robinson Walker Young Allen King Patel Kim"),
        (("Denver", "CO", "America/Denver"), ("Austin", "TX", "America/Chicago"), ("Portland", "OR", "America/Los_Angeles"),
         ("Albany", "NY", "America/New_York"), ("Tucson", "AZ", "America/Phoenix")),
        ("{family} Roofing", "{family} & Sons", "{city} Bakery Co.", "{family} Dental", "Blue Mesa {word} LLC",
         "{city} Brewing", "{family} Farms"),
    ),
    Country(
        "GB", "en", 18, "+447700900###",
        _words("Oliver George Arthur Freya Isla Ava Grace Alfie Harriet Callum Imogen Rhys Aisha Mohammed Zara Ewan Niamh"),
        _words("Jones Evans Hughes Murphy Campbell Stewart Khan Ahmed Wright Thompson Green Hall Wood Harris Clarke Patel"
               " Okafor Bennett"),
        (("Leeds", "", ""), ("Bristol", "", ""), ("Cardiff", "", ""), ("Inverness", "", ""), ("Norwich", "", "")),
        ("{family} Joinery", "{family} & Daughters", "The {city} Kitchen", "{family} Motors Ltd", "{city} Cycles"),
    ),
    Country(
        "DE", "de", 18, "+493023125###",
        _words("Anna Lena Mia Emilia Lukas Jonas Felix Maximilian Paul Katharina Jürgen Heike Sabine Uwe Björn Ayşe Mehmet"
               " Thomas Käthe"),
        _words("Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Koch Bauer Richter Klein Wolf"
               " Schröder Yılmaz Großmann Keller"),
        (("Leipzig", "", ""), ("Freiburg", "", ""), ("Bremen", "", ""), ("Würzburg", "", ""), ("Görlitz", "", "")),
        ("Tischlerei {family}", "{family} GmbH", "{family} & Söhne", "Gärtnerei {family}", "Autohaus {family} KG"),
    ),
    Country(
        "FR", "fr", 10, "+336399803##",
        _words("Camille Manon Léa Chloé Inès Louis Gabriel Hugo Arthur Jules François Hélène Benoît Élodie Mathieu Fatima"),
        _words("Martin Bernard Dubois Robert Richard Petit Durand Leroy Moreau Lefèvre Girard Benali Fontaine Rousseau"),
        (("Nantes", "", ""), ("Grenoble", "", ""), ("Lille", "", ""), ("Montpellier", "", "")),
        ("Boulangerie {family}", "{family} SARL", "Atelier {family}", "Garage {family}"),
    ),
    Country(
        "ES", "es", 8, "+34600000###",
        _words("Lucía Martina Sofía Valeria Hugo Mateo Álvaro Pablo José Carmen Begoña Íñigo Núria"),
        _words("García Fernández González Rodríguez Sánchez Pérez Gómez Ruiz Ibáñez Muñoz Torres Navarro"),
        (("Valencia", "", ""), ("Zaragoza", "", ""), ("Bilbao", "", ""), ("Cádiz", "", "")),
        ("Bodegas {family}", "Talleres {family} S.L.", "Panadería {family}"),
    ),
    Country(
        "BR", "pt", 6, "+5511900000###",
        _words("Ana Beatriz João Pedro Gabriela Thiago Letícia Caio Conceição Antônio"),
        _words("Silva Santos Oliveira Souza Pereira Costa Araújo Gonçalves Magalhães"),
        (("Campinas", "SP", "America/Sao_Paulo"), ("Curitiba", "PR", "America/Sao_Paulo"), ("Manaus", "AM", "America/Manaus")),
        ("Padaria {family}", "{family} Comércio Ltda."),
    ),
    Country(
        "JP", "ja", 4, "+8190000000##",
        ("Yuki", "Haruto", "Sakura", "Ren", "Aoi", "Sota", "Hina", "Kenji", "Akiko"),
        ("Sato", "Suzuki", "Takahashi", "Tanaka", "Watanabe", "Itō", "Yamamoto", "Nakamura", "Kobayashi"),
        (("Sapporo", "", ""), ("Kyoto", "", ""), ("Fukuoka", "", "")),
        ("{family} Seisakusho K.K.", "{family} Foods K.K."),
    ),
    Country(
        "AE", "ar", 3, "+97150000####",
        ("ليلى", "عمر", "فاطمة", "Yusuf", "Layla", "Omar", "Maryam", "Khalid"),
        ("الحسن", "منصور", "Haddad", "Mansour", "Al Farsi", "Nasser"),
        (("Sharjah", "", ""), ("Al Ain", "", "")),
        ("{family} Trading LLC", "{city} Cold Stores"),
    ),
    Country(
        "IN", "en", 3, "+9199999000##",
        _words("Aarav Vivaan Ananya Diya Priya Rohan Kavya Lakshmi Arjun Meera"),
        ("Sharma", "Patel", "Iyer", "Reddy", "Banerjee", "Nair", "Gupta", "Venkataraghavan"),
        (("Pune", "", ""), ("Kochi", "", ""), ("Jaipur", "", "")),
        ("{family} Textiles Pvt. Ltd.", "{family} & Co.", "Hotel {city} Residency"),
    ),
)  # fmt: skip
AREAS = {"Denver": "303", "Austin": "512", "Portland": "503", "Albany": "518", "Tucson": "520"}

OFFERS = (
    # what, from, to, share of those asking for it
    ("Maintenance contract", 250, 900, 24),
    ("Wall box", 900, 2_400, 20),
    ("Battery storage", 4_000, 12_000, 18),
    ("Heat pump", 9_000, 26_000, 16),
    ("Rooftop solar 9 kWp", 11_000, 19_000, 15),
    ("Solar roof for the hall", 28_000, 140_000, 7),
)
SOURCES = ("Website form", "Trade fair", "Referral", "Phone call in", "Open day", "Partner", "Old list")
TITLES = ("Owner", "Managing director", "Facility manager", "Head of purchasing", "Homeowner", "Site manager", "")
TAGS = ("subsidy", "new build", "neighbour of a customer", "financing", "wants visit")

SAID: dict[Outcome, tuple[str, ...]] = {
    Outcome.REACHED: (
        "Wants to know what the subsidy covers before going on.",
        "The bill went up by a third; the partner has to be convinced too.",
        "Asked how long the installation keeps the drive blocked.",
        "Compares us with one other offer, price is not the main thing.",
        "Roof was done two years ago, has pictures and will look for them.",
        "Interested, but the flat roof worries them. Asked for a reference nearby.",
        "Would like numbers with and without storage.",
    ),
    Outcome.MET: (
        "Walked the roof together. South side is free, the fuse box is old.",
        "Showed the neighbour's installation on the app. They asked good questions.",
        "Both partners at the table. They decide after the holidays.",
        "Measured the cellar: the storage fits beside the boiler.",
    ),
    Outcome.REPLIED: (
        "Thanks for the figures. Can we also see the variant with ten panels more?",
        "Got your message. Thursday works for us.",
        "We are still waiting for the architect, sorry for the delay.",
        "Looks good. Who would do the electrical part?",
    ),
    Outcome.PUT_OFF: (
        "Busy until the end of the quarter, asked to be called later.",
        "Wants to think it over once more.",
        "The budget is decided next month, not before.",
        "In the middle of moving house.",
    ),
    Outcome.WILL_CALL: (
        "Will talk to the bank and call back by Friday.",
        "Sends the roof plan in the next days.",
        "Asks the landlord first and gets back to us.",
    ),
    Outcome.VOICEMAIL: ("", "", "Left word about the subsidy deadline."),
    Outcome.NO_ANSWER: ("", "", "", "Line was busy."),
    Outcome.SENT: (
        "Sent the comparison of the two roofs.",
        "Sent the offer as agreed.",
        "Sent the case of the bakery.",
        "",
    ),
    Outcome.AGREED: ("They want it. Contract goes out today.", "Agreed on the phone, asks for the spring date."),
    Outcome.NOT_INTERESTED: ("Bought elsewhere last month.", "The house is being sold.", "Not for us, thank you."),
    Outcome.WRONG_PERSON: ("Left the company; the new one for this is in purchasing.",),
    Outcome.BAD_ADDRESS: ("Number is not in service.",),
}
PROMISES = (
    ("Send the subsidy checklist", ""),
    ("Call when the new panels are in stock", "the new panels are in stock"),
    ("Send the reference from their street", ""),
    ("Tell them the price of the bigger storage", ""),
    ("Invite them to the open day", ""),
)
PROBLEMS = (
    ("The electricity bill doubled", "They feel at the mercy of the supplier", "About {cost} a year more than needed"),
    ("The boiler is twenty-three years old", "Afraid it fails in the coldest week", "A rushed replacement for {cost}"),
    ("The cold store runs day and night", "Margin is gone by noon", "{cost} a month at today's price"),
    ("Two electric cars and one socket", "Arguments every evening", "Public charging for {cost} a year"),
)
HANDS = ("Asked on the website to be called", "Called while you were out", "Replied to your last e-mail")
WHY_NOW = (
    "The subsidy ends in spring",
    "The scaffolding is up anyway",
    "The old contract runs out",
    "A baby is on the way",
)
POSTPONED = (
    (Reason.THEY_ASKED, 46), (Reason.DISORGANISED, 14), (Reason.NOTHING_TO_SAY, 9), (Reason.TOO_BUSY, 8),
    (Reason.FEAR_OF_NO, 6), (Reason.THEY_WILL_CALL, 5), (Reason.SCATTERED, 4), (Reason.NO_STRATEGY, 3),
    (Reason.WONT_BUY, 2), (Reason.COMPETITOR, 2), (Reason.NO_BELIEF, 1),
)  # fmt: skip
REPS = (
    # name, zone, country, minutes a day
    ("Rosa Lindqvist", "Europe/Berlin", "DE", 240),
    ("Tom Avery", "America/Denver", "US", 200),
    ("Nadia Benali", "Europe/Paris", "FR", 240),
)
MANAGER = ("Miriam Holt", "Europe/London", "GB", 180)
