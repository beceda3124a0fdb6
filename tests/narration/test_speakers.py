from __future__ import annotations

import pytest

from reader.narration.quotations import find_quotations
from tests.narration.articles import blocks_of


def speakers(text: str) -> list[str | None]:
    return [quotation.speaker for quotation in find_quotations(blocks_of(text))]


CASES = {
    "the short name means the fullest one": (
        """
        Ketua Koperasi Bahari Lalu Zulkarnaen menagih janji bupati.
        "Kapal belum datang," kata Zulkarnaen.
        """,
        ["Lalu Zulkarnaen"],
    ),
    "the fullest name may come after the quotation": (
        """
        "Kapal belum datang," kata Zulkarnaen.
        Nama lengkapnya Zulkarnaen Hadi. Nelayan itu pulang.
        """,
        ["Zulkarnaen Hadi"],
    ),
    "an office means who holds it": (
        """
        Wali Kota Bima Rahmat Saputra bertemu Menteri Perhubungan (Menhub) Sri Astuti.
        "Bandara diperluas," kata Menhub.
        Pertemuan berlangsung dua jam.
        "Lahan sudah siap," kata wali kota.
        """,
        ["Sri Astuti", "Rahmat Saputra"],
    ),
    "an office that nobody is named for is the speaker": (
        """
        Dalam pesannya, Presiden Finlandia mengucapkan selamat, menekankan bahwa "Finlandia siap membantu" kapan saja.
        """,
        ["Presiden Finlandia"],
    ),
    "an office behind the name": (
        """
        AKP Made Wirawan, Kapolsek Ubud, mengatakan pelaku ditahan.
        "Dia mengaku," kata Kapolsek.
        """,
        ["Made Wirawan"],
    ),
    "a subject in small letters behind the clause that quotes": (
        """
        "Ombak sedang tinggi," kata Hasan Zulkarnaen.
        Menyadari bahwa "kapal kayu tidak akan tahan," kelompok nelayan mulai menabung.
        """,
        ["Hasan Zulkarnaen", "kelompok nelayan"],
    ),
    "a verb of speech that something points at is a noun": (
        """
        "Ombak sedang tinggi," kata Made Wirawan.
        Nurhayati Lamu mendengar janji bupati. Nurhayati menanggapi janji itu singkat: "Kami sudah biasa menunggu."
        """,
        ["Made Wirawan", "Nurhayati Lamu"],
    ),
    "a pronoun means the subject of the sentence before, not who spoke last": (
        """
        Perajin itu bernama Hasan Zulkarnaen. "Kami ingin ia diakui," tutur Nurhayati Lamu.
        Zulkarnaen sendiri tampak tidak peduli. Ditanya tentang harapannya, ia menjawab, "Semoga hujan turun."
        """,
        ["Nurhayati Lamu", "Hasan Zulkarnaen"],
    ),
    "pronouns mean who spoke last": (
        """
        Kepala Dinas Pendidikan Ansyar Mahmud berjanji membangun sekolah.
        "Bulan depan mulai," janjinya.
        Sekolah itu rusak akibat gempa.
        "Kami butuh 20 ruang," kata dia.
        Guru Nurhayati Lamu mengaku lega.
        "Anak-anak senang," ujarnya.
        """,
        ["Ansyar Mahmud", "Ansyar Mahmud", "Nurhayati Lamu"],
    ),
    "a verb that goes on means who was quoted last": (
        """
        "Bayi lahir selamat," kata Kapolres Blora AKBP Hadi Pranoto.
        Sersan Arman membantu ibu itu.
        "Ibunya dibawa ke klinik," imbuhnya.
        """,
        ["Hadi Pranoto", "Hadi Pranoto"],
    ),
    "a description means who spoke last": (
        """
        Pelatih Persela Jaya Robert Alba mengakui timnya lelah.
        "Jadwal gila," kata Alba.
        Timnya kalah lagi.
        "Saya bangga," lanjut pria 55 tahun itu.
        """,
        ["Robert Alba", "Robert Alba"],
    ),
    "a description means the subject just named": (
        """
        "Jadwal gila," kata pelatih Persela Jaya, Robert Alba.
        Penyerang Wander Luis mencetak dua gol. "Saya senang," kata pemain asal Brasil itu.
        """,
        ["Robert Alba", "Wander Luis"],
    ),
    "another name in brackets or in words": (
        """
        Gubernur nonaktif Basuki Tirta (Abas) hadir. Penyanyi Raisa Andini, yang akrab disapa Yaya, juga datang.
        "Saya sehat," kata Abas.
        Acara dimulai.
        "Saya ikut senang," ucap Yaya.
        """,
        ["Basuki Tirta", "Raisa Andini"],
    ),
    "a name made of two beginnings": (
        """
        Ketua umum partai Setyo Novando datang.
        "Saya sehat," kata Setnov.
        """,
        ["Setyo Novando"],
    ),
    "the club's name is not the coach's": (
        """
        "Kami layak menang," kata pelatih Bahari Jaya Rina Wulandari. Wulandari memuji timnya.
        Sementara pelatih Elang Muda, Walter Manopo, marah kepada wasit. "Itu bukan penalti," protesnya.
        """,
        ["Rina Wulandari", "Walter Manopo"],
    ),
    "a description of kin names another": (
        """
        Brandon Setiadi bermain film lagi.
        "Saya jadi Lido," jelasnya.
        Kakak Raul Setiadi ini jatuh cinta pada naskahnya. "Ceritanya bagus," tuturnya.
        """,
        ["Brandon Setiadi", "Brandon Setiadi"],
    ),
    "an account, and a description with more behind it": (
        """
        Ronald Kristanto enggan berkomentar panjang. "Tiga poin penting," ujar mantan bintang Bahari Jaya itu singkat.
        Komentar pun berdatangan. "Hebat," tulis akun @reza_fans di Instagram.
        """,
        ["Ronald Kristanto", "akun @reza_fans"],
    ),
    "a degree behind a comma is nobody": (
        """
        Dokter spesialis paru RSUD Setia, dr. Revianto, Sp.P, menjelaskan gejala. "Batuk lama," paparnya.
        """,
        ["Revianto"],
    ),
    "the name stands behind the body": (
        """
        "Stok aman," kata Direktur PT Lumbung Beras Tbk Irwan Hidayat.
        Harga turun.
        "Tunggu hasilnya," kata Wakil Ketua Komisi IV DPR dari Fraksi PTI Benny Harsono.
        """,
        ["Irwan Hidayat", "Benny Harsono"],
    ),
    "the name stands behind a comma": (
        """
        "Stok aman," kata Direktur Pengawasan dan Pembinaan Pasar Rakyat Kemendag, R. Sudarmo Hadi, di Jakarta.
        """,
        ["R. Sudarmo Hadi"],
    ),
    "a body speaks": (
        """
        Rina Wulandari menulis ulasan.
        "Celah sudah ditutup," kata Nusatel.
        """,
        ["Nusatel"],
    ),
    "somebody unnamed": (
        """
        Rina Wulandari menulis ulasan.
        "Dia orang baik," kata seorang tetangga kepada wartawan.
        "Kami menyesal," ucap salah satu pelaku.
        """,
        ["seorang tetangga", "salah satu pelaku"],
    ),
    "the speaker before the quotation": (
        """
        Menurut Slamet Widodo, "upah harus naik tahun ini juga".
        Ibu Sri Rejeki berkata, "Kami setuju."
        """,
        ["Slamet Widodo", "Sri Rejeki"],
    ),
    "the sentence before introduces": (
        """
        Tetangga lain yang bernama Dewi Jonas mengatakan bahwa pesta itu bising. "Kami tidak bisa tidur semalaman."
        Keluhan juga datang dari Helena Bond, yang tinggal jauh dari situ. "Ini mimpi buruk bagi kami."
        """,
        ["Dewi Jonas", "Helena Bond"],
    ),
    "the subject follows a fronted clause": (
        """
        Menyadari bahwa "tak ada kampung yang sanggup melawan banjir sendirian," Desa Suka membentuk regu.
        """,
        ["Desa Suka"],
    ),
    "two speak with one voice": (
        """
        "Kami menolak," kata Fahmi Hamid dan Fadil Zain di Senayan.
        """,
        ["Fahmi Hamid dan Fadil Zain"],
    ),
    "an office goes on over dan": (
        """
        "Produksi ikan turun," kata Kepala Dinas Kelautan dan Perikanan Provinsi Bahari Fendi Wibisono.
        "Izinnya mudah," kata Direktur Potensi, Kepatuhan dan Penerimaan Pajak Kota Bima, Ihsan Priyana.
        """,
        ["Fendi Wibisono", "Ihsan Priyana"],
    ),
    "the name stands behind the acronym of its body": (
        """
        Menteri Aparatur dan Reformasi Birokrasi (MARB) Cahyo Kumala menolak. "Tidak bisa," kata Cahyo.
        """,
        ["Cahyo Kumala"],
    ),
    "a company is known by its own sentence": (
        """
        PT Samudra Pangan Lestari Tbk merugi.
        "Tahun depan untung," ujar Sekretaris Perusahaan Samudra Pangan Lestari Andre Sitompul.
        """,
        ["Andre Sitompul"],
    ),
    "the name follows the place of the office": (
        """
        "Pasar menunggu," ujar analis senior di Vantage Markets, Melbourne, Helen Chan.
        """,
        ["Helen Chan"],
    ),
    "a name that is a place's too": (
        """
        Kepala Badan Pegawai Bima Haria Wibawa datang. "Santunan dibayar," kata Bima.
        """,
        ["Bima Haria Wibawa"],
    ),
    "a body's last word and the officer behind it": (
        """
        "Penyebabnya diselidiki," kata Kasubdit Polda Metro Jaya, AKBP Ojo Ruslani, Senin.
        """,
        ["Ojo Ruslani"],
    ),
    "a surname that is an office elsewhere": (
        """
        Direktur lembaga itu, Lukmanul Hakim, meluruskan isu. "Itu keliru," kata Lukman.
        """,
        ["Lukmanul Hakim"],
    ),
    "an office called by its abbreviation": (
        """
        Menteri Keuangan Purwanto Yudha memastikan dana cukup. "Aman," jelas Menkeu.
        Wakil Gubernur Banten Ade Sumarna menyambut baik. "Bagus," kata Wagub.
        """,
        ["Purwanto Yudha", "Ade Sumarna"],
    ),
    "another name behind atau or before sapaan": (
        """
        Bupati Abdul Muhaimin Syah atau Cak Muh datang. "Desa maju," kata Cak Muh.
        Wakil Presiden Jusuf Kalanda hadir. JK, sapaan akrabnya, tertawa. "Jangan debu saja," kata JK.
        """,
        ["Abdul Muhaimin Syah", "Jusuf Kalanda"],
    ),
    "an age tells a person": (
        """
        "Syaratnya mudah," kata Kepala Puskesmas Rina Dewi.
        Yulianti (29), ibu dua anak, menceritakan pengalamannya. "Dari subuh saya antre," keluhnya.
        """,
        ["Rina Dewi", "Yulianti"],
    ),
    "what is told of a mind is speech as well": (
        """
        "Harga naik," kata Henri Najoan.
        Ketua serikat pekerja, Sudarto Wibowo, optimistis upah naik. Perundingan dimulai lusa.
        "Kami siap," ujarnya.
        """,
        ["Henri Najoan", "Sudarto Wibowo"],
    ),
    "whom narration turns to": (
        """
        "Oktober kita mulai," kata Menteri PUPR Basuki Mulyana.
        Direktur Perum Pangan, Budi Waskito, menagih utang pemerintah. Utang itu menumpuk sejak lama.
        "Kami butuh dana itu," paparnya.
        """,
        ["Basuki Mulyana", "Budi Waskito"],
    ),
    "a body does not part a pronoun from its person": (
        """
        "Utang kami besar," kata Budi Harsono.
        PT Karya Hutama (Persero) dibentuk pada 1961. Karya Hutama memproyeksikan untung pada 2035.
        "Kami akan mandiri," pungkasnya.
        """,
        ["Budi Harsono", "Budi Harsono"],
    ),
    "who answers is not who asked": (
        """
        "Saya mengerti," jawab Rohadi Salim.
        "Ada pembelaan?" tanya hakim Sutarjo Eko.
        "Ada, Yang Mulia," ucapnya.
        """,
        ["Rohadi Salim", "Sutarjo Eko", "Rohadi Salim"],
    ),
    "an interviewer's question reports nobody's speech": (
        """
        Pembalap Valen Rossana bicara kepada kami.
        Marcello Perez bilang Anda tampak cemas, benarkah?
        "Ia terlalu percaya diri. Saya tidak cemas."
        """,
        ["Valen Rossana"],
    ),
    "an aside leaves the speech with who spoke": (
        """
        "Anggaran tidak terserap," kata Ahmad Sanusi.
        Ketua dewan Basuki Tirta, masih menurutnya, kerap menimbulkan ketegangan.
        "Pemimpin harus bisa merasa," tandasnya.
        """,
        ["Ahmad Sanusi", "Ahmad Sanusi"],
    ),
    "an object before the verb is not its subject": (
        """
        Krisna Bayu Otoman mewakili pemain Macan Putih mengakui timnya lengah. "Kami lelah," ucapnya.
        """,
        ["Krisna Bayu Otoman"],
    ),
    "partial speech belongs to who is named before it": (
        """
        Presiden Donal Tambunan menyatakan akan mundur "dalam waktu yang singkat", kata seorang ajudan.
        """,
        ["Donal Tambunan"],
    ),
    "a document speaks": (
        """
        Menteri Muhadi Efendi mengeluarkan edaran. Dalam edaran itu disebutkan, "sekolah masuk lima hari dalam sepekan".
        "Aturan ini berlaku segera," demikian bunyi surat tersebut.
        """,
        ["edaran itu", "surat tersebut"],
    ),
    "the captain, the mother": (
        """
        Bek Sergio Ramosta yakin timnya menang. "Kami pernah lebih gila," tegas sang kapten.
        Acara usai. "Saya bangga," kata sang ibu.
        """,
        ["Sergio Ramosta", "sang ibu"],
    ),
    "a crowd speaks": (
        """
        "Siapa pemimpin kita?" kata Tengku Zulkifli. Massa pun kompak menjawab: "Rakyat!" Hari itu massa ramai.
        """,
        ["Tengku Zulkifli", "Massa"],
    ),
    "a name spelt in two ways is the first": (
        """
        Politikus Fayakhun Andriana dipanggil jaksa. Saksi mengenal Fayakhun Andiana.
        "Saya tidak tahu," kata Fayakhun.
        """,
        ["Fayakhun Andriana"],
    ),
    "what somebody posted": (
        """
        "Semoga bahagia," tulis akun @senja.
        Tak lama kemudian, pengusaha Rangga Wirabuana angkat bicara di media sosialnya. Berikut isi unggahannya:
        "Kami berpisah baik-baik. Mohon hormati anak kami."
        """,
        ["akun @senja", "Rangga Wirabuana"],
    ),
    "a description, then a pronoun": (
        """
        Ketua RT Hasan Basri membuka rapat. "Silakan bicara," kata Hasan.
        Salah satu warganya, Laras (27), mengangkat tangan. Perempuan itu lama menunggu giliran. Ia membawa berkas.
        "Rumah saya belum dapat bantuan," ucapnya.
        """,
        ["Hasan Basri", "Laras"],
    ),
    "a description by age or by a former office": (
        """
        Penyanyi Rina Dewi (31) tampil bersama mantan Wali Kota Bima, Rahmat Saputra (58).
        "Ini malam yang indah," kata Rina.
        Penonton bertepuk tangan.
        "Suaranya emas," kata pria 58 tahun itu.
        Acara usai pukul sepuluh.
        "Lain kali lagi," kata penyanyi 31 tahun itu.
        Lampu padam.
        "Saya ikut," ucap mantan Wali Kota Bima tersebut.
        """,
        ["Rina Dewi", "Rahmat Saputra", "Rina Dewi", "Rahmat Saputra"],
    ),
    "a description of the other sex": (
        """
        Hj. Euis Komala membuka toko pukul enam. "Tidak ada firasat," kata Euis.
        Suaminya tidur. "Saya dengar kaca pecah," ujar Pak Dadang Hermawan.
        Toko tutup seminggu.
        "Saya ikhlas," tutur perempuan itu.
        """,
        ["Euis Komala", "Dadang Hermawan", "Euis Komala"],
    ),
    "initials": (
        """
        "Pelaku kami tahan," kata Kapolsek Ubud AKP Made Wirawan.
        Seorang perempuan berinisial SK ditangkap. SK mengaku menyesal.
        "Saya terpaksa, Pak," kata perempuan berambut pendek itu.
        """,
        ["Made Wirawan", "SK"],
    ),
    "who repeats another's words": (
        """
        Rektor Retno Palupi diam. Ketua BEM Ilham Akbar mengutip ucapan rektor: "Kampus ini rumah kita bersama."
        Ia menggeleng. "Mana rumahnya?" katanya.
        """,
        ["Retno Palupi", "Ilham Akbar"],
    ),
    "the Prophet is not whom dia means": (
        """
        Ustaz Hasan Basri mengingatkan sabda Rasulullah, "Kebersihan itu sebagian dari iman."
        "Mari kita jaga sungai," pesan dia.
        """,
        ["Rasulullah", "Hasan Basri"],
    ),
    "a name clipped, and one that ends in words of offices": (
        """
        Kepala Pelaksana BPBD Garut Budi Perwira Negara datang. Pevoli Megawati Hanum menyusul.
        "Jalan putus," kata Budi.
        "Saya bawa bola," ujar Mega.
        """,
        ["Budi Perwira Negara", "Megawati Hanum"],
    ),
    "a noun before a name that is known": (
        """
        Pandai besi Ki Darma Wijaya tersenyum. "Besi itu seperti anak," kata Darma.
        Tangan Darma Wijaya penuh luka. "Sudah biasa," ujarnya.
        """,
        ["Darma Wijaya", "Darma Wijaya"],
    ),
    "who is moved": (
        """
        Gubernur Gatot Prabowo datang. "Ini tanah saya," kata Mbah Ngatinah.
        Mendengar itu, Gatot tertunduk. Ia mencium tangan nenek itu.
        "Maaf, Mbah," bisiknya.
        """,
        ["Ngatinah", "Gatot Prabowo"],
    ),
    "what is written, whatever it is called": (
        """
        Ketua majelis Salman Luthfi mengetuk palu. "Sidang dibuka," kata Salman.
        Kasasi kandas. "Menolak permohonan kasasi," demikian bunyi amar putusan tersebut.
        """,
        ["Salman Luthfi", "amar putusan tersebut"],
    ),
    "number one": (
        """
        Bupati Garut Rahmat Saputra mengaku lalai. "Ini salah kami," ujar orang nomor satu di Garut itu.
        """,
        ["Rahmat Saputra"],
    ),
    "nobody is named": ('"Pasar dibuka lagi besok pagi."', [None]),
}


@pytest.mark.parametrize("name", CASES)
def test_speaker(name: str) -> None:
    text, expected = CASES[name]
    assert speakers(text) == expected


def test_cue_is_the_verb_as_printed() -> None:
    quotations = find_quotations(
        blocks_of("""
            Menurut Slamet Widodo, "upah harus naik tahun ini juga".
            Pasar buka pukul enam.
            "Kami rugi," keluhnya.
            Rina Wulandari menambahkan, "Kami juga."
        """)
    )
    assert [quotation.cue for quotation in quotations] == ["Menurut", "keluhnya", "menambahkan"]


def test_a_name_without_end_is_no_speaker() -> None:
    (quotation,) = find_quotations(blocks_of('"Kami siap," kata ' + "Rina " * 500))
    assert len(quotation.speaker or "") < 100
