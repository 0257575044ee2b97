"""What people answer in Spanish."""

WORDS = """
negation: no | nunca | jamas | ningun | ninguna | ninguno | sin | tampoco | ni | nada
contrast: pero | aunque | sin embargo | no obstante | salvo | sino
if: si estuvi* | si usted | en caso de | si les | si le
unreal: habria estado | hubiera | habriamos
closing: saludos | un saludo | saludos cordiales | atentamente | cordialmente | un abrazo | reciba un cordial
closing: muy atentamente | enviado desde mi iphone | quedo a su disposicion
neutral: no hay problema | ningun problema | sin problema* | no pasa nada | no se preocupe* | no te preocupes
neutral: no dude* en | no solo | de nada | sin duda | no hay prisa | no importa | no esta mal
neutral: gracias por su/tu interes | como esta | que tal | no tengo inconveniente | ningun inconveniente
neutral: sin inconveniente
neutral: elimine este correo/mensaje | si usted no es el destinatario
interest: interes* | intereza* | curiosidad | suena .. bien/interesante/genial/estupendo/perfecto/prometedor
interest: parece .. bien/interesante/genial/estupendo/perfecto/util | pinta .. bien | buena pinta
interest: me/nos parece bien | me/nos viene .. bien/perfecto/genial | me/nos va .. bien | me/nos gusta*
interest: me/nos encanta* | me/nos encaja | me/nos apetece | me/nos conviene
interest: con mucho gusto | con gusto | encantado* | buena idea | excelente idea | adelante
interest: cuente/cuenten conmigo/nosotros | cuenta conmigo | hagamoslo | vamos a ello | vamos adelante | lo tomo
interest: me apunto | nos apuntamos
interest: quiero/queremos/quisiera/quisieramos/quisiese saber/conocer/probar/ver/comprar/pedir/contratar/concertar/agendar/hablar/mas/una/un
interest: me/nos gustaria | saber mas | mas informacion | mas info | mas detalles
interest: podemos hablar/vernos/reunirnos/quedar/agendar/concertar/empezar/llamarnos
interest: podriamos hablar/vernos/reunirnos/quedar/agendar/concertar | hablemos | agendemos | quedamos
interest: cuando podemos/puede/podria/podriamos/hablamos/nos/podeis/quedamos | demostracion | una demo | concertar
interest: agendar | una cita | una reunion | probarlo | contratar | estoy disponible | estamos disponibles
interest: estoy libre | tengo hueco | justo lo que | estamos buscando | estoy buscando | buscamos | por que no
interest: esta bien para mi/nosotros
request: llame* | llama me | llamame | llamenos | llamarme | llamarnos | me/nos llama* | telefoneeme
request: envie* me/nos? | enviame | envieme | envienos | enviarme | enviarnos | me/nos envia*
request: me/nos puede*/podria* enviar/mandar/pasar/hacer/dar | mande* | mandame | mandeme | mandenos | mandarme
request: paseme | pasame | pasenos | digame | escribame | contacteme | contactenos
request: enviar .. presupuesto/propuesta/informacion/oferta | un presupuesto | la propuesta | una propuesta
request: una oferta | una cotizacion | cotizacion | el catalogo
yes: ^ si $ | ^ si por favor | ^ si gracias | ^ si claro | ^ si quiero | ^ si me | ^ si nos | ^ claro
yes: ^ claro que si | ^ por supuesto | ^ desde luego | ^ perfecto $ | ^ genial $ | ^ estupendo $ | ^ con gusto
yes: ^ encantado* | ^ seguro $ | ^ excelente $ | ^ hecho $ | ^ si ,
nod: ^ ok $ | ^ vale $ | ^ de acuerdo $ | ^ bien $ | ^ bueno $ | ^ ok gracias $ | ^ okey $ | thumbsup
nod: ^ esta bien $ | ^ listo $ | ^ dale $ | ^ vale gracias $ | ^ muy bien $ | ^ entendido $
no: ^ no $ | ^ no gracias | no gracias | ^ gracias no | gracias pero no | ^ lo siento no | ^ la verdad no
no: ^ mejor no $ | thumbsdown | ^ no lo siento | ^ que no $ | ^ no muchas gracias
refusal: no es para mi/nosotros | no es lo que | no encaja | no encajamos | no procede | no seguir | no continuar
refusal: no vamos a | no voy a | rechaz* | declin* | descart* | decidido no | decidimos no | hemos decidido no
refusal: no nos sirve | no me sirve | no aplica | no corresponde | desinteres* | sin interes | no tenemos interes
refusal: no es de .. interes | no queremos | no quiero comprar/contratar/nada | paso $ | no gracias | no cuenten
refusal: renunci* | no avanzar | no deseamos | no seguiremos
opt_out: ^ baja $ | darme/darnos/dar/darse/doy/denme/deme/dadme/dame/dennos/denos de baja | de baja | dese de baja
opt_out: desuscrib* | desuscrip* | cancelar .. suscripcion | anular .. suscripcion | ^ stop $ | ^ parar $
opt_out: ^ cancelar $ | unsubscribe | opt out
opt_out: no/nunca/jamas me/nos/vuelv*/quiero/queremos/deseo/deseamos/vuelva .. escrib*/contact*/llam*/envi*/mand*/molest*/recib* .. mas?
opt_out: no .. escrib*/contact*/llam*/envi*/mand*/molest* .. mas
opt_out: no mas .. correos/mails/emails/mensajes/llamadas/publicidad/spam/sms
opt_out: no .. recibir .. correos/mails/emails/mensajes/llamadas/publicidad/nada/mas/informacion/newsletter*
opt_out: ni un .. mas
opt_out: deje*/deja/dejad/dejen/pare*/paren/basta de .. escrib*/contactar*/llamar*/enviar*/mandar*/molestar*/correos/mails/enviarme/mandarme
opt_out: dejen de | deje de | deja de | dejad de | paren de | basta ya
opt_out: elimin* .. de/lista/base/datos/correo/direccion/mis/mi/nuestr* | eliminenme | eliminarme
opt_out: borr* .. mis/mi/nuestr*/datos/correo/lista/base/direccion | borrenme | borreme | borrame | borrarme
opt_out: quit* .. de/lista/me | quitenme | quiteme | quitame | quitarme | saquenme | saqueme | sacame | sacarme
opt_out: retirenme | retireme | retiren .. mi/mis | me saquen | me quiten | me borren | me eliminen
opt_out: de su/sus/tu/la/esta/vuestra lista/listas/base/bases/fichero | suprim* .. datos | supresion | revoco
opt_out: me opongo | en paz | no me he suscrito | nunca me suscribi | no autorizo | no he autorizado | no solicite
opt_out: vayanse
legal: abogado* | denunci* | demand* judicial* | demandar* | acciones legales | medidas legales
legal: agencia de proteccion | aepd | proteccion de datos | rgpd | lopd | spam | acoso | ilegal | no solicitad*
legal: tribunal* | juzgado | reportar* | bloquear* | quien les dio
not_now: ahora no | ahora mismo no | no ahora | todavia no | aun no | por ahora no | de momento no
not_now: por el momento no | en este momento no | en estos momentos no | no por ahora | no de momento
not_now: no en este momento | no es .. momento | mal momento | no hasta | no antes | hoy no | esta semana no
not_now: este mes no | este ano no | de momento | por ahora | por el momento | actualmente no | no actualmente
not_now: no este ano/mes/trimestre
not_now: mas adelante | mas tarde | en otro momento | otro momento | otra ocasion | el ano que viene
not_now: el proximo ano | proximo ano | proximo trimestre | demasiado pronto | muy pronto | aplaz* | pospon*
not_now: pospuest* | posterg* | en pausa | pausad* | parad* | aparcad* | congelad* | en espera | en el futuro
not_now: a futuro | despues del | despues de las/los/la | a partir de | hasta entonces | en plen* | cerrando el
not_now: cierre de ano
not_now: contrato .. hasta | solo despues
again: vuelv* .. a escribir*/contactar*/llamar*/intentar*/hablar/preguntar/ponerse | vuelva .. en/despues/a
again: contact* .. en/despues/de nuevo/nuevamente/mas/dentro/cuando/a partir
again: llam* .. en/despues/de nuevo/nuevamente/mas/dentro/otra/a partir/tras
again: escrib* .. en/despues/de nuevo/nuevamente/mas/dentro/tras | de nuevo | nuevamente | otra vez | retom*
again: recuerd* me/nos | recordarme | hablamos en/despues/dentro/mas/luego | hablemos en/despues/mas
again: intent* .. en/de nuevo/mas | seguimos en contacto | estamos en contacto | mantenga* .. contacto
again: busque* .. en/despues
back: le/les/te/os respond* | respond* .. antes/el/en/a lo/pronto/cuanto | le/les/te/os contest*
back: le/les/te/os avis* | le/les/te/os digo | le/les/te/os dire | le/les/te/os cuento | le/les/te/os confirm*
back: le/les/te/os llam* yo? | le/les/te/os escrib* | le/les/te/os contact* | le/les/te/os informar* | hago saber
back: hare saber | haremos saber | me/nos pongo/pondre/ponemos/pondremos en contacto | me comunico | nos comunicamos
back: me comunicare | lo pienso | pensarlo | lo pensamos | lo pensare | lo estudi* | estudiarlo | lo valor*
back: valorarlo | lo revis* | revisarlo | lo analiz* | analizarlo | lo miro | lo miramos | lo veo y | lo vemos y
back: dejame* .. ver/pensar | deme/dame/denos unos dias/tiempo | tendra .. respuesta/noticias
back: daremos .. respuesta/noticias | dare .. respuesta
consult: le/les/te/os comento | lo consult* | consultarlo | lo comento con | lo hablo | lo hablamos | lo hablare
consult: hablarlo con | comentarlo | deje* .. ver/pensar/consultar | internamente
wrong: persona equivocada | equivocad* de | se ha/han equivocado | se equivoca* | te equivocas | te has equivocado
wrong: numero equivocado | no soy la/el .. persona/indicad*/adecuad*/correct*/responsable/encargad*/contacto
wrong: no soy yo | no soy quien | no soy responsable/encargad* | no me encargo | no me ocupo | no llevo
wrong: ya no llevo | no me corresponde | no es mi area/departamento/competencia/responsabilidad | no es de mi
wrong: ya no trabaj* | no trabajo .. ahi/alli/aqui/en/para | ya no estoy | ya no soy | ya no me | ya no form*
wrong: deje la/el empresa/puesto | he dejado la/el | dejo la empresa | me jubil* | jubilad* | cambie de trabajo
wrong: cambiado de empresa/trabajo | no tengo nada que ver
referral: contact* con/a/mi/nuestr*/al | hable/hablen/hablad con/a mi?/nuestr*? | hable con | habla con | hablen con
referral: escriba* a mi?/nuestr*? | escribe a | escribale | llame a | llame* a mi/nuestr* | dirija* | dirijase
referral: dirigirse | dirigete | pongase/ponte/ponerse/pongan/ponganse en contacto con | mi companer* | un companer*
referral: una companer* | mi colega | mi sucesor* | mi sustitut* | es .. responsable/encargad* de?
referral: es quien/la persona/el indicado | el/la responsable/encargad* es
referral: la persona adecuada/indicada/correcta es | se encarga | se ocupa
referral: lleva este/esto/el/las/los/compras/estos | lo lleva | en copia | en cc | reenvi* | remit* a
referral: pregunte* a/por | consult* con mi/nuestr* | le paso/pongo con/el contacto | ahora lo lleva | me sustituye
question: ^ cuanto | ^ cuantos | ^ cuantas | ^ como | ^ cuando | ^ donde | ^ que | ^ quien | ^ cual | ^ cuales
question: ^ por que | ^ tiene* | ^ es | ^ hay | ^ puede* | ^ incluye* | ^ funciona | ^ ofrece* | una pregunta
question: una duda | unas preguntas | alguna pregunta | tengo .. pregunta*/duda* | cuanto cuesta | cuanto vale
question: que precio | quisiera saber | quiero saber | me gustaria saber
question: podria* .. explicar*/decir*/aclarar*/indicar* | puede* .. explicar*/decir*/aclarar*/indicar*
question: queria saber | cual es | cuales son
price: caro | cara | caros | caras | carisimo | presupuesto .. no/limitado/ajustado/agotado/supera/cerrado
price: no .. presupuesto | sin presupuesto | de presupuesto | del presupuesto | nuestro presupuesto | mi presupuesto
price: precio .. alto/elevado/excesivo | costoso | elevado | no .. dinero | no podemos pagar
price: no me lo puedo permitir | no nos lo podemos permitir | mas barato | mas economico | descuento | rebaja
price: no hay dinero
time: no .. tiempo | sin tiempo | falta de tiempo | muy ocupad* | demasiado ocupad* | hasta arriba | desbordad*
time: saturad* | mucho trabajo | muy liad* | no .. capacidad | no .. recursos | a tope | agenda llena | liadisim*
competitor: ya .. proveedor*/solucion/herramienta/empresa/contrato/sistema/socio/usamos/uso/trabaj*/tenemos/contamos/alguien/otro/otra/cubiert*
competitor: otro proveedor | otra empresa/solucion/herramienta/opcion/compania | otro sistema/socio/contrato
competitor: con otro/otra/otros | la competencia | competidor* | contentos con | satisfech* con | estamos contentos
competitor: estamos satisfechos | contento con | lo hacemos nosotros | solucion propia | desarrollo propio
competitor: internamente ya | hemos elegido a? otr* | nos decidimos por otr* | proveedor actual
competitor: nos hemos decidido por
authority: mi jefe | mi jefa | mi superior | mi director* | la direccion | el director | gerencia | gerente | decide
authority: deciden | no decido | yo no decido | no soy quien decide | no depende de mi | no es mi decision
authority: no puedo decidir | tiene que aprobar* | debe aprobar* | tienen que aprobar | aprobacion | visto bueno
authority: autorizacion | preguntar* a mi | consultarlo con mi jef* | consultar con mi jef* | la central
authority: el consejo | la junta | toma las decisiones | casa matriz
need: no .. necesit* | no .. hace falta | no .. falta | sin necesidad | no .. necesidad | innecesario
need: no es prioridad | no es prioritario | no es una prioridad | no .. utilidad | no lo veo util | no es necesario
need: no requerimos | no precis* | no nos aporta
trust: estafa | timo | fraude | no .. conozco | no .. conocemos | nunca he oido | no .. confi* | desconfi*
trust: no .. convenc* | no estoy convencid* | esceptic* | dudas sobre | referencias | quienes son | quien es usted
trust: demasiado bueno | sospechos* | phishing | mala experiencia | malas experiencias | poco serio | no me fio
trust: no nos fiamos
person: companero | companera | colega | jefe | jefa | responsable | director | directora | departamento | equipo
person: socio | socia | gerente | gerencia | senor | senora | sr | sra | compras | direccion | asistente | don | dona
interest: hablamos el/la/manana/lunes/martes/miercoles/jueves/viernes | nos vemos el/la/manana
interest: podemos .. hablar/vernos | quedamos el
opt_out: no .. ser contactad*/llamad*/molestad* | nada mas de ustedes/usted | no quiero saber
interest: necesitamos/necesito un/una/esto/algo/ayuda/mas
not_now: quiza/quizas en/despues/mas/dentro | tal vez en/despues/mas
back: le/les/te decimos | la/lo estudiamos | la/lo revisamos | estudiaremos
competitor: ya usamos/utilizamos/tenemos/trabajamos | usamos | utilizamos
no: no muchas gracias | ^ no , muchas gracias
referral: puede*/podria*/debe*/deberia* hablar/contactar con | mejor hablar con | mejor hable con
neutral: cualquier duda | cualquier pregunta | cualquier consulta | si tiene* .. pregunta*/duda*
"""
