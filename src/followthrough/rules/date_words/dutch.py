"""The words of dates in Dutch; see the package for how to read them."""

WORDS = """
weekday 0: maandag | ma
weekday 1: dinsdag | di
weekday 2: woensdag | wo
weekday 3: donderdag | do
weekday 4: vrijdag | vr
weekday 5: zaterdag | za
weekday 6: zondag | zo
month 1: januari | jan
month 2: februari | feb
month 3: maart | mrt
month 4: april | apr
month 5: mei
month 6: juni | jun
month 7: juli | jul
month 8: augustus | aug
month 9: september | sep | sept
month 10: oktober | okt
month 11: november | nov
month 12: december | dec
unit minute: minuut | minuten
unit hour: uren
unit day: dag | dagen
unit workday: werkdag | werkdagen
unit week: week | weken
unit month: maand | maanden
unit quarter: kwartaal | kwartalen
unit year: jaar | jaren
unit weekend: weekend
rel 0: vandaag | nu
rel 1: morgen
rel 2: overmorgen
tonight 19:00: vanavond
next: volgende | volgend
this: deze | dit | komende | komend
in: in | over | binnen
later: later
after: na
before: voor
from: vanaf
until: tot | uiterlijk
end: einde | eind
start: begin
mid: midden | half
feast easter: pasen
feast easter_monday: tweede paasdag
feast good_friday: goede vrijdag
feast ascension: hemelvaart | hemelvaartsdag
feast pentecost: pinksteren
feast christmas: kerst | kerstmis | de feestdagen | feestdagen
feast christmas_eve: kerstavond
feast new_year: nieuwjaar
feast new_years_eve: oudjaar
feast carnival: carnaval
daypart 09:00: ochtend | vroeg
daypart 12:00: tussen de middag
daypart 14:00: middag | namiddag
daypart 18:00: avond
at: om
hour: uur
weekno: week | kw
halfto: half
quarterpast: kwart over
quarterto: kwart voor
count 2: paar | een paar
last: laatste
noise: op | de | het | van | s | en
num 1: een
num 2: twee
num 3: drie
num 4: vier
num 5: vijf
num 6: zes
num 7: zeven
num 8: acht
num 9: negen
num 10: tien
num 11: elf
num 12: twaalf
num 13: dertien
num 14: veertien
num 15: vijftien
num 16: zestien
num 17: zeventien
num 18: achttien
num 19: negentien
num 20: twintig
num 21: eenentwintig
num 22: tweeentwintig
num 23: drieentwintig
num 24: vierentwintig
num 25: vijfentwintig
num 30: dertig
num 31: eenendertig
ord 1: eerste
"""

# Known within sentences only, beside the words above.
SPOKEN = """
rel -1: gisteren
rel -2: eergisteren
now: nu | op dit moment | momenteel | op het moment
prev: vorige | vorig | afgelopen | laatste | voorbije
ago: geleden
every: elke | elk | iedere | ieder | alle
to: tot | tot en met | t m | tot aan
between: tussen
and: en
since: sinds
from: vanaf | van | per
next: volgende | volgend | aanstaande | eerstvolgende
this: deze | dit | komende | komend
overnext: overvolgende
before: voor | voor de | voor het
after: na | na de | na het
until: tot | uiterlijk | tot en met | voor
rest: rest van | later in | later
season 3: voorjaar | lente
season 6: zomer
season 9: najaar | herfst
season 12: winter
midnight 00:00: middernacht
weekof: week van
unit week: week van
article: de | op | den
thousand: duizend
approx: ongeveer | rond | circa | zo n | omstreeks
unit minute: minuut | minuten
unit hour: uur | uren
feast easter: pasen | paasvakantie | de paasvakantie | paasdagen
feast christmas: kerst | kerstmis | feestdagen | de feestdagen | kerstvakantie | de kerstvakantie | kerstdagen
feast christmas: eerste kerstdag
feast boxing_day: tweede kerstdag
feast new_year: nieuwjaar | jaarwisseling
feast kings_day: koningsdag
feast st_nicholas_eve: sinterklaas
feast summer_holidays: zomervakantie | de zomervakantie | vakantie | de vakantie | zomervakanties
feast mothers_day: moederdag
feast black_friday: black friday
daypart 09:00: ochtend | vroeg | s ochtends | s morgens
daypart 14:00: middag | namiddag | s middags
daypart 18:00: avond | s avonds
num 20: twintig
num 30: dertig
ord 1: eerste
ord 2: tweede
ord 3: derde
ord 4: vierde
tonight 14:00: vanmiddag
tonight 09:00: vanochtend | vanmorgen
tonight 19:00: vanavond | vannacht
for: voor
num 1: een
ord 1: eerste
num 2: twee
ord 2: tweede
num 3: drie
ord 3: derde
num 4: vier
ord 4: vierde
num 5: vijf
ord 5: vijfde
num 6: zes
ord 6: zesde
num 7: zeven
ord 7: zevende
num 8: acht
ord 8: achtste
num 9: negen
ord 9: negende
num 10: tien
ord 10: tiende
num 11: elf
ord 11: elfde
num 12: twaalf
ord 12: twaalfde
num 13: dertien
ord 13: dertiende
num 14: veertien
ord 14: veertiende
num 15: vijftien
ord 15: vijftiende
num 16: zestien
ord 16: zestiende
num 17: zeventien
ord 17: zeventiende
num 18: achttien
ord 18: achttiende
num 19: negentien
ord 19: negentiende
num 20: twintig
ord 20: twintigste
num 30: dertig
ord 30: dertigste
num 21: eenentwintig
ord 21: eenentwintigste
num 22: tweeentwintig
ord 22: tweeentwintigste
num 23: drieentwintig
ord 23: drieentwintigste
num 24: vierentwintig
ord 24: vierentwintigste
num 25: vijfentwintig
ord 25: vijfentwintigste
num 26: zesentwintig
ord 26: zesentwintigste
num 27: zevenentwintig
ord 27: zevenentwintigste
num 28: achtentwintig
ord 28: achtentwintigste
num 29: negenentwintig
ord 29: negenentwintigste
num 31: eenendertig
ord 31: eenendertigste
past: over
lastnight 20:00: gisteravond | afgelopen nacht
feast ash_wednesday: aswoensdag
feast palm_sunday: palmzondag
feast maundy_thursday: witte donderdag
feast pentecost_monday: tweede pinksterdag
feast valentine: valentijnsdag
feast fathers_day: vaderdag
feast liberation_day_dutch: bevrijdingsdag
feast all_saints: allerheiligen
feast assumption: maria hemelvaart
feast new_year: nieuwe jaar | het nieuwe jaar
rest: rest van | in de loop van | loop van
"""
