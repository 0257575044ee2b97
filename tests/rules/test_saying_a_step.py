"""Any step can be said in words."""

from itertools import product

from followthrough.rules.next_step import say_step
from followthrough.rules.words import Channel, Purpose


def test_a_step_is_said_as_an_act_with_its_goal() -> None:
    assert say_step(Channel.CALL, Purpose.QUALIFY) == "Call to find out whether they fit"


def test_every_step_can_be_said() -> None:
    said = {say_step(channel, purpose) for channel, purpose in product(Channel, Purpose)}
    assert len(said) == len(Channel) * len(Purpose)
    assert all(sentence[0].isupper() for sentence in said)
