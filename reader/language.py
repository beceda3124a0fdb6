"""Which language a text is in, as far as this program must know: Indonesian, or one of those taken for it."""

from __future__ import annotations

import re
from collections.abc import Mapping

_SAMPLE = 20_000


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


FUNCTION_WORDS: Mapping[str, frozenset[str]] = {
    "id": _set(
        """
        yang dan di ke dari pada dengan untuk ini itu adalah dalam tidak akan juga sudah telah oleh sebagai karena bahwa
        bisa kata ujar ujarnya katanya kepada saya kami kita mereka ada atau saat lebih menjadi para tersebut agar serta
        hingga setelah masih namun jika sejumlah seperti usai pihak pihaknya belum harus dapat hal secara sebuah
        beberapa antara saja lalu ia dia dirinya menurut tapi tetapi sementara selain hanya satu tahun warga kantor
        melakukan mengatakan menyebut jelas tegas tutur tuturnya imbuhnya nggak enggak gak bukan bagi terhadap maupun
        sejak tak orang hari pagi malam siang jalan baru besar kecil lagi tetap makin naik turun rusak
        """
    ),
    "jv": _set(
        """
        sing lan ing kang iki iku kuwi ora karo saka marang menyang wis uga yaiku kanggo dening amarga nanging bakal
        wong aku kowe dheweke kabeh akeh banjur ana dadi kaya nalika taun saiki isih kudu bisa ngandika tumrap awit
        minangka supaya ning nang wae yen arep durung padha mung
        """
    ),
    "su": _set(
        """
        nu jeung di ka ti éta eta ieu teu henteu anu pikeun ku kalayan nyaéta nyaeta dina kana tina geus parantos ogé
        jadi aya urang abdi manéhna manehna maranéhna loba réa lamun mun tapi atawa sareng sabab bakal masih kudu
        """
    ),
    "en": _set(
        """
        the of and to in a is that for on with as was by at from it he she his her are be this have has an were which or
        not but they their had said who will been its after more about when there also would people one two new year
        """
    ),
    "nl": _set(
        "de het een van en in is op te dat die voor met niet zijn was aan er om ook als maar door naar bij uit nog"
    ),
    "pt": _set("de a o que e do da em um para com não uma os no se na por mais as dos como mas foi ao ele das tem"),
    "es": _set("de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha"),
    "fr": _set("de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec"),
    "de": _set(
        "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus"
    ),
    "vi": _set("và của là có cho các được trong với không một người này đã những khi từ đến để về tại ông ra"),
    "tl": _set("ang ng sa na mga at ay si ni para ito hindi kay siya nang ko niya rin may ayon kung pa din"),
}
"""The words that a text of each language cannot do without."""

_INDONESIAN = _set(
    """
    karena bahwa bisa ujar ujarnya kantor usai nggak enggak gak rupiah polisi senin kamis minggu jumat setelah agar
    pihaknya beda mobil uang perusahaan menit jaksa karyawan kalau tuturnya imbuhnya berbicara kerja sama desa kabupaten
    coba listrik gratis koran resmi rapat kemarin besok siang
    """
)
_HEADLINES = _set(
    """
    gempa guncang banjir longsor erupsi kebakaran cuaca hujan kabut macet mudik timnas menang kalah imbang juara gol
    laga pelatih pemain piala liga presiden wapres menteri gubernur bupati walikota polda polres polri tni kpk dpr mk
    jaksa hakim sidang vonis tersangka korban tewas luka selamat hilang ditemukan ditangkap harga beras minyak emas
    saham bank pajak gaji utang pasar tani petani nelayan guru siswa sekolah kampus rumah sakit dokter obat vaksin
    kapal kereta pesawat bandara pelabuhan jembatan tol motor mobil truk bus desa kota pulau laut gunung sungai hutan
    pemilu pilkada caleg calon partai koalisi debat suara massa aksi demo buruh upah libur lebaran puasa haji masjid
    gereja pura wisata pantai resmi buka tutup tolak minta sebut janji bantah tangkap sita periksa kembali akhirnya
    segera hari besok kemarin
    """
)
_MALAY = _set(
    """
    kerana bahawa sahaja iaitu manakala isnin khamis jumaat agensi berikutan ringgit sekiranya mahupun syarikat
    kakitangan ialah pelbagai polis mangsa cuba wang peniaga tempatan bekalan pengerusi
    kesihatan
    """
)
_OFTEN_MALAY = _set("boleh selepas kereta petang supaya ketika berkata beliau ahad hadapan berkuasa")
AFFIXED = re.compile(r"(?:me(?:m|n|ng|ny)|be[rl]|di|ter|pe(?:m|n|ng|r)|ke|se)[a-z]{3,}(?:kan|an|i|nya)")
"""A word in small letters with both a prefix and a suffix of Indonesian."""

_PREFIXED = re.compile(r"(?:me(?:m|n|ng|ny)|be[r]|di|ter|pe(?:m|n|ng|r))[aeiou]?[a-z]{3,}")
_SYLLABLES = re.compile(  # possessive: a word that is none is known for one at once
    r"(?:(?:str|ny|ng|sy|kh|[bdfgkpt][lr]|s[klptwn]|[dkst]w|ps|[bcdfghjklmnpqrstvwyz])?[aeiou]"
    r"(?:(?:ng|ks|kh|sy|[bdfghklmnprst])(?![aeiou]))?)++"
)
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
"""A word, or two that a hyphen joins."""

_LEAST_SHARE = 0.12
_LEAST_SHARE_SHORT = 0.2
_SHORT = 12
_LEAST_LATIN = 0.5


def language_of(text: str, told: str = "") -> str:
    """The text's language: "id", another BCP 47 tag that the words speak for, or "und".

    Counts function words, and affixed words for half. Indonesian and Malay share most of theirs, so words that only
    one of them uses decide between the two. Few words must be the surer: "und" rather than a guess, unless all of
    them could be Indonesian and one surely is, or the page calls itself Indonesian (`told`: its `lang`). Where it
    calls itself Malay, one word that only Malay has is enough.
    """
    words = [word.casefold() for word in WORD.findall(text[:_SAMPLE])]
    if not words:
        return "und"
    latin = sum(word[0] < "\u0250" or "\u1e00" <= word[0] < "\u1f00" for word in words)
    if latin < _LEAST_LATIN * len(words):
        return "und"
    counts = {tag: sum(word in known for word in words) for tag, known in FUNCTION_WORDS.items()}
    counts["id"] += sum(word in _INDONESIAN or AFFIXED.fullmatch(word) is not None for word in words) // 2
    best = max(counts, key=lambda tag: counts[tag])
    least = _LEAST_SHARE if len(words) > _SHORT else _LEAST_SHARE_SHORT
    if counts[best] < max(1.0, least * len(words)):
        return "id" if _could_be_indonesian(words, counts, told) else "und"
    if best == "id" and _is_malay(words, told):
        return "ms"
    return best


def is_built_as_indonesian(word: str) -> bool:
    """Whether the word, in small letters, is made of syllables that Indonesian has."""
    return all(map(_SYLLABLES.fullmatch, word.split("-")))


def _could_be_indonesian(words: list[str], counts: Mapping[str, int], told: str) -> bool:
    """Whether words of which too few are known are Indonesian all the same: by their build, and by a sign of it."""
    if max(count for tag, count in counts.items() if tag != "id") > counts["id"]:
        return False
    plain = sum(is_built_as_indonesian(word) or _is_initials(word) for word in words)
    if plain < 0.9 * len(words):
        return False
    sign = any(word in _HEADLINES or word in _INDONESIAN or _PREFIXED.fullmatch(word) for word in words)
    return told.lower().split("-")[0] in ("id", "in") or (sign and len(words) <= 4 * _SHORT)


def _is_initials(word: str) -> bool:
    return len(word) <= 5 and not re.search("[aeiou]", word)


def _is_malay(words: list[str], told: str) -> bool:
    """Whether words only Malay has outweigh those only Indonesian has; one is enough where the page says so itself."""
    sure = sum(word in _MALAY for word in words)
    likely = sure + sum(word in _OFTEN_MALAY for word in words)
    said = told.lower().replace("_", "-").split("-")[0] in ("ms", "msa", "may", "zsm")
    return sure >= (1 if said else 2) and likely > (1 if said else 1.5) * sum(word in _INDONESIAN for word in words)
