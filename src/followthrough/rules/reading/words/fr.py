"""What people answer in French."""

WORDS = """
negation: pas | aucun | aucune | jamais | rien | sans | ni | non | nullement | guere | point
contrast: mais | cependant | toutefois | pourtant | neanmoins | par contre | en revanche | sauf
if: si | au cas ou
unreal: aurais ete | aurait ete | aurions ete | j etais | nous etions
closing: cordialement | bien cordialement | bien a vous | cdlt | bien a toi | sinceres salutations
closing: salutations distinguees | respectueusement | a bientot | envoye de mon iphone | amicalement
closing: meilleures salutations | veuillez agreer
neutral: pas de souci* | pas de soucis | pas de probleme* | pas de quoi | aucun probleme | aucun souci | pas grave
neutral: n hesitez pas | pas seulement | sans doute | sans probleme | sans souci | pas mal | de rien | rien de grave
neutral: ne vous inquietez pas | pas d urgence | y a pas de souci
neutral: merci de/pour votre/l interet | comment allez vous | ca va ? | supprimer ce mail/message/courriel
neutral: si vous n etes pas le destinataire
interest: interess* | m interesse | nous interesse | enthousias* | curieu* | partant* | tente | tentant | seduit
interest: seduisant
interest: avec plaisir | volontiers | bonne idee | excellente idee | tres bien | me/nous convient | me/nous va
interest: convient parfaitement | ca me/nous va | me/nous parle | nous plait | me plait
interest: semble .. interessant/bien/utile/prometteur/super/parfait | parait .. interessant/bien/utile/bon
interest: a l air .. interessant/bien/super/utile | sonne bien
interest: aimerais | aimerions | souhaite | souhaites | souhaitons | souhaiterais | souhaiterions | voudrais
interest: voudrions | veux en/bien/essayer/voir/commander | voulons en/bien/essayer/voir/commander
interest: serais/serions ravi*/heureu*/interess*/disponible* | suis/sommes disponible*
interest: disponible le/lundi/mardi/mercredi/jeudi/vendredi/demain/la
interest: en savoir plus | plus d informations/infos/details/renseignements | en discuter | en parler | parlons en
interest: discutons | pouvons nous/on nous?/en?/parler/discuter/echanger/fixer/voir/convenir/prevoir
interest: peut on/on se/en/fixer/parler/discuter/voir/echanger | on peut se/en/fixer/parler/voir
interest: quand pouvons/pouvez/peut/peuvent/peux/seriez/etes
interest: fixons | fixer un rendez | rendez vous | un rdv | rdv | convenir d un | prendre rendez | demonstration
interest: une demo | essayer | tester | commander | passer commande | allons y | banco | c est parti | je prends
interest: on y va | ca tombe bien | exactement ce | cherchons | cherche | recherchons | besoin | pourquoi pas
interest: hate de | pile ce qu
request: appelez/appelle/rappelez/rappelle/telephonez moi/nous | m/me/nous appeler | m/me/nous rappeler
request: m/me/nous joindre | joindre | joignable | envoyez/envoie/envoyer/transmettez/adressez/faites moi/nous
request: m/me/nous envoyer/transmettre/adresser/faire/proposer/donner/montrer/presenter
request: envoyer .. devis/proposition/documentation/offre/brochure/infos | un devis | une proposition
request: votre proposition | la documentation | une offre | une plaquette | contactez/contacter moi/nous
yes: ^ oui | ^ oui volontiers | ^ oui merci | ^ bien sur | ^ avec plaisir | ^ volontiers | ^ absolument
yes: ^ certainement | ^ carrement | ^ tout a fait | ^ parfait $ | ^ super $ | ^ genial $ | ^ exactement $
yes: ^ evidemment | ^ entendu $ | ^ ouais
nod: ^ ok $ | ^ d accord $ | ^ ca marche $ | ^ ok ca marche $ | ^ c est bon $ | ^ bien $ | ^ ok merci $ | thumbsup
nod: ^ ca me va $ | ^ dac $ | ^ nickel $ | ^ ca roule $ | ^ ok parfait $ | ^ tres bien $ | ^ bien recu $
no: ^ non $ | ^ non merci | non merci | ^ nan $ | ^ pas vraiment $ | thumbsdown | ^ desole non
no: ^ malheureusement non | merci non | ^ non desole* | mais non
refusal: ne .. donner .. suite | donner* pas suite | pas donner suite | pas suite | decline | declinons | decliner
refusal: refuse | refusons | pas pour moi/nous | correspond pas | correspond .. pas | ne correspond | pas ce que/qu
refusal: pas adapte* | pas concerne* | pas notre besoin | decide de ne | passer notre tour | passe mon tour
refusal: passons notre tour | pas retenu | ne retenons pas | renonc* | pas poursuivre | ne .. poursuivre pas
refusal: pas souhait* | sans interet | aucun interet | pas d interet | ne .. pas aller plus loin | pas plus loin
refusal: pas envie | desinteress* | inutile d insister | merci .. de ne pas insister | n insistez pas
opt_out: desinscri* | desabonn* | desinscription | desabonnement | ^ stop $ | ^ stop sms $ | ^ stop svp $
opt_out: unsubscribe | me/nous desinscrire/desabonner | resilier .. abonnement/newsletter | opt out
opt_out: ne/plus .. plus/pas/jamais me/nous/m .. contacter/appeler/ecrire/envoyer/solliciter/deranger/demarcher/relancer/adresser/harceler/spammer
opt_out: ne plus .. contacter/appeler/ecrire/envoyer/recevoir/solliciter/deranger/demarcher/relancer/etre/figurer
opt_out: ne me/nous/m .. contactez/appelez/ecrivez/envoyez/sollicitez/derangez/relancez .. plus/pas
opt_out: plus .. recevoir | plus de mail/mails/messages/emails/sms/appels/courriels/pub*/sollicitation*
opt_out: plus aucun mail/message/email/contact/courriel/appel/sms | pas recevoir
opt_out: plus etre contacte*/sollicite*/demarche*/appele*/derange*
opt_out: retirez/retirer/supprimez/supprimer/enlevez/enlever/effacez/effacer/rayez/rayer/otez/oter/sortez moi/nous/mon/mes/notre/nos/m/me/mon/ce/cette/de ..
opt_out: cessez | arretez | arreter de m/me/nous | cesser de
opt_out: de votre/vos/la/cette liste/listes/fichier*/base/mailing/newsletter* | suppression .. donnees/adresse
opt_out: supprim* .. donnees/adresse/coordonnees/email/mail/numero/fichier | effac* .. donnees/adresse/coordonnees
opt_out: fichez/fiche/foutez moi/nous la paix | laissez moi/nous tranquille* | laisser tranquille
opt_out: me/nous laisser tranquille* | retire mon consentement | droit d opposition | je m oppose | m oppose
opt_out: jamais inscrit* | pas inscrit* | jamais demande | plus jamais | allez vous faire | degage*
legal: avocat | juridique* | porter plainte | porte plainte | plainte | cnil | rgpd | spam | harcelement | tribunal
legal: poursuites | poursuivre en justice | signaler | signalerai | mise en demeure | illegal* | demarchage
legal: indesirable | non sollicite* | bloctel | bloquer | bloque
not_now: pas maintenant | pas pour le moment | pas pour l instant | pas en ce moment | pas encore | pas aujourd hui
not_now: pas tout de suite | pas avant | pas cette annee | pas ce mois | pas cette semaine | pas actuellement
not_now: pour le/l moment/instant .. pas/aucun* | actuellement .. pas/aucun* | en ce moment .. pas/non
not_now: pour le moment non | pour l instant non | pas le bon/meilleur moment | pas le moment | mauvais moment
not_now: bon moment .. pas | moment est mal
not_now: plus tard | ulterieurement | l annee prochaine | l an prochain | annee prochaine | le trimestre prochain
not_now: trop tot | premature | suspendu* | en suspens | en pause | reporte* | reporter | repousse* | en attente
not_now: gele* | a une autre fois | une autre fois | prochaine fois | apres les vacances | apres la rentree
not_now: en plein* | d ici la | a l avenir | seulement apres | pas disponible avant | au plus tot | partir de
not_now: sous contrat jusqu | engage* jusqu
again: recontactez | recontacter | recontacte
again: rappelez .. en/dans/apres/a/plus/semaine/la/le/au/debut/fin/mi/vers/l/d
again: rappeler .. en/dans/apres/a/plus/semaine/l/au/debut/fin | revenez .. vers/en/dans/apres/a/nous
again: revenir vers moi/nous .. en/dans/apres/plus/a/au | relancez | relancer | reparlons | reparler | en reparle*
again: reecri* | reessayez | reprenez/reprendre contact | contactez .. nouveau/en/dans/apres/plus/au/debut
again: a nouveau | de nouveau | faites moi/nous signe | recontact* | reprendrons contact | reprendre .. discussion
again: rester en contact | restons en contact | reste en contact
back: reviens vers vous/toi | reviendrai vers | reviendrons vers | revenons vers | revient vers | recontacterai
back: recontacterons | recontacte | reponds | repondrai | repondrons
back: donne/donnerai/donnerons/donnons .. reponse/nouvelles/retour/suite
back: ferai/fais/ferons/faisons .. retour/savoir/signe
back: tiens/tiendrai/tiendrons/tenons .. au courant/informe*/courant | vous rappelle | vous rappellerai
back: vous rappelons | vous ecrirai | vous ecris | vous appellerai | vous appelle | reflechir | reflechis
back: reflechissons | reflexion | regarde/regarderai .. et | vais .. regarder/etudier/voir/examiner
back: etudier .. proposition/dossier/et | laissez/laisser moi/nous .. temps/jours/semaine* | vous confirme*
back: avant de .. decider | reponse avant/d/dans/sous
consult: en parle a/avec | en parler a mon/ma/mes/notre | en discute a?/avec | en discuter avec mon/ma/mes/notre/l
consult: discuter .. en interne | en interne | consulter mon/ma/mes/notre
wrong: mauvaise personne | pas la bonne personne | pas le bon interlocuteur/contact/service/numero
wrong: pas la bonne adresse | mauvais interlocuteur/contact/service/numero | mauvaise adresse
wrong: trompez/trompe .. de/d personne/interlocuteur/adresse/service/numero | vous vous trompez
wrong: erreur de destinataire | vous faites erreur | pas .. interlocut* | pas responsable | pas en charge
wrong: pas charge* | pas concerne* par | pas de mon ressort | pas mon domaine/service/role | n est pas dans mes
wrong: ne .. occupe plus/pas | plus en charge | plus responsable | ne travaille plus | ne fais plus partie
wrong: ne suis plus | quitte .. societe/entreprise/poste/groupe/l | a quitte | ai quitte | parti* a la retraite
wrong: a la retraite | retraite* | change de poste | n y travaille plus | plus dans .. entreprise/societe
referral: contactez/contacter/contacte | adressez vous | adresser a | adressez .. a | vous adresser
referral: voyez/voir .. avec | parlez/parler .. a/avec mon/ma/mes/notre/monsieur/madame/m | ecrivez/ecrire a/mon/ma
referral: appelez mon/ma/notre | joindre mon/ma/notre | rapprochez/rapprocher .. de | tournez .. vers
referral: mon/ma/notre/un collegue | ma/une collegue | mon/ma remplacant* | mon/ma successeur* | mon successeur
referral: est/sera responsable | est .. en charge | responsable est | en charge est | s en occupe | s occupe de
referral: charge* de ce | bon interlocuteur est | la bonne personne est | le bon contact est | transfere* | transmis
referral: transmets | transmettre a | fais suivre | en copie | en cc | pris/prend la suite | a repris | remplace
question: ^ combien | ^ comment | ^ quand | ^ ou | ^ quel* | ^ qui | ^ pourquoi | ^ est ce | ^ qu est | ^ que
question: ^ quoi | ^ y a t | ^ avez vous | ^ pouvez vous | ^ proposez vous | ^ faites vous | ^ peut on
question: une question | des questions | quelques questions | quel est | quels sont | quelle est | quelles sont
question: est ce que | est il | est elle | c est combien | combien coute | combien ca
question: pouvez vous .. expliquer/preciser/dire/indiquer | j aimerais savoir | voudrais savoir | aimerions savoir
question: savoir si | je me demande
price: cher | chere | chers | trop eleve* | budget | couteu* | hors de prix | pas les moyens | trop d argent
price: moins cher | remise | rabais | tarif* .. eleve*/trop | prix .. eleve*/trop | onereu* | pas l argent
price: moyens financiers | pas les fonds
time: pas .. le temps | pas le temps | pas de temps | plus le temps | manque de temps | deborde* | surcharge*
time: trop occupe* | tres occupe* | pas une minute | sous l eau | pas de ressources | charge de travail
time: emploi du temps
competitor: deja .. fournisseur*/prestataire*/solution/partenaire*/equipe*/outil/logiciel/agence/contrat/pourvu*/avec/un/une/travaill*/quelqu
competitor: autre fournisseur/prestataire/solution/partenaire/societe/entreprise/agence/outil | un autre
competitor: concurren* | satisfait* de/avec | contents de | content* de | choisi un/une autre | opte pour
competitor: parti* avec/sur un/une | travaill* .. avec un autre | en interne deja | solution interne | equipe* deja
competitor: fournisseur actuel | prestataire actuel | engages avec | lies par
authority: pas moi qui decide | ne decide pas | pas .. decid* | decide | decident
authority: decision .. revient/prise/appartient/direction/siege | mon patron | ma patronne | mon chef | ma chef
authority: mon responsable | ma responsable | mon directeur | ma directrice | mon superieur | la direction
authority: hierarchie | siege | conseil d administration | valider | validation | accord de | demander a mon/ma/la
authority: voir avec la direction/mon/ma | pas decisionnaire | decideur
need: pas besoin | n ai/avons .. pas besoin | besoin de rien | aucun besoin | pas utile | pas necessaire | inutile
need: pas une priorite | pas prioritaire | pas la priorite | aucune utilite | pas l utilite | pas d utilite
need: n avons besoin | sans besoin
trust: arnaque | escroquerie | connais pas | connaissons pas | jamais entendu | confiance | pas convaincu*
trust: sceptique* | doute* | references | qui etes vous | trop beau | louche | frauduleu* | phishing | hameconnage
trust: mauvaise experience | peu serieu* | pas serieu*
person: collegue | collegues | responsable | directeur | directrice | service | equipe | associe | assistante
person: assistant | monsieur | madame | chef | patron | direction | achats | siege | mme | mlle
interest: en dire plus | nous dire plus | on peut .. parler/voir/echanger | pouvons .. parler/voir/echanger/discuter
interest: ravis d en | ravi d en
not_now: pas a l ordre du jour | pas l ordre du jour | actuellement | pas a l agenda | pas d actualite | d actualite
opt_out: pas .. etre contact* | plus .. etre contact* | ne souhaite plus | ne souhaitons plus | ne veux plus
opt_out: ne voulons plus
price: pas le budget | pas de budget | aucun budget | prix .. haut*
not_now: peut etre en/apres/plus/l/dans
no: ca ira | sans facon | non ca ira | non merci
wrong: pas moi qui gere/m/suis/s/traite/ai | ce n est pas moi | ne gere pas | ne gere plus | pas dans mes attributions
competitor: utilis*/avons/travaill* deja | deja equip* | on utilise | nous utilisons
authority: ma direction | notre direction | mon associe | j en parle a ma
neutral: pour toute question | si vous avez .. questions | toute question | pour plus de renseignements
"""
