"""Which language a text is in, as far as this program must know: Indonesian, or one of those taken for it."""

from __future__ import annotations

import re

from reader.ingest.characters import word_set

_SAMPLE = 20_000
_WORDS = {
    "id": word_set(
        """
        yang dan di ke dari pada dengan untuk ini itu adalah dalam tidak akan juga sudah telah oleh sebagai karena bahwa
        bisa kata ujar ujarnya katanya kepada saya kami kita mereka ada atau saat lebih menjadi para tersebut agar serta
        hingga setelah masih namun jika sejumlah seperti usai pihak pihaknya belum harus dapat hal secara sebuah
        beberapa antara saja lalu ia dia dirinya menurut tapi tetapi sementara selain hanya satu tahun warga kantor
        melakukan mengatakan menyebut jelas tegas tutur tuturnya imbuhnya nggak enggak gak bukan bagi terhadap maupun
        sejak tak orang hari pagi malam siang jalan baru besar kecil lagi tetap makin naik turun rusak
        """
    ),
    "jv": word_set(
        """
        sing lan ing kang iki iku kuwi ora karo saka marang menyang wis uga yaiku kanggo dening amarga nanging bakal
        wong aku kowe dheweke kabeh akeh banjur ana dadi kaya nalika taun saiki isih kudu bisa ngandika tumrap awit
        minangka supaya ning nang wae yen arep durung padha mung
        """
    ),
    "su": word_set(
        """
        nu jeung di ka ti éta eta ieu teu henteu anu pikeun ku kalayan nyaéta nyaeta dina kana tina geus parantos ogé
        jadi aya urang abdi manéhna manehna maranéhna loba réa lamun mun tapi atawa sareng sabab bakal masih kudu
        """
    ),
    "en": word_set(
        """
        the of and to in a is that for on with as was by at from it he she his her are be this have has an were which or
        not but they their had said who will been its after more about when there also would people one two new year
        """
    ),
    "nl": word_set(
        "de het een van en in is op te dat die voor met niet zijn was aan er om ook als maar door naar bij uit nog"
    ),
    "pt": word_set("de a o que e do da em um para com não uma os no se na por mais as dos como mas foi ao ele das tem"),
    "es": word_set("de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha"),
    "fr": word_set(
        "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec"
    ),
    "de": word_set(
        "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus"
    ),
    "vi": word_set("và của là có cho các được trong với không một người này đã những khi từ đến để về tại ông ra"),
    "tl": word_set("ang ng sa na mga at ay si ni para ito hindi kay siya nang ko niya rin may ayon kung pa din"),
}
_INDONESIAN = word_set(
    """
    karena bahwa bisa ujar ujarnya kantor usai nggak enggak gak rupiah polisi senin kamis minggu jumat setelah agar
    pihaknya beda mobil uang perusahaan menit jaksa karyawan kalau tuturnya imbuhnya berbicara kerja sama desa kabupaten
    coba listrik gratis koran resmi rapat kemarin besok siang
    """
)
_MALAY = word_set(
    """
    kerana bahawa boleh sahaja ialah iaitu manakala pelbagai isnin khamis ahad jumaat polis agensi berikutan beliau
    selepas ringgit kereta wang mangsa sekiranya mahupun cuba syarikat kakitangan petang supaya ketika berkata
    """
)
_AFFIXED = re.compile(r"(?:me(?:m|n|ng|ny)|be[rl]|di|ter|pe(?:m|n|ng|r)|ke|se)[a-z]{3,}(?:kan|an|i|nya)")
_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_LEAST_SHARE = 0.12
_LEAST_SHARE_SHORT = 0.2
_SHORT = 12
_LEAST_LATIN = 0.5


def language_of(text: str) -> str:
    """The text's language: "id", another BCP 47 tag that the words speak for, or "und".

    Counts function words, and affixed words for half. Indonesian and Malay share most of theirs, so words that only
    one of them uses decide between the two. Few words must be the surer: "und" rather than a guess.
    """
    words = [word.casefold() for word in _LETTERS.findall(text[:_SAMPLE])]
    if not words:
        return "und"
    latin = sum(word[0] < "\u0250" or "\u1e00" <= word[0] < "\u1f00" for word in words)
    if latin < _LEAST_LATIN * len(words):
        return "und"
    counts = {tag: sum(word in known for word in words) for tag, known in _WORDS.items()}
    counts["id"] += sum(word in _INDONESIAN or _AFFIXED.fullmatch(word) is not None for word in words) // 2
    best = max(counts, key=lambda tag: counts[tag])
    least = _LEAST_SHARE if len(words) > _SHORT else _LEAST_SHARE_SHORT
    if counts[best] < max(1.0, least * len(words)):
        return "und"
    if best == "id" and sum(word in _MALAY for word in words) > 1.5 * sum(word in _INDONESIAN for word in words):
        return "ms"
    return best
