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

# Known within sentences only, beside the words above.
SPOKEN = """
rel -1: ontem
rel -2: anteontem | antes de ontem
rel 1: amanha | dia seguinte
now: agora | neste momento | no momento | de momento | atualmente | por agora
prev: ultimo | ultima | ultimos | ultimas | passado | passada | passados | passadas | anterior
next: proximo | proxima | proximos | proximas | que vem | seguinte | seguintes
this: este | esta | neste | nesta | deste | desta | esse | essa | nesse | nessa
agopre: ha | faz
ago: atras
every: cada | todo | toda | todos os | todas as
to: a | ao | ate | ate ao | ate o
between: entre
and: e
since: desde
from: a partir de | a partir do | a partir da | de | do | da | desde
before: antes de | antes do | antes da | antes
after: depois de | depois do | depois da | depois das | depois dos | depois | apos | apos o | apos a | apos as
until: ate | ate o | ate ao | ate a | antes de
rest: resto do | resto da | mais tarde em
season 3: primavera
season 6: verao
season 9: outono
season 12: inverno
midnight 00:00: meia noite
weekof: semana de | semana do dia
unit week: semana de | semana do dia
article: dia | o | no dia | do dia | ao dia
thousand: mil
approx: cerca de | por volta de | aproximadamente | mais ou menos
in: em | dentro de | daqui a | no | na | de aqui a
feast easter: pascoa | a pascoa | ferias da pascoa
feast christmas: natal | o natal | festas | as festas | festas de fim de ano
feast new_year: ano novo | o ano novo
feast all_saints: todos os santos
feast summer_holidays: ferias de verao | ferias | as ferias
feast mothers_day: dia das maes | dia da mae
feast black_friday: black friday
feast carnival: carnaval | o carnaval
daypart 09:00: de manha | pela manha | da manha | manha
daypart 12:00: meio dia | ao meio dia
daypart 14:00: a tarde | de tarde | da tarde | tarde
daypart 18:00: a noite | de noite | da noite
at: as | a | pelas
hour: h | horas | hora
halfafter: e meia
num 13: treze
num 15: quinze
num 20: vinte
num 21: vinte e um
num 22: vinte e dois
num 23: vinte e tres
num 24: vinte e quatro
num 25: vinte e cinco
num 26: vinte e seis
num 27: vinte e sete
num 28: vinte e oito
num 29: vinte e nove
num 30: trinta
num 31: trinta e um
ord 1: primeiro | primeira
ord 2: segundo
ord 3: terceiro | terceira
ord 4: quarto
minus: menos
quarterword: um quarto | quarto
tonight 14:00: esta tarde | hoje a tarde
tonight 09:00: esta manha | hoje de manha
for: para
num 14: catorze | quatorze
num 16: dezesseis | dezasseis
num 17: dezessete | dezassete
num 18: dezoito
num 19: dezenove | dezanove
ord 5: quinto | quinta
lastnight 20:00: ontem a noite
feast ash_wednesday: quarta feira de cinzas | quarta de cinzas
feast palm_sunday: domingo de ramos
feast maundy_thursday: quinta feira santa
feast holy_saturday: sabado de aleluia
feast corpus_christi: corpus christi | corpo de deus
feast all_souls: finados | dia de finados
feast fathers_day: dia dos pais
feast valentine: sao valentim
feast assumption: assuncao
unit weekend: fim de semana | fins de semana
"""
