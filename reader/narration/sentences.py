"""Where the sentences of a paragraph begin and end, by the conventions of Indonesian print.

A full stop ends a sentence unless it belongs to an abbreviation (EYD V, tanda titik), an initial, a list number or
a number; a mark that closes a quotation or a bracket stays with the sentence that it closes.
"""

from __future__ import annotations

import re

from reader.narration.words import word_set

_END = re.compile(r"[.!?…。！？]+[\"'”’»›)\]}]*")
_OPENERS = "\"'“”„‘«»‹([{–—-"
_DETACHED = '"”»“'

_TITLES = word_set(
    """
    Adm Alm Almh Apt Bpk Br Brigjen Bripda Bripka Briptu Dr Dra Drg Drh Drs Gg H Hj Inf Ir Irjen Jend Jl Jln Kab Kapt
    Kav Kec Kel Kep Kol Kombes Komjen Kompol Kpt Laks Laksda Let Letda Letjen Letkol Lett Lih Ltn Marsda Mayjen Mgr
    Moh Mohd Mr Mrs Ms Muh Ny PT Pdt Pol Prof Prov Ps Pt Rp Sdr Sdri Ser Serda Serka Sertu St Ust Yth a.n alm almh
    br d.a dr drg drh gg jl jln kab kec kel s.d u.b u.p vs yth
    """
)
"""Written with a full stop, and always followed by more of the same sentence."""

_NUMBERED = word_set("art hal hlm kav km lt no nomor ps psl rt rw telp tgl tlp vol")
"""Abbreviations before a number; some are words of their own elsewhere ("hal")."""

_ENDING_ABBREVIATIONS = word_set(
    """
    a.s co corp dkk dll dsb dst inc jr ltd m.a m.ag m.b.a m.h m.hum m.kom m.m m.pd m.sc m.si m.t ph.d pte s.ag s.e
    s.h s.hum s.ip s.kom s.pd s.psi s.si s.sos s.t s.th saw sp.a sp.og sp.pd sr swt tbk u.s
    """
)
"""May end a sentence: they do before a word that opens one."""

_STARTERS = word_set(
    """
    ada adapun akan akhirnya akibat akibatnya anda antara apa apakah artinya atas bagi bahkan banyak beberapa begitu
    berdasarkan bila bukan dalam dan dari demikian dengan di dia dua hal hanya hari hasil hingga ia ini itu jadi
    jika juga kalau kami karena kata kedua kemudian ketika kini kita kondisi lalu maka mantan masih menurut
    menurutnya mereka meski meskipun misalnya nah namun oleh pada padahal para pasalnya pihak pihaknya saat salah
    sang saya sebab sebagai sebanyak sebelum sebelumnya sedangkan sejak sejumlah sekarang selain selama selanjutnya
    seluruh sementara semua semula seorang seperti serta sesuai setelah setiap tak tapi terkait termasuk tetapi
    tidak untuk usai walau yang
    """
)
"""Small words that open sentences and hardly ever stand in a name."""

_LONGEST_ABBREVIATION = 12


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Start and end (code points, end exclusive, no space at either side) of each sentence, in order.

    Nothing but white space lies between two sentences. Time grows with the text's length alone.
    """
    spans: list[tuple[int, int]] = []
    start = counted = 0
    marks = 0
    for match in _END.finditer(text):
        end = match.end()
        marks += sum(text.count(mark, counted, end) for mark in '"“”«»')
        counted = end
        if end < len(text) and not text[end].isspace():
            continue
        end = _with_detached_mark(text, end, marks)
        if _ends_here(text, match.start(), end):
            _add(spans, text, start, end)
            start = end
    _add(spans, text, start, len(text))
    return spans


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))


def _with_detached_mark(text: str, end: int, marks: int) -> int:
    """The end moved behind a closing mark that a publisher set off with a space: `... sendiri. ” Ia`."""
    after = text[end : end + 3]
    if marks % 2 and len(after) >= 2 and after[0] == " " and after[1] in _DETACHED and not after[2:].strip():
        return end + 2
    return end


def _ends_here(text: str, stop: int, end: int) -> bool:
    """Whether the stop at that place, with its closing marks up to `end`, ends a sentence."""
    following = _following(text, end)
    if not following:
        return True
    if following[0].islower():
        return False
    if text[stop] != "." or text[stop + 1 : stop + 2] == ".":
        return True
    return _full_stop_ends(_preceding(text, stop), _before_word(text, stop), following)


def _full_stop_ends(word: str, before: str, following: str) -> bool:
    starts_sentence = following.lower() in _STARTERS
    if word.lower() in _ENDING_ABBREVIATIONS:
        return starts_sentence or word.lower() in ("dkk", "dll", "dsb", "dst")
    if word.lower() in _NUMBERED and following[0].isdecimal():
        return False
    if word in _TITLES or (word.title() in _TITLES and word.isupper()):
        return False
    if word.isupper() and all(len(part) == 1 for part in word.split(".")):
        return starts_sentence
    is_list_number = word.isdecimal() and len(word) < 3 and (not before or before[-1] in ".!?:;")
    return not is_list_number


def _following(text: str, end: int) -> str:
    """The word that comes next, without the marks that open it; "" at the end of the text."""
    limit = min(len(text), end + 60)
    at = end
    while at < limit and (text[at].isspace() or text[at] in _OPENERS):
        at += 1
    stop = at
    while stop < limit and text[stop].isalnum():
        stop += 1
    return text[at:stop] or text[at : at + 1]


def _preceding(text: str, stop: int) -> str:
    """The word that the stop stands behind, cut to what an abbreviation can be long."""
    start = stop
    while start > 0 and stop - start < _LONGEST_ABBREVIATION and (text[start - 1].isalnum() or text[start - 1] == "."):
        start -= 1
    return text[start:stop].strip(".")


def _before_word(text: str, stop: int) -> str:
    """What stands before the word that the stop ends, in the same text; "" at the text's beginning."""
    start = stop
    while start > 0 and stop - start < _LONGEST_ABBREVIATION and text[start - 1].isalnum():
        start -= 1
    return text[max(0, start - 3) : start].strip()
