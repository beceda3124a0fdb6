"""An article that a publisher splits over pages is one article again; nothing is fetched that is not its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.errors import FetchError
from reader.ingest.fetch import Fetched
from reader.models import Article
from reader.pipeline.reading import article_pages

BASE = "https://kabar.example/desa/panen-padi-merah"
TEXTS = (
    "Panen padi merah di Desa Sukamaju dimulai pekan ini setelah kemarau panjang berakhir lebih cepat.",
    "Ketua kelompok tani mengatakan hasilnya naik seperempat dari tahun lalu berkat saluran air baru.",
    "Sebagian hasil panen akan disimpan di lumbung bersama untuk menghadapi musim paceklik tahun depan.",
)
LEAD = "Kemarau berakhir lebih cepat, petani Sukamaju memanen padi merah mulai pekan ini dengan lega."
ENDING = "Pemerintah desa berencana memperbaiki jalan menuju sawah sebelum musim tanam berikutnya dimulai."


def page(text: str, *links: str) -> bytes:
    return (
        f"<html lang=id><head><title>Panen Padi Merah</title></head><body><h1>Panen Padi Merah</h1><div class=isi>"
        f"<figure><img src=/p.jpg><figcaption>Petani memotong padi. (Dok. Desa)</figcaption></figure>"
        f"<p>{LEAD}</p><p>{text}</p></div><div class=pager>{' '.join(links)}</div></body></html>"
    ).encode()


class Site:
    """A publisher's pages, and which of them were asked for."""

    def __init__(self, pages: dict[str, bytes | FetchError | tuple[str, bytes]]) -> None:
        self.pages = pages
        self.asked: list[str] = []

    def get(self, url: str) -> Fetched:
        self.asked.append(url)
        found = self.pages.get(url, FetchError(url, "is not there", status=404))
        if isinstance(found, FetchError):
            raise found
        where, body = found if isinstance(found, tuple) else (url, found)
        return Fetched(url=where, status=200, body=body, content_type="text/html; charset=utf-8")

    def read(self, first: bytes, most: int = 10) -> Article:
        return article_pages(Fetched(BASE, 200, first, "text/html"), self.get, name=BASE, most=most)


def said(article: Article) -> list[str]:
    return [block.text for block in article.blocks]


WHOLE = ["Petani memotong padi.", LEAD, *TEXTS]


@pytest.mark.parametrize(
    ("address", "link"),
    [
        (lambda n: f"{BASE}?page={n}", "<a href='?page={n}'>{n}</a>"),
        (lambda n: f"{BASE}/{n}", "<a href='/desa/panen-padi-merah/{n}'>Halaman selanjutnya</a>"),
        (lambda n: f"{BASE}?halaman={n}", "<a rel=next href='{base}?halaman={n}'>&raquo;</a>"),
    ],
)
def test_pages_are_joined_and_what_they_repeat_is_read_once(address: Callable[[int], str], link: str) -> None:
    links = [link.format(n=n, base=BASE) for n in (2, 3)]
    site = Site({address(2): page(TEXTS[1], *links), address(3): page(TEXTS[2], *links)})

    assert said(site.read(page(TEXTS[0], *links))) == WHOLE
    assert site.asked == [address(2), address(3)]


def test_all_on_one_page_is_preferred() -> None:
    links = ["<a href='?page=2'>2</a>", "<a href='?page=all'>Semua Halaman</a>"]
    site = Site({f"{BASE}?page=all": page("</p><p>".join(TEXTS))})

    assert said(site.read(page(TEXTS[0], *links))) == WHOLE
    assert site.asked == [f"{BASE}?page=all"]


def test_a_page_of_all_that_is_no_more_leads_back_to_single_pages() -> None:
    links = ["<a href='?page=2'>2</a>", "<a href='?page=all'>Semua</a>"]
    site = Site({f"{BASE}?page=2": page(TEXTS[1])})

    assert said(site.read(page(TEXTS[0], *links))) == WHOLE[:4]


@pytest.mark.parametrize(
    "link",
    [
        "<a href='https://lain.example/desa/panen-padi-merah?page=2'>2</a>",
        "<a href='/desa/berita-lain?page=2'>2</a>",
        "<a rel=next href='/desa/jembatan-gantung-dibuka'>Selanjutnya</a>",
        "<a href='/desa/panen-padi-merah?utm_source=x'>2</a>",
        "<a href='?page=3'>3</a>",
        "<a href='javascript:lanjut(2)'>2</a>",
        "<div class=komentar><a href='?page=2'>2</a></div>",
        "<a href='http://[::1'>2</a>",
    ],
)
def test_what_is_no_next_page_is_not_asked_for(link: str) -> None:
    site = Site({})

    assert said(site.read(page(TEXTS[0], link))) == WHOLE[:3]
    assert site.asked == []


def test_a_circle_of_pages_ends() -> None:
    links = [f"<a href='?page={n}'>{n}</a>" for n in range(2, 50)]
    site = Site({f"{BASE}?page={n}": page(TEXTS[n % 2], *links) for n in range(2, 50)})

    assert said(site.read(page(TEXTS[0], *links))) == WHOLE[:3]
    assert len(site.asked) == 1


def test_no_more_pages_than_asked_for() -> None:
    links = [f"<a href='?page={n}'>{n}</a>" for n in range(2, 50)]
    site = Site({f"{BASE}?page={n}": page(f"{ENDING} Bagian {n}.", *links) for n in range(2, 50)})

    site.read(page(TEXTS[0], *links), most=4)

    assert len(site.asked) == 3


def test_another_host_is_not_joined() -> None:
    site = Site({f"{BASE}?page=2": ("https://iklan.example/", page(TEXTS[1]))})

    assert said(site.read(page(TEXTS[0], "<a href='?page=2'>2</a>"))) == WHOLE[:3]


def test_a_page_that_fails_for_now_fails_the_article() -> None:
    site = Site({f"{BASE}?page=2": FetchError(BASE, "took too long", status=503)})

    with pytest.raises(FetchError, match="took too long"):
        site.read(page(TEXTS[0], "<a href='?page=2'>2</a>"))
