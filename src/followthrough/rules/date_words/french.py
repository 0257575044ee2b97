"""The words of dates in French; see the package for how to read them."""

WORDS = """
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
