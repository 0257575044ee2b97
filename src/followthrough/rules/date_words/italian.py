"""The words of dates in Italian; see the package for how to read them."""

WORDS = """
weekday 0: lunedi | lun
weekday 1: martedi | mar
weekday 2: mercoledi | mer
weekday 3: giovedi | gio
weekday 4: venerdi | ven
weekday 5: sabato | sab
weekday 6: domenica | dom
month 1: gennaio | gen
month 2: febbraio | feb
month 3: marzo
month 4: aprile | apr
month 5: maggio | mag
month 6: giugno | giu
month 7: luglio | lug
month 8: agosto | ago
month 9: settembre | set | sett
month 10: ottobre | ott
month 11: novembre | nov
month 12: dicembre | dic
unit minute: minuto | minuti
unit hour: ora | ore
unit day: giorno | giorni
unit workday: giorno lavorativo | giorni lavorativi
unit week: settimana | settimane
unit month: mese | mesi
unit quarter: trimestre | trimestri
unit year: anno | anni
unit weekend: fine settimana
rel 0: oggi | adesso
rel 1: domani
rel 2: dopodomani
tonight 19:00: stasera
next: prossimo | prossima
this: questo | questa
in: tra | fra | in | entro
later: piu tardi
after: dopo
before: prima di | prima
from: da | a partire da | dal
until: fino a
end: fine
start: inizio
mid: meta
feast easter: pasqua
feast easter_monday: pasquetta | lunedi dell angelo
feast good_friday: venerdi santo
feast ascension: ascensione
feast pentecost: pentecoste
feast christmas: natale
feast christmas_eve: vigilia di natale
feast new_year: capodanno
feast new_years_eve: san silvestro
feast epiphany: epifania | befana
feast labour_day: festa del lavoro
feast carnival: carnevale
daypart 09:00: mattina | mattino
daypart 12:00: mezzogiorno
daypart 14:00: pomeriggio
daypart 18:00: sera
am: di mattina | del mattino
pm: del pomeriggio | di sera
at: alle | all | verso le | ore
weekno: settimana
count 3: alcuni | alcune | qualche
count 2: un paio di
last: ultimo | ultima
noise: il | lo | la | i | gli | le | l | di | del | della | dell | dei | delle | e | un po
num 1: un | uno | una
num 2: due
num 3: tre
num 4: quattro
num 5: cinque
num 6: sei
num 7: sette
num 8: otto
num 9: nove
num 10: dieci
num 11: undici
num 12: dodici
num 13: tredici
num 14: quattordici
num 15: quindici
num 16: sedici
num 17: diciassette
num 18: diciotto
num 19: diciannove
num 20: venti
num 21: ventuno
num 22: ventidue
num 23: ventitre
num 24: ventiquattro
num 25: venticinque
num 26: ventisei
num 27: ventisette
num 28: ventotto
num 29: ventinove
num 30: trenta
num 31: trentuno
ord 1: primo
"""
