"""What stands around an article: told by the names that publishers give the parts of their pages.

`class` and `id` are read as words ("aTerkait__list" is "a", "terkait", "list"); Indonesian newsrooms name these parts
in Indonesian and English alike.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice, pairwise

from lxml.html import HtmlElement

from reader.ingest.characters import word_set

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")

_FURNITURE = word_set("""
    ad ads adv advert adverts advertisement advertorial adsense adsbygoogle adslot iklan banner sponsor sponsored promo
    gpt dfp taboola outbrain mgid jixie
    bacajuga terkait related relateds relatedposts relatedpost rekomendasi recommendation recommendations recommended
    recommend lainnya lainya
    share sharing sharer shares sharebox sharedaddy sharethis addthis addtoany social socials sosmed sosial medsos
    sharemenu articleshare
    komentar komentari comment comments commentlist commentform disqus respond reply replies pingback
    tag tags tagging tagar tagcloud hashtag hashtags topik topics keyword keywords
    popular populer terpopuler trending terbaru terkini latest mostread
    sidebar aside widget widgets breadcrumb breadcrumbs breadcome nav navbar navigation menu submenu footer footnote
    paging pagination pager
    newsletter subscribe subscription langganan login register popup modal cookie cookies consent
    twitter tweet instagram tiktok fbpost
    byline editor penulis reporter redaktur redaksi penyunting pewarta jurnalis creditmodal avatar
    rating reaction reactions
    copyright disclaimer hakcipta
    skip print prevnext poll polls polling jajakpendapat kuesioner buletin premium paywall
    """)
_SPLIT = frozenset(
    {
        ("baca", "juga"),
        ("berita", "lain"),
        ("berita", "lainnya"),
        ("most", "read"),
        ("news", "letter"),
        ("fb", "post"),
        ("halaman", "selanjutnya"),
        ("halaman", "berikutnya"),
        ("next", "page"),
        ("jajak", "pendapat"),
        ("author", "box"),
        ("author", "bio"),
        ("of", "contents"),
        ("toc", "container"),
        ("daftar", "isi"),
    }
)
_FURNITURE_TAGS = word_set("""
    nav footer aside form button label dialog menu amp-ad amp-sticky-ad amp-sidebar amp-social-share
    """)
_CAPTION = word_set("""
    caption captions figcaption imgcaption photocaption fotocaption captiontext photodesc imgdesc fotodesc picdesc
    ketfoto ketgambar keterangan photocap capfoto captionfoto captionphoto
    """)
_CAPTION_SPLIT = frozenset(
    {
        ("cap", "foto"), ("cap", "photo"), ("cap", "img"), ("foto", "cap"), ("photo", "desc"), ("foto", "desc"),
        ("img", "desc"), ("image", "desc"), ("ket", "foto"), ("pic", "desc"), ("foto", "ket"), ("img", "cap"),
        ("photo", "description"), ("image", "description"), ("photo", "info"), ("foto", "info"), ("img", "info"),
        ("wp", "cap"),
    }
)  # fmt: skip
_CREDIT = word_set(
    "author copy credit credits copyright photographer fotografer pemotret photoby sumber source creator"
)
_PICTURE = (
    "photo",
    "foto",
    "img",
    "image",
    "pic",
    "gambar",
    "media",
    "galeri",
    "gallery",
    "cover",
    "figure",
    "headline",
)
_DECK = word_set("summary deck standfirst subtitle subjudul sinopsis excerpt subheadline lead ringkasan")
_QUOTE = word_set("quote pull pullquote blockquote kutipan")


_NAMES = frozenset(("class", "id", "data-qa-id", "data-testid", "data-e2e", "aria-labelledby"))
_UNSHOWN = frozenset(("display:none", "visibility:hidden"))
_ROLES = word_set("navigation complementary contentinfo dialog alertdialog search menu")
_BYLINE = word_set("author authors penulis reporter byline vcard")
_PLAYER = word_set("video videos player youtube podcast audio embed")
_UNSEEN = frozenset({("visually", "hidden"), ("sr", "only"), ("screen", "reader")})
_MOST_LINKS = 20
_POST = re.compile(
    r"https?://(?:www\.|m\.|mobile\.)?"
    r"(?:(?:twitter|x)\.com/\w+/status/|instagram\.com/(?:p|reel)/|tiktok\.com/@|facebook\.com/\S*/?(?:posts|videos)/)"
)


def _is_post(address: str) -> bool:
    """Whether the address is a post's on a social network, which pages embed as quotations."""
    return _POST.match(address[:300]) is not None


@lru_cache(maxsize=4096)
def _words(names: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORD.findall(names[:400]))


def words_of(element: HtmlElement) -> tuple[str, ...]:
    """The words of the element's class, id and the names that its makers test it by, lower-cased, in order."""
    names = [value for name, value in element.items() if name in _NAMES]
    return _words(" ".join(names)) if names else ()


def _has(words: tuple[str, ...], single: frozenset[str], pairs: frozenset[tuple[str, str]] = frozenset()) -> bool:
    return not single.isdisjoint(words) or any(pair in pairs for pair in pairwise(words))


def is_furniture(element: HtmlElement) -> bool:
    """Whether the element is by its name no part of the article: related links, sharing, comments, adverts, menus."""
    if element.tag == "figcaption":
        return False
    words = words_of(element)
    if "elementor" in words:  # a builder of pages that calls every part a widget
        words = tuple(word for word in words if word != "widget")
    if element.tag in _FURNITURE_TAGS or element.get("role") in _ROLES or _has(words, _FURNITURE, _SPLIT):
        return True
    return element.tag == "blockquote" and any(
        _is_post(link.get("href") or "") for link in islice(element.iter("a"), _MOST_LINKS)
    )


def is_caption(element: HtmlElement) -> bool:
    """Whether the element is by its name a photo's caption."""
    if element.tag == "figcaption" or (element.get("itemprop") == "caption" and element.tag != "meta"):
        return True
    words = words_of(element)
    return _has(words, _CAPTION, _CAPTION_SPLIT) or ("cap" in words and "drop" not in words)


def is_credit(element: HtmlElement) -> bool:
    """Whether the element names a photo's author, given that it stands in a caption or beside a photo."""
    return _has(words_of(element), _CREDIT)


def is_picture(element: HtmlElement) -> bool:
    """Whether the element is by its name the frame of a photo."""
    return element.tag == "figure" or any(word.startswith(_PICTURE) for word in words_of(element))


def is_deck(element: HtmlElement) -> bool:
    """Whether the element is by its name the summary between headline and text."""
    return _has(words_of(element), _DECK)


def is_quote(element: HtmlElement) -> bool:
    """Whether the element is a quotation set apart."""
    return element.tag == "blockquote" or _has(words_of(element), _QUOTE)


def is_small_print(element: HtmlElement) -> bool:
    """Whether the element, being short, is by its name the byline or the title of a film or a recording."""
    words = words_of(element)
    return not (_BYLINE.isdisjoint(words) and _PLAYER.isdisjoint(words))


def is_hidden(element: HtmlElement) -> bool:
    """Whether the element is not shown when the page opens.

    What is there for screen readers alone tells them what the eye sees, so it is no part of the text; but labels in
    a photo's frame ("Sumber gambar,") tell us too.
    """
    style = element.get("style")
    if style and not _UNSHOWN.isdisjoint(style.replace(" ", "").lower().split(";")):
        return True
    if element.get("hidden") is not None:
        return True
    if element.get("class") and any(pair in _UNSEEN for pair in pairwise(words_of(element))):
        return not any(above.tag == "figure" for above in islice(element.iterancestors(), 5))
    return False
