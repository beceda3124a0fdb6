"""Lines that stand in Indonesian news and are not to be read: links, initials, counters, appeals, rights."""

from __future__ import annotations

import re

from reader.ingest.characters import fold, has_words

_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w.+-]+(?:@|\[at\])[\w-]+\.[\w.]+|\b[a-z0-9-]+\.(?:com|co\.id|org|net)/\S+",
    re.IGNORECASE,
)
_LINKED = r"""
    (?:baca|simak|lihat|tonton|saksikan)[ _]+(?:juga|pula|selengkapnya)\b(?:\W*|\s*[:|»–—-].{0,220}|.{0,200}[^.!?"”\s])
    | (?:baca|lihat|simak)\s*:.{0,220}
    | (?:berita|artikel|foto|video|konten|bacaan|liputan|topik|kabar)\s+(?:\w+\s+)?
      (?:terkait|lainnya|lain|terpopuler|terbaru|rekomendasi|pilihan|menarik)\b[^.]{0,60}:?
    | (?:pilihan|rekomendasi)\s+(?:editor|redaksi|untuk\s*(?:anda|mu|kamu)|berita)\b.{0,160}
    | (?:berita\s+)?rekomendasi | terkait | terpopuler | terkini | terbaru | lainnya
    | jangan\s+lewatkan\W* | must\s+read.*
    | (?:related|recommended|popular|latest)\s+(?:news|posts?|articles?|stories)
    | kumpulan\s+berita.{0,60} | selengkapnya\W* | load\s+more\W* | lihat\s+semua
    | bersambung\s+ke\s+(?:halaman|hal)\b.{0,40} | lewati\s+\w+\s+dan\s+lanjutkan.{0,40} | akhir\s+dari\s+\w+
    | .{0,120}\b(?:simak|baca|klik|cek|lihat)\s+(?:\w+\s+){0,2}di\s*sini\W*
    | lihat\s+(?:foto|video|arsip|\w+\s+selengkapnya).{0,60}
    | klik\s+(?:gambar\s+|foto\s+)?untuk\s+(?:memperbesar|melihat)\b.{0,40} | (?:home|beranda)\s*[>»›/].{0,80}
    | \[?\s*(?:gambar|image|foto|img)\s*:\s*\S+\.(?:jpe?g|png|webp|gif)\s*\]?
    | perbesar | zoom | \d+\s*/\s*\d+ | live\s+updates? | sosmed-[\w-]+ | \W*gambas:.* | \[?\s*video\s*:.{0,120}
      | (?:simak|tonton|lihat|saksikan)\W?\s+video\b.{0,160}
    | \W*(?:saksikan|tonton)\s+(?:live|video|siaran).{0,200}
    | (?:saksikan|tonton|simak|lihat)\s+(?:video|tayangan|berita)\b.{0,40}(?:ini|berikut)\W*
    | (?:halaman|page)\s*(?:selanjutnya|berikutnya|sebelumnya|:|\d).{0,80} | \d+\s+(?:dari|of)\s+\d+(?:\s+halaman)?
    | (?:selanjutnya|sebelumnya|berikutnya|next|prev(?:ious)?|back\s+to\s+top|show\s+all|tampilkan\s+semua)\W*
    | (?:kembali\s+ke\s+)?(?:atas|beranda|home) | (?:loading|memuat|suka\s+memuat|tunggu\s+sebentar)\W*
"""
_APPEALS = r"""
    advertisement | iklan | sponsored | ads?\s+by.* | powered\s+by.* | (?:scroll|geser|gulir)\s+(?:to|untuk|ke)\b.{0,60}
    | lanjutkan\s+(?:dengan|membaca).{0,60}
    | komentar(?:i)?(?:\s+(?:pembaca|artikel.*|anda))?\W*\d*\W* | \d+\s+(?:komentar|shares?|views|likes?|tanggapan)
    | (?:tinggalkan|kirim|tulis|berikan)\s+(?:balasan|komentar).{0,60} | login\s+untuk.{0,40} | balas
    | (?:bagikan|share|tweet|sebarkan|copy(?:\s+link)?|salin(?:\s+tautan)?|print|cetak|mail|email|whatsapp|facebook
      |twitter|telegram|line)(?:\s+(?:this|ini|on|ke|via|artikel|berita)\b.{0,30})?\W*
    | (?:share|like|dislike|suka|sukai|rate)\s*(?:this|ini|artikel\s+ini)?\s*[:(]?\s*\d*\s*\)?
    | (?:ikuti|follow|gabung|temukan|dapatkan|update|bergabung|jangan\s+lupa|mau\s+tahu|yuk|ayo)\b.{0,200}
      \b(?:google\s+news|whatsapp|telegram|instagram|twitter|facebook|youtube|saluran|channel|kanal|aplikasi|newsletter
      |notifikasi|medsos|media\s+sosial|grup)\b.{0,200}
    | (?:cek|baca|klik|simak)\b.{0,120}\b(?:google\s+news|whatsapp\s+channel|saluran\s+whatsapp)\b.{0,120}
    | .{0,60}(?:unduh|download|install)\b.{0,80}\baplikasi\b.{0,120}
    | (?:dapatkan|ikuti|gabung|bergabung|daftar|langganan|berlangganan|ingin|mau|yuk|ayo)\b[^"“”]{0,260}
      \b(?:klik|daftar|cek)\s+(?:\w+\s+){0,2}di\s*sini\b[^"“”]{0,100}
    | kirim\s+ke\s+(?:teman|email).{0,20} | kembali | daftar\s+isi\W*
    | (?:dibaca|dilihat|hits|views?)\s*:?\s*\d[\d.]*(?:\s*(?:kali|x))?
    | (?:bagaimana|apa)\s+(?:pendapat|tanggapan|reaksi|komentar)\s*(?:mu|anda|kamu)\b.{0,40}
      \b(?:artikel|berita)\s+ini\W*
    | ada\s+yang\s+ingin\s+(?:di)?komentari.{0,60} | [^.!?"“”]{0,80}\b\d+\s+menit\s+(?:mem)?baca
      | waktu\s+baca\b.{0,20}
    | .{0,80}\b\d[\d.]*\s*(?:kali\s+)?(?:dilihat|dibaca|dibagikan|views?|pembaca|hits)
    | simak\s+(?:terus\s+)?berita\b.{0,200}\b(?:google\s+news|whatsapp|telegram)\b.{0,80}
    | (?:saksikan|tonton|simak|lihat)\b[^.!?"“”]{0,120}\b(?:youtube|instagram|tiktok)\b[^.!?"“”]{0,40} | comments?
    | (?:dukung|bantu|support)\s+(?:jurnalisme|kami|redaksi|kerja\s+jurnalistik)\b[^"“”]{0,200}
    | (?=[^"“”]*\b(?:ber)?(?:donasi|langganan)\b)(?=[^"“”]*\b(?:jurnal\w*|redaksi|media|berita)\b)
      (?=(?:[^"“”]*[.!?]\s+)?(?:dukung|bantu|mari|ayo|yuk|klik)\b)[^"“”]{10,260}
    | redaksi\s+menerima\b.{0,300}
    | jangan\s+sampai\s+ketinggalan\s+berita.{0,200} | (?:kamu|anda)\s+(?:juga\s+)?bisa\s+baca.{0,200}
"""
_IMPRINT = r"""
    (?:tags?|tagar|topik|label|kata\s+kunci|keywords?|filed\s+under|kategori)\s*[:|].{0,250}
    | (?:editor|penulis|reporter|pewarta|wartawan|jurnalis|redaktur|red|rep|penyunting|kontributor|laporan|oleh|uploader
      |penerjemah|sumber|source|author|by|posted\s+(?:on|by)|dilaporkan\s+oleh|kontak|contact|hubungi|narahubung
      |video)\s*/?\s*\w*\s*:.{0,120}
    | laporan\s+(?:langsung\s+)?(?:wartawan|reporter|jurnalis|kontributor|koresponden|tim)\b[^.:]{2,100}(?:\.(?:com
      |co\.id|id)\b.{0,60})?
    | (?:diterbitkan|dipublikasikan|ditayangkan|dimuat|diposting|terbit|tayang|(?:terakhir\s+)?(?:diperbarui
      |diupdate|dimutakhirkan)|update[d]?
      |last\s+updated?|published)\b\s*(?:pada|on|at|:)?[^.]{0,30}\d{4}.{0,30}
    | (?:oleh|by)\s+(?-i:(?:[A-Z]\S*\s*){1,5}(?:(?:dan|&)\s+(?:[A-Z]\S*\s*){1,5})?)(?:[|,–—-].{0,24}\d{4}.{0,30})?
    | .{2,40}\s[|·•–—-]\s*(?:\w+,\s*)?\d{1,2}(?:/\d{1,2}/|\s\w+\s)\d{4}.{0,30}
    | (?:teks|naskah|(?:teks|naskah)\s+dan\s+foto)\s*(?:oleh|:)\s+(?-i:(?:[A-Z]\S*\s*){1,5})
    | \W*(?:siaran|pernyataan|rilis)\s+pers\W* | press\s+release
    | .{2,80}\s(?:turut\s+)?berkontribusi\s+(?:dalam|pada|untuk)\s+(?:penulisan|laporan|artikel|tulisan)\b.{0,30}
    | (?:penulis|reporter|peranan|role|author),\s+(?-i:(?:[A-Z]\S*\s*){1,6})
    | [a-z0-9-]+\.(?:com|co\.id|id|net|org)
    | promosi\s+(?-i:[A-Z])[^.!?:"“”]{15,150}
    | (?:tim\s+)?redaksi | penulis | editor | sumber | jurnalis | reporter
    | (?:copyright|hak\s*cipta|©|\(c\)).{0,200} | .{0,60}all\s+rights\s+reserved.{0,60} | .{0,60}\bcopyright\s*©.{0,80}
    | dilarang\s+(?:keras\s+)?(?:meng|mem|men)(?:kutip|utip|yalin|perbanyak|ambil)\w*.{0,250}
    | \W*(?:artikel|berita|tulisan|konten|naskah)\s+(?:ini|tersebut)\s+(?:telah|sudah|pernah|pertama)\s+
      (?:tayang|terbit|dimuat|dipublikasikan|ditayangkan|diterbitkan).{0,250}
    | (?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu)\s*,?\s+\d{1,2}[\s/-]\w+[\s/-]\d{4}.{0,40}
    | \d{1,2}\s+\w+\s+\d{4}\W+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:wib|wita|wit)?.{0,20}
    | \d{1,2}[\s/-](?:\d{1,2}|[a-z]{3,9})[\s/-]\d{4}
    | [^.!?"“”]{0,60}\b\d{1,2}\s+[a-z]{3,9}\s+\d{4}\s*[|,•·–—-]?\s*\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:wib|wita|wit)?
    | .{0,300}\b(?:tidak\s+mewakili\s+(?:pandangan|pendapat|sikap)
      |sepenuhnya\s+(?:menjadi\s+)?tanggung\s*jawab\s+(?:dari\s+)?(?:pihak\s+)?penulis).{0,80}
    | disclaimer\W.{0,380}
    | (?:ringkasan|rangkuman)\s+(?:ini\s+)?(?:dibuat|dihasilkan)\s+(?:oleh|dengan|secara|menggunakan)\b.{0,80}
    | (?:untuk\s+)?(?:info(?:rmasi)?|keterangan)\s+(?:lebih\s+lanjut|selengkapnya|lengkap)\b[^.!?:]{0,80}:
    | (?:telepon|telp|tlp|hp|wa|faks?|faksimile|e-?mail|surel|situs|website|contact\s+person|cp)\s*[.:].{0,80}
    | penulis\s+(?:adalah|merupakan)\s+(?:\w+\s+){0,2}(?:dosen|guru|pengajar|peneliti|mahasiswa|wartawan|jurnalis
      |pengamat|pegiat|anggota|ketua|direktur|alumn\w+|pengurus|pemerhati|kolumnis|advokat|pendiri|staf|pegawai)\b.{0,300}
    | [(\[]\s*(?:tim\s+)?(?:humas|kominfo|diskominfo|mc)\b[^()\[\]]{0,40}[)\]]
"""
_WHOLE = re.compile(f"{_LINKED} | {_APPEALS} | {_IMPRINT}", re.IGNORECASE | re.VERBOSE)
_BY_MACHINE = re.compile(
    r"intinya\s+sih\W*|(?=.*\b(?:(?:di)?ringkas|(?:di)?rangkum|intisari|poin|summar|di(?:buat|hasilkan|susun)\b))"
    r".{0,80}\b(?:(?-i:AI)|kecerdasan\s+(?:buatan|artifisial)|artificial\s+intelligence)\b.{0,40}",
    re.IGNORECASE,
)
_LABEL_BEFORE_LINKS = re.compile(
    r"(?:(?:untuk\s+)?(?:info(?:rmasi)?|keterangan)\s+(?:lebih\s+lanjut|selengkapnya|lengkap)\b[^.!?]{0,80}"
    r"|(?:baca|simak|lihat|tonton|saksikan)(?:[ _](?:juga|pula|berita|artikel|foto|video))*"
    r"|(?:berita|artikel)\s+(?:terkait|lainnya|menarik)|kumpulan\s+berita.*|"
    r"halaman\s+(?:selanjutnya|berikutnya))\s*:?\s*",
    re.IGNORECASE,
)
_END = re.compile(
    r"""
    (?:\d+\s+)?komentar(?:\s+pembaca)?\s*(?:\(\s*\d+\s*\))?\s*:?
    | (?:berita|artikel)\s+(?:terkait|lainnya|rekomendasi|terpopuler)\s*:?
    | (?:tinggalkan|kirim|tulis)\s+(?:balasan|komentar).{0,40} | terpopuler | terkini
    | related(?:\s+(?:news|posts?|articles?))? | \d+\s+(?:thoughts?|comments?|responses?)\s+(?:on|to)\b.{0,200}
    | (?:satu|dua|tiga|\d+)\s+tanggapan.{0,60}
    | rekomendasi\s+(?:untuk|berita).{0,30}
    """,
    re.IGNORECASE | re.VERBOSE,
)
_INLINE = re.compile(
    r"\s*[(\[]\s*(?:(?:baca|lihat|simak|tonton)\s+juga\b\s*:?|(?:baca|lihat|simak)\s*:)[^()\[\]]{3,200}[)\]]"
    r"|(?<=[.!?\"”])\s+(?:baca|lihat|simak|tonton)\s+(?:juga|pula)\s*:[^.!?\"“”]{10,160}$",
    re.IGNORECASE,
)
_STRIP = re.compile(r"\s*[|·•●]\s*|(?<=\])\s*(?=\[)")
_NAME = re.compile(r"[A-Z][\w.'’]*(?:\s+[A-Z][\w.'’]*){0,4}")
_INITIALS = re.compile(
    r"""\s*(?:
    [(\[]\s*(?:[A-Za-z]{2,8}\d?\s*(?:[/|,.-]\s*[A-Za-z]{2,10}\d?\s*){1,4})[)\]]
    | [(\[]\s*[a-z]{2,4}\s*[/-]\s*\d{1,3}\s*[)\]]
    | [(\[]\s*[A-Z]{1,3}\s?-\s?\d{1,2}\s*[)\]]
    | [(\[]\s*(?:Ant|ANT|ANTARA|Antara|Rtr|AFP|AP)(?:\s*/\s*\w+)*\s*[)\]]
    | [(\[]?\s*\*{1,3}\s*[)\]]? | \s/[A-Z][A-Za-z]{1,8}
    )\s*$""",
    re.VERBOSE,
)
_LAST_INITIALS = re.compile(r"\s*[(\[]\s*[a-z]{2,10}\d?\s*[)\]]\s*\.?\s*$")
_OFFICE = re.compile(r"\s*[(\[]\s*(?:tim\s+)?(?:humas|kominfo|diskominfo|mc)\b[^()\[\]]{0,40}[)\]]\s*$", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\*+\)\s*")
_LONGEST = 400
_ENDED = re.compile(r"[.!?…\"”’')\]]\s*$")


def is_leftover(line: str) -> bool:
    """Whether the whole line is not to be read."""
    if len(line) > _LONGEST:
        return False
    text = _FOOTNOTE.sub("", fold(line)).strip("•*-–—|»›>▸►✦ ").strip()
    if not has_words(text) or _WHOLE.fullmatch(text) is not None:
        return True
    return is_initials(text) or is_address(text) or _is_strip(text)


def _is_strip(text: str) -> bool:
    """Whether the line is a row of small things: "[ Kembali ] [ Cetak ]", "Rina · 3 Juni 2024 · 2 menit baca"."""
    parts = [part.strip("[] ") for part in _STRIP.split(text)]
    if not 2 <= len(parts) <= 6:
        return False
    known = [_WHOLE.fullmatch(part) is not None for part in parts if part]
    return any(known) and all(_NAME.fullmatch(part) or _WHOLE.fullmatch(part) for part in parts if part)


def is_address(line: str) -> bool:
    """Whether the line is an address of the web or of mail, with at most a label before it."""
    if len(line) > _LONGEST:
        return False
    rest, found = _ADDRESS.subn("", line)
    words = re.findall(r"\w+", rest)
    return bool(found) and (len(words) <= 3 or (len(words) <= 6 and rest.rstrip(" ()").endswith(":")))


def is_initials(line: str) -> bool:
    """Whether the line is nothing but writers' and editors' initials: "(rin/ska)", "[ dn ]"."""
    return len(line) < 60 and (_INITIALS.fullmatch(line) is not None or _LAST_INITIALS.fullmatch(line) is not None)


def is_label_before_links(line: str) -> bool:
    """Whether the line only announces links: "Baca juga:"."""
    return _LABEL_BEFORE_LINKS.fullmatch(fold(line)) is not None


def tells_machine(line: str) -> bool:
    """Whether the line says that a machine wrote the summary beside it."""
    return _BY_MACHINE.fullmatch(fold(line[:_LONGEST])) is not None


def ends_article(line: str) -> bool:
    """Whether nothing after this line is the article's: "Komentar (0)", "Berita Terkait"."""
    return _END.fullmatch(fold(line)) is not None


def without_inline(text: str) -> tuple[str, list[str]]:
    """The paragraph without links to other articles in brackets, and what was taken out."""
    taken = [fold(found[0]) for found in _INLINE.finditer(text)]
    return (fold(_INLINE.sub("", text)), taken) if taken else (text, [])


def without_initials(text: str, *, last: bool) -> tuple[str, str | None]:
    """The paragraph without the initials that sign it, and these; a lone lower-case word signs only the last one."""
    for pattern in (_INITIALS, _LAST_INITIALS, _OFFICE) if last else (_INITIALS,):
        found = pattern.search(text[-60:])
        if found is None or not found[0].strip():
            continue
        head = text[: len(text) - len(found[0])] if found[0] else text
        if head and _ENDED.search(head):
            return head.rstrip(), found[0].strip()
    return text, None
