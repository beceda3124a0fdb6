"""Strategies for what news pages write: every class of figures, signs and abbreviations, alone and mixed."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from reader.narration.reading import word_set

syllables = st.sampled_from(["ba", "ke", "ri", "mo", "tu", "nga", "nyi", "sa", "lan", "dar", "pem", "kus"])
words = st.lists(syllables, min_size=2, max_size=3).map("".join)
long_words = st.lists(syllables, min_size=4, max_size=6).map("".join)
"""Ordinary words too long to be a part of anything else."""

figures = st.text("0123456789", min_size=1, max_size=5)
numbers = (
    st.integers(0, 10**13).map(str)
    | st.integers(0, 10**13).map(lambda number: f"{number:,}".replace(",", "."))
    | st.tuples(st.integers(0, 10**6), st.sampled_from(",."), figures).map(lambda parts: "".join(map(str, parts)))
    | figures
)
_joints = st.sampled_from(["", " ", "-", "–", " - ", "/", ".", ",", ":", " : ", "+", "x", "'", '"'])
_letters = st.text("ABCDEIKLMNOPRSTUVX", min_size=1, max_size=5)


_SHORT_FORMS = sorted(
    word_set(
        """
        Dr. H. S.H., M.Si. dll. dsb. tgl. s.d. a.n. yg tsb dr. Jl. Kec. alm. (Purn.) PT Tbk. jo. anak2 buku2nya kpk dkk
        Komisi/Pemberantasan KPK-mu e-KTP K.H. (tujuh) (KPK) (7) satu% 1/2 2⅓ 21-15 3 kali3 kg2
        """
    )
)
_SIGNS = sorted(
    word_set(
        """
        😀 👍🏽 1️⃣ “ ” « ( ) [ ] — – … % & + = @ # / - ' " * ° × ÷ √ ^ ~ € π α 東京 Київ السلام Phạm Łódź ß
        """
    )
)


def around(before: str, after: str) -> SearchStrategy[str]:
    """A number between one of some signs and one of others; words of both are parted by "|"."""
    ends = st.sampled_from(before.split("|")), numbers, st.sampled_from(after.split("|"))
    return st.tuples(*ends).map("".join)


tokens: SearchStrategy[str] = st.one_of(
    numbers,
    around("|ke-|ke |tahun |pukul |jam |tanggal |abad ke-|nomor |No. |NIK |RT |hubungi ", "|-an|nya| kali| WIB|%|."),
    around("Rp|Rp |Rp. |US$|S$|$|€|¥|RM|IDR ", "| juta| triliun| T|,-|,00|-an|/kg| ribu-an|%"),
    around("", " km| km/jam| m2| m³|°C| kWh| ha| GB/s| SR| mdpl| persen|%| bps|x|\"| orang| x "),
    around("Pasal |ayat (|Pasal 5 ayat (|UU No. |PP Nomor |huruf (|M |M|H-|H+|+|-|±|>|<=|~", ")|/2023| Tahun 2021|A|"),
    around("G|F-|COVID-|U-|B|iOS |Boeing |A|C|XBB.|BP|nopol B |B |D ", "| XYZ| RI|A|-B|.5|G|th|-200"),
    st.lists(numbers | figures, min_size=2, max_size=5).flatmap(
        lambda parts: _joints.map(lambda joint: joint.join(parts))
    ),
    st.dates().map(str) | st.times().map(lambda time: f"{time:%H.%M} WIB"),
    st.dates().map(lambda day: f"Selasa ({day.day}/{day.month})") | st.dates().map(lambda day: f"{day:%d-%m-%y}"),
    st.text("IVXLCDM", min_size=1, max_size=7).map(lambda numeral: f"Raja Louis {numeral}") | _letters,
    _letters.map(lambda short: f"({short})") | _letters.map(lambda short: f"{short}-nya"),
    st.lists(_letters, min_size=2, max_size=3).map("/".join) | st.lists(_letters, min_size=2, max_size=3).map(".".join),
    st.sampled_from(_SHORT_FORMS),
    st.tuples(st.sampled_from(["https://", "www.", "", "a@", "@", "#"]), words, st.sampled_from([".id/a?b=1", ".co.id",
        "_satu", "2045", ".COM", ""])).map("".join),
    st.sampled_from(_SIGNS),
)  # fmt: skip
"""One of what has to be said otherwise than it is written, or not at all."""

mixtures = st.lists(
    st.tuples(tokens | words | words.map(str.title) | words.map(str.upper), st.sampled_from(
        ["", " ", " ", " ", ", ", ". ", "-", "/", " – ", "\n", " (", ") ", "; ", ": ", "? "])),
    max_size=7,
).map(lambda parts: "".join(piece + joint for piece, joint in parts))  # fmt: skip
"""Anything behind anything."""

shouted = mixtures.map(str.upper)

news = st.lists(
    st.tuples(long_words, st.sampled_from(["", ",", ".", ":", "?"]), st.lists(tokens, max_size=2)), max_size=6
)
"""Ordinary words with what stands behind each: a mark, and tokens apart from it."""


def as_text(parts: list[tuple[str, str, list[str]]]) -> str:
    """What `news` gives as it would be printed."""
    return " ".join(" ".join((word + mark, *between)) for word, mark, between in parts)
