"""Steps and plans that the tests share."""

from hypothesis import strategies as st

from followthrough.rules.sequences import Plan

MAIL = {"key": "m1", "kind": "act", "channel": "email", "by": "machine", "template": 1, "purpose": "check_in"}
TEXT = {"key": "t1", "kind": "act", "channel": "text", "by": "machine", "template": 2, "days": 1}
CALL = {"key": "c1", "kind": "act", "channel": "call", "by": "person", "days": 2, "purpose": "qualify"}
WAIT = {"key": "w1", "kind": "wait", "days": 3}
BRANCH = {"key": "b1", "kind": "branch", "condition": {"kind": "outcome", "value": "reached"}}
GOAL = {"key": "g1", "kind": "goal", "condition": {"kind": "stage", "value": "Negotiating"}}
END = {"key": "end", "kind": "end", "end": "step", "channel": "call", "purpose": "requalify", "days": 5}


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Any plan that is accepted: forward branches, goals, waits, ends in the middle."""
    count = draw(st.integers(1, 12))
    steps = [draw(_step(place, count)) for place in range(count)]
    steps.append({**MAIL, "key": f"k{count}"})
    steps.append({**END, "key": f"k{count + 1}"})
    return Plan.from_list(steps)


@st.composite
def _step(draw: st.DrawFn, place: int, count: int) -> dict[str, object]:
    step = dict(draw(st.sampled_from([MAIL, TEXT, CALL, WAIT, BRANCH, END])))
    step["key"] = f"k{place}"
    step["days"] = draw(st.integers(0, 30))
    if step["kind"] == "branch":
        for way in ("yes", "no"):
            step[way] = draw(st.sampled_from(["", *(f"k{later}" for later in range(place + 1, count + 2))]))
    return step
