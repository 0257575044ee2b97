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

# Known within sentences only, beside the words above.
SPOKEN = """
rel -1: gestern
rel -2: vorgestern
rel 1: morgen
now: jetzt | nun | im moment | momentan | zurzeit | derzeit | gerade
prev: letzte | letzten | letzter | letztes | letztem | vergangene | vergangenen | vergangener | vergangenes
prev: vorige | vorigen | voriger | voriges
agopre: vor
every: jeden | jede | jedes | alle
to: bis | bis zum | bis zur
between: zwischen
and: und
since: seit | seit dem
from: ab | von | vom | ab dem
before: vor | vor dem | vor der
after: nach | nach dem | nach der | nach den
until: bis | bis zum | bis zur | bis spatestens | spatestens
rest: rest der | rest des | spater im | spater in
season 3: fruhling | fruhjahr | fruehling | fruehjahr | fruhlings
season 6: sommer | sommers
season 9: herbst
season 12: winter
midnight 00:00: mitternacht
weekof: woche vom | woche ab | woche ab dem
unit week: woche vom | woche ab | woche ab dem
article: der | den | dem | am | zum | vom
thousand: tausend
approx: etwa | ca | circa | ungefahr | rund | so
next: nachste | nachsten | nachster | nachstes | nachstem | naechste | naechsten | naechster | naechstes
next: folgende | folgenden | folgender | folgendes | kommende | kommenden | kommender | kommendes | kommendem
unit day: tag | tage | tagen | tages | tg
unit week: woche | wochen | wo
unit month: monat | monate | monaten | monats
unit year: jahr | jahre | jahren | jahres | kalenderjahr
unit quarter: quartal | quartale | quartalen | quartals
feast easter: ostern | ostersonntag | den osterferien | osterferien | den osterfeiertagen | osterfeiertagen
feast christmas: weihnachten | feiertage | feiertagen | weihnachtsferien | weihnachtsfeiertagen | den feiertagen
feast christmas: weihnachtspause | erster weihnachtsfeiertag | ersten weihnachtsfeiertag | 1 weihnachtsfeiertag
feast boxing_day: zweiter weihnachtsfeiertag | zweiten weihnachtsfeiertag | zweiten weihnachtstag
feast boxing_day: 2 weihnachtsfeiertag
feast carnival_sunday: fastnachtssonntag | faschingssonntag | karnevalssonntag
feast german_unity: tag der deutschen einheit
feast corpus_christi: fronleichnam
feast st_nicholas: nikolaus | nikolaustag
feast summer_holidays: sommerferien | sommerpause | sommerurlaub | den sommerferien | der sommerpause
feast mothers_day: muttertag
feast advent: advent | ersten advent
daypart 09:00: fruh | frueh | vormittag | vormittags | morgens | am vormittag | am morgen | morgen vormittag
tonight 19:00: heute abend | heute nacht
num 0: null
num 30: dreisig
num 31: einunddreisig
num 40: vierzig
num 45: funfundvierzig
num 50: funfzig
quarterto: dreiviertel
tonight 09:00: heute vormittag | heute morgen | heute fruh
tonight 14:00: heute nachmittag
tonight 12:00: heute mittag
for: fur
at: um | gegen | ab
weekdays 0: montage
weekdays 1: dienstage
weekdays 2: mittwoche
weekdays 3: donnerstage
weekdays 4: freitage
weekdays 5: samstage
weekdays 6: sonntage
past: nach
to: bis | bis zum
ord 1: erster | ersten | erste | erstes
ord 2: zweiter | zweiten | zweite | zweites
ord 3: dritter | dritten | dritte | drittes
ord 4: vierter | vierten | vierte | viertes
ord 5: funfter | funften | funfte | funftes
ord 6: sechster | sechsten | sechste | sechstes
ord 7: siebter | siebten | siebte | siebtes
ord 8: achter | achten | achte | achtes
ord 9: neunter | neunten | neunte | neuntes
ord 10: zehnter | zehnten | zehnte | zehntes
ord 11: elfter | elften | elfte | elftes
ord 12: zwolfter | zwolften | zwolfte | zwolftes
ord 13: dreizehnter | dreizehnten | dreizehnte | dreizehntes
ord 14: vierzehnter | vierzehnten | vierzehnte | vierzehntes
ord 15: funfzehnter | funfzehnten | funfzehnte | funfzehntes
ord 16: sechzehnter | sechzehnten | sechzehnte | sechzehntes
ord 17: siebzehnter | siebzehnten | siebzehnte | siebzehntes
ord 18: achtzehnter | achtzehnten | achtzehnte | achtzehntes
ord 19: neunzehnter | neunzehnten | neunzehnte | neunzehntes
ord 20: zwanzigster | zwanzigsten | zwanzigste | zwanzigstes
ord 21: einundzwanzigster | einundzwanzigsten | einundzwanzigste | einundzwanzigstes
ord 22: zweiundzwanzigster | zweiundzwanzigsten | zweiundzwanzigste | zweiundzwanzigstes
ord 23: dreiundzwanzigster | dreiundzwanzigsten | dreiundzwanzigste | dreiundzwanzigstes
ord 24: vierundzwanzigster | vierundzwanzigsten | vierundzwanzigste | vierundzwanzigstes
ord 25: funfundzwanzigster | funfundzwanzigsten | funfundzwanzigste | funfundzwanzigstes
ord 26: sechsundzwanzigster | sechsundzwanzigsten | sechsundzwanzigste | sechsundzwanzigstes
ord 27: siebenundzwanzigster | siebenundzwanzigsten | siebenundzwanzigste | siebenundzwanzigstes
ord 28: achtundzwanzigster | achtundzwanzigsten | achtundzwanzigste | achtundzwanzigstes
ord 29: neunundzwanzigster | neunundzwanzigsten | neunundzwanzigste | neunundzwanzigstes
ord 30: dreissigster | dreissigsten | dreissigste | dreissigstes | dreisigster | dreisigsten | dreisigste
ord 30: dreisigstes
ord 31: einunddreissigster | einunddreissigsten | einunddreissigste | einunddreissigstes | einunddreisigster
ord 31: einunddreisigsten | einunddreisigste | einunddreisigstes
lastnight 20:00: gestern abend | gestern nacht | letzte nacht
feast ash_wednesday: aschermittwoch
feast palm_sunday: palmsonntag
feast maundy_thursday: grundonnerstag
feast holy_saturday: karsamstag | ostersamstag
feast harvest_festival: erntedank | erntedankfest
feast reformation_day: reformationstag
feast assumption: maria himmelfahrt
feast all_souls: allerseelen
feast pentecost_monday: pfingstmontag
feast womens_day: weltfrauentag | frauentag
feast valentine: valentinstag
feast fathers_day_german: vatertag
unit weekend: wochenende | wochenendes | wochenenden
count 2: beiden | beide
count 3: paar | ein paar | einige | wenige
feast new_year: neuen jahr | neues jahr | neuem jahr | neue jahr | neujahr | jahreswechsel
rest: rest der | rest des | im laufe der | im laufe des | im laufe | im verlauf der
"""
