"""Lists written on the spot, and the way they go."""

from datetime import datetime

from followthrough.capture import actions as capture
from followthrough.capture.models import Import, Progress
from followthrough.team.models import Membership
from tests.cast import NOON

LIST = """First name,Last name,Email,Phone,Company,Stage,Deal value,Last contacted
Dora,Eck,dora@eck.example,+4930123401,Eck GmbH,New,1000,
Emil,Fuchs,emil@fuchs.example,+4930123402,Fuchs KG,Negotiation,9000,2026-11-01
Fritz,Gans,fritz@gans.example,+4930123403,Gans AG,Closed Won,5000,2026-05-01
Gerd,Hahn,gerd@hahn.example,+4930123404,Hahn OHG,Closed Lost,700,2026-02-01
Hanna,Igel,hanna@igel.example,+4930123405,Igel & Co,New,20,2024-01-15
"""


def start(member: Membership, *texts: str | bytes, names: tuple[str, ...] = (), at: datetime = NOON) -> Import:
    """An import of these files, as far as guessing."""
    raw = [text.encode() if isinstance(text, str) else text for text in texts]
    named = names or tuple(f"list{number}.csv" for number in range(len(raw)))
    uploads = [capture.Upload(name, [data]) for name, data in zip(named, raw, strict=True)]
    return capture.guess_words(capture.start_import(uploads, by=member, at=at))


def read(batch: Import, *, at: datetime = NOON) -> Import:
    batch = capture.finish(capture.read_files(batch, at=at), at=at)
    assert batch.progress == Progress.READY, batch.trouble
    return batch


def run(batch: Import, *, at: datetime = NOON) -> Import:
    """Read if need be, then store all of it."""
    batch = batch if batch.progress == Progress.READY else read(batch, at=at)
    batch = capture.finish(capture.run_import(batch, at=at), at=at)
    assert batch.progress == Progress.DONE, batch.trouble
    return batch
