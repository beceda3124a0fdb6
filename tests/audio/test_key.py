from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.audio.key import clip_key
from reader.models import Prosody

RATIO = st.sampled_from([0.5, 1.0, 1.1])
PROSODY = st.builds(Prosody, RATIO, RATIO, st.sampled_from([0, 1]), st.sampled_from(["id", "en"]))
PARTS = st.tuples(st.text(max_size=9), st.text(max_size=9), PROSODY, st.sampled_from([-0.1, 0.0, 5.5]))


@given(PARTS, PARTS)
def test_keys_are_equal_exactly_where_all_parts_are(
    one: tuple[str, str, Prosody, float], other: tuple[str, str, Prosody, float]
) -> None:
    assert (clip_key(*one) == clip_key(*other)) == (one == other)


def test_the_border_between_parts_counts() -> None:
    assert clip_key("ab", "c", Prosody()) != clip_key("a", "bc", Prosody())


def test_a_key_stays_what_it_is_until_the_form_changes() -> None:
    """A change here makes every kept clip unused: raise CLIP_REVISION on purpose, never by accident."""
    assert clip_key("espeak 1.52 id", "halo", Prosody(0.95, 1.0), 0.0) == (
        "clips/c602d451434f273cc3e8612cfb1f26f6f166d2b1f7837d10dd25e8eca818b261"
    )
