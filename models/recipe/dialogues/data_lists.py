"""Groups of words for lists, and what stands on shopping, packing and to-do lists."""

# what a group is called, its members; a list of N is its first N
GROUPS = {
    "animals": "dog cat horse cow lion tiger elephant rabbit monkey bear wolf fox".split(),
    "fruits": "apple banana orange pear grape cherry lemon peach plum mango kiwi melon".split(),
    "vegetables": "carrot potato tomato onion pepper cabbage spinach pea bean cucumber leek radish".split(),
    "colours": "red blue green yellow orange purple pink brown black white grey turquoise".split(),
    "birds": "eagle owl robin swan duck crow parrot penguin sparrow pigeon gull stork".split(),
    "fish": "salmon trout tuna cod herring shark carp pike eel perch".split(),
    "insects": "ant bee butterfly beetle fly wasp moth cricket ladybird mosquito".split(),
    "trees": "oak pine birch maple beech willow ash elm fir cedar".split(),
    "flowers": "rose tulip daisy lily sunflower violet poppy iris orchid daffodil".split(),
    "sports": "football tennis swimming running basketball hockey golf cycling rowing judo volleyball skiing".split(),
    "instruments": "piano guitar violin flute drum trumpet harp cello clarinet organ".split(),
    "jobs": "teacher doctor nurse baker farmer pilot painter cook driver writer singer builder".split(),
    "drinks": "water tea coffee milk juice lemonade cocoa cider smoothie soda".split(),
    "clothes": "shirt coat hat sock shoe scarf glove skirt jacket belt dress jumper".split(),
    "tools": "hammer saw screwdriver drill pliers wrench axe spade rake shovel".split(),
    "vehicles": "car bus train bicycle boat plane truck tram ship motorbike".split(),
    "shapes": "circle square triangle rectangle oval star diamond pentagon hexagon".split(),
    "rooms": "kitchen bedroom bathroom hall cellar attic study pantry".split(),
    "metals": "iron gold silver copper tin zinc lead nickel".split(),
    "school subjects": "maths history music art biology physics chemistry geography English sport".split(),
}
MORE_WORDS = ("table lamp window river stone cloud garden letter candle bridge mirror button pocket ladder island forest mountain castle market village "
              "winter summer morning evening number picture music story dream secret paper pencil basket bottle blanket pillow kettle spoon plate "
              "ticket engine signal harbour lantern compass feather pebble meadow valley thunder breeze puddle sandal ribbon marble").split()

SHOPPING = ("milk|bread|butter|eggs|cheese|apples|rice|pasta|tomatoes|onions|sugar|flour|tea|coffee|honey|jam|salt|soap|candles|yoghurt|bananas|"
            "carrots|potatoes|oranges|cereal|juice|water|olive oil|napkins|toothpaste|matches|nuts|fish|mushrooms|garlic|lemons|peas|"
            "cream|chocolate|biscuits").split("|")
PACKING = ("socks|a jumper|a toothbrush|a towel|sun cream|a book|a camera|the tickets|a hat|sandals|an umbrella|"
           "a map|a water bottle|a torch|a raincoat|sunglasses|a notebook|a charger|gloves|a scarf|snacks|a pillow").split("|")
TASKS = ("water the plants|call the dentist|wash the car|write to Grandma|buy stamps|clean the kitchen|feed the cat|pay the bills|fix the bike|walk the dog|"
         "bake a cake|return the books|mow the lawn|paint the fence|tidy the desk|book the tickets|empty the bins|fold the laundry|charge the phone|"
         "sort the photos").split("|")
