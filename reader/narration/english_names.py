"""Names that Indonesian news prints most and whose spelling tells no rule how they are said.

Respelled after the custom of Indonesian newsreaders, by the letters of EYD V; an e is a pepet and an é a taling. They
hold for words with a capital letter only: some are common words of Indonesian or could be (Page, Rice, Cook).
"""

from __future__ import annotations

PEOPLE = {
    "aaron": "aron", "adele": "adél", "albanese": "albanisi", "alexander": "aléksander", "alice": "alis",
    "andrew": "andru", "anthony": "antoni", "barack": "barak", "beckham": "békem", "bellingham": "bélingham",
    "bernie": "berni", "bessent": "bésen", "beyonce": "biyonsé", "bezos": "bézos", "bill gates": "bil géts",
    "blair": "blér", "brad": "bréd", "brian": "braien", "bruce": "brus", "bryan": "braien", "bush": "bus",
    "caleb": "kéleb", "cameron": "kameron", "carl": "karl", "carlo": "karlo", "carlos": "karlos", "carney": "karni",
    "caroline": "karolin", "carter": "karter", "catherine": "kétrin", "charlie": "carli", "charlotte": "syarlot",
    "christian": "kristian", "christine": "kristin", "christopher": "kristofer", "claire": "klér", "clark": "klark",
    "claudia": "klaudia", "clinton": "klinton", "cole": "kol", "connor": "konor", "cooper": "kuper", "craig": "krég",
    "cristiano": "kristiano", "cruise": "krus", "curry": "kari", "daniel craig": "déniel krég", "dave": "dév",
    "david": "dévid", "dean": "din", "debbie": "débi", "declan": "déklan", "dicaprio": "dikaprio", "duke": "duk",
    "dwayne": "dwén", "dylan": "dilan", "ed": "éd", "edward": "édward", "eisenhower": "aisenhower",
    "elizabeth": "élisabét", "ellen": "élen", "elon": "élon", "eminem": "éminém", "emma": "éma", "eric": "érik",
    "ethan": "itan", "eugene": "yujin", "floyd": "floid", "francis": "fransis", "frank": "frénk",
    "gallagher": "galager", "gates": "géts", "gavin": "gévin", "geoffrey": "jéfri", "gerald": "jérald",
    "gerrard": "jérard", "grace": "grés", "graham": "gréham", "greg": "grég", "guy": "gai", "haaland": "holand",
    "harris": "haris", "harry": "héri", "harvey": "harvi", "heath": "hit", "helen": "hélen", "henderson": "hénderson",
    "henry": "hénri", "hillary": "hilari", "hugh": "hyu", "jack": "jék", "jackie": "jéki", "jackman": "jékman",
    "jackson": "jékson", "jacob": "jékob", "jake": "jék", "jamie": "jémi", "jane": "jén", "janet": "jénet",
    "jason": "jéson", "jay": "jéi", "jeff": "jéf", "jeffrey": "jéfri", "jennifer": "jénifer", "jeremy": "jéremi",
    "jerome": "jérom", "jesse": "jési", "jimmy": "jimi", "johnny": "joni", "jones": "jons",
    "jordan henderson": "jordan hénderson", "joseph": "joséf", "jude": "jud", "justin": "jastin", "kane": "kén",
    "kanye": "kanyé", "karoline": "karolin", "kate": "két", "keith": "kit", "kennedy": "kénedi", "kevin": "kévin",
    "klopp": "klop", "kyle": "kail", "lauren": "loren", "leavitt": "lévit", "lebron": "lébron", "lee": "li",
    "leo": "léo", "leonardo": "léonardo", "leslie": "lésli", "lewis": "luis", "lloyd": "loid", "louis": "luis",
    "louise": "luis", "lucas": "lukas", "luke": "luk", "macarthur": "mekartur", "madison": "médison",
    "madonna": "madona", "maguire": "meguair", "marcus": "markus", "maria sharapova": "maria syarapova",
    "mary": "méri", "matthew": "métyu", "mcdonald": "mekdonal", "mcdonald's": "mekdonals", "meghan": "mégan",
    "melania": "mélania", "middleton": "midelton", "mike": "maik", "mitchell": "micel", "monroe": "monro",
    "moore": "mur", "musk": "mask", "nancy": "nénsi", "nathan": "nétan", "neil": "nil", "newton": "nyuton",
    "nicholas": "nikolas", "nick": "nik", "nicole": "nikol", "nigel": "naijel", "noah": "noa", "oprah": "opra",
    "patrick": "patrik", "paul": "pol", "payne": "pén", "pence": "péns", "penny wong": "péni wong",
    "pete hegseth": "pit hégsét", "peter": "péter", "phil": "fil", "philip": "filip", "pickford": "pikford",
    "pompeo": "pompéo", "powell": "powel", "prince": "prins", "rachel": "récel", "rashford": "réshford",
    "raymond": "rémon", "reagan": "régan", "reece": "ris", "rice": "rais", "richard": "ricard", "richards": "ricards",
    "ritchie": "rici", "roger": "rojer", "rooney": "runi", "roosevelt": "rusevelt", "rose": "ros",
    "rumsfeld": "ramsféld", "russell": "rasel", "ruth": "rut", "ryan": "raien", "sachs": "saks", "samuel": "samuél",
    "schwarzenegger": "syuarseneger", "scott": "skot", "sean": "syon", "sharon": "syaron", "shaun": "syon",
    "shaw": "syo", "sheeran": "syiran", "smith": "smit", "snowden": "snoden", "southgate": "sautgét",
    "stephen": "stifen", "steve": "stiv", "steven": "stiven", "stewart": "stuart", "sue": "su",
    "susie wiles": "susi wails", "taylor": "téilor", "thatcher": "tacer", "theresa": "terésa",
    "theresa may": "terésa méi", "thomas": "tomas", "thompson": "tomson", "timothy": "timoti",
    "tony blair": "toni blér", "trudeau": "trudo", "tyler": "tailer", "tyson": "taison", "vincent": "vinsen",
    "wade": "wéd", "walker": "woker", "walter": "wolter", "walz": "wolz", "warren": "woren", "wayne": "wén",
    "whitney": "witni", "william": "wiliam", "williams": "wiliams", "winfrey": "winfri", "woods": "wuds",
    "wright": "rait", "yvette": "ivét", "zuckerberg": "zakerberg",
}  # fmt: skip
"""Given names and surnames, kings, presidents, players."""

PLACES = {
    "auckland": "okland", "baltimore": "baltimor", "beverly hills": "béverli hils", "birmingham": "bermingham",
    "brisbane": "brisben", "broadway": "brodwéi", "brooklyn": "bruklin", "california": "kalifornia",
    "cambridge": "kémbrij", "canberra": "kanbéra", "cape town": "kép taun", "capitol hill": "kapitol hil",
    "cardiff": "kardif", "cleveland": "klivlen", "colorado": "kolorado", "connecticut": "konétikat",
    "cornwall": "kornwol", "dallas": "dalas", "delaware": "délawér", "denver": "dénver", "detroit": "détroit",
    "downing street": "dauning strit", "dublin": "dablin", "edinburgh": "édinbra", "glasgow": "glasgo",
    "greenwich": "grinich", "ground zero": "graun ziro", "heathrow": "hitro", "hollywood": "holiwud",
    "houston": "hyuston", "idaho": "aidaho", "illinois": "ilinoi", "iowa": "aiowa", "kentucky": "kéntaki",
    "las vegas": "las végas", "leeds": "lids", "los angeles": "los anjeles", "louisiana": "luisiana", "maine": "mén",
    "maryland": "mérilen", "massachusetts": "masacusets", "melbourne": "mélbern", "memphis": "mémfis",
    "miami": "mayami", "milwaukee": "milwoki", "minneapolis": "miniapolis", "minnesota": "minésota",
    "mississippi": "misisipi", "missouri": "misuri", "nashville": "néshvil", "nevada": "névada",
    "new delhi": "nyu déli", "new england": "nyu inglan", "new hampshire": "nyu hémpsyir", "new jersey": "nyu jersi",
    "new mexico": "nyu méksiko", "new orleans": "nyu orlins", "new south wales": "nyu saut wéls",
    "new york": "nyu york", "new yorker": "nyu yorker", "new zealand": "nyu zilan",
    "north carolina": "nort karolaina", "ohio": "ohayo", "oxford": "oksford", "pearl harbor": "perl harbor",
    "pennsylvania": "pénsilvania", "perth": "pert", "philadelphia": "filadélfia", "phoenix": "finiks",
    "plymouth": "plimot", "portsmouth": "portsmot", "queensland": "kwinslan", "rhode island": "rod ailan",
    "san diego": "san diégo", "san francisco": "san fransisko", "san jose": "san hosé",
    "scotland yard": "skotlan yard", "seattle": "siatel", "silicon valley": "silikon véli",
    "south carolina": "saut karolaina", "south china morning post": "saut caina morning pos", "sydney": "sidni",
    "tennessee": "ténesi", "times square": "taims skwér", "utah": "yuta", "virginia": "virjinia", "wales": "wéls",
    "wall street": "wol strit", "wellington": "wélington", "wembley": "wémbli", "westminster": "wésminster",
    "white house": "wait haus", "wimbledon": "wimbeldon", "wisconsin": "wiskonsin", "worcester": "wuster",
    "wyoming": "waioming", "yorkshire": "yorksyir",
}  # fmt: skip
"""Cities, states and streets; those that have a name of their own in Indonesian (London, Inggris) are none."""

CLUBS = {
    "aston villa": "aston vila", "blackburn": "blékbern", "blackpool": "blékpul", "boston celtics": "boston séltiks",
    "bournemouth": "bornmot", "brentford": "bréntford", "brighton": "braiton", "burnley": "bernli",
    "celtic": "séltik", "chicago bulls": "syikago buls", "crystal palace": "kristal palés", "everton": "éverton",
    "fulham": "fulam", "golden state warriors": "golden stét woriors", "la galaxy": "él éi galaksi",
    "lakers": "lékers", "man city": "mén siti", "manchester city": "mencester siti", "middlesbrough": "midelsbro",
    "norwich": "norich", "nottingham": "notingham", "old trafford": "old traford", "premier league": "primir lig",
    "queens park rangers": "kwins park rénjers", "rangers": "rénjers", "red bull": "réd bul",
    "red devils": "réd dévils", "sheffield": "syéfild", "southampton": "sautamton",
    "stamford bridge": "stamford brij", "sunderland": "sanderlan", "swansea": "swonsi", "the blues": "de blus",
    "the citizens": "de sitizens", "the gunners": "de ganers", "the reds": "de réds", "west brom": "wés brom",
    "west ham": "wés ham", "wolverhampton": "wolverhamton", "wolves": "wulvs",
}  # fmt: skip
"""Football and basketball."""

FIRMS = {
    "accenture": "aksencer", "adobe": "adobi", "airbnb": "érbienbi", "anthropic": "antropik",
    "apple watch": "épel woch", "associated press": "asosiétid prés",
    "berkshire hathaway": "berksyir hatawéi", "beyond meat": "biyon mit", "blackberry": "blékbéri",
    "blackrock": "blékrok", "bloomberg": "blumberg", "boston consulting": "boston konsalting",
    "bytedance": "baitdéns", "capcut": "képkat", "chevrolet": "syévrolét", "chevron": "syévron", "chrome": "krom",
    "cisco": "sisko", "citibank": "sitibénk", "citigroup": "sitigrup", "cloudflare": "klaudflér",
    "coca-cola": "koka-kola", "coinbase": "koinbés", "coldplay": "koldpléi", "costco": "kosko",
    "credit suisse": "krédit swis", "deepmind": "dipmain", "deepseek": "dipsik", "dell": "dél", "deloitte": "déloit",
    "discord": "diskord", "disney": "disni", "disneyland": "disnilén", "dow jones": "dau jons", "ebay": "ibéi",
    "exxon": "ékson", "exxonmobil": "ékson mobil", "fedex": "fédéks", "financial times": "fainénsyel taims",
    "fitch": "fich", "forbes": "forbs", "fortune": "forcun", "fox news": "foks nyus", "foxconn": "fokskon",
    "freeport": "friport", "galaxy": "galaksi", "gemini": "jemini",
    "geely": "gili", "general electric": "jéneral éléktrik",
    "general motors": "jéneral motors", "github": "githab", "goldman sachs": "goldman saks", "goodyear": "gudyir",
    "google maps": "gugel méps", "greenpeace": "grinpis", "guardian": "gardian", "guinness": "gines",
    "halliburton": "haliberton", "heineken": "héineken", "hewlett": "hyulet", "honeywell": "haniwél",
    "human rights watch": "hyumen raits woch", "intel": "intél", "ios": "aios", "ipad": "aipéd", "jetstar": "jétstar",
    "jpmorgan": "je pi morgan", "kickstarter": "kikstarter", "lenovo": "lénovo", "linkedin": "linkdin",
    "lockheed martin": "lokhid martin", "macbook": "mékbuk", "mastercard": "masterkard", "mckinsey": "mekinsi",
    "meta": "méta", "microsoft": "maikrosof", "moody's": "mudis", "morgan stanley": "morgan sténli",
    "nasdaq": "nasdak", "netflix": "nétfliks", "new york times": "nyu york taims", "nvidia": "énvidia",
    "openai": "open é ai", "oracle": "orakel", "paypal": "péipal", "pepsi": "pépsi", "pfizer": "faizer",
    "photoshop": "fotosyop", "pixar": "piksar", "playstation": "pléistésyen", "procter": "prokter",
    "qualcomm": "kualkom", "rappler": "répler", "reuters": "roiters", "roblox": "robloks", "rolls-royce": "rols-rois",
    "schneider": "shnaider", "shopee": "syopi", "sky news": "skai nyus", "skype": "skaip", "snapchat": "snépcét",
    "softbank": "sofbénk", "spacex": "spés éks", "spotify": "spotifai", "stanford": "sténford",
    "starbucks": "starbaks", "straits times": "stréits taims", "telegram": "télegram", "telegraph": "télegraf",
    "tesla": "tésla", "the": "de", "the economist": "di ékonomis", "threads": "tréds", "time": "taim", "times": "taims",
    "twitch": "twich", "viber": "vaiber", "wall street journal": "wol strit jurnal", "walmart": "wolmart",
    "washington post": "wosyington pos", "wikipedia": "wikipédia", "windows": "windos", "wordpress": "wordprés",
    "yahoo": "yahu", "yale": "yél",
}  # fmt: skip
"""Companies, their wares, newspapers, universities and organisations that are said as words."""

OTHERS = {
    # Belanda, Jerman, Prancis, Spanyol
    "calvin": "kalvin", "haye": "hai", "maarten": "marten", "paes": "pas", "struick": "struik", "thom": "tom",
    "angela merkel": "anggéla merkel",
    "bayern munchen": "bayern munsyen", "beckenbauer": "békenbauer", "bruyne": "breine",
    "cruijff": "kroif", "cruyff": "kroif", "dijk": "déik", "eindhoven": "éindhoven", "feyenoord": "féyenord",
    "leverkusen": "léverkusen",
    "muller": "muler", "neuer": "noier", "nijmegen": "néimékhen", "rijkaard": "réikard", "schalke": "syalke",
    "schmidt": "smit", "schumacher": "syumaher", "schweinsteiger": "shvainstaiger", "utrecht": "utrekht",
    "wenger": "wénger", "peugeot": "péjo", "renault": "réno", "louvre": "luvre",
    "chirac": "syirak", "chopin": "syopan", "louis vuitton": "lui viton", "michelin": "misyelin", "champs": "syam",
    "elysee": "élisé", "lyon": "lion", "marseille": "marséi", "xavi": "syavi", "messi": "mési",
    "griezmann": "grisman", "mbappe": "mbapé", "benzema": "bénzema", "zidane": "zidan", "deschamps": "désyam",
    # Jepang, Korea
    "abe": "abé", "hee": "hi", "heung": "heng", "hyun": "hyon", "jae": "jé", "jeong": "jong", "keon": "kon",
    "moon": "mun", "myung": "myong", "seok": "sok", "seon": "son", "seung": "seng", "tae": "té",
    "yeon": "yon", "yoon": "yun", "yeol": "yol", "hyundai": "hyundé", "incheon": "incon", "pyeongchang": "pyongcang",
    "blackpink": "blékpink",
    "duck soo": "dok su", "soo": "su", "virgil": "virjil",
    "friedrich merz": "fridrikh mérts", "urumqi": "urumci", "yangtze": "yangtse",
    # Arab
    "masoud": "masud", "pezeshkian": "pézeshkian",
    "ameer": "amir", "sheikh": "syéikh", "noor": "nur", "houthi": "huti", "mahmoud": "mahmud", "yousef": "yusuf",
    "younis": "yunis", "khamenei": "khaménéi", "rashid": "rasyid",
    "haniyeh": "haniyé", "hezbollah": "hézbolah", "ahmed": "ahméd", "mohammed": "mohaméd", "mohamed": "mohaméd",
    "sharaa": "syara", "shifa": "syifa", "hussein": "huséin", "khashoggi": "kasyogi", "rouhani": "ruhani",
    "moussa": "musa", "dawood": "daud", "saeed": "said", "waleed": "walid", "khaled": "khalid", "jeddah": "jédah",
    "nasrallah": "nasralah", "sharjah": "syarjah", "al jazeera": "al jazira",
}  # fmt: skip
"""Names from elsewhere, in the spelling of their own language or in an English one."""

NAMES = {word: said for table in (OTHERS, FIRMS, CLUBS, PLACES, PEOPLE) for word, said in table.items() if word != said}
"""Words as the spoken form has them, one or several, to how they are said."""
