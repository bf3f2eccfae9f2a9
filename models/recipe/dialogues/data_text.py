"""Words and sentences for work on text: verbs with their past, comparatives, plurals, rhymes, proverbs, and the parts of small sentences."""

# present, third person, past
VERBS = [tuple(row.split()) for row in (
    "walk walks walked|play plays played|cook cooks cooked|paint paints painted|open opens opened|clean cleans cleaned|carry carries carried|help helps helped|"
    "watch watches watched|wash washes washed|plant plants planted|call calls called|visit visits visited|love loves loved|need needs needed|use uses used|"
    "study studies studied|stop stops stopped|ask asks asked|laugh laughs laughed|go goes went|eat eats ate|see sees saw|write writes wrote|buy buys bought|"
    "find finds found|make makes made|sing sings sang|come comes came|take takes took|give gives gave|run runs ran|swim swims swam|drink drinks drank|"
    "drive drives drove|speak speaks spoke|know knows knew|think thinks thought|bring brings brought|catch catches caught|teach teaches taught|sell sells sold|"
    "tell tells told|sleep sleeps slept|keep keeps kept|feel feels felt|leave leaves left|lose loses lost|sit sits sat|stand stands stood|break breaks broke|"
    "build builds built|draw draws drew|fly flies flew|grow grows grew|hear hears heard|hold holds held|ride rides rode|throw throws threw|win wins won|"
    "wear wears wore|begin begins began|forget forgets forgot|fall falls fell|meet meets met|pay pays paid|send sends sent|say says said").split("|")]
# verb, what may follow it
CLAUSES = [tuple(row.split(":")) for row in (
    "open:the door,a window,the box,the letter|clean:the kitchen,the window,the table|carry:the basket,a lamp,the chair|paint:the fence,a picture,the wall|"
    "plant:a tree,some flowers|wash:the car,the plates,the dog|visit:a friend,the museum,the old castle|cook:some soup,the rice|call:a friend,the doctor|"
    "watch:a film,the birds,the rain|eat:an apple,some bread,a pear|see:a bird,the moon,a rainbow|write:a letter,a poem,a story|buy:a hat,some cheese,a ticket|"
    "find:a key,a coin,an old map|make:a cake,a kite,some tea|sing:a song,an old song|drink:some water,a cup of tea|bring:a book,some flowers|"
    "sell:a bicycle,the car,some apples|build:a boat,a small house|draw:a horse,a map,a flower|catch:a fish,the ball,the bus|lose:a glove,the key|"
    "break:a cup,the plate|throw:the ball,a stone|send:a postcard,a letter|take:the train,a photo|ride:a horse,a bicycle|teach:a class,a song").split("|")]
ADVERBS = ("in the morning", "in the evening", "in the garden", "at home", "near the river", "in the village", "at school", "on the hill", "by the lake",
           "after lunch")
# word, comparative, superlative
COMPARISONS = [tuple(row.split()) for row in (
    "big bigger biggest|small smaller smallest|tall taller tallest|fast faster fastest|old older oldest|young younger youngest|happy happier happiest|"
    "warm warmer warmest|cold colder coldest|strong stronger strongest|good better best|bad worse worst|easy easier easiest|long longer longest|"
    "short shorter shortest|nice nicer nicest|hot hotter hottest|early earlier earliest|late later latest|quiet quieter quietest|bright brighter brightest|"
    "heavy heavier heaviest|light lighter lightest|clean cleaner cleanest|funny funnier funniest|large larger largest|far farther farthest").split("|")]
PLURALS = [tuple(row.split()) for row in (
    "child children|man men|woman women|foot feet|tooth teeth|mouse mice|goose geese|sheep sheep|fish fish|person people|ox oxen|leaf "
    "leaves|knife knives|wolf wolves|shelf shelves|loaf loaves|wife wives|half halves|life lives|box boxes|fox foxes|bus buses|glass glasses|dish "
    "dishes|watch watches|peach peaches|church churches|city cities|baby babies|story stories|lady ladies|party parties|berry berries|country "
    "countries|potato potatoes|tomato tomatoes|hero heroes|boy boys|day days|key keys|toy toys|cat cats|dog dogs|book books|car cars|tree "
    "trees|house houses|apple apples|piano pianos|photo photos|roof roofs|deer deer").split("|")]
RHYMES = [row.split() for row in (
    "cat hat bat mat|dog frog log fog|sun run fun bun|tree bee sea knee|house mouse blouse|light night bright kite|rain train plane lane|star car jar far|"
    "cake lake snake rake|moon spoon soon tune|bell shell well tell|ring king sing wing|boat goat coat note|day play way say|book cook look hook|"
    "red bed head bread|fish dish wish|blue shoe two zoo|rose nose toes|hill mill bill still|sand hand band land|clock sock rock lock|pen ten hen men|"
    "ball wall tall fall|door floor four more|pear bear chair hair").split("|")]
# beginning, end
PROVERBS = [
    ("A stitch in time", "saves nine"), ("The early bird", "catches the worm"), ("Practice makes", "perfect"), ("Better late", "than never"),
    ("Actions speak louder", "than words"), ("An apple a day", "keeps the doctor away"), ("All that glitters", "is not gold"),
    ("Two heads are", "better than one"),
    ("Many hands", "make light work"), ("Rome was not built", "in a day"), ("When in Rome,", "do as the Romans do"), ("Look before", "you leap"),
    ("Honesty is", "the best policy"), ("Where there is a will,", "there is a way"), ("Every cloud has", "a silver lining"), ("Still waters", "run deep"),
    ("Too many cooks", "spoil the broth"), ("You cannot judge a book", "by its cover"), ("Out of sight,", "out of mind"), ("No pain,", "no gain"),
    ("When the cat is away,", "the mice will play"), ("A friend in need", "is a friend indeed"), ("The pen is mightier", "than the sword"),
    ("Birds of a feather", "flock together"), ("Do not count your chickens", "before they hatch"), ("Home is", "where the heart is"),
    ("Slow and steady", "wins the race"), ("Beggars cannot", "be choosers"), ("Time", "flies"), ("All is well", "that ends well"),
]
ANIMALS = "dog cat horse bird rabbit duck fox bear cow mouse goat frog sheep owl hen".split()
QUALITIES = "big small old young happy tired hungry quiet clever funny brave kind sleepy strong lazy".split()
