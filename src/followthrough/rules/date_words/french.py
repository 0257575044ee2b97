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

# Known within sentences only, beside the words above.
SPOKEN = """
rel -1: hier | la veille | jour precedent
rel -2: avant hier
rel 1: demain | lendemain | le lendemain
rel 2: apres demain | surlendemain
now: maintenant | en ce moment | pour le moment | actuellement | tout de suite
prev: dernier | derniere | derniers | dernieres | passe | passee | passes | passees | precedent | precedente
prev: precedents | precedentes
next: prochain | prochaine | prochains | prochaines | suivant | suivante | suivants | suivantes | a venir
this: ce | cet | cette | ces | ceci
agopre: il y a | il ya | y a
every: chaque | tous les | toutes les
to: a | au | aux | jusqu a | jusqu au | jusque
between: entre
and: et
since: depuis | des
from: a partir de | a partir du | a compter du | de | du | des
before: avant | avant le | avant la | avant les
after: apres | apres le | apres la | apres les
until: jusqu | jusqu a | jusqu au | d ici | d ici a | d ici au | avant | au plus tard
rest: reste de | reste du | plus tard dans | plus tard
season 3: printemps
season 6: ete
season 9: automne
season 12: hiver
midnight 00:00: minuit
weekof: semaine du | semaine commencant | semaine debutant | w c | semaine commencant le
unit week: semaine du | semaine commencant | semaine debutant | semaine commencant le
article: le | ce
thousand: mille
approx: environ | a peu pres | vers | aux alentours de | autour de
in: dans | d ici | en | au
unit minute: minute | minutes | min | mins
unit hour: heure | heures | h
unit day: jour | jours | journee | journees
unit workday: jour ouvre | jours ouvres | jour ouvrable | jours ouvrables | journees de travail | jours de travail
unit quarter: trimestre | trimestres
unit week: semaine | semaines | semaine de travail
feast easter: paques | dimanche de paques | vacances de paques | les vacances de paques
feast christmas: noel | fetes | les fetes | vacances de noel | jour de noel | fetes de fin d annee
feast new_year: nouvel an | jour de l an | premier de l an
feast bastille_day: fete nationale
feast independence_day: jour de l independance
feast all_saints: toussaint | la toussaint
feast assumption: assomption
feast armistice: armistice
feast summer_holidays: vacances d ete | les vacances | vacances | grandes vacances | conges d ete | rentree
feast summer_holidays: la rentree
feast mothers_day: fete des meres
feast fathers_day: fete des peres
feast thanksgiving: thanksgiving | action de grace
feast halloween: halloween
feast black_friday: black friday
feast labor_day: labor day
daypart 09:00: matin | du matin | matinee | dans la matinee
daypart 14:00: apres midi | de l apres midi
daypart 18:00: soir | du soir | soiree | dans la soiree
pm: pm | p m | de l apres midi | du soir
am: am | a m | du matin
halfpast: demie
num 17: dix sept
num 18: dix huit
num 19: dix neuf
num 21: vingt et un | vingt un
num 22: vingt deux
num 23: vingt trois
num 24: vingt quatre
num 25: vingt cinq
num 26: vingt six
num 27: vingt sept
num 28: vingt huit
num 29: vingt neuf
num 31: trente et un | trente un
num 40: quarante
num 45: quarante cinq
num 50: cinquante
ord 2: deuxieme | second | seconde
ord 3: troisieme
ord 4: quatrieme
ord 5: cinquieme
ord 6: sixieme
ord 7: septieme
ord 8: huitieme
ord 9: neuvieme
ord 10: dixieme
minus: moins
quarterword: quart | le quart
halfafter: et demie | et demi
quarterafter: et quart
tonight 14:00: cet apres midi
tonight 09:00: ce matin
tonight 12:00: ce midi
tonight 19:00: ce soir
month 9: sep
for: pour
weekdays 0: lundis
weekdays 1: mardis
weekdays 2: mercredis
weekdays 3: jeudis
weekdays 4: vendredis
weekdays 5: samedis
weekdays 6: dimanches
past: passe de
ord 11: onzieme
ord 12: douzieme
ord 15: quinzieme
ord 20: vingtieme
ord 21: vingt et unieme
lastnight 20:00: hier soir | la nuit derniere
feast ash_wednesday: mercredi des cendres
feast palm_sunday: dimanche des rameaux | rameaux
feast maundy_thursday: jeudi saint
feast holy_saturday: samedi saint
feast pentecost_monday: lundi de pentecote
feast valentine: saint valentin | la saint valentin
feast earth_day: jour de la terre
feast victory_day: fete de la victoire
feast independence_day: jour de l independance | jour d independance | fete de l independance
feast all_souls: jour des morts
feast april_fools: poisson d avril
feast christmas_eve: veille de noel | reveillon de noel
feast rentree: rentree | la rentree
feast new_year: nouvelle annee | la nouvelle annee
rest: courant | dans le courant de
"""
