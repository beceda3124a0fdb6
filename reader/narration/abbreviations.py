"""Abbreviations written with points, and short forms, said in full.

Rules: EYD V, "Singkatan dan Akronim" (dll. = dan lain-lain, a.n. = atas nama, gelar S.H., Kol. Inf.); capitals matter:
Dr. is doktor, dr. dokter. Initials of names are said by their letters (W.R. Supratman).
"""

from __future__ import annotations

import re

from reader.narration.letters import spell
from reader.narration.reading import Before, Rule, rule, word_set

ALWAYS = {
    "Dr": "doktor", "DR": "doktor", "dr": "dokter", "drg": "dokter gigi", "drh": "dokter hewan", "Drs": "doktorandus",
    "Dra": "doktoranda", "Ir": "insinyur", "Prof": "profesor", "Hj": "hajah", "KH": "kiai haji", "Jl": "jalan",
    "Jln": "jalan", "Gg": "gang", "Ny": "nyonya", "Tn": "tuan", "Nn": "nona", "Sdr": "saudara", "Sdri": "saudari",
    "Bpk": "bapak", "Jend": "jenderal", "Kapt": "kapten", "Purn": "purnawirawan", "Telp": "telepon", "Tlp": "telepon",
    "telp": "telepon", "tlp": "telepon", "hlm": "halaman", "tgl": "tanggal", "pkl": "pukul", "jl": "jalan",
    "jln": "jalan", "Yth": "yang terhormat", "yth": "yang terhormat", "Mr": "mister", "Mrs": "misis", "vs": "versus",
    "VS": "versus", "yg": "yang", "dgn": "dengan", "dlm": "dalam", "krn": "karena", "kpd": "kepada", "thd": "terhadap",
    "tdk": "tidak", "jgn": "jangan", "sdh": "sudah", "blm": "belum", "a/n": "atas nama", "s/d": "sampai dengan",
    "d/a": "dengan alamat", "u/p": "untuk perhatian", "c/q": "casu quo", "a.n": "atas nama", "s.d": "sampai dengan",
    "d.a": "dengan alamat", "u.p": "untuk perhatian", "u.b": "untuk beliau", "c.q": "casu quo", "q.q": "qualitate qua",
    "n.b": "nota bene", "a.l": "antara lain", "e.g": "misalnya", "i.e": "yaitu", "K.H": "kiai haji", "H.M": "haji em",
    "Mgr": "monsinyur", "Rm": "romo", "Pdt": "pendeta", "Ust": "ustaz",
}  # fmt: skip
"""Said in full wherever they stand, with their point or without. In small letters only what no word is spelled like."""

CLOSING = {
    "tv": "te ve", "hp": "ha pe", "wib": "we i be", "rp": "rupiah", "tsb": "tersebut", "dll": "dan lain-lain",
    "dkk": "dan kawan-kawan", "dst": "dan seterusnya", "dsb": "dan sebagainya", "dsj": "dan sejenisnya",
    "ybs": "yang bersangkutan", "ttd": "tertanda", "Tbk": "te be ka", "tbk": "te be ka", "p.p": "pulang pergi",
    "a.s": "alaihi salam", "S.A.W": "salallahu alaihi wasalam", "s.a.w": "salallahu alaihi wasalam",
    "SAW": "salallahu alaihi wasalam", "SWT": "subhanahu wa taala", "S.W.T": "subhanahu wa taala",
    "s.w.t": "subhanahu wa taala", "Jr": "junior", "Sr": "senior", "Ph.D": "pe ha de", "M.B.A": "em be a",
    "M.Sc": "em es ce", "B.Sc": "be es ce",
}  # fmt: skip
"""Said in full wherever they stand; their point may also end the sentence."""

BEFORE_NAMES = {
    "Alm": "almarhum", "alm": "almarhum", "Almh": "almarhumah", "almh": "almarhumah", "Kol": "kolonel",
    "Let": "letnan", "Inf": "infanteri", "Kav": "kavaleri", "Art": "artileri", "Arm": "artileri medan",
    "Arh": "artileri pertahanan udara", "Czi": "zeni", "Cba": "pembekalan", "Cpm": "polisi militer", "Mar": "marinir",
    "Pnb": "penerbang", "Pas": "pasukan", "Adm": "administrasi", "Pol": "polisi", "Laksma": "laksamana pertama",
    "Gub": "gubernur", "Kab": "kabupaten", "Kec": "kecamatan", "Kel": "kelurahan", "Prov": "provinsi", "Ds": "desa",
    "Kp": "kampung", "Ps": "pasar", "St": "santo", "Sta": "santa", "Mt": "gunung", "Fa": "firma", "Muh": "muhammad",
    "Moh": "mohammad", "Mohd": "mohammad", "Muhd": "muhammad", "Abd": "abdul", "Sp": "spesialis", "No": "nomor",
    "Dok": "dokumentasi", "PT": "pe te", "CV": "ce ve", "UD": "u de", "RS": "er es", "Ka": "kepala", "Kep": "kepala",
    "Wk": "wakil", "Sek": "sekretaris", "Komjen": "komisaris jenderal",
}  # fmt: skip
"""Said in full where a point follows and then a capital."""

BEFORE_FIGURES = {
    "No": "nomor", "no": "nomor", "NO": "nomor", "Nmr": "nomor", "hal": "halaman", "Hal": "halaman", "Km": "kilometer",
    "KM": "kilometer", "km": "kilometer", "Kav": "kaveling", "kav": "kaveling", "Vol": "volume", "vol": "volume",
    "Ps": "pasal", "ps": "pasal", "Lt": "lantai", "lt": "lantai", "Bd": "bandar", "Ttg": "tentang", "Gol": "golongan",
    "gol": "golongan", "Jil": "jilid", "jil": "jilid", "Cet": "cetakan", "cet": "cetakan", "Th": "tahun",
    "th": "tahun", "Thn": "tahun", "thn": "tahun", "art": "artikel", "ay": "ayat", "Ay": "ayat", "Ext": "ekstensi",
    "ext": "ekstensi", "Rek": "rekening", "rek": "rekening", "Tel": "telepon", "tel": "telepon",
}  # fmt: skip
"""Said in full where a figure follows."""

_POINT_LEFT_OFF = frozenset({"No", "NO", "no", "Km", "KM", "km", "Kav", "Lt", "lt", "Thn", "thn", "Vol"})
"""Those that are often written without their point and are no other word then."""

DEGREES = {
    "S.H": "sarjana hukum", "M.H": "magister hukum", "S.E": "sarjana ekonomi", "M.E": "magister ekonomi",
    "S.T": "sarjana teknik", "M.T": "magister teknik", "M.M": "magister manajemen", "S.Sos": "sarjana sosial",
    "S.Pd": "sarjana pendidikan", "M.Pd": "magister pendidikan", "S.Si": "sarjana sains", "M.Si": "magister sains",
    "S.Ag": "sarjana agama", "M.Ag": "magister agama", "S.Kom": "sarjana komputer", "M.Kom": "magister komputer",
    "S.S": "sarjana sastra", "M.Hum": "magister humaniora", "S.Hum": "sarjana humaniora", "S.P": "sarjana pertanian",
    "M.P": "magister pertanian", "S.Psi": "sarjana psikologi", "M.Psi": "magister psikologi",
    "S.Farm": "sarjana farmasi", "S.Ked": "sarjana kedokteran", "S.Kep": "sarjana keperawatan",
    "M.Kes": "magister kesehatan", "S.K.M": "sarjana kesehatan masyarakat", "S.Ikom": "sarjana ilmu komunikasi",
    "S.I.Kom": "sarjana ilmu komunikasi", "M.I.Kom": "magister ilmu komunikasi", "S.IP": "sarjana ilmu politik",
    "S.I.P": "sarjana ilmu politik", "M.Kn": "magister kenotariatan", "M.A.P": "magister administrasi publik",
    "M.Ak": "magister akuntansi", "S.Sn": "sarjana seni", "M.Sn": "magister seni", "S.Pi": "sarjana perikanan",
    "S.Pt": "sarjana peternakan", "S.Hut": "sarjana kehutanan", "S.Th": "sarjana teologi", "M.Th": "magister teologi",
    "A.Md": "ahli madya", "S.Tr": "sarjana terapan", "M.Eng": "magister teknik", "S.H.I": "sarjana hukum islam",
    "S.Pd.I": "sarjana pendidikan islam", "M.Pd.I": "magister pendidikan islam", "M.Sos": "magister sosial",
    "M.Ds": "magister desain", "S.Ds": "sarjana desain", "S.I.K": "sarjana ilmu kepolisian", "Sp.A": "spesialis anak",
    "Sp.PD": "spesialis penyakit dalam", "Sp.B": "spesialis bedah", "Sp.P": "spesialis paru",
    "Sp.OG": "spesialis obstetri dan ginekologi", "Sp.JP": "spesialis jantung dan pembuluh darah",
    "Sp.KJ": "spesialis kedokteran jiwa", "Sp.S": "spesialis saraf", "Sp.M": "spesialis mata", "Lc": "el ce",
}  # fmt: skip
"""Degrees, said in full after the comma that follows a name; elsewhere the same letters are initials."""

_NO_INITIAL_AFTER = word_set(
    """
    vitamin hepatitis kelas blok grup tipe golongan huruf paket rencana plan opsi poin
    """
)
_LETTER_BEFORE_HAJI = frozenset({"huruf", "blok", "kelas", "grup", "gedung", "hari", "tipe", "kategori"})


def short_form(word: str) -> str | None:
    """What a short form stands for that needs nothing around it to be known, or None."""
    return ALWAYS.get(word) or CLOSING.get(word)


def _say_always(found: re.Match[str], before: Before) -> str | None:
    return _known(ALWAYS, found[1], before)


def _known(table: dict[str, str], written: str, before: Before) -> str | None:
    """What a table has for a word, also at the start of a sentence (Yg); capitals throughout are another word."""
    another = written.isupper() and not before.shouting
    return table.get(written) or (None if another else table.get(written.lower()))


def _say_closing(found: re.Match[str], before: Before) -> str | None:
    return _known(CLOSING, found[1], before)


def _say_before_name(found: re.Match[str], _before: Before) -> str | None:
    return BEFORE_NAMES.get(found[1])


def _say_before_figure(found: re.Match[str], _before: Before) -> str | None:
    return BEFORE_FIGURES.get(found[1]) if found[2] or found[1] in _POINT_LEFT_OFF else None


def _say_degree(found: re.Match[str], before: Before) -> str | None:
    return DEGREES.get(found[1]) if before.comma else None


def _say_initials(found: re.Match[str], before: Before) -> str | None:
    """Letters with points; a single one at the end of a sentence (vitamin C.) leaves its point to the sentence."""
    if before.word in _NO_INITIAL_AFTER:
        return None
    return spell(found[0])


def _say_haji(_found: re.Match[str], before: Before) -> str | None:
    return None if before.word in _LETTER_BEFORE_HAJI else "haji"


_POINT_STAYS = r"(?:\.(?=\s?[,;:?!)\"]|\s[a-z0-9(]))?"
_DOTTED = r"[A-Za-z]{1,6}(?:\.[A-Za-z]{1,5}){1,3}"
_END = r"(?![A-Za-z0-9]|\.[A-Za-z])"

RULES: tuple[Rule, ...] = (
    rule(rf"({_DOTTED}|[A-Z][a-z]){_END}{_POINT_STAYS}", _say_degree),
    rule(r"([A-Za-z]{1,6})\.(?=\s?[A-Z(])", _say_before_name),
    rule(r"([A-Za-z]{2,4})(\.?)(?=\s?\d)", _say_before_figure),
    rule(rf"([a-z]/[a-z]|[A-Za-z]\.[A-Za-z]){_END}\.?", _say_always),
    rule(r"([A-Za-z]{2,4})(?![A-Za-z0-9])\.?", _say_always),
    rule(rf"({_DOTTED}){_END}{_POINT_STAYS}", _say_closing),
    rule(rf"([A-Za-z]{{2,3}})(?![A-Za-z0-9]){_POINT_STAYS}", _say_closing),
    rule(r"H(?:\.(?=\s[A-Z])|(?=\s[A-Z][a-z]))", _say_haji),
    rule(
        r"(?:[A-Z]\.\s?){1,6}(?=[A-Z])|[A-Z]\.(?=\s[a-z]|,)|[A-Z](?:\.[A-Z]){1,6}(?![A-Za-z])(?:\.(?!\s[A-Z]|\s?$))?",
        _say_initials,
    ),
)
"""To be tried where a letter stands."""
