"""The words of dates in English; see the package for how to read them."""

WORDS = """
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

# Known within sentences only, beside the words above.
SPOKEN = """
rel -1: yesterday | the day before | previous day | last day
rel -2: day before yesterday
rel 0: today | this day
rel 1: tomorrow | tmrw | tmr | tomorow | tommorow | tommorrow | tomorrows | the next day | the following day
now: now | right now | at the moment
tonight 19:00: tonight | this evening
prev: last | past | previous | preceding
ago: ago | earlier | back
next: next | following | upcoming | coming
every: every | each | weekly
to: to | through | thru | till | until
between: between
and: and
since: since
before: before | prior to
until: by | until | till | no later than | not later than | latest
rest: rest of | remainder of | later in | later
season 3: spring | springtime
season 6: summer | summertime
season 9: autumn | fall
season 12: winter | wintertime
midnight 00:00: midnight | mid night
weekof: week of | week commencing | week starting | week beginning | w c
article: the
calendar: calendar | fiscal
thousand: thousand
unit day: day | days
unit week: week | weeks | wk | wks | week of | week commencing | week starting | week beginning | work week
unit week: workweek | calendar week
unit month: month | months
unit year: year | years | yr | yrs | calendar year
unit workday: working day | working days | business day | business days | workday | workdays | weekday | weekdays
approx: around | about | approximately | circa | roughly | approx | some | nearly | almost
feast easter: easter | easter sunday | the easter holidays | the easter break
feast christmas: christmas | xmas | christmas day | the holidays | the holiday season | the festive season
feast christmas: the christmas break
feast new_year: new year | new years | new year s | new years day | new year s day | new year day | the new year
feast black_friday: black friday
feast labor_day: labor day
feast independence_day: independence day | fourth of july
feast memorial_day: memorial day
feast mlk_day: martin luther king day | mlk day
feast presidents_day: presidents day | president s day
feast mothers_day: mothers day | mother s day
feast fathers_day: fathers day | father s day
feast columbus_day: columbus day
feast veterans_day: veterans day
feast st_patrick: st patricks day | st patrick s day | saint patrick s day
daypart 12:00: noon | midday | lunchtime | lunch time | noonish
num 40: forty
num 50: fifty
num 1: a | an | one
for: for
tonight 19:00: tonight | this evening | this night
tonight 14:00: this afternoon
tonight 09:00: this morning
weekdays 0: mondays
weekdays 1: tuesdays
weekdays 2: wednesdays
weekdays 3: thursdays
weekdays 4: fridays
weekdays 5: saturdays
weekdays 6: sundays
article: the | on | on the
past: past | after
lastnight 20:00: last night | yesterday evening | yesterday night
feast ash_wednesday: ash wednesday
feast palm_sunday: palm sunday
feast maundy_thursday: maundy thursday | holy thursday
feast holy_saturday: holy saturday | easter saturday
feast groundhog_day: groundhog day
feast april_fools: april fools | april fools day | april fool s day
feast earth_day: earth day
feast juneteenth: juneteenth
feast cyber_monday: cyber monday
feast reformation_day: reformation day
feast all_souls: all souls day
feast womens_day: women s day | international women s day
feast summer_holidays: the summer holidays | summer holidays | the summer break | summer break | the summer vacation
unit weekend: weekend | weekends
tonight 19:00: tonite | 2nite
num 60: sixty
num 70: seventy
num 80: eighty
num 90: ninety
"""
