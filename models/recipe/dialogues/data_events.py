"""What people do in passages of many small events: (past, base form, object), where, and when."""

DEEDS = [tuple(deed.split("|")) for deed in (
    "baked|bake|an apple cake;painted|paint|the garden gate;sold|sell|an old boat;bought|buy|a red bicycle;repaired|repair|a broken radio;"
    "planted|plant|two pear trees;wrote|write|a long letter;read|read|a book about whales;cooked|cook|a pot of soup;built|build|a wooden shelf;"
    "drew|draw|a map of the island;sang|sing|an old song;cleaned|clean|the big windows;washed|wash|the blue car;caught|catch|a large fish;"
    "picked|pick|a basket of plums;opened|open|a small shop;lost|lose|a silver ring;found|find|a black kitten;carried|carry|a heavy trunk;"
    "counted|count|the sheep;fed|feed|the ducks;taught|teach|a class of children;won|win|a game of chess;sewed|sew|a warm coat;"
    "made|make|a paper lantern;cut|cut|the tall grass;watered|water|the roses;visited|visit|an old friend;met|meet|a famous pianist;"
    "saw|see|a shooting star;heard|hear|a strange noise;broke|break|a green vase;hid|hide|a box of sweets;moved|move|a stone table;"
    "tested|test|a new engine;ordered|order|a plate of noodles;drank|drink|a cup of cocoa;ate|eat|three pancakes;packed|pack|a brown suitcase;"
    "missed|miss|the last train;rode|ride|a white horse;flew|fly|a yellow kite;threw|throw|a snowball;lit|light|a small fire;told|tell|a funny story;"
    "learned|learn|a new dance;practised|practise|the trumpet;photographed|photograph|a rainbow;collected|collect|some shells;"
    "folded|fold|the clean towels;ironed|iron|five shirts;knitted|knit|a striped scarf;carved|carve|a wooden bear;borrowed|borrow|a ladder;"
    "rented|rent|a rowing boat;brought|bring|a bag of nuts;sent|send|a birthday card;received|receive|a golden medal;described|describe|a rare flower;"
    "discovered|discover|a hidden cave;crossed|cross|a rope bridge;climbed|climb|a steep hill;followed|follow|a lost dog;helped|help|an old man;"
    "called|call|the fire brigade;closed|close|the heavy door;locked|lock|the cellar;painted|paint|a picture of the sea;"
    "invented|invent|a singing clock;tried|try|a bowl of chilli;shared|share|a large pizza;tuned|tune|the old piano;rang|ring|the church bell;"
    "steered|steer|a fishing boat;guarded|guard|the king's treasure;weighed|weigh|a giant pumpkin;mixed|mix|a jar of paint"
).split(";")]
ROLES = ("the baker|the miller|the teacher|the captain|the gardener|the postman|the shepherd|the librarian|the old clown|the young queen|the doctor|"
         "the fisherman|the conductor|the carpenter|the new neighbour|the little girl|the tall boy|the cook|the pilot|the painter").split("|")
WHERE = ("at the market|in the kitchen|behind the barn|near the river|on the beach|in the old tower|at the station|in the park|under a tree|at school|"
         "on the roof|in the cellar|beside the lake|in front of the town hall|at the harbour|in the forest|on the island|at home|in the museum|"
         "next to the mill|in the garden|at the airport|on a small farm|in the mountains|by the old well|at the theatre|in the workshop|on the bridge|"
         "in {town}|in {town}|in {town}|near {town}").split("|")
WHEN = ("on {day}|on {day}|on {day} evening|on {day} morning|in {month}|in {month}|in {year}|last week|yesterday|in the morning|after lunch|"
        "before sunrise|at midnight|at {time}|at {time}|during the storm|in the afternoon|after the concert|in spring|last summer|two days ago|"
        "on a rainy night").split("|")
