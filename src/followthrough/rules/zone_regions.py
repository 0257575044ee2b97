"""Which zones a state or province keeps, and which state a postal code lies in: the data behind `zones`.

The zone tables of the tz database name countries and zones, not states, so the large countries with several
zones are listed here by their ISO 3166-2 codes. A state cut by a zone border lists every zone it touches:
being unsure is allowed, being wrong is not. Countries that are not listed fall back to all their zones.
"""

_EAST, _CENTRAL, _MOUNTAIN, _PACIFIC = (
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
)

# country -> state code -> (name, zones)
STATES: dict[str, dict[str, tuple[str, tuple[str, ...]]]] = {
    "US": {
        "AL": ("Alabama", (_CENTRAL,)),
        "AK": ("Alaska", ("America/Anchorage", "America/Adak")),
        "AZ": ("Arizona", ("America/Phoenix", _MOUNTAIN)),
        "AR": ("Arkansas", (_CENTRAL,)),
        "CA": ("California", (_PACIFIC,)),
        "CO": ("Colorado", (_MOUNTAIN,)),
        "CT": ("Connecticut", (_EAST,)),
        "DE": ("Delaware", (_EAST,)),
        "DC": ("District of Columbia", (_EAST,)),
        "FL": ("Florida", (_EAST, _CENTRAL)),
        "GA": ("Georgia", (_EAST,)),
        "HI": ("Hawaii", ("Pacific/Honolulu",)),
        "ID": ("Idaho", (_MOUNTAIN, _PACIFIC)),
        "IL": ("Illinois", (_CENTRAL,)),
        "IN": ("Indiana", (_EAST, _CENTRAL)),
        "IA": ("Iowa", (_CENTRAL,)),
        "KS": ("Kansas", (_CENTRAL, _MOUNTAIN)),
        "KY": ("Kentucky", (_EAST, _CENTRAL)),
        "LA": ("Louisiana", (_CENTRAL,)),
        "ME": ("Maine", (_EAST,)),
        "MD": ("Maryland", (_EAST,)),
        "MA": ("Massachusetts", (_EAST,)),
        "MI": ("Michigan", (_EAST, _CENTRAL)),
        "MN": ("Minnesota", (_CENTRAL,)),
        "MS": ("Mississippi", (_CENTRAL,)),
        "MO": ("Missouri", (_CENTRAL,)),
        "MT": ("Montana", (_MOUNTAIN,)),
        "NE": ("Nebraska", (_CENTRAL, _MOUNTAIN)),
        "NV": ("Nevada", (_PACIFIC, _MOUNTAIN)),
        "NH": ("New Hampshire", (_EAST,)),
        "NJ": ("New Jersey", (_EAST,)),
        "NM": ("New Mexico", (_MOUNTAIN,)),
        "NY": ("New York", (_EAST,)),
        "NC": ("North Carolina", (_EAST,)),
        "ND": ("North Dakota", (_CENTRAL, _MOUNTAIN)),
        "OH": ("Ohio", (_EAST,)),
        "OK": ("Oklahoma", (_CENTRAL,)),
        "OR": ("Oregon", (_PACIFIC, _MOUNTAIN)),
        "PA": ("Pennsylvania", (_EAST,)),
        "PR": ("Puerto Rico", ("America/Puerto_Rico",)),
        "RI": ("Rhode Island", (_EAST,)),
        "SC": ("South Carolina", (_EAST,)),
        "SD": ("South Dakota", (_CENTRAL, _MOUNTAIN)),
        "TN": ("Tennessee", (_CENTRAL, _EAST)),
        "TX": ("Texas", (_CENTRAL, _MOUNTAIN)),
        "UT": ("Utah", (_MOUNTAIN,)),
        "VT": ("Vermont", (_EAST,)),
        "VA": ("Virginia", (_EAST,)),
        "WA": ("Washington", (_PACIFIC,)),
        "WV": ("West Virginia", (_EAST,)),
        "WI": ("Wisconsin", (_CENTRAL,)),
        "WY": ("Wyoming", (_MOUNTAIN,)),
    },
    "CA": {
        "AB": ("Alberta", ("America/Edmonton",)),
        "BC": ("British Columbia", ("America/Vancouver", "America/Edmonton", "America/Dawson_Creek")),
        "MB": ("Manitoba", ("America/Winnipeg",)),
        "NB": ("New Brunswick", ("America/Moncton",)),
        "NL": ("Newfoundland and Labrador", ("America/St_Johns", "America/Goose_Bay")),
        "NS": ("Nova Scotia", ("America/Halifax",)),
        "NT": ("Northwest Territories", ("America/Edmonton",)),
        "NU": ("Nunavut", ("America/Iqaluit", "America/Rankin_Inlet", "America/Cambridge_Bay")),
        "ON": ("Ontario", ("America/Toronto", "America/Winnipeg", "America/Atikokan")),
        "PE": ("Prince Edward Island", ("America/Halifax",)),
        "QC": ("Quebec", ("America/Toronto", "America/Blanc-Sablon")),
        "SK": ("Saskatchewan", ("America/Regina", "America/Edmonton")),
        "YT": ("Yukon", ("America/Whitehorse",)),
    },
    "AU": {
        "ACT": ("Australian Capital Territory", ("Australia/Sydney",)),
        "NSW": ("New South Wales", ("Australia/Sydney", "Australia/Broken_Hill")),
        "NT": ("Northern Territory", ("Australia/Darwin",)),
        "QLD": ("Queensland", ("Australia/Brisbane",)),
        "SA": ("South Australia", ("Australia/Adelaide",)),
        "TAS": ("Tasmania", ("Australia/Hobart",)),
        "VIC": ("Victoria", ("Australia/Melbourne",)),
        "WA": ("Western Australia", ("Australia/Perth", "Australia/Eucla")),
    },
    "BR": {
        "AC": ("Acre", ("America/Rio_Branco",)),
        "AL": ("Alagoas", ("America/Maceio",)),
        "AM": ("Amazonas", ("America/Manaus", "America/Eirunepe")),
        "AP": ("Amapá", ("America/Belem",)),
        "BA": ("Bahia", ("America/Bahia",)),
        "CE": ("Ceará", ("America/Fortaleza",)),
        "DF": ("Distrito Federal", ("America/Sao_Paulo",)),
        "ES": ("Espírito Santo", ("America/Sao_Paulo",)),
        "GO": ("Goiás", ("America/Sao_Paulo",)),
        "MA": ("Maranhão", ("America/Fortaleza",)),
        "MG": ("Minas Gerais", ("America/Sao_Paulo",)),
        "MS": ("Mato Grosso do Sul", ("America/Campo_Grande",)),
        "MT": ("Mato Grosso", ("America/Cuiaba",)),
        "PA": ("Pará", ("America/Belem", "America/Santarem")),
        "PB": ("Paraíba", ("America/Fortaleza",)),
        "PE": ("Pernambuco", ("America/Recife", "America/Noronha")),
        "PI": ("Piauí", ("America/Fortaleza",)),
        "PR": ("Paraná", ("America/Sao_Paulo",)),
        "RJ": ("Rio de Janeiro", ("America/Sao_Paulo",)),
        "RN": ("Rio Grande do Norte", ("America/Fortaleza",)),
        "RO": ("Rondônia", ("America/Porto_Velho",)),
        "RR": ("Roraima", ("America/Boa_Vista",)),
        "RS": ("Rio Grande do Sul", ("America/Sao_Paulo",)),
        "SC": ("Santa Catarina", ("America/Sao_Paulo",)),
        "SE": ("Sergipe", ("America/Maceio",)),
        "SP": ("São Paulo", ("America/Sao_Paulo",)),
        "TO": ("Tocantins", ("America/Araguaina",)),
    },
}

# country -> (how many leading characters decide, "first[-last] STATE" entries)
POSTAL: dict[str, tuple[int, str]] = {
    "US": (
        3,
        (
            "005 NY, 006-007 PR, 009 PR, 010-027 MA, 028-029 RI, 030-038 NH, 039-049 ME, 050-054 VT, 055 "
            "MA, 056-059 VT, 060-069 CT, 070-089 NJ, 100-149 NY, 150-196 PA, 197-199 DE, 200 DC, 201 VA, "
            "202-205 DC, 206-219 MD, 220-246 VA, 247-268 WV, 270-289 NC, 290-299 SC, 300-319 GA, 320-349 "
            "FL, 350-369 AL, 370-385 TN, 386-397 MS, 398-399 GA, 400-427 KY, 430-459 OH, 460-479 IN, "
            "480-499 MI, 500-528 IA, 530-549 WI, 550-567 MN, 570-577 SD, 580-588 ND, 590-599 MT, 600-629 "
            "IL, 630-658 MO, 660-679 KS, 680-693 NE, 700-714 LA, 716-729 AR, 730-732 OK, 733 TX, 734-749 "
            "OK, 750-799 TX, 800-816 CO, 820-831 WY, 832-838 ID, 840-847 UT, 850-865 AZ, 870-884 NM, 885 "
            "TX, 889-898 NV, 900-961 CA, 967-968 HI, 970-979 OR, 980-994 WA, 995-999 AK"
        ),
    ),
    "CA": (1, "A NL, B NS, C PE, E NB, G-J QC, K-P ON, R MB, S SK, T AB, V BC, Y YT"),
    "AU": (1, "1 NSW, 2 NSW, 3 VIC, 4 QLD, 5 SA, 6 WA, 7 TAS, 8 VIC, 9 QLD"),
}
