"""How mail programs head what they quote and close what they send, in the languages they speak: data, no rules.

Lower case. A quote is known by its shape first (a date, an address or a name, a colon); these words settle the rest.
"""

# “… wrote:”, by itself or before the colon.
WROTE = (
    r"wrote|writes|said|schrieb|schreibt|geschrieben|a écrit|a ecrit|écrit|écrivait|escribió|escribio|escribiste|ha escrito|ha scritto|scrive|scrisse|escreveu|"
    r"schreef|geschreven|het volgende geschreven|skrev|skreiv|kirjoitti|napisał\(?a?\)?|napisała?|pisze|napsala?|napsal\(a\)|napísala?|писал\w*|пишет|пише|написа\w*|"
    r"írta|írt|a scris|scris|yazdı|yazmış|şunu yazdı|έγραψε|έγραψες|написав|rašė|kirjutas|rakstīja|je napisao|je napisala|napisao je|napisal\w*|va escriure|ha escrit|idatzi du|"
    r"skrifaði|viết|đã viết|menulis|tulis|wrote on|כתב\w*|كتب|نوشت|เขียนว่า|写道|写到|寫道|wrote：|のメール|は書きました|さんは書きました|님이 작성|작성|kreiv|ha scritto il"
)

# The line over a mail that is quoted or passed on whole, between dashes or alone.
WHOLE = (
    r"original message|(?:please )?(?:type|write|enter|add) your (?:reply|response|answer) above.{0,30}|reply above.{0,30}|bitte .{0,30}(?:oberhalb|über) dieser (?:zeile|linie).{0,20}|.{0,40}au-dessus de cette ligne.{0,10}|.{0,40}encima de esta línea.{0,10}|original appointment|forwarded message|begin forwarded message|forwarded by|forward(?:ed)? (?:mail|email|message)|reply (?:message|above)|replied message|original e-?mail|ursprüngliche nachricht|original ?nachricht|originalnachricht|"
    r"weitergeleitete nachricht|anfang der weitergeleiteten|message d['’]origine|message original|message transféré|message initial|début du message|mensaje original|mensaje reenviado|mensagem original|"
    r"mensagem encaminhada|messaggio originale|messaggio inoltrato|oorspronkelijk bericht|origineel bericht|doorgestuurd bericht|ursprungligt meddelande|originalmeddelande|vidarebefordrat|opprinnelig melding|"
    r"original melding|oprindelig meddelelse|oprindelig besked|videresendt|alkuperäinen viesti|välitetty viesti|oryginalna wiadomość|wiadomość oryginalna|wiadomość pierwotna|przekazana wiadomość|původní zpráva|"
    r"původní e-mail|pôvodná správa|eredeti üzenet|mesaj original|mesajul original|orijinal mesaj|özgün ileti|исходное сообщение|пересылаемое сообщение|оригинальное сообщение|початкове повідомлення|оригінальне повідомлення|"
    r"αρχικό μήνυμα|оригинално съобщение|originalno sporočilo|izvorna poruka|originalna poruka|missatge original|tin nhắn gốc|pesan asli|元のメッセージ|原始邮件|原始郵件|原文|转发邮件|轉寄|원본 메시지|원본 메일|ההודעה המקורית|الرسالة الأصلية"
)

# Fields of a quoted mail's head: who, when, to whom, about what. “A:” and “To:” alone say little; several say all.
FROM = "from|von|de|da|van|od|från|fra|lähettäjä|от|від|kimden|feladó|expéditeur|exp|remitente|mittente|remetente|afzender|od kogo|nadawca|odesílatel|από|發件人|发件人|寄件者|寄件人|差出人|보낸 사람|보낸사람|pošiljatelj|de la|dari|từ|מאת|من|saatja|nuo"
WHEN = "sent|date|gesendet|datum|envoyé|envoye|date d'envoi|enviado|enviado el|enviada em|enviado em|fecha|data|inviato|data invio|verzonden|verstuurd|skickat|skickad|sendt|lähetetty|päivämäärä|pvm|päiväys|wysłano|data wysłania|wysłane|odesláno|odoslané|dátum|elküldve|küldve|дата|отправлено|надіслано|gönderildi|gönderme tarihi|tarih|dato|στάλθηκε|ημερομηνία|trimis|发送时间|發送時間|寄件日期|日期|送信日時|送信日|日時|보낸 날짜|날짜|dikirim|tanggal|ngày|נשלח|תאריך|poslano|kuupäev|data e hora|gesendet am|sent at"
WHOM = "to|an|à|a|para|aan|do|till|til|vastaanottaja|кому|kime|címzett|komu|destinataire|destinatario|destinatário|destinatari|dest|pour|adresat|adresát|προς|către|收件人|收件者|宛先|받는 사람|받는사람|kepada|đến|אל|إلى|za|prima|cc|kopie|copie|kopia|copia|cópia|kopi|dw|копия|копія|másolatot kap|抄送|副本|참조|reply-to|antwort an|répondre à|responder a|bcc"
ABOUT = "subject|betreff|objet|sujet|asunto|oggetto|assunto|onderwerp|ämne|emne|aihe|temat|předmět|predmet|tárgy|тема|konu|θέμα|subiect|主题|主旨|主旨|件名|제목|perihal|subjek|chủ đề|נושא|الموضوع|assumpte|risposta|re|topic|zadeva|teema|tema|fwd|importance|wichtigkeit|priority|attachments|anlagen|pièces jointes"

# A mail, by any name: between dashes it heads one that is quoted whole.
MESSAGE = r"\w{0,20}(?:message|mail|nachricht|mensaje|messaggio|mensagem|bericht|meddelande|melding|meddelelse|besked|viesti|wiadomość|zpráva|správa|üzenet|mesaj|ileti|сообщение|повідомлення|съобщение|μήνυμα|poruka|sporočilo)|邮件|郵件|メール|메일|메시지"

# What a phone or a program adds under every mail.
SENT_FROM = (
    r"[^\s]{1,20} from (?:my )?mobile(?: device| phone)?|sent (?:from|via|with|by|using) .{1,60}|sent from .{1,60}|get (?:outlook|mailbird|boxer|spark|bluemail) .{0,60}|get the .{1,40} app.{0,40}|from my (?:iphone|ipad|ipod|android|mobile|phone|samsung|galaxy|blackberry|htc|nexus|windows phone).{0,40}|"
    r"(?:diese (?:nachricht|e-?mail|mail) wurde )?(?:von|mit|per|aus|über) (?:meine[mr]?|unterwegs|dem?r?|mein|der|gmx|web\.de|outlook|yahoo|samsung|iphone|ipad|android|telekom|blackberry|windows|k-9|bluemail|mailbird|thunderbird).{0,60}(?:gesendet|geschickt|versandt|verschickt|gesendet\.)?|"
    r"gesendet (?:von|mit|über|via|aus).{1,60}|holen sie sich outlook.{0,40}|outlook für .{1,40}|envoyé (?:de|depuis|à partir|avec|via|par|du).{1,60}|provenance\s*:.{1,60}|télécharge[rz] outlook.{0,40}|obtenir outlook.{0,40}|obtenez outlook.{0,40}|"
    r"enviado (?:desde|de|do|a partir|con|por|via|através|pelo|pela|mediante|dende).{1,60}|enviada? (?:do|pelo|a partir|de).{1,60}|obtener outlook.{0,40}|obter o outlook.{0,40}|desde mi .{1,40}|inviato (?:da|dal|con|tramite).{1,60}|ottieni outlook.{0,40}|scarica outlook.{0,40}|"
    r"verzonden (?:vanaf|vanuit|met|via|van).{1,60}|verstuurd (?:vanaf|vanuit|met|via|van).{1,60}|outlook voor .{1,40}|download outlook.{0,40}|skickat från.{1,60}|skickat med.{1,60}|skickades från.{1,60}|sendt (?:fra|med).{1,60}|hent outlook.{0,40}|lähetetty .{1,60}|"
    r"wysłan[eoya]\w* (?:z|za|ze|przy).{1,60}|pobierz (?:program )?outlook.{0,40}|odesláno (?:z|ze|pomocí).{1,60}|odoslané (?:z|zo).{1,60}|küldve .{1,40}|az? .{1,30}(?:küldve|küldtem)|trimis (?:de|din|de pe|cu).{1,60}|отправлено (?:с|из|от|через).{1,60}|"
    r"надіслано (?:з|із|через).{1,60}|изпратено от.{1,60}|στάλθηκε από.{1,60}|.{1,40}(?:cihazımdan|telefonumdan|iphone'umdan|ipad'imden) gönderildi|poslano (?:s|z|sa|iz).{1,60}|saadetud .{1,40}|enviat (?:des|amb).{1,60}|"
    r"gửi từ.{1,60}|dikirim dari.{1,60}|發自我的.{1,40}|发自我的.{1,40}|从我的.{1,40}发送|來自我的.{1,40}|從我的.{1,40}傳送|.{1,40}から送信(?:されました)?|나의 .{1,30}에서 보냄|.{1,30}에서 보냄|נשלח מ.{1,60}|مرسل من.{1,60}|أرسلت من.{1,60}|"
    r"(?:please )?excuse (?:my )?(?:brevity|typos|the brevity|any typos).{0,60}|typed (?:on|with) .{1,40}|envoyé de mon.{1,40}|this message was sent from .{1,40}"
)
