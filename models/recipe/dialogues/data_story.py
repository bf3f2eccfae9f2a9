"""Tables for stories, poems and letters: heroes, places, plots in sentences with several wordings, couplets, and the parts of letters."""

GIRLS = ["Anna", "Bella", "Clara", "Daisy", "Ella", "Fiona", "Grace", "Hanna", "Ida", "Julia", "Kira", "Lina", "Mia", "Nora", "Olivia", "Paula", "Rosa",
         "Stella", "Tilda", "Una", "Vera",
         "Wilma", "Yara", "Zoe", "Ruth", "Lucy", "Mira", "Tessa", "Luna", "Ivy"]
BOYS = ["Adam", "Ben", "Carl", "David", "Emil", "Finn", "Gus", "Henry", "Ivan", "Jack", "Karl", "Leo", "Max", "Noah", "Oscar", "Peter", "Quinn", "Robin",
        "Sam", "Tom", "Umar", "Victor",
        "Will", "Yuri", "Zack", "Theo", "Milo", "Otto", "Hugo", "Rex"]
SYLLABLES = ["bo", "da", "fi", "gu", "ka", "li", "mo", "na", "pi", "ro", "su", "ta", "vi", "wu", "ze", "lo", "mi", "ru", "bel", "dor", "fen", "kip", "mar",
             "nel", "pim", "sol", "tam", "zig"]

KINDS = ["fox", "dog", "cat", "rabbit", "bear", "mouse", "owl", "hedgehog", "duck", "horse", "frog", "squirrel", "dragon", "robot", "elephant", "penguin",
         "lion", "turtle", "goat", "donkey",
         "crow", "badger", "otter", "hen", "wolf", "giraffe", "sparrow", "pig", "deer"]
PEOPLE = ["girl", "princess", "queen", "boy", "knight", "king", "sailor", "baker", "gardener", "teacher", "painter", "pirate", "wizard", "farmer",
          "clockmaker", "astronaut"]
FEMALE = ("girl", "princess", "queen")
MALE = ("boy", "king", "wizard", "knight")

ADJECTIVES = ["small", "young", "curious", "shy", "brave", "clever", "quiet", "cheerful", "lonely", "kind", "friendly", "careful", "sleepy", "hungry",
              "lively", "gentle", "old", "funny",
              "patient", "proud"]

# with the word that stands before them
PLACES = [
    "in a quiet forest", "in a small village", "in a green valley", "in an old castle", "in a busy town", "in a house by the sea",
    "in a garden full of roses", "on a farm on a hill", "in a lighthouse", "in a cave in the mountains", "in a hut at the edge of the woods",
    "in a city of bridges", "in a mill by the river", "in a snowy land", "in a big library", "at a railway station", "in a tall tower",
    "in a warm meadow", "at a harbour", "on a boat on the lake", "at a circus", "in a toy shop", "in a bakery", "in an orchard",
    "on an island in the south", "in a desert town", "in a windmill", "at a school", "in a treehouse", "in a palace of glass",
]

LOVES = ["songs", "stars", "stories", "maps", "the rain", "flowers", "honey cake", "old books", "long walks", "puzzles", "shiny stones",
         "the smell of bread", "clouds", "the sea",
         "ships", "lanterns", "music", "riddles", "apples", "the snow", "kites", "letters", "birds", "the moon"]

THINGS = ["golden key", "red ball", "silver bell", "warm scarf", "wooden flute", "blue lantern", "little drum", "letter", "green hat",
          "small clock", "old map",
          "glass marble", "painted egg", "toy boat", "picture book", "copper ring", "button", "white feather", "tin whistle", "paper kite"]

SKILLS = ["swim", "sing", "dance", "read", "whistle", "bake bread", "ride a bicycle", "play the flute", "paint", "climb trees", "skate", "juggle",
          "play chess", "write letters", "row a boat"]

PROJECTS = ["a boat", "a bridge", "a kite", "a tower", "a raft", "a swing", "a snowman", "a birdhouse", "a wagon", "a lantern", "a clock", "a bench",
            "a sledge", "a puppet theatre"]

GOALS = ["the top of the mountain", "the end of the rainbow", "the sea", "the big city", "the old oak tree", "the lighthouse", "the hidden lake",
         "the winter market", "the house of the wind",
         "the bridge of stones", "the island", "the valley of flowers"]

SECRETS = [("a strange sound", "a tiny bell in the wind"), ("a blue light", "a lantern full of fireflies"),
           ("footprints in the mud", "those of a lost lamb"), ("a knock at the window", "a branch of the apple tree"),
           ("a soft song", "an old music box"), ("a big shadow", "a very small mouse before a lamp"), ("a box without a lock", "full of old letters"),
           ("a sweet smell", "a cake for the neighbours"),
           ("a whisper in the wall", "a family of mice"), ("a trail of crumbs", "those of a hungry sparrow")]

# theme as it is asked for, the plot: each item has several wordings of one sentence; those marked with True stay in a short version
PLOTS = {
    "something lost": [
        (True, ["One morning {he} could not find {his} {thing} anywhere.", "One day {his} {thing} was gone, and {name} was very sad.",
                "One windy day {name} lost {his} {thing} on the way home."]),
        (False, ["{He} looked under the bed, behind the door and up on the roof.", "{He} searched the whole day, but found nothing at all.",
                 "{He} asked everybody, but nobody had seen it."]),
        (True, ["Then {a_helper} named {friend} offered to help.", "At last {name} met {a_helper} named {friend}, who knew where to look.",
                "{A_helper} named {friend} heard {him} sigh and came closer."]),
        (False, ["Together they followed the path back, step by step.", "They searched side by side and told each other jokes.",
                 "{friend} had very good eyes and never gave up."]),
        (True, ["Under an old leaf they found it, as good as new.", "There it was, right behind a stone!",
                "In the end they found it in the most simple place: {his} own pocket."]),
    ],
    "learning something new": [
        (True, ["{name} wanted to learn to {skill}, but it was hard.", "More than anything {he} wished to {skill}.",
                "Everybody could {skill}, only {name} could not."]),
        (False, ["The first try went wrong, and some laughed.", "{He} tried it ten times and failed ten times.",
                 "After the first day {he} was tired and sore."]),
        (True, ["{A_helper} named {friend} said that nobody is born a master.", "Then {friend}, {a_helper}, showed {him} how to begin slowly.",
                "\"Try it once more,\" said {friend}, {a_helper} with a warm voice."]),
        (False, ["So {name} practised every evening, a little at a time.", "Day after day they practised together.",
                 "{He} made small steps and counted each of them."]),
        (True, ["One fine day {he} could {skill}, and the whole place cheered.", "In spring {he} could {skill} better than anybody.",
                "And suddenly it was easy: {name} could {skill}!"]),
    ],
    "friendship": [
        (True, ["{name} had no friend and often sat alone.", "{He} often wished for a friend to talk to.", "But {he} was too shy to speak to anybody."]),
        (False, ["Every evening {he} watched the others play.", "On some days {he} only talked to the clouds.", "{He} even wrote a letter to the moon."]),
        (True, ["One day {a_helper} named {friend} sat down beside {him}.", "Then {a_helper} named {friend} moved in next door.",
                "One rainy day {he} shared an umbrella with {friend}, {a_helper}."]),
        (False, ["They found out that both loved {love}.", "First they were silent, and then they could not stop talking.",
                 "{friend} laughed at every one of {his} jokes."]),
        (True, ["From that day on they did everything together.", "Soon they were the best of friends.", "After that {name} was never alone again."]),
    ],
    "courage": [
        (True, ["One night a terrible storm came up.", "One evening the river rose higher than ever.", "One winter night the wind tore at every roof."]),
        (True, ["{friend}, {a_helper}, was still outside and called for help.", "Then {name} heard the voice of {friend}, {a_helper}, in the dark.",
                "Out there was {friend}, {a_helper}, all alone."]),
        (False, ["{name} was afraid, and {his} heart beat fast.", "Nobody dared to go outside.", "For a moment {he} wanted to hide."]),
        (True, ["But {he} took a lantern and went out.", "Still, {he} opened the door and walked into the rain.",
                "{He} took a long rope and a deep breath, and went."]),
        (False, ["Step by step {he} found the way.", "The light of the lantern was small, but it was enough.", "{He} called until {he} heard an answer."]),
        (True, ["Before midnight both were safe beside the fire.", "{He} brought {friend} home, wet but well.", "In the morning everybody thanked {him}."]),
    ],
    "a journey": [
        (True, ["One day {he} set out to see {goal}.", "In spring {name} packed a bag and left for {goal}.",
                "{He} had always dreamed of {goal}, and so {he} set off."]),
        (False, ["The road was long, and {his} feet hurt.", "{He} slept under the stars and ate berries.", "After three days {he} came to a wide river."]),
        (True, ["On the way {he} met {a_helper} named {friend}, who went along.", "At a crossroads stood {friend}, {a_helper}, who knew the way.",
                "{A_helper} named {friend} shared some bread with {him} and joined {him}."]),
        (False, ["They sang loudly when the fog came.", "They crossed the hills and told each other stories.",
                 "When one was tired, the other carried the bag."]),
        (True, ["At last they saw {goal}, and it was more beautiful than in any dream.", "When they reached {goal}, the sun was just rising.",
                "On the seventh day they stood before {goal} and laughed with joy."]),
    ],
    "a secret": [
        (True, ["One night {name} noticed {secret}.", "One evening there was {secret}, and nobody knew why.", "Every night {he} wondered about {secret}."]),
        (False, ["{He} hid under the blanket and listened.", "The neighbours said that it was a ghost.",
                 "{He} could not sleep and thought about it for hours."]),
        (True, ["With {friend}, {a_helper}, {he} went to find out.", "{He} asked {friend}, {a_helper}, to come along and look.",
                "Together with {friend}, {a_helper}, {he} crept closer."]),
        (False, ["Their hearts beat fast, and a floorboard creaked.", "They held each other tight and took one more step.",
                 "\"Do not be afraid,\" they whispered."]),
        (True, ["It was only {answer}, and both had to laugh.", "And what did they find? It was {answer}!",
                "In the end it was {answer}, and nothing to fear."]),
    ],
    "building something": [
        (True, ["One day {name} decided to build {project}.", "{He} wanted to build {project}, the finest of all.",
                "In the holidays {he} began to build {project}."]),
        (False, ["{He} gathered wood, rope and old nails.", "{He} drew a plan and worked until evening.", "First everything went well."]),
        (True, ["But it fell apart at the first try.", "Then the wind came and broke it.", "But one piece was missing, and nothing would hold."]),
        (True, ["{A_helper} named {friend} brought tools and a good idea.", "Luckily {friend}, {a_helper}, knew what was wrong.",
                "{friend}, {a_helper}, said: \"Let us do it together.\""]),
        (False, ["They worked, laughed and tried again.", "Two heads had better ideas than one.", "This time they measured everything twice."]),
        (True, ["When it was done, it was {project} that everybody admired.", "Two days later it was finished, and it was strong.",
                "At sunset it stood there, and it was perfect."]),
    ],
    "a contest": [
        (True, ["Every summer there was a great race, and {name} wanted to win it.", "One day a contest was announced, and {he} signed up.",
                "{name} dreamed of winning the yearly race."]),
        (False, ["{He} trained every morning before breakfast.", "Some said that {he} had no chance.", "{He} was not the fastest, but {he} never gave up."]),
        (True, ["Halfway {he} saw {friend}, {a_helper}, who had fallen.", "Just before the end {friend}, {a_helper}, stumbled and could not get up."]),
        (True, ["{He} stopped at once and helped {friend} to stand.", "Without a thought {he} turned round to help.",
                "{He} took {friend} by the arm, and they went on together."]),
        (False, ["The others ran past them, one by one.", "The crowd became very quiet.", "They were slow, but they sang all the way."]),
        (True, ["They came in last, and yet everybody cheered for them.", "They got no medal, but the loudest applause of the day.",
                "The judges gave them a prize for the kindest runners."]),
    ],
    "a gift": [
        (True,
         ["It was the birthday of {friend}, {a_helper}, and {name} had no gift.",
          "{name} wanted to give {friend}, {a_helper}, a gift, but {he} had no money."]),
        (False, ["{He} looked into every shop window.", "{He} counted {his} coins twice, and it was not enough.",
                 "Whatever {he} thought of was too expensive."]),
        (True, ["Then {he} took {his} own {thing} and wrapped it up.", "So {he} made something with {his} own hands.",
                "Then {he} had an idea and worked all night."]),
        (False, ["{He} was afraid that it might be too simple.", "On the way {his} knees were shaking.", "The paper was crooked, but the bow was fine."]),
        (True, ["{friend} opened it and said that it was the best gift of all.", "{friend} was so happy that nobody could speak for a while.",
                "{friend} hugged {him} and kept it forever."]),
    ],
    "a seed": [
        (True, ["One spring {he} planted a small seed.", "One day {name} found a strange seed and put it into the earth."]),
        (False, ["{He} watered it every morning and waited.", "Days went by, and nothing happened.", "The others laughed at the empty pot."]),
        (True, ["{A_helper} named {friend} told {him} to be patient.", "Only {friend}, {a_helper}, believed in it, too.",
                "{friend}, {a_helper}, sat beside {him} and sang to the earth."]),
        (False, ["Then a tiny green leaf came out.", "After a warm rain something green appeared.", "When the sun came back, the earth began to move."]),
        (True, ["By summer it was a tree with golden apples.", "In the end it was the tallest sunflower that anybody had seen.",
                "Soon it had flowers in every colour."]),
    ],
}

OPENINGS = [
    "Once upon a time, {a_adj} {kind} named {name} lived {place}.", "{place} there lived {a_adj} {kind} named {name}.",
    "There once was {a_adj} {kind} named {name}, who lived {place}.",
    "{name} was {a_adj} {kind} who lived {place}.", "Long ago, {a_adj} {kind} named {name} lived {place}.",
    "Far away, {place}, lived {a_adj} {kind} named {name}.",
]
TRAITS = ["{He} loved {love}.", "{He} loved {love} more than anything.", "{He} had a warm heart and loved {love}.",
          "Every day {he} thought about {love}.", "{He} could talk about {love} for hours."]
ENDINGS = [
    "That evening {name} fell asleep with a smile.", "And {name} was happy for a very long time.",
    "They celebrated with cake and music until the stars came out.", "{name} never forgot that day.",
    "And if you listen well, you can still hear them laugh.", "After that, {name} was the happiest {kind} in the world.",
    "It was the best day of {his} life.",
    "Ever since, people have told this story by the fire.",
]
MORALS = {
    "something lost": "Together it is easier to find what is lost.", "learning something new": "Who practises patiently will learn it in the end.",
    "friendship": "A friend can be closer than you think.",
    "courage": "To be brave means to go on although you are afraid.", "a journey": "The way is more beautiful with a friend.",
    "a secret": "What we fear is often quite small.",
    "building something": "When something breaks, try again together.", "a contest": "To help somebody is worth more than to win.",
    "a gift": "A gift from the heart is the best one.",
    "a seed": "Good things need patience.",
}
NEXT = [
    ["The next day {name} and {friend} met again.", "A week later {friend} came to visit {name}.",
     "The next morning {name} woke up early and went to see {friend}."],
    ["They decided to see {goal} together.", "They had a new plan: they would build {project}.", "{friend} brought {a_new_thing} as a present.",
     "They invited everybody to a great feast."],
    ["It rained, but they did not mind at all.", "They laughed all day long.", "Nobody knew how it would end, but they were not afraid.",
     "It took them the whole summer."],
    ["And when it grew dark, they already made plans for tomorrow.", "In the evening they sat under the stars and were happy.",
     "That is another story, and a good one."],
]

# topic, couplets: each of two lines that rhyme
POEMS = {
    "the moon": [("The moon is rising, round and white,", "it lights the windows of the night."),
                 ("It looks at roofs and sleeping trees,", "and listens to the evening breeze."),
                 ("O moon, you travel far and slow,", "and see the quiet world below."), ("The clouds are drifting, soft and deep,",
                      "and all the little houses sleep.")],
    "the sea": [("The sea is singing, deep and blue,", "of ships and whales it sings to you."),
                ("The waves are coming to the shore,", "they whisper once, and then once more."),
                ("The gulls are crying in the spray,", "the boats have sailed so far away."),
                ("I found a shell upon the sand,", "and held the ocean in my hand.")],
    "a cat": [("My cat is lying in the sun,", "her work of sleeping has begun."), ("She stretches slowly on the chair,", "and washes all her silky hair."),
              ("She hears a mouse, she hears a bird,", "she hears me, too, but not a word."),
              ("At night she walks without a sound,", "and makes the garden her own ground.")],
    "a dog": [("My dog is waiting at the door,", "he drops his ball upon the floor."), ("He runs through puddles, grass and mud,",
         "and greets me with a happy thud."),
              ("He wags his tail, he barks with glee,", "and shares his muddy stick with me."),
              ("When evening comes and day is through,", "he dreams of running, and I do, too.")],
    "the rain": [("The rain is drumming on the pane,", "I like the music of the rain."), ("It fills the pots, it fills the street,",
         "and splashes round my dancing feet."),
                 ("The drops are racing down the glass,", "and silver pearls are on the grass."),
                 ("And when the clouds have gone away,", "a rainbow ends the rainy day.")],
    "a tree": [("The tree has stood here, tall and strong,", "a hundred years, and that is long."),
               ("Its leaves are whispering in the air,", "the birds have built their houses there."),
               ("In summer it will give us shade,", "the finest roof was ever made."), ("In autumn all its gold will fall,",
                    "and make a carpet for us all.")],
    "spring": [("The snow has gone, the days are long,", "the blackbird sings a merry song."),
               ("The buds are opening one by one,", "and turn their faces to the sun."),
               ("The children run without a coat,", "and in the brook there swims a boat."),
               ("The air is mild, the fields are green,", "the fairest spring that I have seen.")],
    "summer": [("The sun is high, the grass is dry,", "and swallows dance across the sky."),
               ("We swim until the evening glow,", "and home through golden fields we go."),
               ("The cherries hang on every tree,", "a few for birds, a few for me."), ("The night is warm, the stars are near,",
                    "I wish that it were always here.")],
    "autumn": [("The leaves are turning red and brown,", "and one by one they flutter down."),
               ("The wind is blowing through the lane,", "and brings the clouds and brings the rain."),
               ("The apples lie upon the ground,", "and spiders spin their webs around."),
               ("We light a lamp, we close the door,", "and read our favourite books once more.")],
    "winter": [("The snow is falling, soft and light,", "and all the roofs are dressed in white."),
               ("The pond is frozen, hard as stone,", "the robin sings there all alone."),
               ("We build a snowman, big and round,", "and throw our hats upon the ground."),
               ("Then home we go, where it is warm,", "and watch the slowly passing storm.")],
    "the night": [("The night has spread her cloak of blue,", "and little stars are looking through."),
                  ("The owl is calling from the hill,", "and all the rest is very still."),
                  ("The streets are empty, cool and wide,", "a cat is walking at my side."),
                  ("Sleep well, the morning will be bright,", "I wish you all a quiet night.")],
    "bread": [("The baker wakes before the sun,", "his early work has just begun."), ("He kneads the dough and lets it rise,",
         "with flour on his hands and eyes."),
              ("The oven glows, the crust turns brown,", "the smell is drifting through the town."),
              ("A slice of bread, still warm and new,", "with butter on it, just for you.")],
    "friends": [("A friend is somebody who stays,", "on sunny and on rainy days."), ("We share our bread, we share our song,",
         "with you the road is never long."),
                ("And when I laugh, you laugh with me,", "beneath the same old apple tree."),
                ("So take my hand, and let us go,", "through summer wind and winter snow.")],
    "a train": [("The train is rolling down the track,", "with puffs of white and wheels of black."),
                ("It hums a song, it shakes the ground,", "and all the hills return the sound."),
                ("It passes towns, it passes streams,", "and carries travellers and their dreams."),
                ("And when it stops, I take my case,", "and greet the sun in a new place.")],
}
ANY_POEM = [
    ("I think of {x} when day is done,", "and in the golden evening sun."), ("Oh {x}, my heart is full and light,", "I think of you by day and night."),
    ("I wrote a song of {x} today,", "and on the wind it flew away."),
    ("When I see {x}, I have to smile,", "and stop, and look for quite a while."), ("The world is wide, the world is new,",
         "and {x} can make it bright for you."),
    ("Some love the gold, some love the sea,", "but none is more than {x} to me."), ("Of all the things beneath the sky,",
         "I dream of {x}, and know not why."),
]
POEM_TOPICS = ["coffee", "tea", "the sun", "my garden", "music", "my bicycle", "the stars", "a river", "my town", "pizza", "chocolate", "the wind",
               "a clock", "the library", "my computer",
               "Monday", "a robot", "my mother", "the snow", "a butterfly", "football", "the mountains", "a candle", "home", "school", "my old shoes",
               "a horse", "the morning", "dragons", "love"]

# purpose as it is asked for, the sentences of the letter, each in several wordings
LETTERS = {
    "thank {to} for {gift}": [["thank you very much for {gift}.", "I would like to thank you for {gift}."],
                              ["It was very kind of you.", "I was so happy about it.", "I think of you whenever I see it."],
                              ["I hope to see you soon.", "Please come and visit me soon."]],
    "invite {to} to my birthday on {day}": [["I would like to invite you to my birthday on {day}.", "my birthday is on {day}, and I would like you to come."],
                                            ["We will have cake and music.", "There will be games and good food."],
                                            ["Please tell me whether you can come.", "I would be very glad to see you."]],
    "tell {to} that I am ill on {day}": [["I am sorry, but I am ill and cannot come on {day}.", "unfortunately I am ill and have to stay at home on {day}."],
                                         ["I hope to be back soon.", "I will tell you as soon as I feel better."],
                                         ["Thank you for understanding.", "I am sorry for the trouble."]],
    "apologise to {to} for being late": [["I am very sorry that I was late.", "please excuse that I came so late."],
                                         ["My train did not come in time.", "I missed the bus and had to walk."],
                                         ["It will not happen again.", "Next time I will leave earlier."]],
    "ask {to} for a meeting on {day}": [["could we meet on {day}?", "I would like to meet you on {day}, if you have time."],
                                        ["There are a few things that I would like to discuss.", "It will not take long."],
                                        ["Please tell me which time is good for you.", "I am looking forward to your answer."]],
    "wish {to} a happy birthday": [["happy birthday!", "all the best for your birthday!"],
                                   ["I wish you health, joy and many good friends.", "May the new year of your life be a happy one."],
                                   ["Have a wonderful day.", "I hope that we can celebrate together soon."]],
    "greet {to} from my holidays": [["many greetings from my holidays!", "I am writing to you from the seaside."],
                                    ["The weather is fine, and I swim every day.", "I walk a lot and eat too much ice cream."],
                                    ["I hope that you are well.", "See you soon."]],
    "ask {to} to send back {gift}": [["could you please send back {gift}?", "I would like to have {gift} back."],
                                     ["I need it next week.", "I hope that it was useful to you."],
                                     ["Thank you very much.", "Many thanks for your help."]],
    "cancel our meeting on {day} with {to}": [["I am sorry, but I have to cancel our meeting on {day}.", "unfortunately I cannot meet you on {day}."],
                                              ["Something important has come up.", "I have to work that day."],
                                              ["Can we find another day?", "Please suggest another time."]],
}
GIFTS = ["the book", "the flowers", "the scarf", "the cake", "the picture", "the bicycle", "the umbrella", "the puzzle", "the tea cups", "the camera",
         "the lamp", "the game", "the record",
         "the plant", "the hat", "the guitar"]
