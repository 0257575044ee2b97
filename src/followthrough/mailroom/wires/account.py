"""An account on a server, as the wires take it."""

from dataclasses import dataclass

from followthrough.mailroom.wires.reach import Server


@dataclass(frozen=True, slots=True)
class Account:
    """Where, as whom, and with what. A token is used when there is one."""

    server: Server
    username: str
    password: str = ""
    token: str = ""

    def __repr__(self) -> str:
        return f"Account({self.username} at {self.server.host})"  # never the secret: it must not reach a log
