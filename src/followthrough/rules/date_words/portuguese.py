"""The words of dates in Portuguese; see the package for how to read them."""

WORDS = """
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
