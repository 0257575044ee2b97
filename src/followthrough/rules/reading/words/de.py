"""What people answer in German."""

WORDS = """
negation: nicht | kein | keine | keinen | keinem | keiner | keines | keins | nie | niemals | ohne | weder | kaum
negation: nichts | nich | ned | net
contrast: aber | jedoch | allerdings | trotzdem | dennoch | doch | sondern
if: wenn | falls | sofern | ob | sollten sie | solltest du
unreal: ware .. gewesen | hatte .. gehabt | war mal | waren mal | war fruher
closing: mit freundlichen grusen | mit freundlichen grussen | freundliche gruse | freundliche grusse | viele gruse
closing: viele grusse | beste gruse | beste grusse | liebe gruse | liebe grusse | mfg | lg | vg | herzliche gruse
closing: schone gruse | gruss | gruse | grus | hochachtungsvoll | von meinem iphone gesendet
neutral: kein problem | keine ursache | keine sorge | kein ding | keine eile | nicht nur
neutral: nichts zu danken | nicht zuletzt | keine umstande | zogern sie nicht | keine frage | nicht schlimm
neutral: macht nichts | gar nicht schlecht
neutral: danke fur ihr interesse | vielen dank fur ihr interesse | wie geht es ihnen | wie gehts | ob wir interesse
neutral: ob interesse
neutral: bitte loschen sie diese mail/email/nachricht | loschen sie diese mail/email/nachricht
neutral: nicht der richtige adressat | nicht der beabsichtigte empfanger
interest: interesse | intresse | interessiert* | interessant* | intressant | spannend* | neugierig | reizvoll
interest: ansprechend
interest: klingt gut/super/toll/prima/interessant/spannend/vielversprechend/sehr/nach
interest: hort sich .. gut/super/toll/interessant/spannend/an | sieht gut/super/interessant aus | gefallt mir/uns
interest: passt* | past | geht klar | geht bei mir/uns | geht in ordnung
interest: kommt .. genau/gerade richtig | genau das richtige | genau was wir/ich
interest: genau das .. brauchen/suchen/suche/brauche | suchen .. so etwas/gerade | wir suchen | ich suche
interest: lassen sie uns | lass uns | konnen wir uns/telefonieren/sprechen/reden/treffen/einen
interest: sollten wir uns/telefonieren/sprechen/reden/treffen | wann konnen/konnten/hatten/hast/haben wir/sie/du/konnen
interest: wurde/wurden/mochte/mochten/will/wollen .. gern/gerne
interest: gern/gerne .. kennenlernen/kennen/ansehen/anschauen/sehen/mehr/erfahren/testen/ausprobieren/treffen/telefonieren/sprechen/vereinbaren/termin/einladen/angebot/unterlagen/bestellen/kaufen/buchen
interest: mehr erfahren/wissen/daruber/dazu/hören | mehr infos/informationen | nahere informationen/infos
interest: mochte/mochten/will/wollen .. kaufen/bestellen/buchen/testen/ausprobieren/sehen/anschauen | bin dabei
interest: sind dabei | machen wir | einverstanden | freue/freuen .. gesprach/termin/treffen/auf
interest: termin vereinbaren/ausmachen/machen | vorfuhrung | probefahrt
interest: ware/waren gut/super/toll/prima/schon/perfekt/hilfreich | ist gut/super/perfekt/prima/recht/in ordnung
interest: bin .. offen | sind .. offen | brauchen dringend | brauche dringend | hatten .. bedarf | haben .. bedarf
interest: bedarf | warum nicht | her mit | gute idee | sehr gerne | nehme/nehmen ich/wir | bestellen wir
interest: bestelle ich | habe .. zeit | haben .. zeit | hatte .. zeit | hatten .. zeit
request: rufen/rufe/ruf sie/mich/uns mich/uns? | ruf/rufen/rufe/rufst .. an | anrufen | anruf | zuruckrufen
request: ruckruf
request: schick*/sende*/mail*/ubermitt*/lassen/lass mir/uns/sie/bitte/doch/ruhig/gern/gerne/rüber/ruber/zukommen
request: schicken/senden/mailen sie | ein/das/ihr/euer/dein angebot | unterlagen | zusenden | zuschicken
request: zukommen lassen | kontaktieren sie mich/uns | melde/melden dich/sich/sie .. gern/gerne/mal/bei/bitte
request: erreichen sie mich/uns | mich erreichen | bin .. erreichbar | unter .. erreichbar
yes: ^ ja | ^ ja bitte | ^ ja gern/gerne | ^ gern/gerne | ^ sehr gern/gerne | ^ sicher | ^ klar | ^ naturlich
yes: ^ selbstverstandlich | ^ auf jeden fall | ^ unbedingt | ^ perfekt $ | ^ super $ | ^ top $ | ^ abgemacht $
yes: ^ genau $ | ^ bitte gern/gerne | ^ jo $ | ^ jep $ | ^ jawohl
nod: ^ ok $ | ^ okay $ | ^ in ordnung $ | ^ gut $ | ^ passt $ | ^ past $ | thumbsup | ^ alles klar $ | ^ geht klar $
nod: ^ ok danke $ | ^ prima $ | ^ passt so $
no: ^ nein $ | ^ nee $ | ^ ne $ | ^ nein danke | ^ ne danke | nein danke | thumbsdown | ^ leider nein
no: ^ leider nicht $ | ^ lieber nicht | ^ danke nein | ^ nein leider | danke , nein | aber nein | ^ eher nicht $
refusal: fur mich/uns nichts | nichts fur mich/uns | nicht fur mich/uns | nicht das richtige | nicht das passende
refusal: kommt .. nicht in frage/betracht | kommt .. nicht infrage | kein thema fur | uninteressant | desinteresse
refusal: dagegen entschieden | dagegen entscheiden | entschieden .. nicht | entschlossen .. nicht
refusal: mussen/muss .. absagen | sagen/sage .. ab | absage | lehnen/lehne .. ab | ablehnen | verzichten | verzichte
refusal: nicht weiter verfolgen/weiterverfolgen | nicht weiterverfolgen | nicht weiter | nehmen/nehme .. abstand
refusal: sehen/sehe .. ab davon? | besteht kein/nicht | nicht relevant | irrelevant | keine option
refusal: konnen .. nichts anfangen | kann .. nichts anfangen | nicht gesucht | nicht infrage | nicht in frage
refusal: nicht zusammenkommen | passt nicht zu uns | passt leider nicht
opt_out: abmelden | abbestell* | austragen | abmeldung | kundige* newsletter
opt_out: newsletter .. abbestell*/kundig*/abmeld* | unsubscribe | ^ stop $ | ^ stopp $ | ^ stop bitte $ | opt out
opt_out: keine/nie/keinerlei .. mails/mail/emails/email/e mails/nachrichten/werbung/newsletter/anrufe/post/kontaktaufnahme/kontakt/sms/werbemails/schreiben/zusendungen .. mehr/erhalten/bekommen/schicken/senden/zusenden/wunscht/erwunscht/wunsche/wunschen/haben/weiter*
opt_out: keine/keinerlei weiteren/weitere .. mails/mail/emails/nachrichten/werbung/newsletter/anrufe/kontakt*/kontaktaufnahme*/schreiben/zusendungen
opt_out: keine mails/emails/werbung/nachrichten/anrufe/sms/newsletter | keinen kontakt/newsletter mehr? | keine werbung
opt_out: nicht mehr/weiter/wieder/nochmal/erneut/langer .. anschreiben/kontaktieren/anrufen/angeschrieben/kontaktiert/belastigen/schreiben/belastigt/anmailen/mailen/melden/behelligen
opt_out: schreiben/schreib/rufen/ruf/kontaktieren/kontaktiere/mailen/melden/belastigen sie/mich/uns/mir/dich/sich .. nicht/nie mehr/wieder/weiter/langer/nochmal
opt_out: nehmen/nimm/streichen/streich/loschen/losch/losche/entfernen/entferne/tragen/trag/austragen .. mich/uns/meine/unsere/mein/unsere/meinen/diese .. aus/von/daten/adresse/namen/email/mailadresse/emailadresse/nummer/verteiler/liste
opt_out: aus .. verteiler/liste/mailingliste/datenbank/kartei/adressliste
opt_out: loschen/losche/loscht .. daten/adresse/mailadresse/emailadresse/kontaktdaten/mail/eintrag
opt_out: daten .. loschen/geloscht | loschung .. daten | widerspreche | widerspruch | widerrufe
opt_out: einwilligung .. widerruf* | lassen/lass sie/mich/uns .. ruhe | in ruhe | unterlassen | unterlasse
opt_out: horen/hor .. auf .. schreiben/mailen/schicken/anzurufen/anzuschreiben/senden/zu | hort auf | aufhoren
opt_out: nie wieder | verschonen/verschone .. mich/uns | nicht angemeldet | nie angemeldet | nie bestellt | hau ab
opt_out: haut ab | verpiss*
legal: anwalt | rechtsanwalt | anzeige | abmahnung | abmahnen | rechtliche schritte | rechtlich .. vorgehen | dsgvo
legal: datenschutz* | spam | belastigung | unerwunscht* | unaufgefordert* | illegal | gericht | klage
legal: verbraucherzentrale | bundesnetzagentur | unverlangt* | uwg | woher haben sie/du meine
not_now: nicht jetzt | jetzt nicht | jetzt noch nicht | momentan nicht/kein/keine/keinen
not_now: im moment nicht/kein/keine/keinen | derzeit nicht/kein/keine/keinen | aktuell .. nicht/kein/keine/keinen
not_now: zurzeit nicht/kein/keine/keinen | zur zeit nicht/kein/keine/keinen | gerade nicht/kein/keine/keinen
not_now: noch nicht | nicht vor | heute nicht | diese woche nicht | dieses jahr nicht/nichts/kein/mehr
not_now: dieses jahr .. nichts/nicht | nicht mehr dieses jahr
not_now: derzeit/momentan/aktuell/zurzeit/vorerst/vorlaufig .. nicht/kein/keine/keinen/auf/zuruckgestellt/verschoben
not_now: auf eis | auf dem eis | zuruckgestellt | verschoben | verschieben | vertagt | vertagen | vorerst
not_now: vorlaufig | spater | zu fruh | falscher zeitpunkt | ungunstig* zeitpunkt | schlechter zeitpunkt
not_now: kein guter zeitpunkt | nicht der richtige/beste zeitpunkt | zeitpunkt .. ungunstig/schlecht/falsch/nicht
not_now: nachstes jahr | im nachsten jahr | im neuen jahr | nachstes quartal | im neuen quartal
not_now: erst im/in/nach/ab/wieder/mitte/ende/anfang/nachst*/dann | fruhestens | pausiert | auf pause | in zukunft
not_now: zu einem spateren zeitpunkt | ein anderes mal | ein andermal | anderes mal
not_now: vor jahresende/ende .. nichts/nicht | mitten in | bis dahin | erst dann | hochsaison | unter vertrag bis
not_now: vertrag lauft .. bis | gebunden bis | komplett ausgebucht | bin bis | sind bis
again: melden/meld/melde sie/dich/sich .. wieder/nochmal/noch/erneut/spater/dann/im/in/nach/anfang/ende/mitte/ab
again: rufen/ruf .. wieder/nochmal/noch/erneut/spater/nach/dann an?
again: kommen/komm/komme sie/du .. wieder/nochmal/erneut/spater/dann
again: schreiben/schreib .. wieder/nochmal/erneut/spater/dann | versuchen/versuch .. wieder/nochmal/erneut/spater
again: nochmal/nochmals/erneut/wieder .. anrufen/melden/kontaktieren/schreiben/anfragen/sprechen/nachfragen/nachhaken
again: fragen/frag .. wieder/nochmal/erneut/spater/nach | nochmal melden | wieder sprechen | noch einmal
again: kontaktieren/kontaktiere .. wieder/erneut/im/in/nach/nochmal | erinnern sie/mich | in kontakt bleiben
again: bleiben .. in kontakt | wiedervorlage | haken .. nach
back: melde mich | meld mich | melden uns | melde/melden .. bei ihnen/dir/euch
back: komme/kommen/komm .. auf sie/dich/euch .. zu? | auf sie zuruck* | auf sie zu | auf dich zu
back: gebe/geben/geb .. bescheid | bescheid geben | gebe/geben/geb .. ruckmeldung/antwort/feedback
back: ruckmeldung .. bis/geben/von/bekommen/erhalten | lasse/lassen .. wissen | horen/horst .. von mir/uns
back: antworte/antworten .. ihnen/dir/bis/spater | rufe/rufen .. zuruck | uberlege/uberlegen/uberleg .. es/mir/uns
back: denke/denken .. daruber nach? | daruber schlafen | schaue/schau/schauen .. mir/uns/es .. an
back: sehe/sehen .. mir/uns .. an | bedenkzeit | brauche/brauchen .. zeit zum/um/bis
back: entscheiden .. bis/am/im/nachste | entscheidung .. bis/am/im/nachste/fallt
consult: bespreche/besprechen .. das/es/dies/intern/im/mit | intern besprechen/klaren/abstimmen/diskutieren
consult: intern .. besprechen/klaren/abstimmen | klare/klaren .. intern/das/es | stimme/stimmen .. ab | abstimmen
consult: prufe/prufen .. das/es/intern/und/wir
wrong: falsche person | falscher ansprechpartner | falsche ansprechpartnerin | falsche adresse
wrong: falschen ansprechpartner | falsche abteilung | der/die falsche/falschen
wrong: nicht der/die/ihr/ihre richtige/richtiger/ansprechpartner* | nicht .. ansprechpartner* | falsch bei mir/uns
wrong: bei mir/uns .. falsch | sind/bist/seid .. falsch | falsche firma | falsche nummer | verwechsel*
wrong: nicht zustandig | nicht mehr zustandig | nicht .. zustandig | nicht verantwortlich
wrong: nicht mehr verantwortlich | nicht mein bereich/thema/gebiet/aufgabe | nicht meine aufgabe/abteilung/baustelle
wrong: arbeite/bin .. nicht mehr .. bei/fur/in/dort/hier/da/im
wrong: nicht mehr .. firma/unternehmen/tatig/beschaftigt/dabei/angestellt | habe/hat .. verlassen | ausgeschieden
wrong: ausscheid* | in rente | im ruhestand | pensioniert | neuen job | habe damit nichts zu tun | nichts zu tun
wrong: kummere mich nicht | macht bei uns jemand/ein anderer | mache das nicht mehr
referral: wenden/wende .. sich/sie/dich .. an | wenden sich | sprechen/sprich/reden/rede .. mit
referral: kontaktieren/kontaktiere sie/bitte/doch/meinen/meine/unseren/unsere
referral: schreiben/schreib .. an/meinem/meiner/unserem/unserer | rufen/ruf .. meinen/meine/unseren/unsere .. an
referral: fragen/frag .. meinen/meine/unseren/unsere | zustandig ist/sind/dafur | ist/sind .. zustandig
referral: ist .. verantwortlich | verantwortlich ist/dafur | ansprechpartner* ist/dafur/fur/ware
referral: ist/ware .. ansprechpartner* | richtige ansprechpartner* | mein kollege | meine kollegin | meinem kollegen
referral: meiner kollegin | meinen kollegen | unser kollege | unsere kollegin | unserem kollegen | unserer kollegin
referral: unseren kollegen | mein nachfolger | meine nachfolgerin | meinen nachfolger | nachfolger* | ubernommen hat
referral: hat .. ubernommen | kummert sich | weitergeleitet | leite .. weiter | leiten .. weiter | weiterleiten
referral: in kopie | im cc | in cc | gebe .. weiter | weitergegeben
question: ^ was/wie/wer/wo/wann/welche/welcher/welches/welchen/warum/wieso/wozu/woher/wofur/wieviel
question: ^ ist/sind/gibt/kann/konnen/konnten/haben/hat/bieten/lauft/funktioniert/geht/kostet/muss/mussen/werden/wird/unterstutzt/lasst das/es/sie/ihr/ihre/man/die/der/wir/auch/dies/dieses/ein/eine/mir/du
question: habe .. frage | haben .. frage* | eine frage | noch fragen | frage dazu | wurde .. wissen
question: wissen wollen/mochte | was kostet | wie teuer | wie viel
question: konnen/konnten sie mir .. sagen/erklaren/erlautern | gibt es | mich wurde interessieren | interessieren wurde
price: teuer | zu hoch | budget | kostet zu viel | kosten zu hoch | zu viel geld | zu kostspielig
price: preis .. hoch/zu/passt/nicht | preislich | kein geld | nicht leisten | gunstiger | billiger | rabatt
price: preisvorstellung* | uber unserem/meinem | etat | sprengt | mittel .. ausgeschopft/fehlen | keine mittel
time: keine zeit | wenig zeit | kaum zeit | nicht .. die zeit | zu viel zu tun | viel zu tun | viel um die ohren
time: ausgelastet | uberlastet | keine kapazitat* | keine ressourcen | zeitlich nicht | zeitmangel | stress
time: land unter | keine luft | ausgebucht
competitor: bereits .. anbieter/losung/lieferant*/partner/dienstleister/system/vertrag/versorgt/im/einen/eine/ein/mit/bei/uber/software/tool/eingesetzt/etwas
competitor: schon .. anbieter/losung/lieferant*/partner/dienstleister/system/vertrag/versorgt/software/tool/etwas
competitor: anderen/anderer/anderem anbieter/lieferant*/dienstleister/partner/losung
competitor: andere losung/firma/agentur/software | mit einem/einer anderen | sind .. zufrieden | bin .. zufrieden
competitor: zufrieden mit | gut versorgt | gut aufgestellt | versorgt | wettbewerber | mitbewerber | konkurrenz
competitor: eigene losung/software/entwicklung | selbst entwickelt | machen .. selbst | mache .. selbst | inhouse
competitor: hauseigene* | fur .. anderen .. entschieden | anderweitig | langjahrige* | vertraglich gebunden
competitor: haben .. vertrag .. bei/mit | nutzen .. schon/bereits | nutzen .. von | arbeiten .. mit .. zusammen
competitor: arbeiten schon/bereits
authority: entscheidet | entscheiden muss | muss .. entscheiden/genehmigen/absegnen/zustimmen/freigeben
authority: mussen .. genehmigen | nicht .. entscheiden | entscheide ich nicht | nicht meine entscheidung
authority: nicht entscheidungsbefugt | nicht allein*
authority: muss .. fragen/absprechen/rucksprache/abstimmen/uberzeugen .. chef*/vorgesetzt*/geschaftsf*/leitung
authority: mein chef | meine chefin | meinen chef | meinem chef | meiner chefin | geschaftsleitung
authority: geschaftsfuhrung | geschaftsfuhrer* | vorstand | vorgesetzt* | freigabe | genehmigung | zentrale
authority: gremium | betriebsrat | obliegt | rucksprache
need: brauchen .. nicht | brauche .. nicht | brauch ich nicht | kein* bedarf | keinen bedarf | nicht notig
need: nicht notwendig | nicht benotigt | benotigen .. nicht | benotige .. nicht | keine verwendung | keinen nutzen
need: keine prioritat | nicht gebraucht | unnotig | uberflussig | keinen mehrwert | nicht erforderlich
need: lauft .. auch so | brauchen wir sowas nicht | kein* anwendungsfall | nicht prioritar
trust: unserios | betrug | abzocke | kenne .. nicht | kennen .. nicht | nie .. gehort | noch nie gehort
trust: vertraue .. nicht | vertrauen .. nicht | kein vertrauen | nicht uberzeugt | uberzeugt .. nicht | skeptisch
trust: zweifel* | referenzen | wer sind sie | fake | phishing | schlechte erfahrung* | zu schon um wahr
trust: glaube .. nicht | glauben .. nicht | dubios | misstrau*
person: kollege | kollegin | kollegen | chef | chefin | abteilung | einkauf | vertrieb | geschaftsfuhrer
person: geschaftsfuhrung | leitung | team | assistenz | nachfolger | nachfolgerin | ansprechpartner
person: ansprechpartnerin | mitarbeiter | mitarbeiterin | zentrale | herr | herrn | frau | sekretariat | verwaltung
person: buchhaltung | personalabteilung | marketing | damen | herren
interest: mir recht | uns recht | ware mir/uns recht/lieb | konnen .. telefonieren/sprechen/reden/treffen
interest: mehr informationen | will das | wollen das | nehmen wir gerne | kommt wie gerufen
back: durch den kopf gehen | von mir horen | horen .. von mir/uns | horen .. wieder von | bescheid .. geben
back: muss .. uberlegen | muss .. nachdenken | daruber nachdenken | melde ich mich | melden wir uns
back: geben .. ruckmeldung | meldung von mir
wrong: arbeitet nicht mehr | ist nicht mehr bei/da/in/fur/hier | arbeitet .. nicht mehr | nicht mehr bei uns
wrong: bin nicht der/die/ihr/ihre | nicht mein bereich
refusal: nicht annehmen | nehmen .. nicht an | nicht wahrnehmen | nicht weiterfuhren | nein zu | kein kauf
opt_out: nichts mehr .. horen/wissen/bekommen/erhalten/lesen | nichts mehr von ihnen/dir/euch
opt_out: nicht .. kontaktiert/angerufen/angeschrieben werden | keine nachrichten | nie mehr
opt_out: aufhoren .. schreiben/mailen
time: fehlt .. zeit | fehlen .. kapazitaten/ressourcen | zeit fehlt | keine zeit
price: kein budget | kein .. budget | budget fehlt | zu hohe | preise .. hoch
competitor: jetzigen/aktuellen/bisherigen/derzeitigen/bestehenden anbieter/lieferant*/partner/losung/dienstleister/system
competitor: sehr zufrieden | rundum zufrieden
not_now: im moment kein/keine/keinen | nicht auf der agenda | momentan kein
opt_out: horen/hor/hort sie/du? auf , .. schreiben/mailen/anzurufen/schicken/senden/belastigen
not_now: vielleicht im/in/nachst*/spater/nach/mal | eventuell im/in/nachst*/spater
not_now: zur zeit .. nicht/kein/keine/keinen | zurzeit .. nicht/kein/keine/keinen | derzeit leider nicht
no: lass mal | lasst mal | lassen sie mal | ^ nee lass | nein vielen dank | ^ nein , vielen dank
opt_out: nie .. angemeldet | nie .. eingetragen | nie .. zugestimmt
competitor: nutzen/verwenden/haben schon/bereits | setzen .. ein
neutral: nach rucksprache | nach absprache | nach interner rucksprache
neutral: bei fragen | bei ruckfragen | fur ruckfragen | fur fragen | sollten sie .. fragen haben
neutral: falls sie .. fragen haben | wenn sie .. fragen haben
"""
