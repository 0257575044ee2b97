"""What people answer in Italian."""

WORDS = """
negation: non | mai | nessun | nessuna | nessuno | senza | ne | neanche | nemmeno | niente | nulla
contrast: ma | pero | tuttavia | comunque | anche se | eppure | salvo
if: se foss* | qualora | nel caso | se vi | se le
unreal: sarei stat* | saremmo stat* | avrei | avremmo avuto
closing: cordiali saluti | distinti saluti | saluti | cordialmente | un saluto | a presto | inviato da iphone
closing: grazie e saluti | buon lavoro | in fede
neutral: nessun problema | non c e problema | senza problemi | non si preoccupi | non ti preoccupare | non esiti*
neutral: non solo | di niente | non c e di che | figurati | non c e fretta | senza dubbio
neutral: grazie per il suo/vostro/tuo interesse | come sta | come va | non importa | non male | non c e nessun problema
neutral: cancellare questa email/messaggio | se non e il destinatario
interest: interess* | interes* | curios* | sembra .. interessante/bello/ottimo/utile/perfetto/buono/bene/promettente
interest: pare .. interessante/ottimo/utile | suona .. bene/interessante | mi/ci piace* | mi/ci piacerebbe
interest: mi/ci va bene | va bene .. per me/noi/martedi/lunedi/mercoledi/giovedi/venerdi/domani | va benissimo
interest: per me va bene | mi/ci sta bene | mi/ci convince | fa per me/noi | fa al caso
interest: volentieri | con piacere | molto volentieri | buona idea | ottima idea | ottimo | d accordo | ci sto
interest: ci stiamo | facciamolo | procediamo | andiamo avanti | lo prendo | contate su di me | perche no
interest: al momento giusto | proprio quello che | stiamo cercando | sto cercando | cerchiamo | abbiamo bisogno
interest: ho bisogno | ci serve | mi serve
interest: vorrei | vorremmo | voglio | vogliamo | desidero | desideriamo | mi farebbe piacere | ci farebbe piacere
interest: saperne di piu | sapere di piu | maggiori informazioni | piu informazioni | ulteriori informazioni
interest: maggiori dettagli
interest: possiamo sentirci/vederci/parlare/parlarne/incontrarci/fissare/iniziare/fare/organizzare
interest: potremmo sentirci/vederci/parlare/parlarne/incontrarci/fissare | sentiamoci | vediamoci | parliamone
interest: incontriamoci | quando possiamo/puo/potremmo/potete/ci | fissiamo | fissare | appuntamento | dimostrazione
interest: una demo | provare | provarlo | ordinare | acquistare | comprare | sono disponibile | siamo disponibili
interest: sono libero | sono libera | siamo liberi
request: mi/ci chiami | mi/ci chiamate | chiamami | chiamatemi | chiamateci | chiamarmi | chiamarci | mi chiama
request: mi/ci telefoni | telefonatemi | mi/ci mandi | mi/ci mandate | mandami | mandatemi | mandateci | mandarmi
request: mandarci | mi/ci invii | mi/ci inviate | inviami | inviatemi | inviateci | inviarmi | inviarci
request: puo/potete/potrebbe/puoi mandare/inviare/farmi/farci/mandarmi/inviarmi/inviarci/mandarci/chiamarmi/chiamarci
request: inviare .. preventivo/offerta/proposta/materiale | un preventivo | un offerta | una proposta | la proposta
request: l offerta | il materiale | mi/ci contatti | contattatemi | mi faccia avere | ci faccia avere | mi scriva
yes: ^ si $ | ^ si grazie | ^ si volentieri | ^ si certo | ^ si per favore | ^ si mi | ^ si ci | ^ si , | ^ certo
yes: ^ certamente | ^ volentieri | ^ assolutamente si | ^ senz altro | ^ sicuramente | ^ perfetto $ | ^ ottimo $
yes: ^ con piacere | ^ benissimo $ | ^ affare fatto $
nod: ^ ok $ | ^ va bene $ | ^ d accordo $ | ^ bene $ | ^ ok grazie $ | ^ ok perfetto $ | ^ ok va bene $ | thumbsup
nod: ^ okay $ | ^ va benissimo $ | ^ intesi $ | ^ ok bene $
no: ^ no $ | ^ no grazie | no grazie | ^ grazie no | grazie ma no | ^ purtroppo no | ^ mi dispiace no | thumbsdown
no: ^ direi di no $ | ^ meglio di no | ^ no mi dispiace
refusal: non fa per me/noi | non fa al caso | non e per me/noi | non e quello che | non ci serve | non mi serve
refusal: non procedere | non proced* | non proseguire | non prosegu* | rifiut* | declin* | decliniamo
refusal: deciso di non | non siamo propensi | non rientra | non rispond* alle | non corrispond*
refusal: non e di .. interesse | disinteress* | nessun interesse | non vogliamo | non voglio | rinunc*
refusal: non andare avanti | non se ne fa | lasciamo perdere | lasci perdere | non e adatto | non adatto
refusal: passiamo $ | non intend*
opt_out: cancellami | cancellatemi | cancellateci | cancellarmi | cancellarci | cancelli .. mi*/nostr*/dalla/i
opt_out: disiscriv* | disiscrizione | disiscrivetemi | annulla* .. iscrizione | cancella* .. iscrizione | ^ stop $
opt_out: ^ basta $ | ^ fine $ | unsubscribe | opt out | annullare l iscrizione
opt_out: non .. contatt*/scriv*/chiam*/mand*/invi*/disturb*/telefon* .. piu
opt_out: non piu .. contatt*/scriv*/chiam*/mand*/invi*/disturb*/ricevere/essere
opt_out: non .. piu .. ricevere/email/mail/messaggi/chiamate/pubblicita/comunicazioni
opt_out: non vogl*/desider* .. ricevere/essere contattat* | niente piu email/mail/messaggi/pubblicita/chiamate
opt_out: mai piu | non contattatemi | non chiamatemi | non scrivetemi | non scrivermi | non contattarmi
opt_out: non chiamarmi | non mi contatt* | non mi scriv* | non mi chiam* | non mi mandi | non mandatemi
opt_out: non inviatemi | basta email/mail/messaggi/chiamate/con | smett* | la smetta | smettila | smettetela
opt_out: piantatela | piantala
opt_out: togli* .. mi?/lista/elenco/dal*/indirizzo | toglietemi | toglimi | togliermi | mi tolga | mi tolgano
opt_out: rimuov* .. mi?/lista/dal*/indirizzo/nostr*/mi* | rimuovetemi | rimuovimi | rimuovermi | mi rimuova
opt_out: elimin* .. miei/mio/mia/nostr*/dati/indirizzo/lista/dal* | eliminatemi | eliminami
opt_out: cancell* .. miei/mio/mia/dati/indirizzo/lista/archivi/database | mi cancelli
opt_out: dalla/dalle/dai vostra/vostre/vostri/tua/sua/lista/mailing/elenco/archivi/database .. | revoco | mi oppongo
opt_out: lasciatemi/lasciami/lasciateci/mi lasci .. in pace/stare | in pace | mai iscritt* | non mi sono .. iscritt*
opt_out: mai richiest* | non ho .. autorizzat* | andate al diavolo | diritto all oblio
legal: avvocat* | legale | legali | vie legali | denunci* | querel* | garante | gdpr | privacy | spam | molest*
legal: illegal* | tribunale | segnal* | reclamo | indesiderat* | non richiest* | autorita | blocco | bloccare
not_now: adesso no | ora no | non ora | non adesso | non ancora | per ora no | al momento no | per il momento no
not_now: in questo momento no | attualmente no | attualmente non | al momento non | per ora non | per il momento non
not_now: non al momento | non per ora | non e .. momento | brutto momento | cattivo momento | momento sbagliato
not_now: oggi no | questa settimana no | quest anno no | quest anno non | non prima | non quest anno
not_now: piu avanti | piu tardi | in un altro momento | in futuro | un altra volta | l anno prossimo | l anno nuovo
not_now: anno prossimo | prossimo anno | prossimo trimestre | troppo presto | rimand* | rinvi* | posticip* | sospes*
not_now: in sospeso | in pausa | fermo | ferma | congelat* | in attesa | per ora | al momento | per il momento
not_now: dopo le/l/la/il | a partire da | solo dopo | fino ad allora | nel pieno | in piena | siamo in
not_now: chiusura d anno | contratto .. fino | stand by
again: ricontatt* | mi/ci ricontatti | risent* | risentiamoci | ci risentiamo | mi/ci richiami
again: richiam* .. tra/fra/a/in/dopo/piu/il/la/nel | richiami | richiamatemi | richiamami | mi/ci riscriva
again: riscriv* | mi/ci scriva .. tra/fra/a/in/dopo/piu | riprov* | si rifaccia vivo/sentire | rifatevi
again: torn* .. a contattar*/scriver*/chiamar* | di nuovo | nuovamente | ancora .. tra/fra/a/in/dopo
again: mi/ci contatti .. tra/fra/a/in/dopo/piu/nel | ne riparliamo | riparliamone | riparlar*
again: sentiamoci .. tra/fra/dopo/piu/a/in/nel | mi ricordi | restiamo in contatto | rimaniamo in contatto
again: teniamoci in contatto
back: le/vi/ti faccio sapere | le/vi/ti faremo sapere | le/vi/ti faro sapere | facciamo sapere | faccio sapere
back: faro sapere | faremo sapere | far sapere | le/vi/ti rispond* | rispond* .. entro/presto/appena/al/domani
back: le/vi/ti ricontatt* io? | le/vi/ti richiam* | le/vi/ti contatt* io? | le/vi/ti scriv* | le/vi/ti chiamo
back: le/vi/ti chiamero | le/vi/ti aggiorn* | le/vi/ti conferm* | le/vi/ti do .. risposta/riscontro
back: daro .. risposta/riscontro | riscontro entro | mi faccio vivo/sentire/viva | mi faro vivo/sentire/viva
back: ci facciamo vivi/sentire | ci penso | ci pensiamo | ci pensero | pensarci | ci rifletto | riflett* | lo valut*
back: valutiamo | valuto | valutare | lo esamin* | esaminare | guardo .. e | verifico | verifichiamo
back: mi dia/datemi/ci dia qualche/un po/tempo/giorni | mi lasci .. pensare/qualche/tempo
consult: ne parlo | ne parliamo | ne parlero | parlarne con | ne discut* | discuter* internamente | internamente
consult: mi consulto | consultarmi | devo consultare
wrong: persona sbagliata | sbagliato persona | sbagliato | indirizzo sbagliato | numero sbagliato
wrong: non sono la/il .. persona/giust*/referente/responsabile/corrett*/interlocutore | non sono io
wrong: non sono responsabile | non e di mia competenza | non mi compete | non mi occupo | non me ne occupo
wrong: non e il mio settore/reparto/ambito | non rientra nelle mie | ha sbagliato | avete sbagliato
wrong: interlocutore sbagliato
wrong: non lavoro piu | non lavora piu | non sono piu | non mi occupo piu | non faccio piu parte | ho lasciato
wrong: ha lasciato | in pensione | pensionat* | cambiato lavoro/azienda | non c entro | non ho niente a che
referral: si rivolga | rivolg* .. a/al | rivolgetevi | rivolgersi | contatti .. il/la/mi*/nostr*
referral: contatt* .. il/la mio/mia/nostro/nostra | parli con/al | parla con | parlate con
referral: parlare con .. mio/mia/nostro/nostra/il/la/dott*/signor* | scriva a/al | scriva .. mio/mia | scrivete a
referral: chiami .. il/la mio/mia/nostro/nostra | senta | sentire .. mio/mia/nostro/nostra/il/la | chieda a
referral: il mio collega | la mia collega | un mio collega | una mia collega | mio collega | mia collega
referral: nostro collega | il mio successore | mio successore | responsabile e | referente e | se ne occupa
referral: si occupa di | se ne occupano | e .. responsabile | e la persona giusta | la persona giusta e | in copia
referral: in cc | ho inoltrato | inoltro | inoltrat* | giro .. a/al | passato .. a/al | mi sostituisce
referral: ha preso il mio posto | e subentrat* | metto in contatto
question: ^ quanto | ^ quanti | ^ quante | ^ come | ^ quando | ^ dove | ^ che | ^ cosa | ^ chi | ^ qual | ^ quale
question: ^ quali | ^ perche | ^ e possibile | ^ e compatibile | ^ avete | ^ c e | ^ ci sono | ^ puo | ^ potete
question: ^ offrite | ^ funziona | ^ include | una domanda | qualche domanda | alcune domande | ho .. domand*
question: quanto costa | quanto viene | che prezzo | vorrei sapere | volevo sapere | vorremmo sapere | mi chiedevo
question: puo/potete/potrebbe .. spiegar*/dir*/chiarir*/indicar* | qual e | quali sono
price: caro | cara | cari | costos* | budget | prezzo .. alto/elevato/eccessivo | troppo alto | non .. soldi
price: non possiamo permetter* | non ce lo possiamo | non posso permetter* | meno caro | sconto | piu economic*
price: fuori portata | non ci sono i fondi | fondi | costa troppo | spesa .. eccessiva/alta
time: non .. tempo | senza tempo | poco tempo | mancanza di tempo | troppo impegnat* | molto impegnat*
time: molto occupat* | troppo occupat* | oberat* | sommers* | pres* .. mille | troppo lavoro | troppo da fare
time: non .. risorse | carico di lavoro
competitor: gia .. fornitore*/fornitori/soluzione/partner/azienda/sistema/contratto/usiamo/uso/lavoriamo/abbiamo/qualcuno/altro/un/una/coperti/consulente/agenzia/software/serviti
competitor: un altro fornitore/partner/sistema/prodotto/software | altro fornitore
competitor: un altra azienda/soluzione/ditta/societa/agenzia | altra azienda/soluzione/ditta/societa | concorren*
competitor: soddisfatt* | contenti di/del/con/della | content* di/del/con | ci troviamo bene | facciamo da soli
competitor: facciamo tutto in casa | soluzione interna | in casa | scelto un altr* | optato per | fornitore attuale
competitor: lavoriamo con | ci affidiamo
authority: non decido io | non decido | non spetta a me | non dipende da me | non posso decidere
authority: non e una mia decisione | decide | decidono | deve approvare | devono approvare | deve autorizzare
authority: deve decidere | approvazione | autorizzazione | benestare | il mio capo | mio capo | la mia capa
authority: il mio responsabile | il mio superiore | il mio direttore | la direzione | il direttore
authority: la sede centrale | casa madre | consiglio di amministrazione | il titolare | chiedere al | chiedere al mio
need: non .. bisogno | non .. serve | non .. necessit* | non .. necessari* | nessun bisogno | nessuna necessita
need: inutile | non e una priorita | non e prioritari* | non .. priorita | non ne vedo l utilita | non ci e utile
need: non serve | superflu*
trust: truffa | frode | non .. conosc* | mai sentit* | non .. fid* | fiducia | non .. convint* | non mi convince
trust: scettic* | dubbi | dubbio | referenze | chi siete | chi e lei | troppo bello | sospett* | phishing
trust: brutta esperienza | brutte esperienze | poco seri*
person: collega | colleghi | capo | responsabile | direttore | direttrice | ufficio | reparto | socio | socia
person: signor | signora | signore | sig | dott | dottor | dottoressa | ing | avv | titolare | acquisti | direzione
person: assistente | amministrazione
not_now: in questo momento non | non .. in questo momento | ora non | adesso non
back: la chiamo | la richiamo | la ricontatto | la contatto | la chiamero | la aggiorno | la richiamero
back: devo pensarci | devo parlarne
price: prezzi .. alti/elevati | troppo alti | tariffe .. alte
interest: possiamo .. sentirci/parlare/vederci/parlarne
not_now: forse a/in/dopo/piu/tra/fra
wrong: non seguo | non gestisco | non sono io che | non tratto
competitor: usiamo gia | utilizziamo gia | abbiamo gia | gia usiamo
no: no grazie mille | ^ no , grazie
interest: ^ certo che si
neutral: per qualsiasi domanda | per qualunque domanda | per ogni domanda | se avete/ha/hai .. domande
neutral: qualsiasi dubbio
"""
