"""Abbreviations written with points, and short forms, said in full.

Rules: EYD V, "Singkatan dan Akronim" (dll. = dan lain-lain, a.n. = atas nama, gelar S.H., Kol. Inf.); capitals matter:
Dr. is doktor, dr. dokter. Initials of names are said by their letters (W.R. Supratman).
"""

from __future__ import annotations

import re
import string

from reader.narration.letters import spell
from reader.narration.reading import Before, Rule, rule, word_set

ALWAYS = {
    "Dr": "doktor", "DR": "doktor", "dr": "dokter", "drg": "dokter gigi", "drh": "dokter hewan", "Drs": "doktorandus",
    "Dra": "doktoranda", "Ir": "insinyur", "Prof": "profesor", "Hj": "hajah", "KH": "kiai haji", "Jl": "jalan",
    "Jln": "jalan", "Gg": "gang", "Ny": "nyonya", "Tn": "tuan", "Nn": "nona", "Sdr": "saudara", "Sdri": "saudari",
    "Bpk": "bapak", "Jend": "jenderal", "Kapt": "kapten", "Purn": "purnawirawan", "Telp": "telepon", "Tlp": "telepon",
    "telp": "telepon", "tlp": "telepon", "hlm": "halaman", "tgl": "tanggal", "pkl": "pukul", "pk": "pukul",
    "jl": "jalan",
    "jln": "jalan", "Yth": "yang terhormat", "yth": "yang terhormat", "Mr": "mister", "Mrs": "misis", "vs": "versus",
    "VS": "versus", "yg": "yang", "sbb": "sebagai berikut",
    "spt": "seperti", "utk": "untuk", "bhw": "bahwa", "ttg": "tentang", "hrs": "harus",
    "bgm": "bagaimana", "dg": "dengan", "tlh": "telah", "spy": "supaya", "skrg": "sekarang",
    "dgn": "dengan", "dlm": "dalam", "krn": "karena", "kpd": "kepada", "thd": "terhadap",
    "tdk": "tidak", "jgn": "jangan", "sdh": "sudah", "blm": "belum", "a/n": "atas nama", "s/d": "sampai dengan",
    "d/a": "dengan alamat", "u/p": "untuk perhatian", "c/q": "casu quo", "a.n": "atas nama", "s.d": "sampai dengan",
    "d.a": "dengan alamat", "u.p": "untuk perhatian", "u.b": "untuk beliau", "c.q": "casu quo", "q.q": "qualitate qua",
    "n.b": "nota bene", "a.l": "antara lain", "e.g": "misalnya", "i.e": "yaitu", "K.H": "kiai haji", "H.M": "haji em",
    "Plt": "pelaksana tugas", "plt": "pelaksana tugas", "Plh": "pelaksana harian", "plh": "pelaksana harian",
    "Pj": "penjabat", "Pjs": "penjabat sementara",
    "Mgr": "monsinyur", "Rm": "romo", "Pdt": "pendeta", "Ust": "ustaz",
}  # fmt: skip
"""Said in full wherever they stand, with their point or without. In small letters only what no word is spelled like."""

CLOSING = {
    "tv": "te ve", "hp": "ha pe", "wib": "we i be", "rp": "rupiah", "tsb": "tersebut", "dll": "dan lain-lain",
    "dkk": "dan kawan-kawan", "dst": "dan seterusnya", "dsb": "dan sebagainya", "dsj": "dan sejenisnya",
    "ybs": "yang bersangkutan", "sda": "sama dengan atas", "wr": "warahmatullahi", "wb": "wabarakatuh",
    "ttd": "tertanda", "Tbk": "te be ka", "tbk": "te be ka", "p.p": "pulang pergi",
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
    "Apt": "apoteker", "apt": "apoteker", "Ns": "ners", "jo": "juncto",
    "Tgk": "teungku", "Rd": "raden",
    "Wk": "wakil", "Sek": "sekretaris", "Komjen": "komisaris jenderal",
    **{
        rank: rank.lower()
        for rank in (
            "Irjen", "Brigjen", "Mayjen", "Letjen", "Kombes", "Letkol", "Bripka", "Aipda", "Aiptu", "Ipda", "Iptu",
            "Kompol", "Serka", "Serma", "Pelda", "Peltu", "Letda", "Lettu", "Marsda", "Marsma", "Laksda", "Laksdya",
        )
    },
}  # fmt: skip
"""Said in full where a point follows and then a capital."""

BEFORE_FIGURES = {
    "No": "nomor", "no": "nomor", "NO": "nomor", "Nmr": "nomor", "hal": "halaman", "Hal": "halaman", "Km": "kilometer",
    "KM": "kilometer", "km": "kilometer", "Kav": "kaveling", "kav": "kaveling", "Vol": "volume", "vol": "volume",
    "Ps": "pasal", "ps": "pasal", "Lt": "lantai", "lt": "lantai", "Bd": "bandar", "Ttg": "tentang", "Gol": "golongan",
    "gol": "golongan", "Jil": "jilid", "jil": "jilid", "Cet": "cetakan", "cet": "cetakan", "Th": "tahun",
    "th": "tahun", "Thn": "tahun", "thn": "tahun", "art": "artikel", "ay": "ayat", "Ay": "ayat", "Ext": "ekstensi",
    "jml": "jumlah", "Jml": "jumlah",
    "lk": "lebih kurang", "Lk": "lebih kurang",
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
    "S.Pd.SD": "sarjana pendidikan sekolah dasar", "M.T.I": "magister teknologi informasi",
    "S.Pd.I": "sarjana pendidikan islam", "M.Pd.I": "magister pendidikan islam", "M.Sos": "magister sosial",
    "M.Ds": "magister desain", "S.Ds": "sarjana desain", "S.I.K": "sarjana ilmu kepolisian", "Sp.A": "spesialis anak",
    "Sp.PD": "spesialis penyakit dalam", "Sp.B": "spesialis bedah", "Sp.P": "spesialis paru",
    "Sp.OG": "spesialis obstetri dan ginekologi", "Sp.JP": "spesialis jantung dan pembuluh darah",
    "A.Md.Keb": "ahli madya kebidanan", "A.Md.Kep": "ahli madya keperawatan", "S.Tr.Keb": "sarjana terapan kebidanan",
    "S.Keb": "sarjana kebidanan", "M.Kep": "magister keperawatan", "M.Farm": "magister farmasi",
    "M.H.I": "magister hukum islam", "S.E.I": "sarjana ekonomi islam", "S.Sy": "sarjana syariah",
    "M.Tr": "magister terapan", "M.Ikom": "magister ilmu komunikasi", "M.IP": "magister ilmu politik",
    "S.Ars": "sarjana arsitektur", "M.Ars": "magister arsitektur", "S.Gz": "sarjana gizi", "S.Or": "sarjana olahraga",
    "S.Ant": "sarjana antropologi", "S.Fil": "sarjana filsafat", "S.STP": "sarjana sains terapan pemerintahan",
    "M.Epid": "magister epidemiologi", "M.Biomed": "magister biomedik", "M.Stat": "magister statistika",
    "Sp.THT": "spesialis telinga hidung tenggorok", "Sp.OT": "spesialis ortopedi", "Sp.BS": "spesialis bedah saraf",
    "Sp.An": "spesialis anestesi", "Sp.Rad": "spesialis radiologi", "Sp.KK": "spesialis kulit dan kelamin",
    "Sp.PK": "spesialis patologi klinik", "Sp.PA": "spesialis patologi anatomi", "Sp.U": "spesialis urologi",
    "Sp.N": "spesialis neurologi", "Sp.FM": "spesialis forensik dan medikolegal", "Sp.GK": "spesialis gizi klinik",
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


def _say_number(_found: re.Match[str], _before: Before) -> str:
    """No. rek., no HP: the number of something that is named before it is given."""
    return "nomor"


def _say_source(found: re.Match[str], _before: Before) -> str:
    """Where a photo is from (dok. pribadi), and who put in a word (Jokowi, red)."""
    return "dokumentasi" if found[1] else "redaksi"


def _say_juncto(_found: re.Match[str], _before: Before) -> str:
    """Pasal 2 jo Pasal 18: laws that are applied together."""
    return "juncto"


def _say_before_figure(found: re.Match[str], _before: Before) -> str | None:
    return BEFORE_FIGURES.get(found[1]) if found[2] or found[1] in _POINT_LEFT_OFF else None


def _say_degree(found: re.Match[str], before: Before) -> str | None:
    degree = DEGREES.get(found[1]) if before.comma else None
    return f"{degree} konsultan" if degree and found[2] else degree


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
    rule(rf"({_DOTTED}|[A-Z][a-z])(\(K\))?{_END}{_POINT_STAYS}", _say_degree),
    rule(r"([A-Za-z]{1,6})\.(?=\s?[A-Z(])", _say_before_name),
    rule(r"[Nn]o\.?(?=\s(?:[Rr]ek|[Hh][Pp]|[Tt]e?lp|[Tt]el|[Pp]ol|WA|KTP|[Uu]rut)(?![a-z]))", _say_number, opens="Nn"),
    rule(r"([Dd]ok)\.(?=\s[A-Za-z])|([Rr]ed)\.?(?=\))", _say_source, opens="DdRr"),
    rule(r"jo\.?(?=\s(?:[Pp]asal|UU|Undang|\d))", _say_juncto, opens="j"),
    rule(r"([A-Za-z]{2,4})(\.?)(?=\s?\d|\s[IVX]{1,5}(?![A-Za-z]))", _say_before_figure),
    rule(rf"([a-z]/[a-z]|[A-Za-z]\.[A-Za-z]){_END}\.?", _say_always),
    rule(r"([A-Za-z]{2,4})(?![A-Za-z0-9])\.?", _say_always),
    rule(rf"({_DOTTED}){_END}{_POINT_STAYS}", _say_closing),
    rule(rf"([A-Za-z]{{2,3}})(?![A-Za-z0-9]){_POINT_STAYS}", _say_closing),
    rule(r"H(?:\.(?=\s[A-Z])|(?=\s[A-Z][a-z]))", _say_haji, opens="H"),
    rule(
        r"(?:[A-Z]\.\s?){1,6}(?=[A-Z])|[A-Z]\.(?=\s[a-z]|,)|[A-Z](?:\.[A-Z]){1,6}(?![A-Za-z])(?:\.(?!\s[A-Z]|\s?$))?",
        _say_initials,
        opens=string.ascii_uppercase,
    ),
)
"""To be tried where a letter stands."""
