"""The page that explains the rules shows the numbers they go by."""

import re
from dataclasses import fields
from pathlib import Path

from followthrough.rules.channel import FITNESS
from followthrough.rules.next_step import Situation, propose_from_json
from followthrough.rules.strategies import STARTING_SET
from followthrough.rules.words import Channel

PAGE = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")


def rows() -> set[str]:
    return {line.strip() for line in PAGE.splitlines() if line.startswith("|")}


def test_the_table_of_channels_is_the_one_in_use() -> None:
    channels = list(Channel)
    assert f"| goal | {' | '.join(channel.label for channel in channels)} |" in rows()
    for purpose, fitness in FITNESS.items():
        numbers = " | ".join(f"{fitness[channel] * 100:.0f}" for channel in channels)
        assert f"| {purpose.label} | {numbers} |" in rows()


def test_the_table_of_strategies_is_the_one_that_ships() -> None:
    for each in STARTING_SET:
        gaps, drip = (" ".join(map(str, days)) for days in (each.rhythm, each.nurture_rhythm))
        limits = f"{each.max_tries} | {each.max_put_offs} | {each.max_days_in_stage}"
        assert f"| {each.name} | {gaps} | {', '.join(each.channels)} | {limits} | {drip} |" in rows()


def test_every_fact_that_can_be_given_is_named() -> None:
    facts = PAGE.split("## Trying the rules without a database")[1]
    named = set(re.findall(r"`(\w+)`", facts))
    assert {each.name for each in fields(Situation)} - {"calendar"} <= named


def test_the_example_can_be_tried() -> None:
    example = re.search(r"echo '(\{.*?\})' \| followthrough propose --json", PAGE, re.DOTALL)
    assert example is not None
    assert "I'll call on Fri 27 Nov" in propose_from_json(example.group(1))[0]["why"]
