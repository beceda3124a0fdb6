"""Names that Indonesian news prints most and whose spelling tells no rule how they are said.

Respelled after the custom of Indonesian newsreaders, by the letters of EYD V; an e is a pepet and an é a taling. They
hold for words with a capital letter only: some are common words of Indonesian or could be (Page, Rice, Cook).
"""

from __future__ import annotations

PEOPLE = {
    "aaron": "aron", "adele": "adél", "alexander": "aléksander", "alice": "alis", "andrew": "andru", "anthony": "antoni",
    "barack": "barak", "beckham": "békem", "bellingham": "bélingham", "bernie": "berni", "beyonce": "biyonsé",
    "bezos": "bézos", "bill gates": "bil géts", "blair": "blér", "bob": "bob", "brad": "bréd", "brian": "braien",
    "bruce": "brus", "bruno mars": "bruno mars", "bryan": "braien", "bush": "bus", "caleb": "kéleb", "cameron": "kameron",
    "carl": "karl", "carlo": "karlo", "carlos": "karlos", "carney": "karni", "caroline": "karolin", "carter": "karter",
    "catherine": "kétrin", "charlie": "carli", "charlotte": "syarlot", "christian": "kristian", "christine": "kristin",
    "christopher": "kristofer", "claire": "klér", "clark": "klark", "claudia": "klaudia", "clinton": "klinton",
    "cole": "kol", "connor": "konor", "cooper": "kuper", "craig": "krég", "cristiano": "kristiano", "cruise": "krus",
    "curry": "kari", "daniel craig": "déniel krég", "dave": "dév", "david": "dévid", "debbie": "débi",
    "declan": "déklan", "dicaprio": "dikaprio", "duke": "duk", "dwayne": "dwén", "dylan": "dilan", "ed": "éd",
    "edward": "édward", "eisenhower": "aisenhower", "elizabeth": "élisabét", "ellen": "élen", "elon": "élon",
    "eminem": "éminém", "emma": "éma", "eric": "érik", "ethan": "itan", "eugene": "yujin", "floyd": "floid",
    "francis": "fransis", "frank": "frénk", "gates": "géts", "gavin": "gévin", "geoffrey": "jéfri", "gerald": "jérald",
    "gerrard": "jérard", "gordon": "gordon", "grace": "grés", "graham": "gréham", "greg": "grég", "guardiola": "guardiola",
    "guy": "gai", "haaland": "holand", "harris": "haris", "harry": "héri", "harvey": "harvi", "heath": "hit",
    "helen": "hélen", "henderson": "hénderson", "henry": "hénri", "hillary": "hilari", "hugh": "hyu", "ian": "ian",
    "jack": "jék", "jackie": "jéki", "jackman": "jékman", "jackson": "jékson", "jacob": "jékob", "jake": "jék",
    "jamie": "jémi", "jane": "jén", "janet": "jénet", "jason": "jéson", "jay": "jéi", "jeff": "jéf", "jeffrey": "jéfri",
    "jennifer": "jénifer", "jeremy": "jéremi", "jerome": "jérom", "jesse": "jési", "jim": "jim", "jimmy": "jimi",
    "johnny": "joni", "jones": "jons", "jordan henderson": "jordan hénderson", "joseph": "joséf", "jude": "jud",
    "justin": "jastin", "kane": "kén", "kanye": "kanyé", "kate": "két", "keith": "kit",
    "kennedy": "kénedi", "kevin": "kévin", "klopp": "klop", "kyle": "kail", "lampard": "lampard",
    "lauren": "loren", "lebron": "lébron", "lee": "li", "leo": "léo", "leonardo": "léonardo",
    "leslie": "lésli", "lewis": "luis", "lloyd": "loid", "louis": "luis", "louise": "luis", "lucas": "lukas",
    "luke": "luk", "macarthur": "mekartur", "madison": "médison", "madonna": "madona", "maguire": "meguair",
    "marcus": "markus", "margaret": "margaret", "maria sharapova": "maria syarapova", "mark": "mark",
    "mary": "méri", "matthew": "métyu", "mcdonald": "mekdonal", "mcdonald's": "mekdonals", "meghan": "mégan",
    "melania": "mélania", "middleton": "midelton", "mike": "maik", "mitchell": "micel", "monroe": "monro", "moore": "mur", "morgan": "morgan",
    "musk": "mask", "nancy": "nénsi", "nathan": "nétan", "neil": "nil", "newton": "nyuton", "nicholas": "nikolas",
    "nick": "nik", "nicole": "nikol", "nigel": "naijel", "noah": "noa", "obama": "obama",
    "oliver": "oliver", "oprah": "opra", "owen": "owen", "patrick": "patrik", "paul": "pol", "payne": "pén",
    "pence": "péns", "peter": "péter", "philip": "filip", "phil": "fil", "pickford": "pikford",
    "pompeo": "pompéo", "powell": "powel", "prince": "prins", "putin": "putin", "rachel": "récel", "rashford": "résyford",
    "raymond": "rémon", "reagan": "régan", "reece": "ris", "rice": "rais", "richard": "ricard", "richards": "ricards", "ritchie": "rici",
    "roger": "rojer", "ronald": "ronald", "rooney": "runi", "roosevelt": "rusevelt", "rose": "ros", "rubio": "rubio",
    "rumsfeld": "ramsféld", "russell": "rasel", "ruth": "rut", "ryan": "raien", "sachs": "saks", "samuel": "samuél",
    "schwarzenegger": "syuarseneger", "scott": "skot", "sean": "syon", "sharon": "syaron",
    "shaun": "syon", "shaw": "syo", "sheeran": "syiran", "smith": "smit", "snowden": "snoden",
    "southgate": "sautgét", "stephen": "stifen", "steve": "stiv", "steven": "stiven", "stewart": "stuart",
    "stuart": "stuart", "sue": "su", "susan": "susan", "swift": "swift", "taylor": "téilor", "thatcher": "tacer",
    "theresa": "terésa", "theresa may": "terésa méi", "thomas": "tomas", "thompson": "tomson", "timothy": "timoti", "tony blair": "toni blér",
    "trudeau": "trudo", "tyler": "tailer", "tyson": "taison", "vincent": "vinsen", "wade": "wéd", "walker": "woker",
    "walter": "wolter", "walz": "wolz", "warren": "woren", "watson": "watson", "wayne": "wén", "whitney": "witni",
    "william": "wiliam", "williams": "wiliams", "wilson": "wilson", "winfrey": "winfri", "winston": "winston",
    "woods": "wuds", "wright": "rait", "zuckerberg": "zakerberg",
}  # fmt: skip
"""Given names and surnames, kings, presidents, players."""

PLACES = {
    "auckland": "okland", "baltimore": "baltimor", "beverly hills": "béverli hils", "birmingham": "bermingham",
    "boston": "boston", "brisbane": "brisben", "bristol": "bristol", "broadway": "brodwéi", "brooklyn": "bruklin",
    "california": "kalifornia", "cambridge": "kémbrij", "canberra": "kanbéra", "cape town": "kép taun",
    "capitol hill": "kapitol hil", "cardiff": "kardif", "cleveland": "klivlen", "colorado": "kolorado",
    "connecticut": "konétikat", "cornwall": "kornwol", "dallas": "dalas", "delaware": "délawér", "denver": "dénver",
    "detroit": "détroit", "downing street": "dauning strit", "dublin": "dablin", "edinburgh": "édinbra",
    "glasgow": "glasgo", "greenwich": "grinic", "ground zero": "graun ziro", "heathrow": "hitro", "hollywood": "holiwud",
    "houston": "hyuston", "idaho": "aidaho", "illinois": "ilinoi", "iowa": "aiowa", "kentucky": "kéntaki",
    "las vegas": "las végas", "leeds": "lids", "los angeles": "los anjeles", "louisiana": "luisiana",
    "maine": "mén", "maryland": "mérilen", "massachusetts": "masacusets", "melbourne": "mélbern", "memphis": "mémfis",
    "miami": "mayami", "milwaukee": "milwoki", "minneapolis": "miniapolis", "minnesota": "minésota",
    "mississippi": "misisipi", "missouri": "misuri", "nashville": "nésyvil", "nevada": "névada",
    "new delhi": "nyu déli", "new england": "nyu inglan", "new hampshire": "nyu hémpsyir", "new jersey": "nyu jersi",
    "new mexico": "nyu méksiko", "new orleans": "nyu orlins", "new south wales": "nyu saut wéls", "new york": "nyu york",
    "new yorker": "nyu yorker", "new zealand": "nyu zilan", "north carolina": "nort karolaina", "ohio": "ohayo",
    "orlando": "orlando", "oxford": "oksford", "pearl harbor": "perl harbor", "pennsylvania": "pénsilvania",
    "perth": "pert", "philadelphia": "filadélfia", "phoenix": "finiks", "plymouth": "plimot", "portsmouth": "portsmot",
    "queensland": "kwinslan", "rhode island": "rod ailan", "san diego": "san diégo", "san francisco": "san fransisko",
    "san jose": "san hosé", "scotland yard": "skotlan yard", "seattle": "siatel", "silicon valley": "silikon véli",
    "south carolina": "saut karolaina", "south china morning post": "saut caina morning pos", "sydney": "sidni",
    "tennessee": "ténesi", "times square": "taims skwér", "uluru": "uluru", "utah": "yuta", "virginia": "virjinia",
    "wales": "wéls", "wall street": "wol strit", "wellington": "wélington", "wembley": "wémbli", "westminster": "wésminster",
    "white house": "wait haus", "wimbledon": "wimbeldon", "wisconsin": "wiskonsin", "wyoming": "waioming",
    "worcester": "wuster", "yorkshire": "yorksyir",
}  # fmt: skip
"""Cities, states and streets; those that have a name of their own in Indonesian (London, Inggris) are none."""

CLUBS = {
    "arsenal": "arsenal", "aston villa": "aston vila", "blackburn": "blékbern", "blackpool": "blékpul",
    "boston celtics": "boston séltiks", "bournemouth": "bornmot", "brentford": "bréntford", "brighton": "braiton",
    "burnley": "bernli", "celtic": "séltik", "chicago bulls": "syikago buls", "crystal palace": "kristal palés",
    "everton": "éverton", "fulham": "fulam", "golden state warriors": "golden stét woriors", "ipswich": "ipswic",
    "la galaxy": "él éi galaksi", "lakers": "lékers", "luton": "luton", "manchester city": "mencester siti",
    "man city": "mén siti", "middlesbrough": "midelsbro", "norwich": "noric", "nottingham": "notingham",
    "old trafford": "old traford", "premier league": "primir lig", "queens park rangers": "kwins park rénjers",
    "rangers": "rénjers", "red bull": "réd bul", "red devils": "réd dévils", "sheffield": "syéfild",
    "southampton": "sautamton", "stamford bridge": "stamford brij", "sunderland": "sanderlan", "swansea": "swonsi",
    "the blues": "de blus", "the gunners": "de ganers", "the reds": "de réds", "the citizens": "de sitizens",
    "west brom": "wés brom", "west ham": "wés ham", "wolverhampton": "wolverhamton", "wolves": "wulvs",
}  # fmt: skip
"""Football and basketball."""

FIRMS = {
    "accenture": "aksencer", "adidas": "adidas", "adobe": "adobi", "airbnb": "érbienbi", "amazon": "amazon",
    "android": "android", "anthropic": "antropik", "apple watch": "épel woc", "associated press": "asosiétid prés",
    "bank of america": "bénk of amérika", "berkshire hathaway": "berksyir hatawéi", "blackberry": "blékbéri",
    "blackrock": "blékrok", "bloomberg": "blumberg", "boston consulting": "boston konsalting", "bytedance": "baitdéns",
    "capcut": "képkat", "chevrolet": "syévrolét", "chevron": "syévron", "chrome": "krom", "cisco": "sisko",
    "citibank": "sitibénk", "citigroup": "sitigrup", "cloudflare": "klaudflér", "coca-cola": "koka-kola",
    "coinbase": "koinbés", "coldplay": "koldpléi", "costco": "kosko", "credit suisse": "krédit swis",
    "deepmind": "dipmain", "deepseek": "dipsik", "dell": "dél", "deloitte": "déloit", "discord": "diskord",
    "disney": "disni", "disneyland": "disnilén", "dow jones": "dau jons", "ebay": "ibéi", "exxon": "ékson",
    "exxonmobil": "ékson mobil", "financial times": "fainénsyel taims", "fitch": "fic", "forbes": "forbs",
    "fortune": "forcun", "fox news": "foks nyus", "freeport": "friport", "galaxy": "galaksi", "gemini": "jemini",
    "general electric": "jéneral éléktrik", "general motors": "jéneral motors", "github": "githab",
    "goldman sachs": "goldman saks", "goodyear": "gudyir", "google maps": "gugel méps", "greenpeace": "grinpis",
    "guardian": "gardian", "guinness": "gines", "halliburton": "haliberton", "harvard": "harvard",
    "heineken": "héineken", "hewlett": "hyulet", "honeywell": "haniwél", "human rights watch": "hyumen raits woc",
    "instagram": "instagram", "intel": "intél", "ipad": "aipéd", "ios": "aios", "jetstar": "jétstar",
    "jpmorgan": "je pi morgan", "kickstarter": "kikstarter", "lenovo": "lénovo", "linkedin": "linkdin",
    "lockheed martin": "lokhid martin", "macbook": "mékbuk", "mastercard": "masterkard", "mckinsey": "mekinsi",
    "meta": "méta", "microsoft": "maikrosof", "moody's": "mudis", "morgan stanley": "morgan sténli",
    "nasdaq": "nasdak", "netflix": "nétfliks", "new york times": "nyu york taims", "nvidia": "énvidia",
    "openai": "open é ai", "oracle": "orakel", "paypal": "péipal", "pepsi": "pépsi", "pfizer": "faizer",
    "photoshop": "fotosyop", "pixar": "piksar", "playstation": "pléistésyen", "procter": "prokter",
    "qualcomm": "kualkom", "rappler": "répler", "reuters": "roiters", "roblox": "robloks", "rolls-royce": "rols-rois",
    "safari": "safari", "schneider": "synaider", "shopee": "syopi", "sky news": "skai nyus", "skype": "skaip",
    "snapchat": "snépcét", "softbank": "sofbénk", "spacex": "spés éks", "spotify": "spotifai", "starbucks": "starbaks",
    "starlink": "starlink", "stanford": "sténford", "straits times": "stréits taims", "telegraph": "télegraf",
    "telegram": "télegram", "tesla": "tésla", "the economist": "di ékonomis", "threads": "tréds", "time": "taim",
    "times": "taims", "tiktok": "tiktok", "twitch": "twic", "uber": "uber", "unilever": "unilever", "viber": "vaiber",
    "visa": "visa", "wall street journal": "wol strit jurnal", "walmart": "wolmart", "washington post": "wosyington pos",
    "wikipedia": "wikipédia", "windows": "windos", "wordpress": "wordprés", "yahoo": "yahu", "yale": "yél",
}  # fmt: skip
"""Companies, their wares, newspapers, universities and organisations that are said as words."""

OTHERS = {
    # Belanda, Jerman, Prancis, Spanyol
    "bayern": "bayern", "bayern munchen": "bayern munsyen", "beckenbauer": "békenbauer", "bruyne": "breine",
    "cruijff": "kroif", "cruyff": "kroif", "dijk": "déik", "eindhoven": "éindhoven", "feyenoord": "féyenord",
    "groningen": "groningen", "kluivert": "kluivert", "leverkusen": "léverkusen", "merkel": "merkel",
    "muller": "muler", "neuer": "noier", "nijmegen": "néimékhen", "rijkaard": "réikard", "schalke": "syalke",
    "schmidt": "smit", "schumacher": "syumaher", "schweinsteiger": "syvainstaiger", "utrecht": "utrekht",
    "versace": "versace", "wenger": "wénger", "peugeot": "péjo", "renault": "réno", "louvre": "luvre",
    "chirac": "syirak", "chopin": "syopan", "louis vuitton": "lui viton", "michelin": "misyelin", "champs": "syam",
    "elysee": "élisé", "lyon": "lion", "marseille": "marséi", "xavi": "syavi", "messi": "mési",
    "griezmann": "grisman", "mbappe": "mbapé", "benzema": "bénzema", "zidane": "zidan", "deschamps": "désyam",
    # Jepang, Korea
    "abe": "abé", "hee": "hi", "heung": "heng", "hyun": "hyon", "jae": "jé", "jeong": "jong", "keon": "kon", "moon": "mun",
    "myung": "myong", "seok": "sok", "seon": "son", "seung": "seng", "suk": "suk", "tae": "té", "tsu": "tsu",
    "yeon": "yon", "yoon": "yun", "yeol": "yol", "hyundai": "hyundé", "incheon": "incon", "pyeongchang": "pyongcang",
    "blackpink": "blékpink", "kyoto": "kyoto", "toyota": "toyota",
    # Arab
    "ameer": "amir", "sheikh": "syéikh", "noor": "nur", "houthi": "huti", "mahmoud": "mahmud", "yousef": "yusuf",
    "younis": "yunis", "khamenei": "khaménéi", "rafsanjani": "rafsanjani", "raisi": "raisi", "rashid": "rasyid",
    "haniyeh": "haniyé", "hezbollah": "hézbolah", "ahmed": "ahméd", "mohammed": "mohaméd", "mohamed": "mohaméd",
    "sharaa": "syara", "shifa": "syifa", "hussein": "huséin", "khashoggi": "kasyogi", "rouhani": "ruhani",
    "moussa": "musa", "dawood": "daud", "saeed": "said", "waleed": "walid", "khaled": "khalid", "jeddah": "jédah",
    "nasrallah": "nasralah", "sharjah": "syarjah", "al jazeera": "al jazira", "doha": "doha", "mosul": "mosul",
}  # fmt: skip
"""Names from elsewhere, in the spelling of their own language or in an English one."""

NAMES = {
    word: said
    for table in (OTHERS, FIRMS, CLUBS, PLACES, PEOPLE)
    for word, said in table.items()
    if word != said
}
"""Words as the spoken form has them, one or several, to how they are said."""
