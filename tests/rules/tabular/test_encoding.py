"""Each text below was typed by somebody whose computer knew nothing of UTF-8."""

import pytest

from followthrough.rules.tabular import encoding

GERMAN = "Name;Straße;Ort\nMüller;Königsstraße 5;Köln\nGroß;Übergasse 1;Lübeck\n"
FRENCH = "Prénom,Nom,Société\nJérôme,Lefèvre,Café à la Crème\nFrançois,Noël,Hôtel des Îles\n"
BRITISH = "Item,Cost\nTaxi,£65.60\nHotel,£120\n"
POLISH = "Imię;Nazwisko\nŁukasz;Wójcik\nZbigniew;Żółć\nGrażyna;Dąbrowska\n"
CZECH = "Jméno;Město\nJiří;Plzeň\nŽofie;České Budějovice\nŠtěpán;Ústí\n"
HUNGARIAN = "Név;Város\nGyörgy;Győr\nErzsébet;Hódmezővásárhely\n"
TURKISH = "Ad;Şehir\nIşıl;İstanbul\nÇağla;Muğla\nOğuz;Eskişehir\n"
RUSSIAN = "Имя;Город\nИван;Москва\nОльга;Санкт-Петербург\n"
GREEK = "Όνομα;Πόλη\nΓιώργος;Αθήνα\nΜαρία;Θεσσαλονίκη\n"
JAPANESE = "名前,会社\n山田太郎,株式会社テスト\n鈴木さん,東京\n"
CHINESE = "姓名,公司\n王小明,北京科技有限公司\n李雷,上海\n"
TAIWANESE = "姓名,公司\n王小明,台北科技有限公司\n陳美麗,高雄\n"
KOREAN = "이름,회사\n김철수,삼성전자\n박영희,서울\n"
LATVIAN = "Vārds;Pilsēta\nJānis;Rīga\nŽaneta;Liepāja\nĢirts;Daugavpils\n"

WRITTEN_IN = [
    (GERMAN, "cp1252 mac-roman cp850"),
    (FRENCH, "cp1252 mac-roman cp850"),
    (BRITISH, "cp1252 mac-roman"),
    (POLISH, "cp1250 iso8859-2 cp852"),
    (CZECH, "cp1250 iso8859-2 cp852"),
    (HUNGARIAN, "cp1250 iso8859-2"),
    (TURKISH, "cp1254"),
    (RUSSIAN, "cp1251 koi8-r cp866"),
    (GREEK, "cp1253"),
    (JAPANESE, "cp932 euc_jp iso2022_jp"),
    (CHINESE, "gb18030"),
    (TAIWANESE, "big5"),
    (KOREAN, "cp949"),
    (LATVIAN, "cp1257"),
]
UNICODE = "utf-8 utf-8-sig utf-16 utf-16-le utf-16-be utf-32 utf-32-le utf-32-be"
CASES = [(text, name) for text, names in WRITTEN_IN for name in f"{names} {UNICODE}".split()]


@pytest.mark.parametrize(("text", "written_in"), CASES, ids=[f"{text[:8]!r}-{name}" for text, name in CASES])
def test_the_text_comes_back_as_it_was_typed(text: str, written_in: str) -> None:
    sample = text.encode(written_in)
    guess = encoding.guess_encoding(sample, complete=True)
    assert sample.decode(guess.name) == text
    assert guess.reason


def test_an_empty_file_is_nothing_to_worry_about() -> None:
    assert encoding.guess_encoding(b"").name == "utf-8"


def test_a_sample_that_ends_in_the_middle_of_a_letter_is_still_utf8() -> None:
    assert encoding.guess_encoding("Müller".encode()[:2]).name == "utf-8"


def test_single_zero_bytes_do_not_make_it_utf16() -> None:
    assert encoding.guess_encoding(b"name,city\nAn\x00na,Graz\nBo,Linz\n").name == "utf-8"


def test_two_files_glued_together_are_read_without_losing_a_letter() -> None:
    glued = "Jürgen\nZoë\nBjörn\nRené\n".encode() + "Günther\n".encode("cp1252")
    guess = encoding.guess_encoding(glued, complete=True)
    assert "".join(encoding.decode_chunks([glued], guess.name)) == "Jürgen\nZoë\nBjörn\nRené\nGünther\n"
    assert not encoding.is_valid([glued], guess.name)


def test_a_letter_cut_by_the_end_of_a_chunk_is_put_together() -> None:
    data = "Müller".encode()
    assert encoding.is_valid([data[:2], data[2:]], "utf-8")
    assert "".join(encoding.decode_chunks([data[:2], data[2:]], "utf-8")) == "Müller"


def test_noise_gets_an_answer_that_can_be_overridden() -> None:
    noise = bytes(range(128, 256)) * 3
    guess = encoding.guess_encoding(noise, complete=True)
    assert guess.confidence < 0.9
    assert "".join(encoding.decode_chunks([noise], guess.name))


@pytest.mark.parametrize(
    "text", ["Name;Ort\nJörg;Köln\n", "名前,会社\n山田,山田商事\n", "a\x1fb\x1fc\n1\x1f2\x1f3\n", "x"]
)
@pytest.mark.parametrize("code", ["utf-8", "utf-16", "cp1252"])
def test_writing_is_told_from_pictures_in_every_encoding(text: str, code: str) -> None:
    assert encoding.is_text(text.encode(code, errors="replace"), code)


@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, bytes(400), b"%PDF" + bytes(range(256))]
)
def test_a_picture_is_no_writing(content: bytes) -> None:
    assert not encoding.is_text(content, encoding.guess_encoding(content).name)
