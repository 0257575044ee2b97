"""Country names as lists spell them, to ISO 3166 codes: English for all, seven languages for the frequent ones."""

from functools import lru_cache

from followthrough.rules import zones
from followthrough.rules.matching import fold

# Folded spellings beside the English names of the tz database; the three-letter codes too.
_SPELLINGS = {
    "US": "usa,united states,united states of america,u.s.a.,u.s.,america,vereinigte staaten,vereinigte staaten von "
    "amerika,etats-unis,etats unis,estados unidos,stati uniti,verenigde staten,eeuu,ee.uu.",
    "GB": "uk,u.k.,united kingdom,great britain,england,scotland,wales,northern ireland,gbr,grossbritannien,"
    "vereinigtes konigreich,royaume-uni,royaume uni,reino unido,regno unito,verenigd koninkrijk,angleterre,inglaterra",
    "DE": "germany,deutschland,deu,ger,allemagne,alemania,germania,alemanha,duitsland,d,brd,federal republic of "
    "germany",
    "AT": "austria,osterreich,oesterreich,aut,a,autriche,oostenrijk",
    "CH": "switzerland,schweiz,suisse,svizzera,suiza,suica,zwitserland,che,sui",
    "FR": "france,frankreich,francia,franca,frankrijk,fra,f",
    "ES": "spain,espana,spanien,espagne,spagna,espanha,spanje,esp,e",
    "IT": "italy,italia,italien,italie,ita,i",
    "PT": "portugal,portogallo,prt,por",
    "NL": "netherlands,the netherlands,holland,nederland,niederlande,pays-bas,pays bas,paises bajos,paesi bassi,"
    "paises baixos,nld",
    "BE": "belgium,belgien,belgique,belgie,belgica,belgio,bel",
    "LU": "luxembourg,luxemburg,luxemburgo,lussemburgo,lux",
    "IE": "ireland,irland,irlande,irlanda,ierland,irl,republic of ireland,eire",
    "DK": "denmark,danmark,danemark,dinamarca,danimarca,denemarken,dnk",
    "SE": "sweden,schweden,sverige,suede,suecia,svezia,zweden,swe",
    "NO": "norway,norwegen,norge,norvege,noruega,norvegia,noorwegen,nor",
    "FI": "finland,finnland,suomi,finlande,finlandia,fin",
    "PL": "poland,polen,polska,pologne,polonia,pol",
    "CZ": "czech republic,czechia,tschechien,cesko,ceska republika,republique tcheque,republica checa,tsjechie,cze",
    "SK": "slovakia,slowakei,slovensko,slovaquie,eslovaquia,svk",
    "HU": "hungary,ungarn,magyarorszag,hongrie,hungria,ungheria,hongarije,hun",
    "RO": "romania,rumanien,roumanie,rumania,roemenie,rou",
    "BG": "bulgaria,bulgarien,bulgarie,bgr",
    "HR": "croatia,kroatien,hrvatska,croatie,croacia,hrv",
    "SI": "slovenia,slowenien,slovenija,slovenie,eslovenia,svn",
    "GR": "greece,griechenland,grece,grecia,griekenland,hellas,grc",
    "TR": "turkey,turkei,turkiye,turquie,turquia,turchia,turkije,tur",
    "RU": "russia,russland,russian federation,russie,rusia,rusland,rus",
    "UA": "ukraine,ucrania,ucraina,oekraine,ukr",
    "CA": "canada,kanada,can",
    "MX": "mexico,mexiko,mexique,messico,mex",
    "BR": "brazil,brasilien,brasil,bresil,brasile,brazilie,bra",
    "AR": "argentina,argentinien,argentine,arg",
    "CL": "chile,chili,chl",
    "CO": "colombia,kolumbien,colombie,col",
    "AU": "australia,australien,australie,aus",
    "NZ": "new zealand,neuseeland,nouvelle-zelande,nueva zelanda,nzl",
    "ZA": "south africa,sudafrika,afrique du sud,sudafrica,zuid-afrika,zaf,rsa",
    "IN": "india,indien,inde,ind",
    "CN": "china,chine,cina,chn,people's republic of china,volksrepublik china,prc",
    "JP": "japan,japon,giappone,jpn",
    "KR": "south korea,korea,sudkorea,coree du sud,corea del sur,republic of korea,kor",
    "SG": "singapore,singapur,singapour,sgp",
    "HK": "hong kong,hongkong,hkg",
    "AE": "united arab emirates,uae,u.a.e.,vereinigte arabische emirate,emirats arabes unis,are",
    "IL": "israel,isr",
    "SA": "saudi arabia,saudi-arabien,arabie saoudite,sau",
    "PH": "philippines,philippinen,phl",
    "ID": "indonesia,indonesien,indonesie,idn",
    "MY": "malaysia,malaisie,mys",
    "TH": "thailand,thailande,tha",
    "VN": "vietnam,viet nam,vnm",
    "EG": "egypt,agypten,egypte,egipto,egy",
    "MA": "morocco,marokko,maroc,marruecos,mar",
    "NG": "nigeria,nga",
    "KE": "kenya,kenia,ken",
}


def country_code(text: str) -> str:
    """The two-letter code of a country however it is spelt; empty when it is none we know."""
    return _codes().get(fold(text).strip(" ."), "")


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    codes: dict[str, str] = {}
    for code, name in zones.country_names().items():
        codes[code.lower()] = code
        codes[fold(name)] = code
        codes[fold(name.replace("&", "and"))] = code
    for code, spellings in _SPELLINGS.items():
        codes |= {spelling.strip(" ."): code for spelling in spellings.split(",")}
    return codes
