"""Places that stand behind an office in Indonesian news ("Bupati Garut"): countries, provinces, towns."""

from __future__ import annotations

from reader.narration.words import word_set

PLACES = word_set(
    """
    aceh afghanistan afrika albania aljazair ambon amerika amsterdam angeles angola ankara arab argentina armenia as
    asmat athena australia austria aviv azerbaijan baghdad bahrain bali balikpapan banda bandung bangkok bangladesh
    banjar banjarbaru banjarmasin banjarnegara banten bantul banyumas banyuwangi barcelona baru batam batang batu
    baubau beijing bekasi belanda belarus belgia belitung bengkalis bengkulu berlin biak bima binjai bintan bitung
    blitar blora bogor bojonegoro bolaang bolivia bollywood bondowoso bone bontang bosnia boyolali brasil brazil
    brebes britania brunei brussel brussels bukittinggi bulgaria bulukumba california canberra ceko chad chile china
    ciamis cianjur cikarang cilacap cilegon cimahi cina cirebon demak denmark denpasar depok dhaka diy dki doha dubai
    dumai ekuador ende eropa estonia ethiopia fiji filipina finlandia flores florida francisco garut gaza georgia
    ghana gianyar gorontalo gowa gresik grobogan guinea gunungkidul hanoi hollywood hongkong hungaria india indramayu
    inggris irak iran irlandia islandia israel istanbul italia jabar jakarta jamaika jambi jateng jatim jawa jayapura
    jeddah jember jembrana jenewa jepang jepara jerman jerusalem jogja jogjakarta jombang jordania kabul kairo kalbar
    kalimantan kalsel kaltara kalteng kaltim kamboja kamerun kanada karachi karanganyar karawang karimun kazakhstan
    kebumen kediri kendal kendari kenya kepri kiev klaten klungkung kolombia korea kosovo kroasia kuala kualalumpur
    kuba kudus kulonprogo kuningan kupang kuwait kyiv lamongan lampung langsa laos latvia lebak lebanon leste
    lhokseumawe libanon libya lithuania lombok london los lubuklinggau luksemburg lumajang lumpur luwu madinah madiun
    madrid madura magelang magetan majalengka majene makassar maladewa malang malaysia mali malta maluku mamuju manado
    manila manokwari maroko maros mataram medan mekkah meksiko melbourne merauke mesir meulaboh mimika minahasa
    mojokerto moldova mongolia mongondow montenegro moskow mozambik mumbai munich myanmar nabire nairobi namibia
    natuna nepal new nganjuk ngawi nias nigeria norwegia ntb ntt nusa oman oslo ottawa pacitan padang pagaralam
    pakistan palangkaraya palembang palestina palopo palu pamekasan panama pandeglang pangandaran pangkalpinang papua
    paraguay parepare pariaman paris pasuruan pati payakumbuh pekalongan pekanbaru pemalang pematangsiantar penang
    perancis peru pinrang polandia ponorogo pontianak portugal poso prabumulih prancis probolinggo purbalingga
    purwakarta purworejo pyongyang qatar raya rembang riau riyadh roma rumania rusia rwanda sabang salatiga samarinda
    samoa sampang sampit san saudi sawahlunto selandia selatan semarang senegal seoul serang serbia serikat shanghai
    sibolga sidoarjo sidrap sierra singapura singkawang sinjai siprus situbondo skotlandia sleman slovakia slovenia
    solo solok somalia sorong spanyol sragen srilanka stockholm subang sudan sukabumi sukoharjo sulawesi sulbar sulsel
    sulteng sultra sulut sumatera sumatra sumbar sumbawa sumedang sumenep sumsel sumut surabaya surakarta suriah
    suriname swedia swiss sydney tabanan taipei taiwan takalar tangerang tangsel tanjungpinang tanzania tapanuli
    tarakan tasikmalaya tebingtinggi tegal teheran tel temanggung ternate texas thailand tidore timor tiongkok tokyo
    tomohon toraja trenggalek tual tuban tulungagung tunisia turki uea uganda ukraina uruguay utara uzbekistan vatikan
    venezuela vietnam wajo wales wamena washington wina wonogiri wonosari wonosobo yaman yangon yerusalem yogyakarta
    yordania york yunani zambia zimbabwe zurich
    """
)
"""Single words, in small letters."""
