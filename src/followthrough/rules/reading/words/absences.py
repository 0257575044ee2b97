"""How people and programs say that somebody is away, in seven languages: data, no rules. Folded: no case, no accents."""

# A subject that only a program writes.
AUTOMATIC_SUBJECTS = (
    r"(?:auto(?:matic|mated|mat)?[- ]?(?:reply|response|respons|answer|antwort|notification|generated|matic reply)|autoreply|autoresponder|autoresponse|vacation (?:reply|response|message|auto)|ooo\b|"
    r"out[- ]of[- ](?:the )?office|automatische (?:antwort|rückantwort|ruckantwort|abwesenheits|mitteilung|email|e-mail)|abwesenheits|abwesend|abwesenheit|nicht im (?:buro|haus|office)|ich bin (?:nicht|im urlaub)|"
    r"reponse automatique|message d'absence|absence du bureau|absent du bureau|en conges?\b|notification d'absence|respuesta automatica|fuera de (?:la )?oficina|ausencia|mensaje de ausencia|risposta automatica|"
    r"fuori (?:sede|ufficio)|assenza|assente|resposta automatica|fora do escritorio|ausencia do escritorio|ausente|automatisch (?:antwoord|bericht)|automatische reactie|afwezig|niet op kantoor|autosvar|"
    r"automaattinen|automatyczna odpowiedz|nieobecnosc|automatiskt svar|frånvaro|franvaro|automatsvar|av:|автоответ|自动回复|自動返信|自動回覆)"
)

# Words of an absence.
AWAY = (
    r"out of (?:the )?office|away from (?:the |my )?(?:office|desk|computer|e-?mail)|on (?:annual |paid |parental |maternity |paternity |sick |medical |study |personal |extended )?(?:leave|vacation|holidays?|pto|a business trip|travel)|"
    r"(?:currently|presently) (?:away|travel+ing|out|unavailable|abroad|absent)|i(?:'m| am| will be| shall be|'ll be) (?:\w+ )?(?:away|out|on vacation|on leave|absent|unavailable|travel+ing|off|abroad|in meetings|returning|attending)|"
    r"limited access to (?:my )?(?:e-?mail|mail|phone)|(?:no|limited|sporadic|intermittent|infrequent) (?:access|e-?mail|internet)|returning (?:to (?:the )?(?:office|work)|on)|(?:be )?back (?:in (?:the )?office|at work|on (?:mon|tue|wed|thu|fri|sat|sun|\d))|"
    r"upon my return|when i (?:return|get back|am back)|until my return|office (?:is|will be) closed|we are closed|no longer (?:with|work|employed|at)|left the company|has left|"
    r"nicht im (?:buro|hause?|office|dienst)|ausser (?:haus|dienst)|im urlaub|in urlaub|auf (?:dienst|geschafts)reise|abwesend|abwesenheit|elternzeit|mutterschutz|krankheitsbedingt|nicht erreichbar|nur eingeschrankt|wieder (?:im buro|erreichbar|fur sie da|zuruck|da|am platz|verfugbar)|"
    r"nach meiner (?:ruckkehr|abwesenheit)|bis (?:einschliesslich|zum)|betriebsferien|betriebsurlaub|nicht (?:weitergeleitet|gelesen)|nicht mehr (?:im unternehmen|fur|bei)|ausgeschieden|"
    r"absente?s?\b|en (?:conges?|vacances|deplacement|reunion|formation|arret|rtt)|de retour|serai a nouveau|reprendrai|reprends|mon retour|conge (?:maternite|parental|paternite|annuel)|ne serai pas|indisponible|acces limite|ferme[es]?\b.{0,30}(?:bureau|entreprise|pour)|a quitte|ne fais plus partie|"
    r"fuera de (?:la )?oficina|de vacaciones|de viaje|ausente|ausencia|regreso|de vuelta|a mi (?:vuelta|regreso)|volvere|reincorpor|de baja|no estare|vuelvo|estare de vuelta|acceso limitado|permiso de|ya no (?:trabaja|forma)|"
    r"fuori (?:sede|ufficio)|in (?:ferie|vacanza|viaggio|trasferta|malattia|maternita|congedo)|assente|assenza|rientr\w+|al mio ritorno|non sono in ufficio|non saro|nuovamente in ufficio|di nuovo in ufficio|torno (?:in|il)|tornero|saro di ritorno|sara chiuso|accesso limitato|non lavora piu|"
    r"fora d[oe] escritorio|de ferias|em ferias|em viagem|ausente|ausencia|regress\w+|retorn\w+|de volta|estarei fora|volto (?:no|a|em)|voltarei|licenca|acesso limitado|nao estarei|ja nao (?:trabalha|faz)|"
    r"niet op kantoor|afwezig|afwezigheid|met (?:vakantie|verlof|zwangerschapsverlof)|op (?:vakantie|reis|zakenreis)|op vakantie|weer (?:in dienst|terug|aanwezig|bereikbaar|op kantoor)|terug op|bij (?:mijn )?terugkomst|beperkt bereikbaar|niet bereikbaar|met ouderschapsverlof|niet meer (?:werkzaam|bij)|uit dienst"
)

# Said beside the day on which somebody is there again.
BACK = (
    r"\bback\b|\breturn(?:ing|s)?\b|available again|in the office again|resum\w+|\bwieder\b|zuruck|ruckkehr|\bretour\b|reprend\w*|de nouveau|regres\w+|de vuelta|vuelv\w+|volver\w*"
    r"|reincorpor\w*|rientr\w+|ritorn\w+|di nuovo|torner\w+|retorn\w+|de volta|volt(?:o|arei)\b|\bweer\b|\bterug\b|terugkomst"
)
# Seasons to a calendar, but here what one is away for.
HOLIDAYS = (
    r"\b(?:vacations?|holidays?|vacaciones|ferias|ferie|vacances|conges?|urlaub\w*|vakantie|verlof|ausencia|leave)\b"
)
# Said before the end of the absence.
UNTIL = r"until|til+|through|thru|up to|up until|to|bis(?: (?:zum|einschliesslich(?: (?:zum|den))?|inkl\.?|inklusive|und mit))?|jusqu'?(?:au|a|en)?(?: ce)?|au|hasta(?: el)?|al|fino(?: al| a)?|sino al|ate(?: o| a| ao)?|ao|t/m|tot(?: en met)?|-|–"

# Said before somebody to turn to meanwhile.
INSTEAD = (
    r"(?:please |kindly )?(?:contact|call|e-?mail|reach out to|write to|get in touch with|turn to|direct .{1,40} to|refer to|speak (?:to|with)|send .{1,60} to|forward .{1,60} to)|in my absence|in urgent (?:cases|matters)|urgent|immediate (?:assistance|attention)|covering for|my (?:colleague|deputy|assistant|replacement)|instead|"
    r"wenden sie sich|wende dich|kontaktieren|vertret\w*|vertretung|ansprechpartner\w*|in dringenden|bei dringenden|dringend\w*|meine[rnm]? kolleg\w+|richten sie|schreiben sie|rufen sie|erreichen sie|zukunftig|kunftig|"
    r"(?:veuillez |merci de |vous pouvez |pouvez )?(?:contacter|contactez|joindre|adresser|vous adresser|prendre contact|appeler|ecrire)|en mon absence|pendant mon absence|urgence|urgent\w*|ma collegue|mon collegue|remplac\w*|"
    r"(?:por favor |pueden? |puede )?(?:contact\w+|dirij\w+|dirigirse|comuniqu\w+|escrib\w+|llam\w+|pongase en contacto)|en mi ausencia|urgen\w+|mi companer\w+|mi coleg\w+|"
    r"contattare|rivolgersi|rivolgetevi|contatt\w+|scrivere|si prega|in mia assenza|urgenz\w+|il mio collega|la mia collega|"
    r"(?:por favor |favor )?(?:contact\w+|contat\w+|dirija|dirigir|escrev\w+|ligue|entre em contato|entrar em contacto)|na minha ausencia|minha colega|meu colega|"
    r"(?:kunt u |kun je |gelieve |u kunt )?(?:contact op(?:nemen|te nemen)?|neem contact|wenden tot|terecht bij|bellen met|mailen naar)|tijdens mijn afwezigheid|bij (?:spoed|dringende|urgente)|spoed\w*|mijn collega|vervang\w*"
)

# What stands before a name without being of it, and what looks like a name and is none.
TITLES = r"mr|mrs|ms|dr|prof|frau|herrn?|madame|monsieur|mme|m|sra?|se[nñ]ora?|dott|dr\.ssa|sig|sig\.ra|mevrouw|meneer|dhr|mevr|my|meine[mnr]?|mon|ma|mijn|mi|mia|mio|minha|meu"
STARTERS = r"please|bitte|contact|kontaktieren|für|for|in|bei|an|to|with|mit|à|a|sie|you|call|e-?mail|mail|veuillez|contacter|por|si|per|voor|tel|colleague|kollegen?|kollegin|coll[èe]gue|colega|collega|compañer[oa]"
NO_NAMES = frozenset(
    "sales support team office service customer department info help desk the best kind regards mit freundlichen grussen viele liebe grusse cordialement saludos saluti groet monday tuesday wednesday thursday friday saturday sunday "
    "january february march april may june july august september october november december montag dienstag mittwoch donnerstag freitag januar februar marz mai juni juli oktober dezember dringenden fallen fragen anliegen bitte "
    "vertretung thank you mr mrs your message email mail zentrale hotline kundenservice vertrieb buro".split()
)
