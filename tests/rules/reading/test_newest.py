"""What somebody wrote anew, told from what the mail quotes and from what a program adds."""

import pytest

from followthrough.rules.reading.newest import newest_text
from tests.rules.reading import corpora

HEADS = [
    "On Mon, Nov 2, 2026 at 9:14 AM, Rep Fox <rep@shop.example> wrote:",
    "On Mon, Nov 2, 2026 at 9:14 AM Rep Fox <rep@shop.example>\nwrote:",
    "On 02/11/2026 09:14, Rep Fox wrote:",
    "On Mon, 2026-11-02 at 09:14 +0100, Rep Fox wrote:",
    "On Nov 2, 2026, at 9:14 AM, Rep Fox <\nrep@shop.example> wrote:",
    "---- On Mon, 02 Nov 2026 09:14:00 +0100 Rep Fox<rep@shop.example> wrote ----",
    "Rep Fox <rep@shop.example> wrote:",
    "Rep Fox (rep@shop.example) wrote:",
    "Am 02.11.2026 um 09:14 schrieb Rep Fox:",
    "Am Mo., 2. Nov. 2026 um 09:14 Uhr schrieb Rep Fox <\nrep@shop.example>:",
    "Rep Fox <rep@shop.example> schrieb am Mo., 2. Nov. 2026, 09:14:",
    "Le lun. 2 nov. 2026 à 09:14, Rep Fox <rep@shop.example> a écrit :",
    "Le 02/11/2026 à 09:14, Rep Fox a écrit :",
    "El lun, 2 nov 2026 a las 9:14, Rep Fox (<rep@shop.example>) escribió:",
    "El lunes, 2 de noviembre de 2026, Rep Fox escribió:",
    "Il giorno lun 2 nov 2026 alle ore 09:14 Rep Fox <rep@shop.example>\nha scritto:",
    "Il 02/11/2026 09:14, Rep Fox ha scritto:",
    "Em seg., 2 de nov. de 2026 às 09:14, Rep Fox <rep@shop.example> escreveu:",
    "Op ma 2 nov. 2026 om 09:14 schreef Rep Fox <rep@shop.example>:",
    "Op 2 nov. 2026 om 09:14 heeft Rep Fox <rep@shop.example> het volgende geschreven:",
    "Den mån 2 nov. 2026 kl 09:14 skrev Rep Fox <rep@shop.example>:",
    "man. 2. nov. 2026 kl. 09:14 skrev Rep Fox <rep@shop.example>:",
    "ma 2. marrask. 2026 klo 9.14 Rep Fox (rep@shop.example) kirjoitti:",
    "pon., 2 lis 2026 o 09:14 Rep Fox <rep@shop.example> napisał(a):",
    "W dniu 02.11.2026 o 09:14, Rep Fox pisze:",
    "po 2. 11. 2026 v 9:14 odesílatel Rep Fox <rep@shop.example> napsal:",
    "пн, 2 нояб. 2026 г. в 09:14, Rep Fox <rep@shop.example>:",
    "2 ноября 2026 г., 9:14 пользователь Rep Fox <rep@shop.example> написал:",
    "пн, 2 лист. 2026 р. о 09:14 Rep Fox <rep@shop.example> пише:",
    "Rep Fox <rep@shop.example>, 2 Kas 2026 Pzt, 09:14 tarihinde şunu yazdı:",
    "2026年11月2日(月) 9:14 Rep Fox <rep@shop.example>:",
    "在 2026年11月2日，上午9:14，Rep Fox <rep@shop.example> 写道：",
    "Rep Fox <rep@shop.example> 于2026年11月2日周一 上午9:14写道：",
    "2026년 11월 2일 (월) 오전 9:14, Rep Fox <rep@shop.example>님이 작성:",
    "Vào Th 2, 2 thg 11, 2026 lúc 09:14 Rep Fox <rep@shop.example> đã viết:",
    "2026-11-02 9:14 GMT+01:00 Rep Fox <rep@shop.example>:",
    "2026-11-02 9:14 GMT+01:00 Rep Fox",
    "-----Original Message-----",
    "-----Ursprüngliche Nachricht-----",
    "-------- Message d'origine --------",
    "-------- Weitergeleitete Nachricht --------",
    "Begin forwarded message:",
    "________________________________\nFrom: Rep Fox <rep@shop.example>\nSent: Monday, November 2, 2026 9:14 AM",
    "From: Rep Fox <rep@shop.example>\nSent: Monday, November 2, 2026 9:14 AM\nTo: Ada Lopez\nSubject: Offer",
    "*Von:* Rep Fox <rep@shop.example>\n*Gesendet:* Montag, 2. November 2026 09:14\n*An:* Ada\n*Betreff:* Angebot",
    "From: Rep Fox\nSent: Monday\nTo: Ada Lopez;\n  Ben Fox;\n  Cem Kaya;\nSubject: Offer",
    "From: Rep <rep@shop.example>\nDate: 1. August 2026 23:28:15 GMT-07:00\nTo: Ada <ada@example.org>\nSubject: Offer",
    "Date: Mon, 2 Nov 2026 09:14:00 +0100\nTo: ada@example.org",
    "---- Rep Fox wrote ----",
    "-----Antwort Nachricht-----",
    "> Begin forwarded message:\n>\n> From: Rep Fox",
    "De : Rep Fox\nEnvoyé : lundi 2 novembre 2026 09:14\nÀ : Ada Lopez\nObjet : Offre",
    "De: Rep Fox\nEnviado el: lunes, 2 de noviembre de 2026 9:14\nPara: Ada Lopez\nAsunto: Oferta",
    "Da: Rep Fox\nInviato: lunedì 2 novembre 2026 09:14\nA: Ada Lopez\nOggetto: Offerta",
    "De: Rep Fox\nEnviada em: segunda-feira, 2 de novembro de 2026 09:14\nPara: Ada\nAssunto: Oferta",
    "Van: Rep Fox\nVerzonden: maandag 2 november 2026 09:14\nAan: Ada Lopez\nOnderwerp: Aanbod",
    "Från: Rep Fox\nSkickat: den 2 november 2026 09:14\nTill: Ada\nÄmne: Offert",
    "Od: Rep Fox\nWysłano: poniedziałek, 2 listopada 2026 09:14\nDo: Ada\nTemat: Oferta",
    "От: Rep Fox\nДата: 2 ноября 2026 г.\nКому: Ada\nТема: Предложение",
    "发件人: Rep Fox\n发送时间: 2026年11月2日 9:14\n收件人: Ada\n主题: 报价",
]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("quote", ["> Dear Ada,\n>\n> would Tuesday suit you?", "Dear Ada,\n\nwould Tuesday suit you?"])
def test_what_stands_below_the_head_of_a_quote_is_old(head: str, quote: str) -> None:
    assert newest_text(f"Yes, Tuesday is fine.\n\nAda\n\n{head}\n\n{quote}\n") == "Yes, Tuesday is fine.\n\nAda"


@pytest.mark.parametrize(
    "line",
    [
        "Sent from my iPhone",
        "Get Outlook for iOS",
        "Von meinem iPhone gesendet",
        "Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.",
        "Envoyé de mon iPhone",
        "Enviado desde mi iPhone",
        "Enviado do meu iPhone",
        "Inviato da iPhone",
        "Verstuurd vanaf mijn iPhone",
        "Skickat från min iPhone",
        "Lähetetty iPhonesta",
        "Wysłane z iPhone'a",
        "Отправлено с iPhone",
        "iPhoneから送信",
        "從我的 iPhone 傳送",
        "(sent from a phone)",
    ],
)
def test_what_a_phone_adds_is_left_out(line: str) -> None:
    assert newest_text(f"Yes, please.\n\n{line}\n") == "Yes, please."


def test_an_answer_below_the_quote_is_found() -> None:
    text = (
        "On Mon, Nov 2, 2026 at 9:14 AM, Rep <rep@shop.example> wrote:\n\n> Would Tuesday suit you?\n\nYes, at ten.\n"
    )
    assert newest_text(text) == "Yes, at ten."


def test_answers_between_quotes_keep_what_they_answer() -> None:
    text = (
        "Hello,\n\nOn Mon, Nov 2, 2026, Rep <rep@shop.example> wrote:\n> What does it cost?\n\nYou tell me.\n"
        "> And when?\n\nIn May.\n> Many thanks\n> Rep\n"
    )
    assert newest_text(text).endswith("> And when?\n\nIn May.")
    assert "> What does it cost?" in newest_text(text)


def test_a_line_of_dashes_ends_the_words() -> None:
    assert newest_text("Call me.\n\n-- \nAda Lopez\n+34 600 000 000\n") == "Call me."


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (
            "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA1\n\nYes.\n\n-----BEGIN PGP SIGNATURE-----\niQEc\n",
            "Yes.",
        ),
        ("Yes.\n\nUnsubscribe: <mailto:off@example.org?subject=unsubscribe>\n", "Yes."),
        ("See:\n```\n> code\n----\nmore\n```\nThat is it.", "See:\n```\n> code\n----\nmore\n```\nThat is it."),
        ("Yes.\n\n>>> Rep >>>\nWould it?\n<<< Rep <<<\n", "Yes."),
        ("Yes.\n\n>>>\nA nested quote ends nothing.", "Yes.\n\n>>>\nA nested quote ends nothing."),
        ('>>>>> "R" == Rep Fox writes:\n\nR> Would it?\n\nYes.', "Yes."),
        ("Yes.\n\n##- Please type your reply above this line -##\n\nDear Ada", "Yes."),
    ],
)
def test_what_programs_put_around_words_is_left_out(text: str, written: str) -> None:
    assert newest_text(text) == written


@pytest.mark.parametrize(
    "text",
    [
        "We spoke on 3 May 2026 at 10:15.\nPlease note: the price stands.",
        "To: do\n\nJust call me.",
        "My address is ada@example.org, write to me there:\n\nCalle Mayor 1",
        "I wrote something\n\nwhich was very interesting.",
        "> a quote and nothing else",
        "—Ada",
        "Hello,\n\nAs I wrote on 2 May 2026:\n\nwe need it in June.",
    ],
)
def test_plain_words_are_kept_whole(text: str) -> None:
    assert newest_text(text) == text


def test_the_set_of_real_replies_is_read() -> None:
    folder = corpora.folder("replies")
    files = sorted((folder / "emails").iterdir())
    exact = [
        _folded(newest_text(file.read_text())) == _folded((folder / "trimmed" / file.name).read_text())
        for file in files
    ]

    assert sum(exact) >= 0.95 * len(files)


def _folded(text: str) -> str:
    return " ".join(text.split())
