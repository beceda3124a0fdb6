"""Chinese names in Hanyu Pinyin, told from Indonesian words and written as an Indonesian would say them.

Which initials and finals a syllable is made of: Hanyu Pinyin Fang'an (ISO 7098:2015, table of syllables). A syllable
inside a word that begins with a vowel has an apostrophe before it: GB/T 16159-2012. How they are said follows
what Indonesians are taught in courses of Mandarin (j, q, zh and ch are all c, x is s, ian is ien) and, where they
differ, newsreaders, who leave b, d and g as they are printed.

In what is given an e is a pepet and an é a taling (EYD V, "Huruf Vokal").
"""

from __future__ import annotations

from functools import lru_cache

from reader.narration.words import word_set

_VELAR = "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo"
_PALATAL = "i ia ian iang iao ie in ing iong iu u uan ue un"
_DENTAL = "a ai an ang ao e ei en eng i ong ou u uan ui un uo"
_RETROFLEX = f"{_VELAR} i"
_FINALS_OF = {
    "b": "a ai an ang ao ei en eng i ian iao ie in ing o u",
    "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
    "m": "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
    "f": "a an ang ei en eng o ou u",
    "d": "a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo",
    "t": "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo",
    "n": "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan ue uo",
    "l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan ue un uo",
    "g": _VELAR, "k": _VELAR, "h": _VELAR,
    "j": _PALATAL, "q": _PALATAL, "x": _PALATAL,
    "zh": _RETROFLEX, "ch": _RETROFLEX, "sh": _RETROFLEX,
    "r": "an ang ao e en eng i ong ou u uan ui un uo",
    "z": _DENTAL, "c": _DENTAL, "s": _DENTAL,
    "y": "a an ang ao e i in ing ong ou u uan ue un",
    "w": "a ai an ang ei en eng o u",
    "": "a ai an ang ao e ei en eng er o ou",
}  # fmt: skip
_INITIALS = {"ch": "c", "c": "ts", "j": "c", "q": "c", "sh": "sy", "x": "s", "zh": "c", "z": "dz"}
_FINALS = {"ei": "éi", "ian": "ién", "ie": "ié", "ue": "ué", "ui": "uéi"}
_WHOLE = {"yan": "yén", "ye": "yé", "wei": "wéi"}

_SAID = {
    initial + final: _WHOLE.get(initial + final, _INITIALS.get(initial, initial) + _FINALS.get(final, final))
    for initial, finals in _FINALS_OF.items()
    for final in finals.split()
}
"""Every syllable and how it is said."""

_BARE_VOWELS = frozenset("aeo")
_LONGEST_SYLLABLE = max(map(len, _SAID))
_LONGEST_WORD = 24

_SURE_LETTERS = ("x", "q", "zh", "iao")
_NOT_CHINESE = word_set("baqi dixie lexi maxi quba quran sexi taqi taxi")
KNOWN = word_set(
    """
    anhui changsha chengdu dalian enlai fujian guangdong guiyang hainan hebei heilongjiang henan huangpu huawei hubei
    hunan jiangsu jilin jinping jintao kunming liaoning nanjing ningbo shandong shanghai shenyang sichuan
    suzhou tianjin weibo wuhan yunnan zedong zemin dongfeng hongqi pudong shaolin tiangong
    changhong zijin
    """
)
"""Words of Chinese that no letter gives away."""

SURNAMES = word_set(
    """
    cai cao chen cheng chang cui deng ding dong duan fang feng gao guo han hou hu huang jia jiang jin lei li
    liang lin liu luo mao meng peng qian qiao qin qiu ren shao shen shi wang wei wen wu xia xiao xie xiong xu xue
    yao ye yin zeng zhang zhao zheng zhong zhou zhu zou he
    """
)
"""The commonest surnames, but for those that are Indonesian words or names as well (Long, Ma, Pan, Tan, Tian, Yang)."""


@lru_cache(maxsize=4096)
def said(word: str) -> str | None:
    """How a word of Pinyin in small letters is said; None where it is no row of Pinyin's syllables."""
    parts = _parts(word)
    if parts is None:
        return None
    return "'".join("".join(_SAID[syllable] for syllable in part) for part in parts)


def is_sure(word: str) -> bool:
    """Whether the word, in small letters, is Chinese beyond doubt, wherever it stands."""
    if word in KNOWN:
        return True
    return any(letters in word for letters in _SURE_LETTERS) and word not in _NOT_CHINESE and said(word) is not None


def is_given_name(word: str) -> bool:
    """Whether the word can stand behind a surname: one syllable of Pinyin, or two."""
    parts = _parts(word)
    return parts is not None and sum(map(len, parts)) <= 2


@lru_cache(maxsize=4096)
def _parts(word: str) -> list[list[str]] | None:
    """The syllables between the word's apostrophes; None where it cannot be parted so."""
    if not 1 < len(word) <= _LONGEST_WORD:
        return None
    parts = [_parted(part) for part in word.split("'")]
    return [part for part in parts if part] if all(parts) else None


def _parted(letters: str) -> list[str]:
    """The syllables that the letters are a row of, the longest first where there is a choice; none where they aren't.

    A vowel begins only the first one, and never alone before others.
    """
    for end in range(min(len(letters), _LONGEST_SYLLABLE), 0, -1):
        syllable, rest = letters[:end], letters[end:]
        if syllable not in _SAID:
            continue
        if not rest:
            return [syllable]
        if syllable not in _BARE_VOWELS and rest[0] not in _BARE_VOWELS and (others := _parted(rest)):
            return [syllable, *others]
    return []
