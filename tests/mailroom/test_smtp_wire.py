"""The SMTP wire against a server that behaves, refuses, stalls and hangs up: taken, not taken, or nobody knows."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from followthrough.mailroom.wires.smtp import Letter, Line, Login, Patience, Pool
from followthrough.mailroom.wires.troubles import Passing, Permanent, Unknown
from followthrough.rules.messages import Security
from tests.servers import certificates
from tests.servers.smtp import Sink, serving, signing_in

CONTENT = b"Subject: Hi\r\nMessage-ID: <1@linden.example>\r\n\r\nHello\r\n"
ANNA, BEN = "anna@brandt.example", "ben@okafor.example"
HASTY = Patience(to_connect=5, for_a_reply=0.2, for_the_last=0.2)


def letter(*recipients: str, **fields: Any) -> Letter:
    usual: dict[str, Any] = {"sender": "rosa@linden.example", "recipients": recipients or (ANNA,), "content": CONTENT}
    return Letter(**usual | fields)


def login(sink: Sink, **fields: Any) -> Login:
    usual = {"host": sink.host, "port": sink.port, "security": Security.NONE, "may_be_private": True}
    return Login(**usual | fields)


def test_a_message_is_taken_with_its_dots() -> None:
    content = CONTENT + b".\r\n..two\r\n.three\r\n"
    with serving(Sink()) as sink:
        line = Line(login(sink))
        answer = line.send(letter(content=content))
        line.close()
    assert answer.said.startswith("250")
    assert sink.taken[0].content == content
    assert sink.taken[0].rcpt_tos == [ANNA]


def test_a_line_is_used_again_also_after_a_refusal() -> None:
    with serving(Sink(rcpt={BEN: "550 5.1.1 User unknown"})) as sink:
        pool = Pool()
        pool.send("a", login(sink), letter())
        with pytest.raises(Permanent) as refused:
            pool.send("a", login(sink), letter(BEN))
        pool.send("a", login(sink), letter())
        pool.close()
    assert refused.value.bad_address
    assert (len(sink.taken), sink.sessions) == (2, 1)


def test_other_settings_get_another_line() -> None:
    with serving(Sink()) as sink:
        pool = Pool()
        pool.send("a", login(sink), letter())
        pool.send("a", login(sink, helo="another.example"), letter())
        pool.close()
    assert sink.sessions == 2


@pytest.mark.parametrize(
    ("faults", "trouble", "of_all"),
    [
        ({"mail": {"*": "450 4.2.1 too quickly"}}, Passing, True),
        ({"mail": {"*": "553 5.7.1 Sender address rejected: not owned"}}, Permanent, True),
        ({"rcpt": {ANNA: "450 4.7.1 Greylisted"}}, Passing, False),
        ({"rcpt": {ANNA: "550 5.1.1 User unknown"}}, Permanent, False),
        ({"data": {ANNA: "451 4.3.0 Try later"}}, Passing, True),
        ({"data": {ANNA: "554 5.6.0 Bad content"}}, Permanent, False),
        ({"data": {ANNA: "550 5.7.1 spam"}}, Permanent, True),
        ({"rcpt": {ANNA: "drop"}}, Passing, True),
        ({"mail": {"*": "hang"}}, Passing, True),
    ],
)
def test_a_no_says_whether_to_wait_and_whom_it_is_about(faults: dict[str, Any], trouble: type, of_all: bool) -> None:
    with serving(Sink(**faults)) as sink:
        line = Line(login(sink, patience=HASTY))
        with pytest.raises(trouble) as said:
            line.send(letter())
        line.close()
    assert said.value.of_all is of_all
    assert not sink.taken


@pytest.mark.parametrize("fault", ["drop", "hang", "take and drop", "take and hang"])
def test_a_line_that_dies_after_the_content_leaves_it_unknown(fault: str) -> None:
    with serving(Sink(data={ANNA: fault})) as sink:
        line = Line(login(sink, patience=HASTY))
        with pytest.raises(Unknown):
            line.send(letter())
        assert not line.is_open


def test_a_kept_line_the_server_closed_is_replaced_at_once() -> None:
    with serving(Sink()) as sink:
        pool = Pool()
        pool.send("a", login(sink), letter())
        pool.lines["a"].socket.shutdown(socket.SHUT_RDWR)
        pool.send("a", login(sink), letter())
        pool.close()
    assert (len(sink.taken), sink.sessions) == (2, 2)


def test_a_copied_address_that_is_refused_does_not_keep_it_from_the_others() -> None:
    with serving(Sink(rcpt={BEN: "550 5.1.1 User unknown"})) as sink:
        line = Line(login(sink))
        assert BEN in line.send(letter(ANNA, BEN)).said
        with pytest.raises(Permanent):
            line.send(letter(BEN, ANNA))
        line.close()
    assert [each.rcpt_tos for each in sink.taken] == [[ANNA]]


def test_a_mail_larger_than_the_server_takes_is_not_even_begun() -> None:
    with serving(Sink(), data_size_limit=1000) as sink:
        line = Line(login(sink))
        with pytest.raises(Permanent) as large:
            line.send(letter(content=CONTENT + b"x" * 2000))
        line.close()
    assert not large.value.of_all
    assert "too large" in large.value.why


def test_an_international_address_goes_only_where_it_can_be_written() -> None:
    with serving(Sink()) as sink, closing(Line(login(sink))) as line, pytest.raises(Permanent):
        line.send(letter("jürgen@brandt.example", is_international=True))
    with serving(Sink(), enable_SMTPUTF8=True, decode_data=False) as sink:
        line = Line(login(sink))
        line.send(letter("jürgen@brandt.example", is_international=True))
        line.close()
    assert sink.taken[0].rcpt_tos == ["jürgen@brandt.example"]


def test_it_signs_in_and_says_when_it_may_not() -> None:
    with serving(Sink(), **signing_in("rosa", "secret")) as sink:
        line = Line(login(sink, username="rosa", password="secret"))
        line.send(letter())
        line.close()
        with pytest.raises(Permanent) as refused:
            Line(login(sink, username="rosa", password="wrong"))
    assert refused.value.of_all
    assert "password" in refused.value.why
    assert len(sink.taken) == 1


def test_nobody_there_is_a_passing_trouble() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(Passing) as silent:
        Line(Login(host="127.0.0.1", port=port, security=Security.NONE, may_be_private=True))
    assert silent.value.of_all


def test_nobody_reads_our_own_network_by_naming_a_server_in_it() -> None:
    with serving(Sink()) as sink, pytest.raises(Permanent) as inside:
        Line(login(sink, may_be_private=False))
    assert "private network" in inside.value.why
    assert not sink.sessions


@contextmanager
def encrypting(folder: Path, monkeypatch: pytest.MonkeyPatch, **options: Any) -> Iterator[Sink]:
    """A server with a certificate for localhost, whose authority this machine trusts."""
    authority = certificates.make(folder, "localhost", expired=options.pop("expired", False))
    monkeypatch.setenv("SSL_CERT_FILE", str(authority))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    with serving(Sink(), tls=context, **options) as sink:
        yield sink


@pytest.mark.parametrize(("security", "at_once"), [(Security.TLS, True), (Security.STARTTLS, False)])
def test_a_message_goes_encrypted_and_the_certificate_is_looked_at(
    security: Security, at_once: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with encrypting(tmp_path, monkeypatch, at_once=at_once) as sink:
        line = Line(login(sink, host="localhost", security=security))
        line.send(letter())
        line.close()
        with pytest.raises(Permanent) as another_name:
            Line(login(sink, host="127.0.0.1", security=security))
        monkeypatch.delenv("SSL_CERT_FILE")
        with pytest.raises(Permanent) as unknown_authority:
            Line(login(sink, host="localhost", security=security))
    assert len(sink.taken) == 1
    for wrong in (another_name, unknown_authority):
        assert "certificate" in wrong.value.why
        assert wrong.value.remedy


def test_an_expired_certificate_is_no_proof(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with encrypting(tmp_path, monkeypatch, at_once=True, expired=True) as sink, pytest.raises(Permanent) as old:
        Line(login(sink, host="localhost", security=Security.TLS))
    assert "run out" in old.value.why


Script = Callable[[socket.socket], None]


@contextmanager
def scripted(script: Script) -> Iterator[Login]:
    """A server that does exactly what the script says, once."""
    server = socket.create_server(("127.0.0.1", 0))

    def run() -> None:
        with server, server.accept()[0] as line:
            line.settimeout(5)
            script(line)

    thread = threading.Thread(target=run)
    thread.start()
    port = server.getsockname()[1]
    yield Login(host="127.0.0.1", port=port, security=Security.NONE, may_be_private=True, patience=HASTY)
    thread.join(10)


def said(line: socket.socket, *answers: bytes) -> None:
    for answer in answers:
        line.recv(65536)
        line.sendall(answer)


def test_pipelined_commands_are_answered_one_by_one() -> None:
    def script(line: socket.socket) -> None:
        line.sendall(b"220 hi\r\n")
        said(line, b"250-hi\r\n250-DSN\r\n250 PIPELINING\r\n")
        said(line, b"250 ok\r\n250 ok\r\n354 go\r\n", b"250 taken\r\n")
        said(line, b"250 ok\r\n550 5.1.1 nobody\r\n554 no valid recipients\r\n", b"250 reset\r\n")
        said(line, b"250 ok\r\n550 5.1.1 nobody\r\n354 go\r\n", b"554 nobody to send to\r\n", b"250 reset\r\n")

    with scripted(script) as where:
        line = Line(where)
        assert line.send(letter(envelope_id="abc")).said == "250 taken"
        for _ in range(2):
            with pytest.raises(Permanent) as refused:
                line.send(letter(BEN))
            assert refused.value.bad_address
        line.close()


def test_bounces_are_asked_for_by_our_own_name() -> None:
    heard: list[bytes] = []

    def script(line: socket.socket) -> None:
        line.sendall(b"220 hi\r\n")
        said(line, b"250-hi\r\n250-PIPELINING\r\n250 DSN\r\n")
        heard.append(line.recv(65536))
        line.sendall(b"250 ok\r\n250 ok\r\n354 go\r\n")
        said(line, b"250 taken\r\n")

    with scripted(script) as where:
        line = Line(where)
        line.send(letter("a+b@x.example", envelope_id="m17"))
        line.close()
    assert b"RET=HDRS ENVID=m17\r\n" in heard[0]
    assert b"ORCPT=rfc822;a+2Bb@x.example\r\n" in heard[0]


def test_a_server_that_trickles_is_given_up_in_time() -> None:
    stop = threading.Event()

    def script(line: socket.socket) -> None:
        while not stop.wait(0.02):
            try:
                line.sendall(b"2")
            except OSError:
                return

    with scripted(script) as where:
        with pytest.raises(Passing):
            Line(where)
        stop.set()


@pytest.mark.parametrize("greeting", [b"HTTP/1.1 400 Bad\r\n", b"\x00\xff\r\n", b"", b"x" * 40_000])
def test_what_is_no_mail_server_is_told_apart_from_a_no(greeting: bytes) -> None:
    with scripted(lambda line: line.sendall(greeting)) as where, pytest.raises(Passing):
        Line(where)


def test_where_encryption_is_wanted_and_not_offered_nothing_is_sent() -> None:
    with serving(Sink()) as sink, pytest.raises(Permanent) as open_line:
        Line(login(sink, security=Security.STARTTLS, username="rosa", password="secret"))
    assert "no encryption" in open_line.value.why
