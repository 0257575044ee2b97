"""The words of dates in German; see the package for how to read them."""

WORDS = """
weekday 0: montag | montags | mo
weekday 1: dienstag | dienstags | di
weekday 2: mittwoch | mittwochs | mi
weekday 3: donnerstag | donnerstags | do
weekday 4: freitag | freitags | fr
weekday 5: samstag | samstags | sonnabend | sa
weekday 6: sonntag | sonntags | so
month 1: januar | janner | jan
month 2: februar | feber | feb
month 3: marz | maerz | mar | mrz
month 4: april | apr
month 5: mai
month 6: juni | jun
month 7: juli | jul
month 8: august | aug
month 9: september | sep | sept
month 10: oktober | okt
month 11: november | nov
month 12: dezember | dez
unit minute: minute | minuten
unit hour: stunde | stunden | std
unit day: tag | tage | tagen | tages
unit workday: werktag | werktage | werktagen | arbeitstag | arbeitstage | arbeitstagen
unit week: woche | wochen
unit month: monat | monate | monaten | monats
unit quarter: quartal | quartale | quartalen | quartals
unit year: jahr | jahre | jahren | jahres
unit weekend: wochenende | wochenendes
rel 0: heute | jetzt | sofort
rel 1: morgen
rel 2: ubermorgen | uebermorgen
tonight 19:00: heute abend
next: nachste | nachsten | nachster | nachstes | nachstem | naechste | naechsten | naechster | naechstes
this: diese | diesen | dieser | dieses | diesem | kommende | kommenden | kommender | kommendes | kommendem
overnext: ubernachste | ubernachsten | ubernachster | ubernachstes | uebernaechste | uebernaechsten
in: in | binnen
later: spater
after: nach
before: vor
from: ab
until: bis
end: ende
endof month: monatsende
endof quarter: quartalsende
endof year: jahresende
start: anfang | beginn
mid: mitte
feast all_saints: allerheiligen
feast easter: ostern | ostersonntag
feast easter_monday: ostermontag
feast good_friday: karfreitag
feast ascension: christi himmelfahrt | himmelfahrt
feast pentecost: pfingsten | pfingstsonntag
feast christmas: weihnachten | feiertage | feiertagen
feast christmas_eve: heiligabend | heilig abend
feast new_year: neujahr | jahreswechsel
feast new_years_eve: silvester
feast epiphany: dreikonig | dreikonigstag | heilige drei konige
feast labour_day: tag der arbeit
feast carnival: fasching | karneval | fastnacht | rosenmontag
daypart 09:00: fruh | frueh | vormittag | vormittags | morgens
daypart 12:00: mittag | mittags
daypart 14:00: nachmittag | nachmittags
daypart 18:00: abend | abends
at: um | gegen
hour: uhr
weekno: kw | kalenderwoche
halfto: halb
quarterpast: viertel nach
quarterto: viertel vor
half: halbes | halben | halbe
count 3: ein paar | paar | wenigen | einigen
last: letzter | letzten | letzte | letztes
noise: am | der | die | das | den | dem | des | im | zu | zum | zur | von | vom | und
num 1: ein | eine | einem | einer | eines | einen | eins
num 2: zwei
num 3: drei
num 4: vier
num 5: funf | fuenf
num 6: sechs
num 7: sieben
num 8: acht
num 9: neun
num 10: zehn
num 11: elf
num 12: zwolf | zwoelf
num 13: dreizehn
num 14: vierzehn
num 15: funfzehn | fuenfzehn
num 16: sechzehn
num 17: siebzehn
num 18: achtzehn
num 19: neunzehn
num 20: zwanzig
num 21: einundzwanzig
num 22: zweiundzwanzig
num 23: dreiundzwanzig
num 24: vierundzwanzig
num 25: funfundzwanzig
num 26: sechsundzwanzig
num 27: siebenundzwanzig
num 28: achtundzwanzig
num 29: neunundzwanzig
num 30: dreissig
num 31: einunddreissig
ord 1: erster | ersten | erste
ord 2: zweiter | zweiten
ord 3: dritter | dritten
ord 4: vierter | vierten
ord 5: funften
"""
