"""How people close a letter, and what firms print under it: data, no rules. Lower case."""

CLOSINGS = (
    r"(?:many |best |kind |kindest |warm |warmest |with (?:best |kind |warm )?|very |most )*(?:thanks?|thank you|thx|tks|tnx|regards|rgds|wishes|greetings|cheers)(?: (?:and|&) (?:(?:best|kind|warm) )?(?:regards|wishes|cheers))?"
    r"(?: (?:so much|very much|a lot|again|in advance|for (?:your|the) .{1,40}))?|best|sincerely|yours(?: (?:sincerely|faithfully|truly|ever))?|(?:very )?truly yours|sincerely yours|respectfully|cordially|faithfully|take care|all the best|talk soon|br|kr|"
    r"your (?:friend|pal|colleague)|have a (?:great|nice|good) (?:day|one|week|weekend)|"
    r"(?:mit )?(?:freundlichen?|besten?|lieben?|herzlichen?|vielen?|viele|schönen?|sonnigen?)(?: und (?:freundlichen?|besten?|lieben?))? (?:grü(?:ß|ss)en?|gruessen?|gru(?:ß|ss)|dank|wünschen?)(?: (?:aus|nach|und) .{1,30})?|mfg|lg|vg|bg|hg|gru(?:ß|ss)|grü(?:ß|ss)e|"
    r"(?:viele|liebe|beste|herzliche|schöne|freundliche) grü(?:ß|ss)e(?: aus .{1,30})?|danke(?: (?:und|schön|vielmals|im voraus).{0,40})?|hochachtungsvoll|"
    r"(?:bien |très )?cordialement|(?:bien|sincères|meilleures) (?:à vous|à toi|salutations)|salutations(?: .{1,20})?|merci(?: (?:beaucoup|d'avance|encore|bien|et).{0,40})?|bonne (?:journée|soirée|réception)|à bientôt|amicalement|bien à vous|"
    r"(?:un )?(?:cordial(?:es)? |atentos? )?(?:saludos?)(?: cordiales| y gracias)?|atentamente|atte|(?:muchas )?gracias(?: .{1,30})?|un abrazo|cordialmente|"
    r"(?:cordiali|distinti|cari|migliori|tanti) saluti|saluti|grazie(?: (?:mille|ancora|e).{0,30})?|cordialità|a presto|buona giornata|"
    r"(?:atenciosamente|att|abraços?|um abraço|cumprimentos|melhores cumprimentos|com os melhores cumprimentos|obrigad[oa]|grat[oa])(?: .{1,20})?|"
    r"(?:met )?(?:vriendelijke?|hartelijke?) (?:groet(?:en)?)|mvg|groet(?:en|jes)?|bedankt(?: .{1,20})?|dank(?: (?:je|u)(?: wel)?)?|alvast bedankt|"
    r"(?:med )?(?:vänliga?|vennlig|venlig|bästa|beste?) (?:hälsning(?:ar)?|hilsen)|mvh|hilsen|hälsningar|tack|takk|ystävällisin terveisin|terveisin|pozdrawiam|z poważaniem|s pozdravem|děkuji|с уважением|спасибо"
)

NOTICES = (
    r"confidential|intended (?:recipient|only|solely|for)|privileged|disclaimer|unauthori[sz]ed|virus|please consider the environment|think before (?:you )?print|do not print|vertraulich|irrtümlich|nicht der richtige adressat|"
    r"confidentiel|destinataire|confidencial|destinatario|riservat|vertrouwelijk|geadresseerde|(?:e-?mail|message|nachricht|messaggio|mensaje|mensagem) (?:and|und|et|e|y|en) (?:any|all|alle|toute|tutt|todos?|eventuel)|registered (?:in|office)|handelsregister|amtsgericht|ust-?id|umsatzsteuer"
)

# What stands in a signature's lines besides names: where one works, lives, is reached.
PLACES = (
    r"street|st\.|avenue|ave\.?|road|rd\.|blvd|boulevard|suite|floor|lane|drive|building|p\.?o\.? box|square|straße|strasse|str\.|platz|weg|allee|rue|place|calle|avenida|plaza|via|viale|piazza|corso|rua|laan|straat|plein|"
    r"phone|tel|fax|mobile|cell|mobil|fon|ext|office|direct|e-?mail|web|www|http|linkedin|skype|twitter|department|dept|desk|group|division|team|team lead|university|institute|inc|llc|ltd|gmbh|ag|corp|company|s\.?a\.?r?\.?l?|s\.?r\.?l|b\.?v|consulting|services|solutions"
)
