from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.audio.key import clip_key
from reader.models import Prosody

parts = st.tuples(
    st.text(max_size=9),
    st.text(max_size=9),
    st.sampled_from([0.5, 1.0, 1.1]),
    st.sampled_from([0.5, 1.0, 1.1]),
    st.sampled_from([-0.1, 0.0, 5.5]),
)


@given(parts, parts)
def test_keys_are_equal_exactly_where_all_parts_are(
    one: tuple[str, str, float, float, float], other: tuple[str, str, float, float, float]
) -> None:
    keys = [
        clip_key(identity, spoken, Prosody(rate, pitch), gain) for identity, spoken, rate, pitch, gain in (one, other)
    ]
    assert (keys[0] == keys[1]) == (one == other)


def test_the_border_between_parts_counts() -> None:
    assert clip_key("ab", "c", Prosody()) != clip_key("a", "bc", Prosody())


def test_a_key_stays_what_it_is_until_the_form_changes() -> None:
    """A change here makes every kept clip unused: raise CLIP_REVISION on purpose, never by accident."""
    assert clip_key("espeak 1.52 id", "halo", Prosody(0.95, 1.0), 0.0) == (
        "clips/9e9744559e3fda32e93ce13b83d9018322018b27b9ce118b34ab75e0e6fc7dec"
    )
