"""The life of a message."""

from hypothesis import given
from hypothesis import strategies as st

from followthrough.rules.messages import ENDED_STATES, MAY_FOLLOW, MessageState, may_follow

STATES = st.sampled_from(list(MessageState))


def test_every_state_says_what_may_follow() -> None:
    assert set(MAY_FOLLOW) == set(MessageState)


def test_only_what_was_handed_over_becomes_sent_unknown_or_refused() -> None:
    assert may_follow(MessageState.HANDED_OVER, MessageState.UNKNOWN)
    assert not may_follow(MessageState.CLAIMED, MessageState.SENT)
    assert not may_follow(MessageState.QUEUED, MessageState.HANDED_OVER)


def test_what_was_sent_is_never_sent_again() -> None:
    assert MAY_FOLLOW[MessageState.SENT] == frozenset()


@given(walk=st.lists(STATES, max_size=12))
def test_no_walk_hands_over_twice_without_an_answer_in_between(walk: list[MessageState]) -> None:
    state, open_hand_over = MessageState.DRAFT, False
    for following in walk:
        if not may_follow(state, following):
            continue
        if following == MessageState.HANDED_OVER:
            assert not open_hand_over
            open_hand_over = True
        if state in (MessageState.HANDED_OVER, MessageState.UNKNOWN) and following != MessageState.UNKNOWN:
            open_hand_over = False
        state = following
    assert state not in ENDED_STATES or not open_hand_over
