"""Words that stand with names in Indonesian news: offices, ranks, titles, bodies, and what they are told apart by."""

from __future__ import annotations

from functools import lru_cache

from reader.narration.places import PLACES
from reader.narration.words import word_set

ROLES = word_set(
    """
    adc adik advokat agen ahli ajudan akademisi aktivis aktor aktris anak analis anchor anggota arkeolog arranger
    arsitek artis asisten atase atlet ayah ayahanda bankir bassis bassist bek bendahara bidan biduan biksu bintara
    blogger bocah bos bupati buron buruh cagub calon camat capres cawagub cawapres cendekiawan ceo cfo chair chairman
    chef chief co-founder coach cofounder coo cto cucu dai dalang dandim danlanal danrem danyon dekan delegasi deputi
    desainer dewan director direksi direktur dirjen dirkrimum dirlantas dirreskrimsus dirreskrimum dirut diva dokter
    dosen drummer duta ekonom eks eksekutor epidemiolog executive fotografer founder gelandang general gitaris gubernur
    guru habib hakim head host ibu ibunda ilmuwan imam imigran influencer inisiator insinyur inspektur instruktur
    investor istri jaksa jamaah jamaat jemaah jenderal jubir juri jurnalis juru kabag kabareskrim kabid kabidhumas
    kabinda kades kadin kadinkes kadis kadisdik kadishub kadispenad kadispora kadiv kadivhumas kajari kajati kakak
    kakanwil kakek kakorlantas kalapas kanit kapendam kapenrem kapolda kapolres kapolresta kapolrestabes kapolri
    kapolsek kapolsekta kapten kapuskesmas kapuspen kapuspenkum kardinal karo karopenmas kartunis karyawan kasad kasal
    kasat kasatgas kasatlantas kasatres kasatreskoba kasatreskrim kasau kasi kasie kasubag kasubbag kasubdis kasubdit
    kasum kedubes keeper kekasih keluarga kepala keponakan kerabat kernet ketua ketum kiai kiper koki kolektor kolonel
    kolumnis komandan komedian komika komisaris komisioner kompol komposer kondektur konsul konsultan koordinator
    korban koreografer korlap kreator kuasa kurator kurir kyai laki-laki legend legenda legislator lelaki lurah
    mahasiswa mahasiswi manager managing manajer mantan marketing media member menag menaker menakertrans menantu
    mendag mendagri mendikbud mendiknas menhan menhub menhut menkes menkeu menko menkominfo menkumham menlhk menlu
    menpan menpar menparekraf menpera menperin menpora menristek mensesneg mensos mentan menteri mentor mertua
    misionaris model moderator musikus musisi napi narapidana narasumber nelayan nenek notaris novelis officer owner
    pakar paman pangdam pangkostrad panglima panitera paskibra pastor pastur paus pebalap pebasket pebisnis
    pebulutangkis pecatur pedagang pedangdut pedayung pegawai pegiat pegolf pegulat pejabat pekerja pelajar pelaksana
    pelaku pelari pelatih pelawak pelukis pemain pemandu pembalap pembantu pembawa pembeli pembicara pembina pemeran
    pemerhati pemilik pemimpin pemred pemuda pemudi pemuka penasihat penata pencipta pendaki pendeta pendiri peneliti
    penembak penerjemah pengacara pengamat pengasuh pengawas pengelola penggagas penghulu penghuni pengurus pengusaha
    penjabat penjaga penjual penulis penumpang penuntut penyair penyanyi penyelenggara penyerang penyiar penyidik
    perancang perawat perdana perempuan perenang perwakilan perwira pesenam pesepak pesepakbola pesepeda pesilat
    pesinetron pesulap petani petenis petinggi petinju petugas pevoli pianis pilot pimpinan pj plh plt politikus
    politisi praktisi pramugari presenter presiden president pria produser profesor psikiater psikolog rabi raja rapper
    ratu redaktur rekan rektor relawan sahabat saksi santri sastrawan satpam sekda sekdes sekertaris sekjen sekretaris
    sekwan selebgram selebritas selebriti senator seniman sepupu sesditjen sesepuh sesmen sineas siswa siswi sopir
    spokesperson staf stafsus striker suami sultan sutradara teman terdakwa terpidana tersangka tetangga tokoh trader
    trainer tukang tunangan ulama uskup ustad ustadz ustadzah ustaz veteran vice vlogger vokalis vp wabup wagub wakadiv
    wakapolda wakapolres wakapolri wakasat waketum wakil wali walikota wanita wapres warga wartawan wasit wawali wedana
    youtuber
    """
)
"""Nouns that begin, or stand in, the office or description of a person."""

RANKS = word_set(
    """
    aipda aiptu ajun akbp akp arm art bharada bharatu brigadir brigjen bripda bripka bripol briptu cba cpl czi inf
    inspektur ipda iptu irjen jenderal kapten kav kol kolonel kombes komisaris komjen kompol kopda kopral koptu kpt
    laksamana laksda laksdya laksma let letda letjen letkol letnan lettu mar marsda marsdya marsekal marsma mayjen
    mayor pelda peltu pol polisi prada praka pratu purn serda serka serma sersan sertu tni
    """
)
"""Ranks of the police and the forces, and what is written with them."""

HONORIFICS = word_set(
    """
    abah abi almarhum almarhumah bang bapak bpk bu bude bunda cak cik daeng dato datuk dr dra drg drh drs eyang gus h
    hajah haji hj ibu ir kang kangmas kapt kh ki kiai koh kyai madam mak mama mas mba mbah mbak miss mr mrs ms nabi
    ning nona ny nyi nyonya om oma opa pak pakde pdt prof profesor romo saudara saudari sdr sdri sir sunan suster
    syaikh syeikh syekh tante teteh tgh tn tuan tuanku uda umi ummi uni ust ustad ustadz ustaz yth
    """
)
"""Forms of address before a name."""

DEGREES = word_set(
    """
    amd as bsc dea jr lc llb llm ma mag mba mbiomed mfil mh mhum mkes mkn mkom mm mp mpd mph mpp mpsi msc msi msn mt
    phd ra sag sap saw se sh shi shum sik sip sked skep skg skm skom skp sos spa spb spd spi spjp spkj spkk spog spot
    sppd spsi sr ssi ssos sst st sth stp swt
    """
)
"""Degrees and blessings behind a name, written without their full stops."""

BODIES = word_set(
    """
    advisory agama agency airlines airways akademi aliansi anak apartemen arema armada asean asia asosiasi association
    asuransi award awards badan bagian balai bandara bank barat bareskrim basarnas bawaslu bea bencana bidang biro
    bulog bumd bumn bursa business cabang capital center city club company consulting corporation cukai cv daerah daya
    demokrat densus departemen desa development dewan dinas direktorat dirjen ditjen ditreskrimum divisi dpc dpd dpp
    dprd dusun ekonomi eksekutif energi entertainment eropa fakultas fc federasi finance financial food foods forum
    foundation fraksi futures gedung geofisika gerakan gerindra golkar group grup gugus hanura hidup himpunan holding
    holdings hotel hukum humas hutan ikatan indonesia indonesian industri informasi inspektorat instansi institut
    institute insurance internasional international investama investasi investment investments islam istana jalan
    jaringan jasa jiwa junior jurusan kabinet kabupaten kampung kampus kantor katolik kawasan keamanan kebudayaan
    kecamatan kedua kedutaan kejagung kejaksaan kejari kejati kelautan kelompok kelurahan kemaritiman kemdikbud
    kemendag kemendagri kemenkes kemenkeu kemenkominfo kemenkumham kemenlu kemenpora kemensos kementerian kementrian
    kemnaker kepolisian kerajaan kerja kesehatan ketenagakerjaan keuangan khusus klimatologi klub koalisi kodam kodim
    komando kominfo komisi komite komnas kompleks komunikasi komunitas konfederasi konsorsium konsulat konsumen
    kooperasi koordinator koperasi koramil korem korps korupsi kota kpu kreatif kriminal kristen laboratorium lanal
    lapas laut lembaga liga limited lingkungan lintas logistics mabes madya mahkamah majelis management manchester
    markas marketing markets masjid masyarakat media meteorologi metro mineral mining motor muda museum muslimin
    narkotika nasdem nasional negara negeri network news newsroom olahraga operasi operasional operations organisasi
    otoritas paguyuban pan pangan panitia pariwisata partai partners pasar pasukan pbb pdip pelabuhan pelayanan
    pemasaran pembangunan pemberantasan pemberitaan pemda pemerintah pemerintahan pemkab pemkot pemprov pemuda
    penanggulangan pencegahan pendidikan penelitian penempatan penerangan pengadilan pengawasan pengembangan
    penindakan penjualan peradilan perbankan perdagangan perekonomian perempuan perencanaan perhimpunan perhubungan
    perikanan perindo perkumpulan perlindungan perpustakaan persatuan persebaya perserikatan persero perseroan persib
    persija pertahanan pertama pertamina pertanian perum perumahan pesantren pictures pkb pks pln polda polisi
    politeknik politik polres polresta polrestabes polri polsek ponpes posko ppp pressindo produksi program properties
    property provinsi pt pusat puskesmas puspen rakyat rayon real records regional relations republik research reserse
    resmi resor resources restoran ri riset rs rsu rsud rumah rutan sakit sales satgas satpol satuan securities
    sekolah sekretariat seksi sektor sekuritas selatan senior serikat sma smk smp solutions sosial stadion stasiun
    statistik studi studio studios sub subdirektorat subdit sumber syariah tbk tbk. technologies technology teknologi
    telekomunikasi televisi tenaga tengah tenggara tentara tim timur transportasi umum unit united universitas
    university usaha utama utara ventures wakaf who wilayah yayasan zakat
    """
)
"""Words of the names of bodies, which are no part of a person's name."""

MATTERS = word_set(
    """
    administrasi air anggaran angkutan antarlembaga aparatur aset barang batubara bencana bina bisnis budaya buku bumi
    cipta daging dalam data destinasi digital distribusi efek elektronik energi fiskal gizi gula haji harga
    hortikultura informatika internal jalan kas kebun kecil keluarga kerja komoditas konstruksi kreatif lahan
    lalulintas listrik logistik luar makro masyarakat mata menengah mikro minyak modal moneter niaga obligasi opini
    pajak pangan pers pidana politik produk promosi publik pupuk relasi riset risiko ritel ruang saham sampah sandi
    sapi sarana sastra sejarah seni siber sipil sistem strategi sumber tambang tanaman tani tata teknik ternak
    tertinggal tipikor uang umrah umum usaha valas wisata
    """
)
"""What an office is over, besides the names of bodies: names of nobody where they follow an office."""

NAMES_TOO = word_set("imam raja ratu sultan")
"""Words of offices and titles that are given names as well."""

SURNAMES_TOO = word_set("batubara hakim islam junior muda")
"""Words of offices and bodies that end persons' names as well: "Lukmanul Hakim"."""

FIRST_NAMES = word_set(
    """
    abdul achmad ahmad andi cut i ida mochamad mochammad moh mohamad mohammad muh muhamad muhammad ni nur siti sri
    tengku teuku
    """
)
"""Names before the one that somebody is called by."""

ORGANISATIONS = word_set(
    """
    akun alun-alun asosiasi badan balai bandara bank bareskrim blok bukit bulan candi cv danau debat deklarasi desa
    dewan dinas direktorat divisi dusun fakultas federasi festival forum fraksi gedung gereja grup gunung hotel
    institut jalan jembatan kabupaten kampung kampus kantor kasus kecamatan kedutaan kejaksaan kejuaraan kelurahan
    kementerian kepolisian klub kodam kodim komisi komite kompetisi konferensi kongres konsulat konvensi koperasi
    korem kota kuil lapas lembaga liga mabes mahkamah majelis masjid muktamar museum olimpiade operasi organisasi
    otoritas pantai partai pasal pasar pelabuhan pemda pemerintah pemilu pemkab pemkot pemprov pengadilan peraturan
    perppu perpres perum perumahan perusahaan piala pihak pilgub pilkada pilpres polda polres polresta polri polsek
    pondok provinsi proyek pt pulau pura puskesmas rancangan rs rsud rumah rutan ruu satgas sekolah selat serikat sesi
    sidang simpang sma smk smp stadion stasiun sungai taman teluk terminal tim tol turnamen undang-undang universitas
    upacara uu vihara wisma yayasan
    """
)
"""Words that a body's name begins with: what follows them is no person, unless a person's office stands before."""

EPITHETS = word_set(
    """
    aktor aktris alumnus ayah bapak bek bintang bocah cewek cowok dara duda gadis gelandang ibu istri janda jebolan
    jenderal kakek kelahiran laki-laki lelaki lulusan mantan nenek pasangan pebasket pelatih pemain pemilik pemuda
    pengusaha penyanyi penyerang peraih perempuan perwira pesepak petenis politikus politisi pria purnawirawan putra
    putri raksasa remaja sosok striker suami tokoh wanita
    """
)
"""What a writer calls someone who was named before: "pria 45 tahun itu", "ibu dua anak ini"."""

LOCATING = word_set(
    """
    asal bandara camat desa di dusun kabupaten kajari kampung ke kecamatan kejari kelahiran kelurahan kota pasar
    polres polresta polsek provinsi pulau rutan warga
    """
)
"""Words before the name of a place."""

CORPORATE = word_set("bos ceo cfo cmo co-founder cofounder coo cto dirut founder")
"""Offices that are called after a company."""

TERRITORIAL = word_set(
    """
    bupati camat dandim danramil danrem gubernur kades kajari kajati kapolda kapolres kapolresta kapolrestabes
    kapolsek kapolsekta lurah raja ratu wabup wagub walikota wawali
    """
)
"""Offices that are called after a place."""

DAYS = word_set("ahad jum'at jumat kamis minggu rabu sabtu selasa senin")
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
)  # fmt: skip

SMALL_WORDS = word_set(
    """
    ada adalah adapun agar akan akhirnya aku anda antara apa apabila apakah apalagi artinya atas atau awalnya bagaikan
    bagaimana bagi bahkan bahwa banyak baru beberapa begitu belasan belum berdasarkan berikut biasanya bila bisa boleh
    bukan cara contoh cuma dalam dan dari delapan demikian dengan di dia diduga diketahui dikutip dilansir dua dulu
    empat enam faktanya hal hampir hanya hari harusnya hingga ia ini itu jadi jangan jelang jika juga justru kalau
    kali kami kan kapan karena kata ke kedua kemudian kendati kepada ketika kini kita kondisi lagi lain lalu lanjut
    lantas layaknya lebih lima maka makanya malah malahan mari masih melainkan melalui melihat memang mengapa mengenai
    menjelang menurut menurutnya menyusul mereka meski meskipun mulai mungkin nah namun oleh pada padahal paling para
    pasalnya pasca pastinya per pernah pihak pihaknya pukul puluhan pun ratusan ribuan saat saatnya salah sampai sang
    sangat saya seandainya sebab sebagai sebaliknya sebanyak sebelum sebelumnya sebuah sebut sedangkan sehingga sejak
    sejauh sejumlah sekadar sekarang sekitar selain selama selanjutnya seluruh sembilan semenjak sementara semoga
    semua semula seorang seperti sepuluh seratus seribu sering serta sesuai sesudah setelah setiap setidaknya seusai
    si siapa suatu sudah supaya tadi tak tambah tanpa tapi telah tentang tentu terakhir terhadap terkait termasuk
    ternyata tersebut tetapi tiap tidak tiga tujuh ucap ujar untuk usai usia wah wahai walau walaupun ya yaitu yakni
    yang
    """
)
"""Function words and openers: a capital only shows that they begin a sentence."""

NAME_PARTICLES = word_set("al as bin binti boru br da de del der dos el ibn ibnu la le van von")
"""Small words inside a name."""


OFFICES = ROLES | RANKS | HONORIFICS
DATES = DAYS | {month.lower() for month in MONTHS}
NO_NAMES = OFFICES | BODIES | ORGANISATIONS | PLACES | DATES
"""Words that are no part of a person's name."""


@lru_cache(maxsize=8192)
def folded(word: str) -> str:
    """The word as the sets above have it: small letters, no full stops."""
    return word.lower().replace(".", "")
