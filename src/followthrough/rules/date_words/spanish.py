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

# Known within sentences only, beside the words above.
SPOKEN = """
rel -1: ayer | el dia anterior | dia anterior
rel -2: anteayer | antes de ayer | antier
rel 1: manana | dia siguiente | al dia siguiente
now: ahora | ahora mismo | en este momento | por ahora | ya mismo | actualmente
prev: ultimo | ultima | ultimos | ultimas | pasado | pasada | pasados | pasadas | anterior | anteriores | previo
prev: previa
next: proximo | proxima | proximos | proximas | siguiente | siguientes | que viene | que vienen | entrante
this: este | esta | estos | estas | ese | esa | actual | corriente
agopre: hace
ago: atras
every: cada | todos los | todas las
to: a | al | hasta | hasta el | hacia
between: entre
and: y
since: desde
from: a partir de | a partir del | desde | desde el | de | del
before: antes de | antes del | antes
after: despues de | despues del | despues | tras | posterior a | luego de
until: hasta | hasta el | antes de | antes del | para el | a mas tardar el | a mas tardar
rest: resto de | resto del | mas tarde en | mas tarde de | mas tarde
season 3: primavera
season 6: verano
season 9: otono
season 12: invierno
midnight 00:00: medianoche
weekof: semana del | semana de | semana que comienza el | semana que empieza el | semana a partir del
weekof: semana que va del | semana a partir de
unit week: semana del | semana de | semana que comienza el | semana que empieza el | semana a partir del
unit week: semana que va del | semana a partir de
article: el | dia | del
thousand: mil
approx: alrededor de | cerca de | aproximadamente | sobre
in: en | dentro de
unit minute: minuto | minutos | min | mins
unit hour: hora | horas | h
unit workday: dia laborable | dias laborables | dia habil | dias habiles | dia de trabajo | dias de trabajo
unit year: ano | anos | calendario ano | ano calendario
feast easter: pascua | semana santa | domingo de pascua | la semana santa
feast christmas: navidad | navidades | las fiestas | fiestas | dia de navidad | las navidades
feast new_years_eve: nochevieja
feast new_year: ano nuevo | dia de ano nuevo
feast summer_holidays: vacaciones de verano | las vacaciones | vacaciones
feast thanksgiving: accion de gracias | dia de accion de gracias
feast black_friday: viernes negro | black friday
feast independence_day: dia de la independencia
feast hispanic_day: dia de la hispanidad
feast all_saints: todos los santos | dia de todos los santos
feast mothers_day: dia de la madre
feast halloween: halloween
feast labor_day: labor day
daypart 09:00: por la manana | temprano | en la manana
daypart 12:00: mediodia | al mediodia
daypart 14:00: por la tarde | en la tarde
daypart 18:00: por la noche | en la noche
am: am | a m | de la manana
pm: pm | p m | de la tarde | de la noche
at: a las | a la | a eso de las | sobre las | las
halfafter: y media
quarterafter: y cuarto
num 30: treinta
num 31: treinta y uno
num 32: treinta y dos
num 40: cuarenta
num 50: cincuenta
ord 2: segundo | segunda
ord 3: tercero | tercer | tercera
ord 1: primero | primer | primera
ord 4: cuarto | cuarta
ord 5: quinto | quinta
ord 6: sexto | sexta
ord 7: septimo
ord 8: octavo
ord 9: noveno
ord 10: decimo
minus: menos
quarterword: cuarto | un cuarto
tonight 14:00: esta tarde | hoy por la tarde
tonight 09:00: esta manana
for: para
lastnight 20:00: anoche | ayer por la noche
feast ash_wednesday: miercoles de ceniza
feast palm_sunday: domingo de ramos
feast maundy_thursday: jueves santo
feast holy_saturday: sabado santo | sabado de gloria
feast valentine: san valentin | dia de san valentin | dia de los enamorados
feast earth_day: dia de la tierra
feast independence_day: dia de la independencia | dia de independencia
feast all_souls: dia de los muertos | dia de muertos | dia de los difuntos
feast labour_day: dia del trabajo | dia del trabajador | dia de los trabajadores
feast fathers_day: dia del padre
feast constitution_day: dia de la constitucion
feast immaculate: la inmaculada | inmaculada
feast assumption: asuncion
feast christmas_eve: nochebuena | vispera de navidad
unit weekend: fin de semana | fines de semana
daypart 18:00: noche
daypart 14:00: tarde
feast new_year: nuevo ano | el nuevo ano
"""
