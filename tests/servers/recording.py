"""A mail server of its own process that writes down what it took before it says so. It stands for the Sent folder.

    python recording.py DELAY SEED     says its port in the first line, then the Message-ID of each mail it took

DELAY: seconds, at most, between taking a mail and saying so; by chance, from the seed. Knows PIPELINING.
"""

import asyncio
import os
import random
import re
import sys

FEATURES = b"250-recording.example\r\n250-8BITMIME\r\n250 PIPELINING\r\n"
ANSWERS = {b"EHLO": FEATURES, b"DATA": b"354 go on\r\n", b"QUIT": b"221 bye\r\n"}
MESSAGE_ID = re.compile(rb"^Message-ID:\s*<([^>]*)>", re.MULTILINE | re.IGNORECASE)


class Server:
    def __init__(self, delay: float, seed: int) -> None:
        self.delay, self.chance = delay, random.Random(seed)

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 recording.example\r\n")
        try:
            while line := await reader.readline():
                command = line[:4].upper()
                writer.write(ANSWERS.get(command, b"250 OK\r\n"))
                await writer.drain()
                if command == b"QUIT":
                    break
                if command == b"DATA":
                    writer.write(await self._take(reader))
                    await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # they were killed: what was not whole by then was not taken
        finally:
            writer.close()

    async def _take(self, reader: asyncio.StreamReader) -> bytes:
        content = await reader.readuntil(b"\r\n.\r\n")
        found = MESSAGE_ID.search(content)
        os.write(1, (found[1] if found else b"?") + b"\n")
        if self.delay:
            await asyncio.sleep(self.chance.random() * self.delay)
        return b"250 taken\r\n"


async def main() -> None:
    serving = Server(float(sys.argv[1]), int(sys.argv[2]))
    server = await asyncio.start_server(serving.talk, "127.0.0.1", 0, limit=1 << 24)
    os.write(1, b"%d\n" % server.sockets[0].getsockname()[1])
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
