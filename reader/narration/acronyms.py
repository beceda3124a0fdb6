"""Words in capitals whose way of being said has to be known: it cannot be seen from their letters.

Sources: KBBI, appendix "Singkatan dan Akronim"; the custom of Indonesian newsreaders. The lists hold only what the
rule in `letters` would get wrong, or what must also be right in a headline all in capitals.
"""

from __future__ import annotations

from reader.narration.reading import word_set

EXPANDED = {
    "AS": "amerika serikat", "UU": "undang-undang", "WITA": "wita", "USD": "dolar amerika serikat", "EUR": "euro",
    "SGD": "dolar singapura", "AUD": "dolar australia", "JPY": "yen", "GBP": "pound sterling", "CNY": "yuan",
    "IDR": "rupiah", "MYR": "ringgit", "KRW": "won", "INR": "rupee", "VND": "dong", "THB": "baht", "RUB": "rubel",
    "HKD": "dolar hong kong", "CHF": "franc swiss",
}  # fmt: skip
"""Said in full, as newsreaders do."""

SAID_AS_WORDS = word_set(
    """
    AIDS AJI APEC ASI BAN BAZNAS BEM BIG BIN BRICS BRIN BULOG COP DAK DAU FIB GAM GIF HAM IAIN INASGOC ISO JIS
    JPEG KIP KNIL KUR LAN LEMSANEG LOL MERS NIK NIM NIP OPEC PAM PAN PIN PLAT PON RAM ROM SALT SAR SARS SCUBA SEA SIM
    SPAM STAN TAP TIM TOEFL UIN UNRWA VAR WHOOSH
    """
)
"""Acronyms said as words although the rule would spell them."""

SPELLED = word_set(
    """
    ABC ABK AC AD AEOI AFC AFF AHY AI AKBP AKD AKP AL ALKI AMSI APBD APBN APD APTB ART ASDP ASN ATM AU BAP BEI BI
    BPOM BUMD BUMN CEO CEPA CFO CIA COO DI DIPA DIY DKI DNA DO DPO EBT EKG EO ESDM EU EYD FAO FBI GIIAS HIV HUT
    IAEA IAI IBI ICAO ICU ICW IDI IDN IGD IHSG IKM IKN ILO ILS IMB IMF IMS INA IOC IP IPA IPAL IPB IPC IPK IPO IPS
    IPW IQ ISBN IT ITB ITS IUP IUPK IUU KA KAI KASN KOI KPU KUHAP KUHP LA LKI LSI MA MIT MOU MPU MU MUI NU OBE ODP
    OECD OIKN OJK OKU OPD OPM OSO OTG OTT PA PBA PDI PDIP PII PLTA PLTU PMI PNIB POTUS PPI PSI PTUN PUBG PUPR RAB
    RAPBN RI ROI RSUD RUPS RUPSLB RUPTL RUU SAS SBI SDA SDI SE SEO SIK SIPD SIPSS SIUP SMA SMU SNI SOP SUTET SUV
    TA TIK TKA TKI TNI TVRI UAS UE UEA UFC UGD UGM UI UII UIR UK UKM UKT UMA UMI UMK UMKM UMP UMR UMS UMY UN UNS
    UPI UPN UPT URL USA USB USG USU UTS UUD UV VAT VIP VOA VOC WA WHO WIB WIT WNA WNI WTO YLKI YPI
    """
)
"""Abbreviations spelled although they could be said as words, in a headline all in capitals at least."""

COMMON_WORDS = word_set(
    """
    ADA AIR AKAN AKU ANAK APA API ASAL ATAS ATAU AYO BAB BACA BAGI BAN BANJIR BARANG BARAT BARU BELI BELUM BERITA
    BESAR BISA BOM BREAKING BUAT BUKA BUKAN BUS CARA CEK CUMA DAN DARI DEMI DESA DI DIA DUA ENAM FAKTA FOTO GAGAL
    GAJI GEMPA GURU HAKIM HARGA HARI HARUS HATI HEBOH HOAKS HOAX IBU INDO INGIN INI ISI ISU ITU IYA JADI JAKSA
    JALAN JAM JANGAN JIKA JUGA JUMAT KALI KAMI KAMIS KAPAL KASUS KE KITA KLAIM KOTA KRISIS LAGI LAIN LALU LAMA
    LANGSUNG LEBIH LIHAT LIMA LIVE LUAR MATI MAU MAX MEI MINGGU MINTA MOBIL NAIK NEW NEWS OFF OLEH OUT PADA PAK PARA
    PERANG PILIH POS PRO PUN RABU RAJA RAMAI RAYA RUMAH RUPIAH RUSAK SAAT SABTU SAH SAJA SAKIT SAMA SATU SEBUT SELASA
    SEMUA SENIN SIAP SIMAK STOP SUDAH TAHU TAHUN TAK TANAH TAPI THE TIBA TIDAK TIGA TOL TOP TURUN TURUT UANG
    UPDATE USAI VIDEO VIRAL WARGA YA YANG
    """
)
"""Ordinary words that headlines set in capitals for emphasis and that the rule for abbreviations would spell."""
