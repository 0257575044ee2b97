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

# Known within sentences only, beside the words above.
SPOKEN = """
rel -1: ieri
rel -2: l altro ieri | ieri l altro | avantieri
rel 1: domani | il giorno dopo
now: adesso | ora | al momento | in questo momento | attualmente
prev: scorso | scorsa | scorsi | scorse | passato | passata | passati | passate | precedente | precedenti
prev: ultimo | ultima | ultimi | ultime
next: prossimo | prossima | prossimi | prossime | seguente | successivo | successiva | che viene | entrante
this: questo | questa | questi | queste
ago: fa | or sono
every: ogni | tutti i | tutte le
to: a | al | alla | fino a | fino al | fino alla
between: tra il | fra il | tra | fra
and: e
since: dal | da
from: da | a partire da | a partire dal | dal | dalla | dall
before: prima di | prima del | prima della | prima
after: dopo | dopo il | dopo la | dopo le | dopo l
until: fino a | fino al | entro | entro il | entro la | entro le
rest: resto del | resto della | piu tardi nel
end: fine | la fine
season 3: primavera
season 6: estate
season 9: autunno
season 12: inverno
midnight 00:00: mezzanotte
weekof: settimana del | settimana che inizia il
unit week: settimana del | settimana che inizia il
article: il | l | giorno
thousand: mila
approx: circa | verso | intorno a | intorno al
in: tra | fra | in | entro | a | ad
feast easter: pasqua | vacanze di pasqua | le vacanze di pasqua
feast christmas: natale | feste | le feste | vacanze di natale | festivita | le festivita
feast mid_august: ferragosto
feast all_saints: ognissanti | tutti i santi
feast summer_holidays: vacanze estive | ferie | le ferie | vacanze | le vacanze | ferie estive
feast liberation_day: festa della liberazione
feast mothers_day: festa della mamma
feast black_friday: black friday
daypart 09:00: mattina | mattino | mattinata | in mattinata
daypart 12:00: mezzogiorno
daypart 14:00: pomeriggio | nel pomeriggio
daypart 18:00: sera | in serata | serata
halfafter: e mezza | e mezzo
quarterafter: e un quarto
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
ord 1: primo | prima
ord 2: secondo | seconda
ord 3: terzo | terza
ord 4: quarto | quarta
minus: meno
quarterword: quarto | un quarto
tonight 14:00: questo pomeriggio | oggi pomeriggio
tonight 09:00: stamattina | stamani | questa mattina
tonight 19:00: stasera | stanotte | questa sera
for: per
num 13: tredici
num 14: quattordici
num 15: quindici
num 16: sedici
num 17: diciassette
num 18: diciotto
num 19: diciannove
num 20: venti
ord 5: quinto | quinta
ord 6: sesto | sesta
ord 10: decimo | decima
lastnight 20:00: ieri sera | ieri notte
feast ash_wednesday: mercoledi delle ceneri
feast palm_sunday: domenica delle palme
feast maundy_thursday: giovedi santo
feast holy_saturday: sabato santo
feast valentine: san valentino
feast immaculate: immacolata | l immacolata
feast all_souls: giorno dei morti
feast republic_day: festa della repubblica
feast womens_day: festa della donna
feast fathers_day_italian: festa del papa
unit weekend: fine settimana | weekend | week end
feast new_year: anno nuovo | nuovo anno | l anno nuovo
"""
