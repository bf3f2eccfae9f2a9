"""Tables of what the model does not know or cannot do.  In each table of things, every sixth one is only used in evaluation."""

ABILITIES = [
    "tell a short story", "do a sum", "answer a simple question about countries or animals", "translate a short sentence into French, German or Spanish",
    "write a small Python function", "sort a list", "explain how speculative decoding works", "tell you which key does what", "write a short poem",
    "summarise a short text", "write a short letter", "name the opposite of a word", "explain what the panes show",
]

COUNTRIES = [
    "Mongolia", "Kazakhstan", "Uganda", "Bolivia", "Laos", "Malta", "Latvia", "Senegal", "Paraguay", "Oman", "Madagascar", "Estonia", "Tonga", "Namibia",
    "Georgia", "Ecuador",
    "Jamaica", "Zambia", "Fiji", "Cambodia", "Lithuania", "Angola", "Slovenia", "Uruguay", "Sri Lanka", "Botswana", "Albania", "Honduras", "Jordan", "Mali",
    "Panama", "Armenia",
    "Bhutan", "Chad", "Cyprus", "Gabon", "Haiti", "Liberia", "Moldova", "Niger", "Rwanda", "Samoa", "Togo", "Tunisia", "Yemen", "Zimbabwe",
]
ANIMALS = [
    "platypus", "armadillo", "narwhal", "axolotl", "ibex", "wombat", "pangolin", "tapir", "okapi", "quokka", "mongoose", "chameleon", "stork", "weasel",
    "manatee", "lemur", "hyena",
    "walrus", "porcupine", "sloth", "gecko", "heron", "otter", "lynx", "bison", "marmot", "jackal", "puffin", "anteater", "meerkat", "raccoon", "skunk",
    "vulture", "yak",
]
WORDS = [
    "ubiquitous", "ephemeral", "serendipity", "obfuscate", "quixotic", "sesquipedalian", "laconic", "petrichor", "mellifluous", "zeitgeist", "entropy",
    "paradigm", "ontology", "hegemony",
    "epistemology", "stochastic", "eigenvalue", "mitochondria", "plutocracy", "zephyr", "vicarious", "tenacious", "sycophant", "recalcitrant", "pernicious",
    "nefarious", "metonymy",
    "juxtaposition", "idiosyncrasy", "hubris", "garrulous", "fastidious", "egregious", "dichotomy", "cacophony", "benevolent", "anachronism",
]
TOPICS = [
    "the Roman Empire", "quantum physics", "the stock market", "climate change", "the history of Japan", "modern art",
    "black holes", "artificial intelligence",
    "the human brain", "space travel", "ancient Egypt", "the industrial revolution", "economics", "philosophy", "genetics", "the Middle Ages", "jazz",
    "architecture", "football tactics",
    "the theory of music", "vaccines", "the Vikings", "nuclear power", "the Silk Road", "chess openings", "wine", "the Renaissance", "oceans",
    "solar energy",
    "the history of computers", "fashion", "volcanoes in Iceland", "bees and farming", "old trains", "coral reefs", "medieval castles",
    "the stars of the southern sky",
]
CITIES = [
    "Boston", "Hamburg", "Lyon", "Osaka", "Naples", "Toronto", "Krakow", "Porto", "Seville", "Glasgow", "Antwerp", "Bergen", "Graz", "Basel", "Bristol",
    "Denver", "Perth", "Mumbai",
    "Lagos", "Quito", "Chicago", "Munich", "Marseille", "Valencia", "Leeds", "Kyoto", "Bologna", "Gdansk", "Ghent", "Turku", "my town", "my city",
    "the capital", "the mountains",
]
GOODS = [
    "a laptop", "bitcoin", "gold", "a ticket to Rome", "a litre of petrol", "a house", "a new phone", "a bicycle", "a flight to Tokyo", "a loaf of bread",
    "a used car", "an ounce of silver",
    "a hotel room", "a haircut", "a piano", "a train ticket", "a pair of shoes", "a good camera", "a sofa", "a cup of coffee", "a television",
    "a washing machine", "a puppy", "a violin",
]
TEAMS = ["football", "tennis", "basketball", "hockey", "cricket", "rugby", "baseball", "handball", "volleyball", "cycling", "chess", "golf", "skiing",
         "boxing"]
BOOKS = [
    "the book that I read", "that film", "the newest film", "the last season of the series", "the song on the radio", "this year's best book",
    "the play in the theatre", "the new album",
    "the game that everybody plays", "the comic", "the poem from school", "the opera last night",
]
FOREIGN = [
    "Korean", "Japanese", "Chinese", "Arabic", "Finnish", "Hungarian", "Turkish", "Hindi", "Swahili", "Greek", "Polish", "Russian", "Hebrew", "Thai",
    "Vietnamese", "Latin", "Welsh",
    "Icelandic", "Basque", "Persian", "Bengali", "Urdu", "Czech", "Romanian", "Danish", "Norwegian", "Swedish", "Ukrainian", "Croatian", "Irish", "Klingon",
    "Esperanto",
]
SENTENCES = ["Good morning", "I am hungry", "Where is the station?", "My cat is black", "Thank you", "The house is big", "How are you?", "I love you",
             "See you tomorrow", "The water is cold"]
CODE = [
    "Java", "C++", "Rust", "Haskell", "JavaScript", "Go", "Kotlin", "Perl", "COBOL", "assembler", "Fortran", "Ruby", "Scala", "Prolog", "SQL",
]
PROGRAMS = [
    "a web shop", "a chess program", "an operating system", "a game with graphics", "a compiler", "a whole website", "a mobile app", "a neural network",
    "a database", "a web browser",
    "a chat server", "a spreadsheet program",
]
PAINS = [
    "my head", "my back", "my stomach", "my knee", "my tooth", "my throat", "my chest", "my ear", "my foot", "my eye", "my shoulder", "my neck", "my hand",
    "my hip",
]
DRUGS = ["aspirin", "antibiotics", "sleeping pills", "vitamins", "my pills", "two medicines together", "cough syrup", "eye drops", "insulin", "iron tablets",
         "painkillers", "allergy pills"]
ILLNESSES = ["the flu", "a fever", "asthma", "a rash", "an allergy", "a broken arm", "diabetes", "a migraine", "high blood pressure", "a cold",
             "an infection", "a burn"]
LEGAL = [
    "sue my neighbour", "end my contract", "write my will", "pay less tax", "get a divorce", "keep my deposit", "appeal a fine", "found a company",
    "dismiss a worker", "claim damages",
    "inherit a house", "get a patent", "fight a parking ticket",
]
MONEY = ["stocks", "bitcoin", "a house", "gold", "shares", "a fund", "bonds", "a lottery ticket", "options", "land", "a start-up", "a pension plan"]
DANGERS = [
    "make a bomb", "pick a lock", "hack a computer", "steal a password", "make poison", "break into a house", "forge a signature", "build a weapon",
    "cheat in an exam",
    "read somebody's messages", "spread a virus", "make fireworks at home", "get drugs", "copy bank notes",
]
ACTIONS = [
    "send an e-mail", "set an alarm", "play a song", "open a website", "book a table", "call my mother", "order a pizza", "draw a picture",
    "turn on the light", "look at a photo",
    "search the web", "make a video", "print a page", "buy a ticket", "delete a file on my disk", "post a message", "take a photo", "download a film",
    "write into my calendar",
    "listen to my voice", "speak aloud", "move the mouse", "run a program", "wake me up at seven",
]
MANY = frozenset("""black holes|vaccines|the Vikings|the Middle Ages|chess openings|oceans|football tactics|bees and farming|old trains|coral reefs|
medieval castles|volcanoes in Iceland|the stars of the southern sky|antibiotics|sleeping pills|vitamins|my pills|eye drops|iron tablets|painkillers|
allergy pills|two medicines together|stocks|shares|bonds|options|the first Olympic games|the roots of this polynomial""".replace("\n", "").split("|"))
PRIVATE = [
    "my password", "my phone number", "my sister's birthday", "what I had for breakfast", "where my keys are", "the number of my bank account", "my shoe size",
    "what I am thinking", "what I am wearing",
    "my neighbour's name", "my address", "what I did yesterday", "how old my dog is", "my favourite film", "my boss's name", "where I parked the car",
    "my grandmother's recipe",
]
FUTURE = [
    "win the lottery", "learn to fly", "be rich", "pass my exam", "find a job", "be famous", "get married", "win the election", "become a doctor",
    "live long", "move to the sea",
    "move to another town", "have a good year", "meet somebody nice",
]
MATHS = [
    "the integral of x squared", "the square root of 7321", "the derivative of sin x", "17 factorial", "the 50th prime number", "the inverse of this matrix",
    "the logarithm of 93",
    "a proof of Fermat's theorem", "the roots of this polynomial", "a differential equation", "the cosine of 41 degrees", "pi to 100 digits",
]
INVENTIONS = [
    "the zip", "the umbrella", "the microwave", "the ballpoint pen", "the bicycle", "the fridge", "the laser", "chewing gum", "the elevator", "dynamite",
    "the typewriter", "the camera",
    "the sewing machine", "the submarine", "the parachute", "the toothbrush", "the stapler", "the barcode", "the helicopter", "the guitar",
]
EVENTS = [
    "the battle of Hastings", "the invention of paper", "the great fire of London", "the founding of Rome", "the first Olympic games", "the last ice age",
    "the treaty of Vienna",
    "the fall of Constantinople", "the opening of the Suez Canal", "the eruption of Vesuvius", "the black death", "the gold rush", "the first World Cup",
    "the building of the pyramids",
]
# input in other languages
OTHER_LANGUAGES = [
    "Bonjour, comment allez-vous ?", "Guten Tag, wie geht es dir?", "Hola, que tal?", "Ciao, come stai?", "Hallo, hoe gaat het?", "Bom dia, tudo bem?",
    "Dzien dobry, jak sie masz?",
    "Hej, hur mar du?", "Merhaba, nasilsin?", "Hei, mita kuuluu?", "Wo ist der Bahnhof?", "Quelle heure est-il ?", "Donde esta la biblioteca?",
    "Mi chiamo Marco.", "Ik heb een vraag.",
    "Qual e o seu nome?", "Kannst du mir helfen?", "Pouvez-vous m'aider ?", "Puedes ayudarme?", "Mi puoi aiutare?", "Was kannst du?", "Que peux-tu faire ?",
    "Que puedes hacer?",
    "Cosa sai fare?", "Erz\u00e4hl mir eine Geschichte.", "Raconte-moi une histoire.", "Cu\u00e9ntame un cuento.", "Raccontami una storia.",
    "Wie hei\u00dft du?", "Comment t'appelles-tu ?",
    "\u041f\u0440\u0438\u0432\u0435\u0442, \u043a\u0430\u043a \u0434\u0435\u043b\u0430?", "\u4f60\u597d", "\u3053\u3093\u306b\u3061\u306f",
    "\u0645\u0631\u062d\u0628\u0627",
    "\uc548\ub155\ud558\uc138\uc694", "\u0393\u03b5\u03b9\u03b1 \u03c3\u03bf\u03c5", "\u0928\u092e\u0938\u094d\u0924\u0947", "\u05e9\u05dc\u05d5\u05dd",
    "Jak se m\u00e1te?", "Hvordan har du det?",
]
EMOJI = ["\U0001F600", "\U0001F602", "\U0001F60D", "\U0001F44D", "\U0001F389", "\u2764\ufe0f", "\U0001F914", "\U0001F431", "\U0001F680", "\U0001F622",
         "\U0001F64F", "\U0001F525"]
EMPTY = ["?", "...", "!", "??", "???", "-", ".", "!!!", ",", "?!", ":)", ":(", ";-)", "#", "/", "(", "*", "$$$", "....", "--", "hm", "hmm", "eh", "uh", "um",
         "x", "y", "aha", "blah", "foo",
         "test", "testing", "abc", "123", "bla bla bla", "lol", "xyz", "0", "ok?", "so", "and?", "but", "because", "the", "it", "maybe"]
SYLLABLES = ["bra", "dol", "fen", "gru", "kal", "lim", "mor", "nax", "pel", "quo", "rin", "sto", "tav", "ul", "vek", "wim", "xan", "yor", "zub", "thra",
             "plo", "gni", "esk", "or", "ia", "unt"]
GIVEN = ["Anna", "Ben", "Carla", "David", "Emma", "Felix", "Greta", "Hugo", "Ida", "Jonas", "Karin", "Leo", "Mona", "Nils", "Olga", "Paul", "Rita", "Simon",
         "Tina", "Victor", "Wanda", "Yara"]
FAMILY = ["Bramwell", "Castellan", "Dorrit", "Eskelund", "Farnaby", "Grontvik", "Hollister", "Ivarson", "Jespering", "Kallandar", "Lomax", "Morvane",
          "Nettlefold", "Orsini-Pratt", "Pellworth",
          "Quarrel", "Rosendal", "Stavely", "Tamblyn", "Underhay", "Vosper", "Wexcombe", "Yarrow", "Zandvliet"]
