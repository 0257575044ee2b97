"""The words of dates in Spanish; see the package for how to read them."""

WORDS = """
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
