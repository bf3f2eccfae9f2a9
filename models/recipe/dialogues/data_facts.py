"""The facts that the model learns, as plain tables.  One row is one fact, and every column is named where the table is used (facts.py)."""

# country, capital, continent
COUNTRIES = [
    ("France", "Paris", "Europe"), ("Germany", "Berlin", "Europe"), ("Italy", "Rome", "Europe"), ("Spain", "Madrid", "Europe"),
    ("Portugal", "Lisbon", "Europe"), ("England", "London", "Europe"), ("Ireland", "Dublin", "Europe"), ("Austria", "Vienna", "Europe"),
    ("Switzerland", "Bern", "Europe"), ("Belgium", "Brussels", "Europe"), ("the Netherlands", "Amsterdam", "Europe"), ("Denmark", "Copenhagen", "Europe"),
    ("Norway", "Oslo", "Europe"), ("Sweden", "Stockholm", "Europe"), ("Finland", "Helsinki", "Europe"), ("Poland", "Warsaw", "Europe"),
    ("Greece", "Athens", "Europe"), ("Hungary", "Budapest", "Europe"), ("Iceland", "Reykjavik", "Europe"),
    ("Japan", "Tokyo", "Asia"), ("China", "Beijing", "Asia"), ("India", "New Delhi", "Asia"), ("Thailand", "Bangkok", "Asia"),
    ("South Korea", "Seoul", "Asia"), ("Egypt", "Cairo", "Africa"),
    ("Kenya", "Nairobi", "Africa"), ("the United States", "Washington", "North America"),
    ("Canada", "Ottawa", "North America"), ("Mexico", "Mexico City", "North America"),
    ("Brazil", "Brasilia", "South America"), ("Argentina", "Buenos Aires", "South America"), ("Peru", "Lima", "South America"),
    ("Chile", "Santiago", "South America"), ("Australia", "Canberra", ""), ("Russia", "Moscow", ""), ("Turkey", "Ankara", ""),
]

LANGUAGES = [
    ("France", "French"), ("Germany", "German"), ("Italy", "Italian"), ("Spain", "Spanish"), ("Portugal", "Portuguese"), ("England", "English"),
    ("Austria", "German"), ("the Netherlands", "Dutch"), ("Denmark", "Danish"), ("Norway", "Norwegian"), ("Sweden", "Swedish"), ("Poland", "Polish"),
    ("Greece", "Greek"), ("Hungary", "Hungarian"), ("Japan", "Japanese"), ("China", "Chinese"), ("Thailand", "Thai"), ("Russia", "Russian"),
    ("Turkey", "Turkish"), ("Egypt", "Arabic"), ("Mexico", "Spanish"), ("Brazil", "Portuguese"), ("Argentina", "Spanish"), ("Australia", "English"),
]

CURRENCIES = [
    ("France", "the euro"), ("Germany", "the euro"), ("Italy", "the euro"), ("Spain", "the euro"), ("Japan", "the yen"), ("England", "the pound"),
    ("the United States", "the dollar"), ("India", "the rupee"), ("China", "the yuan"), ("Russia", "the ruble"), ("Poland", "the zloty"),
    ("Switzerland", "the franc"), ("Sweden", "the krona"), ("Mexico", "the peso"), ("Turkey", "the lira"), ("Brazil", "the real"),
]

# animal, its young
YOUNG = [
    ("cow", "calf"), ("horse", "foal"), ("sheep", "lamb"), ("goat", "kid"), ("pig", "piglet"), ("dog", "puppy"), ("cat", "kitten"), ("hen", "chick"),
    ("duck", "duckling"), ("goose", "gosling"), ("swan", "cygnet"), ("lion", "cub"), ("bear", "cub"), ("fox", "cub"), ("kangaroo", "joey"),
    ("frog", "tadpole"), ("owl", "owlet"), ("deer", "fawn"), ("seal", "pup"),
]

# animal, what it does, what is heard
SOUNDS = [
    ("cow", "moo"), ("dog", "woof"), ("cat", "meow"), ("sheep", "baa"), ("pig", "oink"), ("duck", "quack"), ("horse", "neigh"), ("frog", "croak"),
    ("owl", "hoot"), ("rooster", "cock-a-doodle-doo"), ("mouse", "squeak"), ("lion", "roar"), ("bee", "buzz"), ("snake", "hiss"), ("wolf", "howl"),
    ("donkey", "hee-haw"),
]

# animal, food
FOODS = [
    ("cow", "grass"), ("horse", "grass and hay"), ("rabbit", "grass and leaves"), ("panda", "bamboo"), ("lion", "meat"), ("tiger", "meat"),
    ("penguin", "fish"), ("seal", "fish"), ("squirrel", "nuts"), ("giraffe", "leaves"), ("koala", "eucalyptus leaves"), ("monkey", "fruit"),
    ("frog", "insects"), ("bee", "nectar"), ("owl", "mice"), ("caterpillar", "leaves"),
]

LEGS = [
    ("dog", 4), ("cat", 4), ("horse", 4), ("spider", 8), ("ant", 6), ("bee", 6), ("butterfly", 6),
    ("bird", 2), ("duck", 2), ("crab", 10), ("snake", 0), ("fish", 0), ("frog", 4), ("elephant", 4),
]

# animal, home
HOMES = [
    ("bird", "a nest"), ("bee", "a hive"), ("dog", "a kennel"), ("horse", "a stable"), ("spider", "a web"), ("fox", "a den"), ("rabbit", "a burrow"),
    ("pig", "a sty"), ("beaver", "a lodge"), ("bear", "a cave"), ("hen", "a coop"), ("lion", "the savanna"), ("camel", "the desert"),
    ("penguin", "the cold south"), ("whale", "the sea"),
]

# animal, group
GROUPS = [
    ("whale", "a mammal"), ("dolphin", "a mammal"), ("bat", "a mammal"), ("dog", "a mammal"), ("cow", "a mammal"), ("elephant", "a mammal"),
    ("cat", "a mammal"),
    ("penguin", "a bird"), ("ostrich", "a bird"), ("owl", "a bird"), ("shark", "a fish"), ("salmon", "a fish"),
    ("snake", "a reptile"), ("turtle", "a reptile"), ("crocodile", "a reptile"), ("lizard", "a reptile"), ("frog", "an amphibian"),
    ("ant", "an insect"), ("bee", "an insect"), ("butterfly", "an insect"), ("spider", "an arachnid"),
]

# thing with its verb, colour
COLOURS = [
    ("grass", "is", "green"), ("the sky on a clear day", "is", "blue"), ("snow", "is", "white"), ("coal", "is", "black"), ("blood", "is", "red"),
    ("a banana", "is", "yellow"), ("a carrot", "is", "orange"), ("milk", "is", "white"), ("an elephant", "is", "grey"),
    ("chocolate", "is", "brown"), ("a ripe tomato", "is", "red"), ("a polar bear", "is", "white"), ("a flamingo", "is", "pink"),
    ("a crow", "is", "black"), ("leaves in summer", "are", "green"),
]
MIXTURES = [
    ("blue", "yellow", "green"), ("red", "yellow", "orange"), ("red", "blue", "purple"), ("black", "white", "grey"), ("red", "white", "pink"),
    ("red", "green", "brown"),
]

OPPOSITES = [
    ("hot", "cold"), ("big", "small"), ("tall", "short"), ("fast", "slow"), ("old", "young"), ("happy", "sad"), ("light", "dark"),
    ("full", "empty"), ("open", "closed"), ("hard", "soft"), ("rich", "poor"), ("strong", "weak"), ("early", "late"), ("loud", "quiet"), ("wet", "dry"),
    ("clean", "dirty"), ("up", "down"), ("left", "right"), ("day", "night"), ("good", "bad"), ("near", "far"), ("high", "low"),
    ("wide", "narrow"), ("begin", "end"), ("buy", "sell"), ("win", "lose"), ("push", "pull"),
    ("question", "answer"), ("summer", "winter"), ("north", "south"), ("east", "west"), ("always", "never"), ("true", "false"),
]

DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
SEASONS = ["winter", "winter", "spring", "spring", "spring", "summer", "summer", "summer", "autumn", "autumn", "autumn", "winter"]

# things, whole, number
NUMBERS = [
    ("days", "a week", 7), ("months", "a year", 12), ("days", "a year", 365), ("weeks", "a year", 52), ("hours", "a day", 24), ("minutes", "an hour", 60),
    ("seconds", "a minute", 60), ("years", "a century", 100), ("years", "a decade", 10), ("letters", "the English alphabet", 26),
    ("vowels", "the alphabet", 5),
    ("colours", "a rainbow", 7), ("planets", "the solar system", 8), ("cards", "a full deck without jokers", 52), ("keys", "a piano", 88),
    ("strings", "a guitar", 6), ("strings", "a violin", 4), ("players", "a football team", 11),
    ("squares", "a chess board", 64), ("eggs", "a dozen", 12), ("seasons", "a year", 4), ("sides", "a coin", 2), ("wheels", "a bicycle", 2),
    ("wheels", "a tricycle", 3), ("faces", "a cube", 6), ("bits", "a byte", 8), ("days", "a leap year", 366),
]
UNITS = [
    ("centimetres", "a metre", 100), ("metres", "a kilometre", 1000), ("millimetres", "a centimetre", 10), ("grams", "a kilogram", 1000),
    ("millilitres", "a litre", 1000), ("kilograms", "a tonne", 1000), ("cents", "a dollar", 100), ("inches", "a foot", 12), ("feet", "a yard", 3),
    ("degrees", "a right angle", 90), ("degrees", "a full circle", 360),
]
SIDES = [
    ("triangle", 3), ("square", 4), ("rectangle", 4), ("pentagon", 5), ("hexagon", 6), ("heptagon", 7), ("octagon", 8), ("decagon", 10),
]
BODY_NUMBERS = [
    ("fingers", "a hand", 5), ("toes", "a foot", 5), ("eyes", "a person", 2), ("bones", "a grown person", 206), ("teeth", "a grown person", 32),
    ("hearts", "an octopus", 3), ("arms", "an octopus", 8), ("wings", "a bird", 2), ("wings", "a butterfly", 4),
    ("lungs", "a person", 2),
]

# what is asked for, the answer
MOSTS = [
    ("largest animal", "the blue whale"), ("largest land animal", "the elephant"), ("tallest animal", "the giraffe"), ("fastest land animal", "the cheetah"),
    ("largest bird", "the ostrich"), ("largest planet", "Jupiter"), ("smallest planet", "Mercury"), ("hottest planet", "Venus"),
    ("highest mountain", "Mount Everest"),
    ("largest ocean", "the Pacific Ocean"), ("longest river in Africa", "the Nile"), ("largest country", "Russia"), ("smallest country", "Vatican City"),
    ("largest continent", "Asia"), ("smallest continent", "Australia"), ("largest hot desert", "the Sahara"), ("largest island", "Greenland"),
    ("hardest natural material", "diamond"), ("lightest gas", "hydrogen"), ("longest bone of the body", "the thigh bone"),
    ("largest organ of the body", "the skin"), ("shortest month", "February"), ("longest day of the year in the north", "the 21st of June"),
]

# description, planet or star
SPACE = [
    ("closest to the Sun", "Mercury"), ("called the red planet", "Mars"), ("known for its rings", "Saturn"), ("the third from the Sun", "Earth"),
    ("the second from the Sun", "Venus"), ("the fourth from the Sun", "Mars"), ("farthest from the Sun", "Neptune"), ("our home", "Earth"),
    ("tipped on its side", "Uranus"),
]

# what part, the organ
BODY = [
    ("pump blood", "the heart"), ("breathe", "the lungs"), ("think", "the brain"), ("see", "the eyes"), ("hear", "the ears"), ("smell", "the nose"),
    ("taste", "the tongue"), ("chew", "the teeth"), ("digest food", "the stomach"), ("clean the blood", "the kidneys"), ("stand upright", "the bones"),
    ("walk", "the legs"),
]

# product, material
MATERIALS = [
    ("bread", "flour"), ("cheese", "milk"), ("wine", "grapes"), ("glass", "sand"), ("paper", "wood"), ("wool", "the coat of sheep"),
    ("honey", "nectar"), ("chocolate", "cocoa beans"), ("yoghurt", "milk"), ("silk", "the threads of silkworms"),
    ("leather", "animal skin"), ("candles", "wax"), ("chips", "potatoes"), ("steel", "iron and carbon"), ("bronze", "copper and tin"),
    ("ketchup", "tomatoes"),
    ("popcorn", "corn"), ("porridge", "oats"),
]

# substance, symbol or formula
FORMULAS = [
    ("water", "H2O"), ("carbon dioxide", "CO2"), ("table salt", "NaCl"), ("oxygen", "O"), ("hydrogen", "H"), ("carbon", "C"), ("gold", "Au"),
    ("silver", "Ag"),
    ("iron", "Fe"), ("helium", "He"), ("nitrogen", "N"), ("copper", "Cu"),
]

# what happens, at what temperature or under which name
PHYSICS = [
    ("water freeze", "water freezes at 0 degrees Celsius.", "0 degrees"), ("water boil", "water boils at 100 degrees Celsius.", "100 degrees"),
    ("ice melt", "ice melts at 0 degrees Celsius.", "0 degrees"),
]
STATES = [
    ("frozen water", "ice"), ("water as a gas", "steam"), ("melted rock inside the Earth", "magma"), ("melted rock that flows out of a volcano", "lava"),
    ("the force that pulls things down", "gravity"), ("the gas that we need to breathe", "oxygen"), ("the star that gives us light", "the Sun"),
    ("a word that means the same as another", "a synonym"), ("a scientist who studies stars", "an astronomer"), ("a doctor for animals", "a vet"),
    ("a doctor for teeth", "a dentist"), ("a place where books are lent", "a library"), ("a group of wolves", "a pack"), ("a group of fish", "a school"),
    ("a group of birds", "a flock"), ("a male chicken", "a rooster"), ("a dried grape", "a raisin"), ("a dried plum", "a prune"),
]

# what was done, who did it
PEOPLE = [
    ("invented the telephone", "Alexander Graham Bell"), ("painted the Mona Lisa", "Leonardo da Vinci"), ("wrote Romeo and Juliet", "William Shakespeare"),
    ("discovered penicillin", "Alexander Fleming"), ("was the first person on the Moon", "Neil Armstrong"),
    ("described gravity after an apple fell", "Isaac Newton"),
    ("made the theory of relativity", "Albert Einstein"), ("discovered radium", "Marie Curie"),
    ("built the first aeroplane that flew", "the Wright brothers"),
    ("wrote about evolution", "Charles Darwin"), ("composed The Magic Flute", "Wolfgang Amadeus Mozart"),
     ("wrote the first program for a computer", "Ada Lovelace"), ("painted The Starry Night", "Vincent van Gogh"),
    ("printed books with movable type in Europe", "Johannes Gutenberg"), ("reached America in 1492", "Christopher Columbus"),
]

# clause with a past verb, question form, year
YEARS = [
    ("people first landed on the Moon", "did people first land on the Moon", 1969), ("the Second World War ended", "did the Second World War end", 1945),
    ("the First World War began", "did the First World War begin", 1914), ("the Titanic sank", "did the Titanic sink", 1912),
    ("Columbus reached America", "did Columbus reach America", 1492), ("the French Revolution began", "did the French Revolution begin", 1789),
    ("the Berlin Wall fell", "did the Berlin Wall fall", 1989), ("the United States declared independence", "did the United States declare independence",
                                                                 1776),
    ("the first aeroplane flew", "did the first aeroplane fly", 1903), ("the Eiffel Tower was finished", "was the Eiffel Tower finished", 1889),
]

# landmark, city or country
PLACES = [
    ("the Eiffel Tower", "Paris"), ("the Colosseum", "Rome"), ("Big Ben", "London"), ("the Great Wall", "China"), ("the Statue of Liberty", "New York"),
    ("the pyramids of Giza", "Egypt"), ("the Taj Mahal", "India"), ("the Brandenburg Gate", "Berlin"), ("Machu Picchu", "Peru"),
    ("Mount Fuji", "Japan"), ("the Grand Canyon", "the United States"), ("the Amazon rainforest", "South America"), ("the Sahara", "Africa"),
    ("the Alps", "Europe"),
]

# instrument, family
INSTRUMENTS = [
    ("violin", "a string instrument"), ("cello", "a string instrument"), ("guitar", "a string instrument"), ("harp", "a string instrument"),
    ("flute", "a wind instrument"), ("clarinet", "a wind instrument"), ("trumpet", "a brass instrument"), ("trombone", "a brass instrument"),
    ("drum", "a percussion instrument"), ("triangle", "a percussion instrument"), ("piano", "a keyboard instrument"), ("organ", "a keyboard instrument"),
]

# sport, what is used
SPORTS = [
    ("tennis", "a racket and a ball"), ("football", "a ball and two goals"), ("baseball", "a bat and a ball"), ("ice hockey", "a stick and a puck"),
    ("golf", "clubs and a small ball"), ("basketball", "a ball and two baskets"), ("badminton", "a racket and a shuttlecock"),
    ("archery", "a bow and arrows"),
    ("chess", "a board and 32 pieces"), ("skiing", "skis and poles"), ("table tennis", "a bat and a light ball"), ("rowing", "a boat and oars"),
]

# person, what they do
JOBS = [
    ("baker", "bakes bread"), ("pilot", "flies planes"), ("teacher", "teaches children"), ("farmer", "grows food"), ("doctor", "helps sick people"),
    ("carpenter", "builds things from wood"), ("chef", "cooks meals"), ("fisherman", "catches fish"), ("gardener", "looks after plants"),
    ("plumber", "repairs water pipes"), ("author", "writes books"), ("composer", "writes music"), ("firefighter", "puts out fires"),
]

# tool, what it is for
TOOLS = [
    ("hammer", "drive nails"), ("saw", "cut wood"), ("thermometer", "measure temperature"), ("clock", "tell the time"), ("compass", "find north"),
    ("telescope", "look at far things"), ("microscope", "look at tiny things"), ("umbrella", "stay dry in the rain"), ("needle", "sew"),
    ("spoon", "eat soup"),
    ("ruler", "measure length"), ("broom", "sweep the floor"), ("kettle", "boil water"),
    ("oven", "bake"), ("fridge", "keep food cold"),
]

# fruit or part, where it grows
PLANTS = [
    ("apples", "on trees"), ("pears", "on trees"), ("cherries", "on trees"), ("potatoes", "under the ground"), ("carrots", "under the ground"),
    ("strawberries", "close to the ground"), ("grapes", "on vines"), ("bananas", "on tall plants in warm countries"), ("acorns", "on oak trees"),
    ("pumpkins", "on vines along the ground"), ("coconuts", "on palm trees"),
]

# the question after "why", the clause, the answer, what must be in it
WHYS = [
    ("is the sky blue", "the sky is blue", "air scatters blue light more than red light, so blue reaches our eyes from everywhere in the sky.", "scatters"),
    ("is the sea salty", "the sea is salty", "rivers wash salt out of rocks and carry it into the sea, where it stays.", "rocks"),
    ("do leaves turn yellow in autumn", "leaves turn yellow in autumn",
     "trees take the green out of their leaves before winter, and the yellow below shows.", "green"),
    ("do we sleep", "we sleep", "the body rests and the brain sorts what it has learned.", "brain"),
    ("do we have seasons", "we have seasons", "the Earth is tilted, so each half gets more sunlight for a part of the year.", "tilted"),
    ("is there day and night", "there is day and night", "the Earth turns once a day, and only the side towards the Sun has light.", "turns"),
    ("does ice float", "ice floats", "water grows when it freezes, so ice is lighter than the water around it.", "lighter"),
    ("does it rain", "it rains", "water rises into the air, cools down to clouds, and falls when its drops are heavy.", "drops"),
    ("do birds sing", "birds sing", "they call for a partner and tell others to keep away from their nest.", "nest"),
    ("do birds fly south in winter", "birds fly south in winter", "it is warmer there, and they find more food.", "food"),
    ("do bees make honey", "bees make honey", "honey is the food that they live on in winter.", "winter"),
    ("do cats purr", "cats purr", "it shows that they feel well, and it calms them.", "calms"),
    ("do we see lightning before thunder", "we see lightning before thunder", "light travels much faster than sound.", "light"),
    ("does the Moon shine", "the Moon shines", "it reflects the light of the Sun.", "reflects"),
    ("does the Moon change its shape", "the Moon changes its shape", "we see a different part of its sunlit side every night.", "sunlit"),
    ("are there tides", "there are tides", "the Moon's gravity pulls at the water of the sea.", "Moon"),
    ("do things fall down", "things fall down", "gravity pulls everything towards the Earth.", "gravity"),
    ("does iron rust", "iron rusts", "it reacts with water and oxygen from the air.", "oxygen"),
    ("do plants need light", "plants need light", "they make their food from light, water and air.", "food"),
    ("do onions make us cry", "onions make us cry", "cutting them frees a gas that stings in the eyes.", "gas"),
    ("does bread rise", "bread rises", "yeast makes gas bubbles in the dough.", "yeast"),
    ("does hot air rise", "hot air rises", "warm air is lighter than cold air.", "lighter"),
    ("do we need water", "we need water", "our body is mostly water and loses some of it all day.", "body"),
    ("do we yawn", "we yawn", "we are often tired or bored, but nobody knows the reason for certain.", "tired"),
    ("are plants green", "plants are green", "their leaves hold chlorophyll, which is green and catches light.", "chlorophyll"),
    ("do stars twinkle", "stars twinkle", "the moving air above us bends their light.", "air"),
    ("is snow white", "snow is white", "its crystals reflect all colours of light.", "reflect"),
    ("do magnets stick to iron", "magnets stick to iron", "iron is easily made magnetic, and opposite poles attract.", "magnetic"),
    ("do we brush our teeth", "we brush our teeth", "brushing takes away food and the germs that harm teeth.", "germs"),
    ("do boats float", "boats float", "they push away water that weighs as much as they do.", "water"),
]

# thing as it is asked for, its definition, what must be in it
MEANINGS = [
    ("a volcano", "a volcano is a mountain from which melted rock can flow.", "rock"), ("a desert", "a desert is a place with very little rain.", "rain"),
    ("an island", "an island is land with water all around it.", "water"), ("a planet", "a planet is a large round body that goes around a star.", "star"),
    ("a star", "a star is a huge ball of hot gas that gives light.", "gas"), ("gravity", "gravity is the force that pulls things towards each other.",
         "force"),
    ("an atom", "an atom is the smallest piece of an element.", "smallest"), ("photosynthesis",
         "photosynthesis is how plants make food from light, water and air.", "plants"),
    ("an earthquake", "an earthquake is a sudden shaking of the ground.", "shaking"), ("a glacier", "a glacier is a slow river of ice.", "ice"),
    ("a mammal", "a mammal is an animal that feeds its young with milk.", "milk"), ("an insect", "an insect is a small animal with six legs.", "six legs"),
    ("a synonym", "a synonym is a word with the same meaning as another word.", "same"), ("a noun", "a noun is a word for a person, a place or a thing.",
         "thing"),
    ("a verb", "a verb is a word for something that is done.", "done"), ("an adjective", "an adjective is a word that describes a noun.", "describes"),
    ("a vowel", "a vowel is one of the letters a, e, i, o and u.", "a, e, i, o"), ("a prime number", "a prime number is divisible only by 1 and by itself.",
         "itself"),
    ("an even number", "an even number is a number that can be divided by 2.", "2"), ("electricity",
         "electricity is the flow of tiny charges that gives us light and power.", "charges"),
    ("a museum", "a museum is a place where interesting things are shown.", "shown"), ("a map", "a map is a drawing of a place from above.", "above"),
    ("a rainbow", "a rainbow is an arc of colours that sunlight makes in rain.", "rain"),
    ("fog", "fog is a cloud close to the ground.", "cloud"), ("a computer", "a computer is a machine that follows instructions.", "machine"),
    ("a leap year", "a leap year is a year with 366 days.", "366"), ("an eclipse", "an eclipse happens when one body in space hides another.", "hides"),
    ("the equator", "the equator is the line around the middle of the Earth.", "middle"), ("a democracy", "a democracy is a state in which the people vote.",
         "vote"),
     ("oxygen", "oxygen is the gas in the air that we need to breathe.", "breathe"),
]

# thing as it is asked for, what to do
RECIPES = [
    ("boil an egg", "put the egg into boiling water. After 5 minutes it is soft, after 10 minutes it is hard.", "boiling water"),
    ("make tea", "boil water, pour it over the tea, and take the tea out after 3 to 5 minutes.", "boil water"),
    ("cook rice", "boil one cup of rice in two cups of water with a little salt until the water is gone.", "two cups"),
    ("cook pasta", "boil plenty of salted water, cook the pasta for about 10 minutes, and drain it.", "salted water"),
    ("make pancakes", "mix flour, milk, eggs and a little salt, and fry thin layers in a hot pan with butter.", "flour"),
    ("make an omelette", "beat two eggs with salt, pour them into a hot pan with butter, and fold when they are set.", "eggs"),
    ("make toast", "put a slice of bread into the toaster until it is golden, then add butter.", "bread"),
    ("make lemonade", "mix the juice of two lemons with sugar and a litre of cold water.", "lemons"),
    ("make a sandwich", "put cheese and a leaf of salad between two slices of bread with butter.", "bread"),
    ("make hot chocolate", "warm a cup of milk and stir in cocoa and sugar.", "cocoa"),
    ("make a fruit salad", "cut apples, bananas and grapes into pieces and mix them with some lemon juice.", "lemon juice"),
    ("make mashed potatoes", "boil peeled potatoes until they are soft, then mash them with milk and butter.", "mash"),
]
