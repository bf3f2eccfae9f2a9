"""Words that conversations and passages are filled with: people, places, work, hobbies, food, colours, animals, things; and names made of syllables,
so that a name must be read and copied rather than known."""

WOMEN = ("Anna Clara Elena Grace Iris Karin Maria Olga Rosa Tara Wendy Zoe Bella Diana Fatima Hannah Julia Lucy Nora Petra Sofia Uma Vera Xenia Yara "
         "Alice Chloe Eva Gina Isabel Kate Mona Olive Ruth Tina Ursula Willa Celia Daria Emma Freya Greta Heidi Ines Jana Kira Lena Marta Nina Oda Paula "
         "Rita Selma Thea Violet Amina Beth Carla Dora Edith Fiona Gwen Hilda Ida Joan Klara Laura Mila Naomi Pia Rachel Susan Tess Vivian Aisha Bianca "
         "Camille Delia Esther Flora Gloria Helen Irene Jasmin Leila Margot Nadia Priya Rosalind Sarah Tilda Yuki Zara Amelia Bridget Carmen Maya").split()
MEN = ("Ben David Felix Hugo Jonas Leo Nils Paul Sam Victor Yusuf Adam Carlos Emil George Ivan Kevin Marco Oscar Quinn Rafael Tom Walter Zack Boris Dylan "
       "Frank Henry Jack Liam Noah Peter Simon Vince Amir Bruno Daniel Erik Fred Gustav Harry Igor James Karl Luis Max Nathan Otto Philip Robin Stefan "
       "Theo Ulrich Vito William Anton Bernard Colin Dennis Edgar Finn Gregor Hassan Ian Joel Kurt Lars Martin Neil Omar Pablo Ralph Sven Thomas Umar "
       "Wim Alfred Basil Casper Dario Elliot Floyd Gavin Hector Isaac Jorge Kenji Lukas Milo Nico Owen Pedro Ravi Samuel Tobias Winston Arthur Dan").split()
NAME_STARTS = "Ta Mo Ka Le Ri So Na Ve Do Bri El Jo Fa Lu Mi Or Sa Ti Wi Ya Ze An Be Cor Da Ne Ro Tha Vi Gre".split()
NAME_MIDDLES = "l r n m v d ri la no vi ra le lv rn nd mi sk".split()
NAME_ENDS = "a in en o ia el yn eth ara olo io ette e an ay".split()

REAL_TOWNS = ("Berlin London Paris Madrid Rome Lisbon Vienna Prague Oslo Dublin Athens Warsaw Helsinki Stockholm Copenhagen Amsterdam Brussels Geneva Zurich "
              "Munich Hamburg Lyon Milan Naples Seville Porto Krakow Budapest Glasgow Bristol Leeds Chicago Boston Denver Seattle Toronto Montreal Sydney "
              "Melbourne Tokyo Osaka Kyoto Seoul Mumbai Delhi Cairo Nairobi Lagos Lima Bogota Santiago Havana Manila Jakarta Bangkok Istanbul Ankara").split()
TOWN_STARTS = "Tol Bram Ker Wes Hol Fen Lin Mar Gren Os Har Vel Dun Cal Tarn Stav Quil Rosk Eld Nor Thorn Ash Birch Oak Mill Stone Red Silver".split()
TOWN_ENDS = "bek ford wick ton haven mere by stad field dale moor port vale burg ridge holm bridge lake".split()

JOBS = ("teacher|nurse|baker|pilot|farmer|engineer|painter|doctor|writer|carpenter|gardener|chef|bus driver|musician|librarian|sailor|plumber|electrician|"
        "dentist|waiter|postman|singer|dancer|photographer|architect|tailor|shoemaker|fisherman|firefighter|mechanic|programmer|student|translator|"
        "actor|vet|scientist|shepherd|beekeeper|blacksmith|potter|clerk|cashier|designer|journalist|lawyer|police officer|train driver|geologist|"
        "florist|hairdresser|cook|builder|miller|weaver|watchmaker|bookseller|optician|judge|tour guide|truck driver|lighthouse keeper").split("|")
HOBBIES = ("painting|chess|cycling|swimming|gardening|cooking|reading|hiking|photography|dancing|sailing|knitting|running|fishing|singing|pottery|"
           "baking|skiing|climbing|drawing|sewing|yoga|rowing|surfing|skating|birdwatching|juggling|camping|bowling|karate|astronomy|woodworking|"
           "table tennis|football|tennis|volleyball|horse riding|playing the guitar|playing the piano|playing the violin|playing the drums|"
           "collecting stamps|collecting coins|solving puzzles|writing poems|building models|learning languages|watching films|archery|badminton").split("|")
FOODS = ("pizza|soup|pasta|rice|bread|salad|curry|cheese|sushi|chocolate|lasagne|risotto|couscous|porridge|popcorn|stew|fish|ice cream|apple pie|honey|"
         "mushroom soup|tomato soup|lentil soup|potato salad|fried rice|goulash|paella|ratatouille|omelette|spinach|pumpkin|cake|yoghurt|hummus|"
         "gingerbread").split("|")
PLURAL_FOODS = ("pancakes|tacos|dumplings|noodles|waffles|strawberries|cherries|burgers|fries|muffins|cookies|meatballs|spring rolls|olives|blueberries|"
                "baked potatoes|grilled vegetables|scrambled eggs|bananas|apples|plums|figs").split("|")
COLOURS = "red blue green yellow purple orange white black pink brown grey silver gold turquoise violet beige".split()
PETS = "cat dog rabbit turtle horse duck parrot hamster goat pony goldfish hen donkey mouse lizard".split()
PET_NAMES = ("Biscuit Pepper Shadow Ginger Muffin Cookie Rusty Patch Button Pickle Waffle Snowy Smokey Bubbles Socks Tiger Mango Olive Peanut Poppy "
             "Maple Clover "
             "Pebble Noodle Toffee Nugget Sparky Fluffy Hazel Cocoa Daisy Coral Misty Storm Comet Bramble").split()
RELATIVES = "sister|brother|daughter|son|mother|father|cousin|aunt|uncle|wife|husband|best friend|neighbour|grandmother|grandfather".split("|")
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
PLANS = ("visit my aunt|go to the dentist|bake a cake|paint the fence|clean the garage|go to the museum|plant tomatoes|wash the car|see a film|go to a concert|"
         "meet an old friend|play football|repair my bike|go to the lake|visit the zoo|write a letter|buy new shoes|cook for my parents|"
         "take the train to the sea|"
         "go for a long walk|start a new job|move to a new flat|fly a kite|pick apples|sell my old piano|learn to swim|tidy my desk|go to a wedding").split("|")
LANGUAGES = "English German French Spanish Italian Portuguese Dutch Polish Swedish Norwegian Danish Finnish Greek Turkish Arabic Hindi Japanese Korean".split()
SEASONS = "spring summer autumn winter".split()
INSTRUMENTS = "piano guitar violin flute cello trumpet harp accordion banjo saxophone".split()
DRINKS = "tea|coffee|water|milk|apple juice|orange juice|cocoa|lemonade|green tea|mint tea|tomato juice|ginger ale".split("|")
OBJECTS = ("lantern|old map|silver key|blue kite|wooden boat|music box|red umbrella|golden coin|small drum|green bottle|paper crown|brass bell|leather book|"
           "tin whistle|warm scarf|shiny stone|toy train|pocket watch|clay pot|glass marble|straw hat|copper ring|striped bag|feather pen|wool blanket|"
           "pearl button|carved spoon|rusty compass|little mirror|painted box").split("|")
PLACES = ("market|harbour|castle|library|mill|orchard|tower|beach|barn|station|school|town hall|park|museum|old bridge|lighthouse|bakery|church|stadium|"
          "village square|botanical garden|swimming pool|theatre|post office").split("|")
TIMES = ("7:00|7:30|8:00|8:15|8:30|9:00|9:30|9:45|10:00|10:30|11:00|11:15|12:00|12:30|13:00|13:30|14:00|14:15|14:30|15:00|15:30|16:00|16:30|16:45|17:00|"
         "17:30|18:00|18:30|19:00|19:30|20:00|20:15").split("|")


def person(r):
    """A first name and whether it is a woman's: from the lists, or made of syllables."""
    female = r.random() < 0.5
    if r.random() < 0.55:
        return r.choice(WOMEN if female else MEN), female
    return r.choice(NAME_STARTS) + r.choice(NAME_MIDDLES) + r.choice(NAME_ENDS), female


def people(r, count):
    """`count` different (name, female)."""
    found = {}
    while len(found) < count:
        name, female = person(r)
        found.setdefault(name, female)
    return list(found.items())


def town(r):
    return r.choice(REAL_TOWNS) if r.random() < 0.35 else made_town(r)


def made_town(r):
    return r.choice(TOWN_STARTS) + r.choice(TOWN_ENDS)
