"""What people answer in Dutch."""

WORDS = """
negation: niet | geen | nooit | zonder | nergens | niets | niks | noch | nee
contrast: maar | echter | toch | hoewel | alleen
if: als | indien | mocht | of u | of jullie
unreal: zou geweest | was vroeger | waren vroeger
closing: met vriendelijke groet | met vriendelijke groeten | vriendelijke groet | vriendelijke groeten | groeten
closing: groet | hartelijke groet | mvg | hoogachtend | met hartelijke groet | verzonden vanaf mijn iphone | gr
neutral: geen probleem | geen punt | geen enkel probleem | geen zorgen | geen haast | niet alleen | niets te danken
neutral: geen dank | aarzel niet | geen twijfel | maakt niet uit | niet erg | niet slecht
neutral: bedankt voor uw/je/jullie interesse | dank voor uw/je interesse | hoe gaat het | geen moeite | niet voor niets
neutral: verwijder deze mail/email/dit bericht | niet de beoogde ontvanger
interest: interesse | intresse | geinteresseerd | interessant | nieuwsgierig | boeiend | aantrekkelijk | enthousiast
interest: klinkt .. goed/interessant/leuk/prima/mooi/veelbelovend/top
interest: lijkt .. goed/interessant/leuk/prima/mooi/handig/top | ziet er .. goed/interessant/mooi uit
interest: spreekt .. aan | bevalt | komt .. goed uit | komt .. uit | schikt | past .. mij/me/ons/goed | is prima
interest: is goed | is perfect | prima voor mij/ons | mij uitstekend | komt .. gelegen | precies wat we/ik/wij
interest: op zoek naar | we zoeken | wij zoeken | ik zoek | hebben .. nodig | heb .. nodig | doen we | doe ik
interest: doe mee | laten we | afgesproken
interest: wil/willen/zou/zouden .. graag
interest: graag .. meer/weten/zien/afspraak/demo/kennismaken/spreken/proberen/testen/bestellen/ontvangen/horen/bellen/langs/offerte/informatie
interest: meer informatie | meer info | meer weten | meer horen
interest: kunnen we/wij .. bellen/spreken/afspreken/praten/een/elkaar/deze
interest: kan ik .. bestellen/proberen/testen/demo | wanneer kunnen/kan/zullen/komt
interest: afspraak maken/plannen/inplannen | afspraak | afspreken | demo | demonstratie | uitproberen | proberen
interest: bestellen | inplannen | ben .. beschikbaar | zijn .. beschikbaar | heb .. tijd | hebben .. tijd
interest: waarom niet | goed idee | ga akkoord | gaan akkoord | staan open | sta open | benieuwd
request: bel me/mij/ons/maar/gerust | belt u me/mij/ons
request: kunt/kun/kan .. u/je/jij .. bellen/sturen/mailen/opsturen/toesturen/langskomen/maken | mij/me/ons bellen
request: mij/me/ons .. sturen/toesturen/mailen/opsturen
request: stuur/stuurt .. me/mij/ons/maar/gerust/offerte/voorstel/informatie/info/het/de/een | mail me/mij/ons/maar
request: offerte | voorstel | een prijsopgave | toesturen | neem/neemt .. contact met mij/me/ons op | bereikbaar
request: te bereiken
yes: ^ ja $ | ^ ja graag | ^ ja hoor | ^ ja prima | ^ ja , | ^ ja dat | ^ ja leuk | ^ ja is goed | ^ graag
yes: ^ heel graag | ^ zeker | ^ natuurlijk | ^ uiteraard | ^ absoluut | ^ perfect $ | ^ top $ | ^ geweldig $
yes: ^ deal $ | ^ jazeker | ^ met plezier | ^ super $
nod: ^ ok $ | ^ oke $ | ^ prima $ | ^ is goed $ | ^ ok is goed $ | ^ goed $ | ^ akkoord $ | thumbsup | ^ okay $
nod: ^ ok bedankt $ | ^ ok prima $ | ^ helemaal goed $ | ^ dat is goed $ | ^ komt goed $ | ^ oke is goed $
no: ^ nee $ | ^ nee bedankt | nee bedankt | nee dank | ^ nee dank* | ^ nee helaas | ^ helaas niet $ | ^ liever niet
no: thumbsdown | ^ nee sorry | ^ nou nee $ | ^ nee hoor | bedankt maar nee | ^ bedankt nee
refusal: niets voor mij/ons | niks voor mij/ons | niet voor mij/ons | niet wat we/wij/ik | past niet bij
refusal: past .. niet | zien .. ervan af | zie .. ervan af | ervan af | wijzen .. af | wijs .. af | afwijzen
refusal: afgewezen | besloten .. niet | gekozen .. niet | niet mee verder | niet verder
refusal: gaan .. niet .. doen/door/verder/op in | ga .. niet .. doen/door/verder/op in | niet op in
refusal: bedanken hiervoor | bedanken voor de eer | bedank hiervoor | laten .. schieten | niet relevant | geen optie
refusal: geen belangstelling | geen trek | desinteresse | oninteressant | niet geschikt | niet passend
refusal: slaan .. over | sla .. over | willen .. niet | haken .. af | haak .. af
opt_out: afmelden | uitschrijven | uitschrijf* | meld/meldt mij/me/ons .. af | schrijf/schrijft mij/me/ons .. uit
opt_out: afmelding | afgemeld | unsubscribe | ^ stop $ | ^ stop aub $ | opt out | opzeggen .. nieuwsbrief
opt_out: nieuwsbrief .. opzeggen
opt_out: geen .. mails/mail/emails/email/berichten/reclame/nieuwsbrie*/telefoontjes/contact/post/sms*/spam .. meer/ontvangen/willen/sturen/opnemen/krijgen
opt_out: geen .. contact meer | geen mails/emails/reclame/berichten/nieuwsbrie*/telefoontjes/spam
opt_out: niet/nooit meer .. mailen/bellen/benaderen/contacteren/sturen/schrijven/lastigvallen/gebeld/gemaild/benaderd/contact/lastig
opt_out: niet .. benaderd/gebeld/gemaild .. worden
opt_out: mail/bel/benader/stuur/contacteer/schrijf me/mij/ons .. niet/nooit/geen .. meer
opt_out: val/valt me/mij/ons .. niet .. lastig | neem/neemt .. geen contact | wil/willen .. geen .. meer
opt_out: wil/willen .. niet .. ontvangen/horen
opt_out: haal/haalt/verwijder/verwijdert/schrap/wis/gooi/halen/verwijderen .. me/mij/ons/mijn/onze/van/uit/gegevens/adres/mailadres/emailadres/nummer/lijst/bestand ..
opt_out: van/uit de/uw/je/jullie/deze lijst/lijsten/mailinglijst/mailinglist/bestand/database/maillijst/adressenbestand
opt_out: gegevens .. wissen/verwijderen/verwijderd/gewist
opt_out: stop/stopt/hou/houd/houdt .. met/op .. mailen/bellen/sturen/schrijven/lastigvallen/spammen/contact/dit
opt_out: stop ermee | hou ermee op | hou op | houd op | laat/laten me/mij/ons .. met rust | met rust | rot op
opt_out: donder op | trek .. toestemming in | toestemming .. in | bezwaar | nooit .. aangemeld
opt_out: nooit .. ingeschreven | niet aangemeld | nooit .. gevraagd | bel me niet register
legal: advocaat | juridisch* | aangifte | klacht | rechter | rechtbank | avg | gdpr | privacy*
legal: autoriteit persoonsgegevens | spam | stalk* | illegaal | ongewenst* | ongevraagd* | rapporteer | rapporteren
legal: melden bij | blokkeer | blokkeren | acm | intimidatie
not_now: nu niet | nu even niet | niet nu | nog niet | niet op dit moment | op dit moment niet/geen
not_now: op het moment niet/geen | momenteel niet/geen | vandaag niet | deze week niet
not_now: dit jaar niet/geen/niets/meer | voorlopig | niet voor | voor nu niet | nu geen | even niet
not_now: komt .. nu niet | niet .. goede moment | niet het juiste/goede moment | geen goed moment | slecht moment
not_now: verkeerd moment | slechte timing | timing | momenteel .. niet/geen | nu .. niet uit
not_now: op dit moment .. niet/geen
not_now: later | volgend jaar | komend jaar | nieuwe jaar | volgend kwartaal | te vroeg | uitgesteld | uitstellen
not_now: stellen .. uit | in de wacht | on hold | in de ijskast | ligt .. stil | stilgelegd | gepauzeerd | pauze
not_now: op een laag pitje | een andere keer | andere keer | in de toekomst
not_now: pas in/na/vanaf/over/volgend/medio/eind/begin/weer | na de/het | middenin | midden in | tot die tijd
not_now: op zijn vroegst | bevroren | contract .. tot | vast tot | drukke periode | dan pas
again: bel/belt/mail/schrijf/benader/contacteer/probeer/stuur/vraag .. nog eens/weer/opnieuw/later/in/over/na/dan/volgend/begin/eind/medio
again: nog eens | nogmaals | opnieuw | neem/neemt/nemen .. contact .. op
again: neem/neemt/nemen .. in/na/over/dan/later/volgend/begin/eind/medio .. contact
again: kom/komt .. terug in/na/over/dan/later/begin | spreken .. dan/weer/later | herinner
again: hou/houd/houden .. contact | probeer het | benader .. in/over/na/weer/dan/later
again: laten we .. later/dan/in/na/over | weer contact | weer bellen | terugbellen in/over/na/later | tzt
back: kom/komen .. op terug | kom/komen .. bij u/je/jullie .. terug? | kom/komen er .. op | erop terug
back: hierop terug | bij u/je/jullie terug | laat/laten .. weten | laat/laten .. horen
back: hoor/hoort .. van mij/me/ons | hoort u/je nog | reageer/reageren .. voor/uiterlijk/op/nog/dan/zo
back: bel/bellen u/je/jullie .. terug | bel je | bel u | ik bel | wij bellen | mail u/je | ik mail
back: neem/nemen zelf contact | denk/denken .. over na | nadenken | erover na | bekijk/bekijken .. het/dit/en
back: kijk/kijken .. naar | bestudeer | bestuderen | bedenktijd | geef .. tijd/dagen/even | geef u/je antwoord
back: uitsluitsel | reactie volgt | beslissen .. voor/op/uiterlijk/in/volgende | beslissing .. in/volgt/op/volgende
consult: overleg | overleggen | overleg het | bespreek | bespreken | intern .. overleg*/bespreken/afstemmen
consult: stem/stemmen .. af
wrong: verkeerde persoon/adres/afdeling/nummer/contact*/voor/te pakken/mail*
wrong: niet de juiste persoon/contact*/afdeling/adres | niet .. juiste persoon | niet de persoon
wrong: bent/ben/zit bij mij .. verkeerd/fout | aan het verkeerde adres | ga .. niet .. over | gaat niet over
wrong: niet verantwoordelijk | niet mijn afdeling/taak/gebied/pakkie* | niet .. mijn vakgebied | vergissing
wrong: vergist | niet bij mij
wrong: werk/werkt .. niet meer | niet meer werkzaam | niet meer in dienst | ben .. weg bij
wrong: ga/gaat .. niet meer over | doe .. niet meer | niet meer verantwoordelijk | heb/heeft .. verlaten
wrong: uit dienst | met pensioen | gepensioneerd | andere baan | nieuwe baan | niets mee te maken
wrong: niks mee te maken | geen onderdeel meer
referral: neem/neemt/nemen .. contact .. met | contact opnemen met | contact op met
referral: contact .. met mijn/onze/de/mevrouw/meneer/de heer | kunt/kan/kun .. beter | kunt/kun u/je .. terecht bij
referral: spreek/praat/bel/mail .. met mijn/onze/de | bel/mail/vraag/benader mijn/onze | mijn collega | onze collega
referral: een collega | mijn opvolger | mijn opvolgster | mijn vervanger | mijn leidinggevende
referral: is .. verantwoordelijk | verantwoordelijk is | verantwoordelijke is | gaat .. over | gaat hierover
referral: gaat daarover | regelt dit | behandelt | contactpersoon is | is .. contactpersoon | juiste persoon is
referral: is de juiste persoon | doorgestuurd | stuur .. door | doorgezet | doorsturen | in cc | in de cc | in kopie
referral: heeft .. overgenomen | overgenomen | wend u | wendt u | richt u | verwijs
question: ^ wat | ^ hoe | ^ hoeveel | ^ wanneer | ^ waar | ^ wie | ^ welke | ^ welk | ^ waarom | ^ waarvoor
question: ^ is/zijn/heeft/hebben/kan/kunnen/werkt/bieden/biedt/zit/zitten/komt/moet/krijg het/dit/er/jullie/u/dat/die/deze/we/wij/je/ik/ook/een
question: een vraag | vraag over | vragen over | heb .. vraag | heb .. vragen | hebben .. vraag | hebben .. vragen
question: vraagje | wat kost | hoe duur | wat zijn | wat is | zou .. willen weten | graag weten of/hoe/wat/wanneer
question: vroeg me af | vraag me af | kunt/kun u/je .. uitleggen/vertellen/toelichten/aangeven
price: duur | te duur | te hoog | budget | prijzig | kostbaar | te veel geld | geen geld | niet betalen
price: niet veroorloven | goedkoper | korting | prijs .. hoog/te | kost .. te veel | kosten .. te hoog/hoog
price: boven .. budget | begroting
time: geen tijd | weinig tijd | te druk | heel druk | erg druk | druk met | zo druk | geen ruimte | geen capaciteit
time: tijdgebrek | tijd ontbreekt | overbelast | omkomen in | tijd niet | niet de tijd | agenda .. vol | volle agenda
competitor: al .. leverancier*/oplossing/partner/partij/aanbieder/systeem/contract/iets/iemand/software/tool/voorzien/bureau/zaken/jaren/klant/bij
competitor: reeds .. leverancier*/oplossing/partner/partij/aanbieder/systeem/contract/voorzien
competitor: andere leverancier/partij/aanbieder/oplossing/partner | een ander bedrijf | ander bedrijf/bureau/systeem
competitor: met een ander* | een concurrent | concurrent* | tevreden met/over | zijn .. tevreden | ben .. tevreden
competitor: blij met | doen .. zelf | eigen oplossing/systeem/software/ontwikkeling | zelf ontwikkeld
competitor: in eigen huis | in huis | huidige leverancier/partij/aanbieder/oplossing | gekozen voor een ander*
competitor: vaste leverancier | goed voorzien | inhouse
authority: mijn baas | mijn chef | mijn manager | mijn leidinggevende | mijn directeur | directie | directeur
authority: beslist | beslissen niet | niet .. beslissen | niet aan mij | niet mijn beslissing | ga ik niet over
authority: hoofdkantoor | bestuur | goedkeuring | goedkeuren | toestemming van | akkoord van | akkoord nodig
authority: met mijn baas/chef/manager/directeur | moet .. vragen aan | moet .. overleggen met | raad van bestuur
authority: management | beslissingsbevoegd | gaat .. directie/management over
need: niet nodig | hebben .. niet nodig | heb .. niet nodig | geen behoefte | geen noodzaak | niet noodzakelijk
need: overbodig | onnodig | geen prioriteit | niet .. prioriteit | geen nut | niet .. nut | nut .. niet
need: zie .. meerwaarde niet | geen meerwaarde | niet aan de orde | geen gebruik van
trust: oplichting | fraude | ken .. niet | kennen .. niet | nooit van .. gehoord | nooit gehoord | vertrouw .. niet
trust: vertrouwen .. niet | geen vertrouwen | niet overtuigd | sceptisch | twijfel* | referenties | wie zijn jullie
trust: wie bent u | te mooi om waar | verdacht | phishing | slechte ervaring* | nep | onbetrouwbaar | louche
person: collega | collegas | baas | chef | manager | directeur | directie | afdeling | team | opvolger | opvolgster
person: vervanger | leidinggevende | mevrouw | meneer | heer | mw | dhr | inkoop | secretaresse | assistent
person: assistente | administratie | verkoop
interest: interesseert | we/wij/ik kunnen/kan .. bellen/spreken/afspreken/praten
interest: kunnen .. bellen/spreken/afspreken | te bellen
opt_out: niet .. benaderd/gebeld/gemaild/gecontacteerd | niets meer .. horen | niks meer .. horen
time: te druk | veel te druk
not_now: misschien in/na/volgend/later/over
yes: ^ ja zeker | ^ zeker weten
request: kunt/kun/kan u/je/jij me/mij/ons
competitor: gebruiken al | hebben al | gebruiken reeds | werken al
back: bekijken hem/dit/het/de
no: ^ nee dank | ^ nee , dank
neutral: na overleg | na intern overleg
neutral: bij vragen | als u/je .. vragen heeft/hebt | mocht u/je .. vragen hebben | voor vragen
"""
