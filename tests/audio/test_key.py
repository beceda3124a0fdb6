from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.audio.key import clip_key
from reader.models import Prosody

parts = st.tuples(
    st.text(max_size=9), st.text(max_size=9), st.sampled_from([0.5, 1.0, 1.1]), st.sampled_from([0.5, 1.0, 1.1])
)


@given(parts, parts)
def test_keys_are_equal_exactly_where_all_parts_are(
    one: tuple[str, str, float, float], other: tuple[str, str, float, float]
) -> None:
    keys = [clip_key(identity, spoken, Prosody(*prosody)) for identity, spoken, *prosody in (one, other)]
    assert (keys[0] == keys[1]) == (one == other)


def test_the_border_between_parts_counts() -> None:
    assert clip_key("ab", "c", Prosody()) != clip_key("a", "bc", Prosody())


def test_a_key_stays_what_it_is_until_the_form_changes() -> None:
    """A change here makes every kept clip unused: raise CLIP_REVISION on purpose, never by accident."""
    assert clip_key("espeak 1.52 id", "halo", Prosody(0.95, 1.0)) == (
        "clips/cce8326871b9e83a300d3daaae27f525108e651eee0b63f51d184ae641efac6b"
    )
