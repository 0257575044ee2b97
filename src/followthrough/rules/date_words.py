"""The words of dates in seven languages, as the grammar in `dates` needs them.

One line per meaning: `kind value: phrase | phrase`. Phrases are folded (no case, accents, apostrophes) as
`matching.fold` does; of two that begin alike the longer one is read. Kinds are explained in `date_tokens`.
"""

EVERYWHERE = """
am: am | a m | a
pm: pm | p m | p
"""

ENGLISH = """
weekday 0: monday | mon | mo
weekday 1: tuesday | tue | tues | tu
weekday 2: wednesday | wed | weds | we
weekday 3: thursday | thu | thur | thurs | th
weekday 4: friday | fri | fr
weekday 5: saturday | sat | sa
weekday 6: sunday | sun | su
month 1: january | jan
month 2: february | feb
month 3: march | mar
month 4: april | apr
month 5: may
month 6: june | jun
month 7: july | jul
month 8: august | aug
month 9: september | sep | sept
month 10: october | oct
month 11: november | nov
month 12: december | dec
unit minute: minute | minutes | min | mins
unit hour: hour | hours | hr | hrs
unit day: day | days | d
unit workday: working day | working days | business day | business days | workday | workdays | weekday | weekdays
unit week: week | weeks | wk | wks | w
unit fortnight: fortnight | fortnights
unit month: month | months | mo | mos | m
unit quarter: quarter | quarters
unit year: year | years | yr | yrs | y
unit weekend: weekend | weekends
rel 0: today | now | right now | asap
rel 1: tomorrow | tmrw | tmr | tomorow
rel 2: day after tomorrow | overmorrow
tonight 19:00: tonight
next: next | following
this: this | current | coming | upcoming
in: in | within
later: from now | from today | later | hence
after: after | past
before: before
from: from
until: by | until | till
end: end | ending | eo
endof day: eod | end of day | close of business | cob
endof week: eow
endof month: eom
endof quarter: eoq
endof year: eoy | year end
start: start | beginning | begin | early
mid: mid | middle
late: late
feast easter: easter | easter sunday
feast easter_monday: easter monday
feast good_friday: good friday
feast ascension: ascension | ascension day
feast pentecost: pentecost | whitsun | whit sunday
feast christmas: christmas | xmas | christmas day | the holidays | holidays
feast christmas_eve: christmas eve
feast boxing_day: boxing day
feast new_year: new year | new years | new year s | new years day | new year s day | new year day
feast new_years_eve: new years eve | new year s eve
feast epiphany: epiphany
feast valentine: valentines day | valentine s day | valentines | valentine s
feast labour_day: may day
feast halloween: halloween
feast thanksgiving: thanksgiving | thanksgiving day
feast carnival: carnival | mardi gras
daypart 09:00: morning
daypart 12:00: noon | midday | lunchtime
daypart 14:00: afternoon
daypart 18:00: evening
daypart 19:00: night
at: at
hour: o clock | oclock
weekno: kw | cw | calendar week
halfpast: half past
quarterpast: quarter past | quarter after
quarterto: quarter to | quarter before
half: half
count 2: couple | couple of | a couple | a couple of
count 3: few | several | a few
last: last
noise: on | the | of | day | and | st | nd | rd | s | about | around | early in | sometime | some time
num 1: a | an | one
num 2: two
num 3: three
num 4: four
num 5: five
num 6: six
num 7: seven
num 8: eight
num 9: nine
num 10: ten
num 11: eleven
num 12: twelve
num 13: thirteen
num 14: fourteen
num 15: fifteen
num 16: sixteen
num 17: seventeen
num 18: eighteen
num 19: nineteen
num 20: twenty
num 30: thirty
ord 1: first
ord 2: second
ord 3: third
ord 4: fourth
ord 5: fifth
ord 6: sixth
ord 7: seventh
ord 8: eighth
ord 9: ninth
ord 10: tenth
ord 11: eleventh
ord 12: twelfth
ord 13: thirteenth
ord 14: fourteenth
ord 15: fifteenth
ord 16: sixteenth
ord 17: seventeenth
ord 18: eighteenth
ord 19: nineteenth
ord 20: twentieth
ord 30: thirtieth
"""

GERMAN = """
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

FRENCH = """
weekday 0: lundi | lun
weekday 1: mardi | mar
weekday 2: mercredi | mer
weekday 3: jeudi | jeu
weekday 4: vendredi | ven
weekday 5: samedi | sam
weekday 6: dimanche | dim
month 1: janvier | janv
month 2: fevrier | fevr | fev
month 3: mars
month 4: avril | avr
month 5: mai
month 6: juin
month 7: juillet | juil
month 8: aout
month 9: septembre | sept
month 10: octobre | oct
month 11: novembre | nov
month 12: decembre | dec
unit minute: minute | minutes
unit hour: heure | heures
unit day: jour | jours
unit workday: jour ouvre | jours ouvres | jour ouvrable | jours ouvrables
unit week: semaine | semaines
unit fortnight: quinzaine
unit month: mois
unit quarter: trimestre | trimestres
unit year: an | ans | annee | annees
unit weekend: week end | weekend
rel 0: aujourd hui | maintenant
rel 1: demain
rel 2: apres demain
tonight 19:00: ce soir
next: prochain | prochaine | suivant | suivante
this: ce | cet | cette
in: dans | d ici | en
later: plus tard
after: apres
before: avant
from: a partir
until: jusqu
end: fin
start: debut
mid: mi | milieu
feast easter: paques | dimanche de paques
feast easter_monday: lundi de paques
feast good_friday: vendredi saint
feast ascension: ascension
feast pentecost: pentecote
feast christmas: noel | fetes
feast new_year: nouvel an | jour de l an
feast new_years_eve: saint sylvestre
feast epiphany: epiphanie
feast labour_day: fete du travail
feast carnival: carnaval
daypart 09:00: matin
daypart 12:00: midi
daypart 14:00: apres midi
daypart 18:00: soir
at: a | vers
hour: h | heures
weekno: semaine | sem
count 3: quelques
last: dernier | derniere
noise: le | la | les | l | de | du | des | d | au | aux | et
num 1: un | une
num 2: deux
num 3: trois
num 4: quatre
num 5: cinq
num 6: six
num 7: sept
num 8: huit
num 9: neuf
num 10: dix
num 11: onze
num 12: douze
num 13: treize
num 14: quatorze
num 15: quinze
num 16: seize
num 20: vingt
num 30: trente
ord 1: premier | premiere
"""

SPANISH = """
weekday 0: lunes | lun
weekday 1: martes | mar
weekday 2: miercoles | mie
weekday 3: jueves | jue
weekday 4: viernes | vie
weekday 5: sabado | sab
weekday 6: domingo | dom
month 1: enero | ene
month 2: febrero | feb
month 3: marzo
month 4: abril | abr
month 5: mayo
month 6: junio | jun
month 7: julio | jul
month 8: agosto | ago
month 9: septiembre | setiembre | sep | sept
month 10: octubre | oct
month 11: noviembre | nov
month 12: diciembre | dic
unit minute: minuto | minutos
unit hour: hora | horas
unit day: dia | dias
unit workday: dia laborable | dias laborables | dia habil | dias habiles
unit week: semana | semanas
unit month: mes | meses
unit quarter: trimestre | trimestres
unit year: ano | anos
unit weekend: fin de semana
rel 0: hoy | ahora
rel 1: manana
rel 2: pasado manana
tonight 19:00: esta noche
next: proximo | proxima | siguiente | que viene
this: este | esta
in: en | dentro de
later: mas tarde
after: despues de | despues | tras
before: antes de | antes
from: a partir de | desde
until: hasta
end: fin | fines | finales | final
start: principios | principio | comienzos | inicio
mid: mediados
feast easter: pascua | semana santa | domingo de pascua
feast easter_monday: lunes de pascua
feast good_friday: viernes santo
feast ascension: ascension
feast pentecost: pentecostes
feast christmas: navidad | navidades
feast christmas_eve: nochebuena
feast new_year: ano nuevo
feast new_years_eve: nochevieja | fin de ano
feast epiphany: reyes
feast labour_day: dia del trabajo
feast carnival: carnaval
daypart 09:00: por la manana | temprano
daypart 12:00: mediodia
daypart 14:00: por la tarde
daypart 18:00: por la noche
am: de la manana
pm: de la tarde | de la noche
at: a las | a la
weekno: semana
count 3: unos | unas | algunos | algunas
count 2: un par de
last: ultimo | ultima
noise: el | la | los | las | de | del | al | a | y | dia
num 1: un | una | uno
num 2: dos
num 3: tres
num 4: cuatro
num 5: cinco
num 6: seis
num 7: siete
num 8: ocho
num 9: nueve
num 10: diez
num 11: once
num 12: doce
num 13: trece
num 14: catorce
num 15: quince
num 16: dieciseis
num 17: diecisiete
num 18: dieciocho
num 19: diecinueve
num 20: veinte
num 21: veintiuno
num 22: veintidos
num 23: veintitres
num 24: veinticuatro
num 25: veinticinco
num 26: veintiseis
num 27: veintisiete
num 28: veintiocho
num 29: veintinueve
num 30: treinta
ord 1: primero | primer
"""

ITALIAN = """
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

PORTUGUESE = """
weekday 0: segunda feira | segunda | seg
weekday 1: terca feira | terca | ter
weekday 2: quarta feira | quarta | qua
weekday 3: quinta feira | quinta | qui
weekday 4: sexta feira | sexta | sex
weekday 5: sabado | sab
weekday 6: domingo | dom
month 1: janeiro | jan
month 2: fevereiro | fev
month 3: marco | mar
month 4: abril | abr
month 5: maio | mai
month 6: junho | jun
month 7: julho | jul
month 8: agosto | ago
month 9: setembro | set
month 10: outubro | out
month 11: novembro | nov
month 12: dezembro | dez
unit minute: minuto | minutos
unit hour: hora | horas
unit day: dia | dias
unit workday: dia util | dias uteis
unit week: semana | semanas
unit month: mes | meses
unit quarter: trimestre | trimestres
unit year: ano | anos
unit weekend: fim de semana
rel 0: hoje | agora
rel 1: amanha
rel 2: depois de amanha
tonight 19:00: hoje a noite | esta noite
next: proximo | proxima | que vem
this: este | esta | neste | nesta
in: em | dentro de | daqui a | no | na
later: mais tarde
after: depois de | depois do | depois da | depois | apos
before: antes de | antes do | antes da | antes
from: a partir de
until: ate
end: fim | final
start: inicio | comeco
mid: meados | meio
feast easter: pascoa
feast good_friday: sexta feira santa | sexta santa
feast pentecost: pentecostes
feast christmas: natal
feast christmas_eve: vespera de natal
feast new_year: ano novo
feast new_years_eve: reveillon
feast epiphany: dia de reis
feast labour_day: dia do trabalho
feast carnival: carnaval
daypart 09:00: de manha | pela manha
daypart 12:00: meio dia
daypart 14:00: a tarde | de tarde
daypart 18:00: a noite | de noite
am: da manha
pm: da tarde | da noite
at: as | a
weekno: semana
count 3: alguns | algumas
count 2: um par de
last: ultimo | ultima
noise: o | os | de | do | da | dos | e | dia
num 1: um | uma
num 2: dois | duas
num 3: tres
num 4: quatro
num 5: cinco
num 6: seis
num 7: sete
num 8: oito
num 9: nove
num 10: dez
num 11: onze
num 12: doze
num 13: treze
num 14: catorze
num 15: quinze
num 16: dezesseis | dezasseis
num 17: dezessete | dezassete
num 18: dezoito
num 19: dezenove | dezanove
num 20: vinte
num 30: trinta
ord 1: primeiro
"""

DUTCH = """
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

LANGUAGES = {
    "en": ENGLISH,
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "it": ITALIAN,
    "pt": PORTUGUESE,
    "nl": DUTCH,
}
