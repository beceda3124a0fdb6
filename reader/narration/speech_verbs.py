"""The verbs that introduce speech in Indonesian journalism, and the forms in which they stand there.

News attributes speech with a bare root before the speaker ("kata Rina", "ujarnya"), with an active verb behind the
speaker ("Rina menegaskan") or with a passive one ("disampaikan Rina"). A possessive *-nya* on a bare root is the
speaker: "katanya" is "kata dia".
"""

from __future__ import annotations

from reader.narration.words import word_set

_BARE = word_set(
    """
    ajak aku akui ancam anjur balas bantah batin beber bela bentak bilang bisik bongkar bual bunyi canda catat celetuk
    celoteh cemooh ceplos cerita cetus cuap cuit curhat dalih debat desak doa duga elak firman gerutu goda gugat gumam
    gurau guyon harap hardik hibur himbau ikrar imbau imbuh ingat jabar jamin janji jawab jelas jerit kata kecam
    kelakar keluh kenang kesan ketus kicau kilah kisah klaim koar komentar koreksi kritik kutip lanjut lapor ledek
    lirih minta mohon nasehat nasihat nilai omel papar pekik pesan pinta prediksi protes puja puji pungkas ralat ratap
    rayu rengek respons rinci ringkas rintih sabda sahut sambung sambut sanggah sangkal sangsi sanjung sapa saran sebut
    sela seloroh sentil sergah seru sesal simpul sindir singgung sumpah sungut tambah tampik tandas tanggap tangkas
    tangkis tantang tanya tawar tebak tegas tegur tekad tekan tepis terang teriak timpal tolak tuding tuduh tukas tulis
    tuntut tutup tutur ucap ujar ulang ulas umpat undang ungkap urai usul wanti yakin yakini
    """
)
"""Roots that stand alone before the speaker."""

CONTINUING = frozenset(["imbuh", "lanjut", "sambung", "tambah", "timpal"])
"""Roots that say that the one who spoke last speaks on."""

_ACTIVE = word_set(
    """
    beralasan beranggapan berargumen berbicara berbisik berbunyi bercanda bercerita bercuap bercuit berdalih berdoa
    berfirman bergumam bergurau berharap berikrar berjanji berkata berkelakar berkeluh berkeyakinan berkicau berkilah
    berkisah berkomentar berkukuh bernasihat berpandangan berpendapat berpesan berpidato bersabda bersaksi berseru
    bersikeras bersikukuh bersumpah bersyukur bertanya berteriak bertutur berucap berujar bilang melanjutkan melaporkan
    melontarkan memaklumi memaparkan memastikan membacakan membalas membantah membeberkan membela membenarkan
    memberitahu memberitahukan membocorkan membongkar meminta memohon memperingatkan memperkirakan mempersilakan
    mempertanyakan memprediksi memprotes memuji memungkasi menambahkan menampik menandaskan menanggapi menantang
    menanyakan menawarkan mencemaskan menceritakan mencetuskan mencontohkan mencuit mencurigai mendesak menduga
    menegaskan menegur menekankan menepis menerangkan mengabarkan mengajak mengaku mengakui menganalogikan mengancam
    menganggap menganjurkan mengapresiasi mengatakan mengeklaim mengeluh mengeluhkan mengemukakan mengenang
    menggambarkan menggarisbawahi mengharapkan menghimbau mengibaratkan mengilustrasikan mengimbau mengingatkan
    mengisahkan mengisyaratkan mengklaim mengkonfirmasi mengkritik mengkritisi mengomentari mengonfirmasi mengritik
    mengucap mengucapkan mengulangi mengulas mengultimatum mengumumkan mengungkap mengungkapkan mengungkit menguraikan
    mengusulkan mengutarakan mengutip menilai menimpali menirukan menjabarkan menjamin menjanjikan menjawab menjelaskan
    menolak menuding menuduh menukas menulis menuliskan menuntut menuturkan menyadari menyahut menyambut menyampaikan
    menyanggah menyangkal menyapa menyarankan menyatakan menyayangkan menyebut menyebutkan menyela menyerukan
    menyesalkan menyimpulkan menyindir menyinggung menyoroti menyuarakan menyurati meragukan meralat meramalkan merasa
    merespon merespons merinci mewanti-wanti meyakini meyakinkan
    """
)
"""Active verbs behind the speaker."""

_PASSIVE = word_set(
    """
    dibenarkan diceritakan diingatkan dijelaskan dikatakan dikemukakan dikisahkan dilaporkan dilontarkan dinyatakan
    dipaparkan disampaikan disebut disebutkan ditambahkan ditegaskan ditekankan diterangkan ditulis dituturkan
    diucapkan diumumkan diungkap diungkapkan diuraikan diutarakan
    """
)
"""Passive verbs before the speaker, often with "oleh"."""

_MINDED = word_set(
    """
    akui bangga berencana berniat bersyukur bertekad bilang duga enggan gembira harap heran ingin kaget keberatan
    kecewa keheranan kesal khawatir klaim lega membidik memilih memperkirakan menagih menargetkan mencatat mencermati
    mendorong mengapresiasi mengecam mengharap menginginkan mengutuk menyambut menyesal nilai optimis optimistis
    pasrah percaya pesimistis puas sedih senang sepakat sependapat setuju siap terharu terkejut tersentuh yakin
    """
)
"""What is told of somebody's mind: it reports his speech as well, where he is named directly before."""


def _root(word: str) -> str:
    """The word in small letters without the possessive and the emphatic particle."""
    word = word.lower()
    return word.removesuffix("lah").removesuffix("nya") if len(word) > 5 else word


def is_bare(word: str) -> bool:
    """Whether the word is a speech verb that stands before its speaker: "kata", "ujarnya", "tegaskan"."""
    root = _root(word)
    return root in _BARE or root.removesuffix("kan") in _BARE


def is_active(word: str) -> bool:
    """Whether the word is a speech verb that stands behind its speaker: "menegaskan", "menyebutnya"."""
    return word.lower().removesuffix("nya") in _ACTIVE


def is_passive(word: str) -> bool:
    """Whether the word is a passive speech verb: "disampaikan", "dijelaskannya"."""
    return _root(word) in _PASSIVE


def is_minded(word: str) -> bool:
    """Whether the word tells what somebody thinks or feels: "optimistis", "kecewa", "menargetkan"."""
    return word.lower() in _MINDED


def is_speech_verb(word: str) -> bool:
    """Whether the word is a speech verb in any form."""
    return is_bare(word) or is_active(word) or is_passive(word)


def has_possessive(word: str) -> bool:
    """Whether the speaker is the word's own ending: "katanya", "menurutnya"."""
    return len(word) > 5 and word.lower().removesuffix("lah").endswith("nya")


def continues(word: str) -> bool:
    """Whether the verb says that the last speaker speaks on: "imbuhnya"."""
    return _root(word) in CONTINUING


def asks(word: str) -> bool:
    """Whether the verb asks, so that another answers: "tanya", "bertanya"."""
    return _root(word) in ("tanya", "bertanya", "menanyakan")


def answers(word: str) -> bool:
    """Whether the verb answers what another asked: "jawabnya", "menjawab"."""
    return _root(word) in ("jawab", "menjawab")
