"""What people tell about themselves: how they say it, how they ask for it later, and what the answer is.

`{name}`-like fields are filled by conversation.py.  `clause` is the fact as the answer says it; `about` follows "You have not yet told me"."""
from dataclasses import dataclass

from .core import Phrasings


@dataclass
class Fact:
    tell: Phrasings
    replies: list
    ask: Phrasings
    clause: str
    about: str
    values: tuple                   # fields that the answer must contain


FACTS = {
    "name": Fact(
        Phrasings(["My name is {name}.", "I am {name}.", "I'm {name}.", "You can call me {name}.", "Call me {name}.", "Hi, I am {name}.",
                   "Hello, my name is {name}.", "Hi there, {name} here.", "This is {name}.", "People call me {name}.", "The name is {name}.",
                   "My friends call me {name}.", "I go by {name}.", "Just so you know, my name is {name}.", "My first name is {name}.", "Hey, I'm {name}!",
                   "{name} is my name.", "hi im {name}", "Good morning, I am {name}."],
                  ["Everybody calls me {name}.", "Hello! {name} is what people call me.", "Let me tell you my name first: I am {name}.",
                   "Good evening, my name is {name}."]),
        ["Nice to meet you, {name}!", "Nice to meet you, {name}! What can I do for you?", "Hello, {name}! How can I help you?"],
        Phrasings(["What is my name?", "What's my name?", "Do you remember my name?", "Who am I?", "Can you tell me my name?", "Do you know my name?",
                   "What did I say my name was?", "Say my name, please.", "Tell me my name.", "Which name did I give you?", "Do you still know my name?",
                   "What am I called?", "And what is my name?", "What do my friends call me?", "My name is?", "Do you remember what I am called?",
                   "I told you my name. What is it?", "So, what is my name again?"],
                  ["Can you still remember my name?", "What name did I tell you?", "Please tell me who I am.", "Do you still remember who I am?",
                   "What was my name again?"]),
        "your name is {name}", "your name", ("name",)),
    "town": Fact(
        Phrasings(["I live in {town}.", "I come from {town}.", "My home is in {town}.", "I am from {town}.", "I'm from {town}.",
                   "I have lived in {town} for years.", "I live near the station in {town}.", "My family and I live in {town}.", "My town is called {town}.",
                   "I moved to {town} last year.", "{town} is my home town.", "I am writing to you from {town}."],
                  ["My house is in {town}.", "Our home is in {town}.", "The town where I live is {town}."]),
        ["{town} sounds like a good place to live.", "Thank you for telling me. I hope life in {town} is good.", "I hope you like it in {town}."],
        Phrasings(["Where do I live?", "Which town do I live in?", "Do you remember where I live?", "Where am I from?", "What is my home town?",
                   "What town did I mention?", "Where is my home?", "Which town am I from?", "Tell me where I live.", "Do you still know where I live?",
                   "What's my town called?", "In which town do I live?"],
                  ["Can you tell me where my home is?", "Which town did I say I live in?", "Where did I say I live?"]),
        "you live in {town}", "where you live", ("town",)),
    "job": Fact(
        Phrasings(["I work as {a_job}.", "I am {a_job}.", "I'm {a_job}.", "My job is {job}.", "I have worked as {a_job} for {n} years.",
                   "By profession I am {a_job}.", "I earn my living as {a_job}.", "I just started work as {a_job}.", "At work I am {a_job}.",
                   "I am {a_job} by trade.", "I became {a_job} last year."],
                  ["My work: I am {a_job}.", "For a living, I work as {a_job}.", "In my day job I am {a_job}."]),
        ["That sounds like interesting work.", "{A_job}! That must be interesting.", "Good work! The world needs people like you."],
        Phrasings(["What is my job?", "What's my job?", "What do I do for work?", "What do I work as?", "Do you remember my job?", "What is my profession?",
                   "What do I do for a living?", "Which job do I have?", "Tell me what my job is.", "Do you still know what I do?",
                   "What job did I tell you about?"],
                  ["Can you tell me what I work as?", "What did I say my job was?", "Do you remember what I do for a living?"]),
        "you work as {a_job}", "what your job is", ("job",)),
    "hobby": Fact(
        Phrasings(["I like {hobby}.", "My hobby is {hobby}.", "I really enjoy {hobby}.", "I love {hobby}.", "In my free time I enjoy {hobby}.",
                   "I spend my weekends on {hobby}.", "My favourite hobby is {hobby}.", "What I like most is {hobby}.", "I am crazy about {hobby}.",
                   "After work I relax with {hobby}.", "I'm into {hobby}.", "Nothing is as much fun as {hobby}."],
                  ["When I am free, I enjoy {hobby}.", "My great love is {hobby}.", "The hobby I like best is {hobby}."]),
        ["{Hobby} is a great hobby.", "That sounds like fun. I hope you often have time for it.", "{Hobby}? How nice! It is good to have a hobby."],
        Phrasings(["What is my hobby?", "What's my hobby?", "What do I like to do?", "Do you remember my hobby?", "What do I do in my free time?",
                   "Which hobby do I have?", "What do I enjoy?", "Tell me what my hobby is.", "What do I do for fun?", "What is my favourite hobby?",
                   "What hobby did I mention?"],
                  ["Which hobby did I tell you about?", "Can you tell me my hobby?", "Do you still know what I like to do in my free time?"]),
        "your hobby is {hobby}", "what your hobby is", ("hobby",)),
    "food": Fact(
        Phrasings(["My favourite food is {food}.", "My favorite food is {food}.", "I love to eat {food}.", "I could eat {food} every day.",
                   "The food I like best is {food}.", "I like {food} more than any other food.", "For dinner I like {food} best.",
                   "Nothing tastes better than {food}.", "My favourite dish is {food}.", "When I am hungry, I want {food}."],
                  ["If I may choose, I always eat {food}.", "The best food of all is {food}.", "What I like to eat most is {food}."]),
        ["{Food}? Good choice!", "That sounds delicious.", "Good choice! I cannot eat, but it sounds delicious."],
        Phrasings(["What is my favourite food?", "What's my favorite food?", "What do I like to eat?", "What do I love to eat?",
                   "Do you remember my favourite food?", "Which food do I like best?", "What is my favourite dish?", "Tell me my favourite food.",
                   "What food do I like most?", "Do you still know what I like to eat?"],
                  ["Which food did I say I like best?", "Can you tell me my favourite dish?", "What did I say I love to eat?"]),
        "your favourite food is {food}", "your favourite food", ("food",)),
    "colour": Fact(
        Phrasings(["My favourite colour is {colour}.", "My favorite color is {colour}.", "The colour I like best is {colour}.",
                   "I like {colour} best of all colours.", "Of all colours I love {colour} most.",
                   "I paint everything {colour}, because it is my favourite colour.", "{Colour} is my favourite colour.", "I like the colour {colour} a lot."],
                  ["Best of all colours I like {colour}.", "The colour that I love is {colour}.", "For me the best colour is {colour}."]),
        ["{Colour} is a beautiful colour.", "Nice! {Colour} is a lovely colour."],
        Phrasings(["What is my favourite colour?", "What's my favorite color?", "Which colour do I like best?", "What colour do I like?",
                   "Do you remember my favourite colour?", "Tell me my favourite colour.", "Which color is my favorite?", "What is the colour I like?",
                   "Do you still know my favourite colour?"],
                  ["Which colour did I say I like best?", "Can you tell me my favourite colour?", "What colour do I love most?"]),
        "your favourite colour is {colour}", "your favourite colour", ("colour",)),
    "pet": Fact(
        Phrasings(["I have {a_pet} called {petname}.", "My {pet} is called {petname}.", "I have {a_pet}. Its name is {petname}.",
                   "My {pet}'s name is {petname}.", "At home I have {a_pet} named {petname}.", "{petname} is my {pet}.", "We have {a_pet} called {petname}.",
                   "I got {a_pet} last week and named it {petname}.", "I share my home with {a_pet} called {petname}."],
                  ["There is {a_pet} in my house, and its name is {petname}.", "I live with {a_pet} named {petname}.", "Our {pet} is called {petname}."]),
        ["{petname} is a lovely name for {a_pet}.", "How nice! Say hello to {petname} from me.", "How nice! I hope {petname} is well."],
        Phrasings(["What is my {pet} called?", "What is the name of my {pet}?", "What's my {pet}'s name?", "Do you remember the name of my {pet}?",
                   "What did I name my {pet}?", "Tell me the name of my {pet}.", "What is my {pet}'s name?", "Do you still know what my {pet} is called?"],
                  ["Can you tell me what my {pet} is called?", "Which name did I give my {pet}?", "What did I say my {pet} is called?"]),
        "your {pet} is called {petname}", "what your {pet} is called", ("petname",)),
    "family": Fact(
        Phrasings(["My {relative} is called {relname}.", "My {relative}'s name is {relname}.", "I have a {relative} called {relname}.",
                   "{relname} is my {relative}.", "I often talk to my {relative} {relname}.", "My {relative} {relname} came to see me today.",
                   "The name of my {relative} is {relname}.", "I am at home with my {relative} {relname}.", "Yesterday I met my {relative} {relname}."],
                  ["I have a {relative}, and the name is {relname}.", "My {relative} is {relname}.", "I want to tell you about my {relative} {relname}."]),
        ["{relname} is a nice name. Say hello to your {relative} from me.", "How nice! I hope {relname} is well.",
         "Thank you for telling me about {relname}."],
        Phrasings(["What is my {relative} called?", "What is the name of my {relative}?", "What's my {relative}'s name?", "Who is my {relative}?",
                   "Do you remember the name of my {relative}?", "Tell me the name of my {relative}.", "What is my {relative}'s name?",
                   "Do you still know what my {relative} is called?"],
                  ["Can you tell me what my {relative} is called?", "What did I say my {relative} is called?", "Which name did I give for my {relative}?"]),
        "your {relative} is called {relname}", "what your {relative} is called", ("relname",)),
    "plan": Fact(
        Phrasings(["On {day} I want to {plan}.", "I am going to {plan} on {day}.", "My plan for {day} is to {plan}.", "On {day} I will {plan}.",
                   "I have a plan: I will {plan} on {day}.", "This {day} I am going to {plan}.", "I promised to {plan} on {day}.",
                   "I have to {plan} on {day}.", "I'm going to {plan} on {day}."],
                  ["When {day} comes, I will {plan}.", "I would like to {plan} on {day}.", "What I want to do on {day} is to {plan}."]),
        ["That sounds like a good plan for {day}.", "Good plan! I hope {day} goes well.", "A good plan! I hope it goes well."],
        Phrasings(["What is my plan for {day}?", "What do I want to do on {day}?", "What am I going to do on {day}?", "What are my plans for {day}?",
                   "What will I do on {day}?", "Do you remember my plan for {day}?", "What did I plan for {day}?", "Remind me: what will I do on {day}?",
                   "What's happening on {day}?"],
                  ["Can you remind me of my plan for {day}?", "What did I say I will do on {day}?", "Tell me what I am going to do on {day}."]),
        "on {day} you want to {plan}", "what you want to do on {day}", ("plan",)),
    "age": Fact(
        Phrasings(["I am {age} years old.", "I'm {age}.", "I am {age}.", "My age is {age}.", "I turned {age} last week.", "I am {age} years of age.",
                   "Last month I became {age} years old.", "I'm {age} years old."],
                  ["This year I am {age} years old.", "I have just turned {age}.", "My age? I am {age} years old."]),
        ["{age} is a good age.", "Thank you for telling me. {age} is a good age."],
        Phrasings(["How old am I?", "What is my age?", "Do you remember how old I am?", "What's my age?", "Tell me how old I am.", "Do you still know my age?",
                   "Which age did I tell you?"],
                  ["Can you tell me my age?", "How old did I say I am?", "What did I say my age was?"]),
        "you are {age} years old", "how old you are", ("age",)),
    "drink": Fact(
        Phrasings(["My favourite drink is {drink}.", "I like to drink {drink}.", "I drink {drink} every morning.", "I always have {drink} in the morning.",
                   "My favorite drink is {drink}.", "I love {drink} more than any other drink."],
                  ["The drink I like best is {drink}.", "Every day I drink {drink}.", "What I love to drink is {drink}."]),
        ["{Drink} is a good choice.", "Enjoy your {drink}!"],
        Phrasings(["What is my favourite drink?", "What do I like to drink?", "What's my favorite drink?", "Which drink do I like?",
                   "Do you remember what I like to drink?", "Tell me my favourite drink."],
                  ["Which drink do I like best?", "What did I say I drink?", "Can you tell me my favourite drink?"]),
        "you like to drink {drink}", "what you like to drink", ("drink",)),
    "language": Fact(
        Phrasings(["I am learning {language}.", "I'm learning {language}.", "At the moment I learn {language}.", "I take lessons in {language}.",
                   "I started to learn {language} this year.", "I want to learn {language}.", "I study {language} in the evening."],
                  ["In the evening I am learning {language}.", "This year I want to learn {language}.", "I have lessons in {language} every week."]),
        ["{language} is a beautiful language.", "Good luck with your {language}!"],
        Phrasings(["Which language am I learning?", "What language do I learn?", "What am I learning?", "Do you remember which language I am learning?",
                   "What language am I learning?", "Tell me which language I am learning."],
                  ["Which language did I say I am learning?", "What language do I want to learn?", "Can you tell me which language I study?"]),
        "you are learning {language}", "which language you are learning", ("language",)),
}

TELL_TWO = Phrasings(["{a} {b}", "{a} {b}", "{a} Also: {b}", "{a} And {b_low}", "{a} Oh, and {b_low}", "{b} And {a_low}"],
                     ["{a} One more thing: {b_low}", "{b} By the way: {a_low}", "{a} I should also say: {b_low}"])
TELL_TWO_REPLY = ["Thank you for telling me. I will remember it.", "Thank you. It is nice to learn about you.",
                  "Good to know. What else would you like to talk about?"]
NOT_TOLD = "You have not yet told me {about}."
CORRECT = Phrasings(["No, {tell}", "Sorry, that was wrong. {Tell}", "Actually, {tell}", "I made a mistake. {Tell}", "That is not right. {Tell}",
                     "Wait, I meant to say: {tell}", "Please correct that: {tell}", "No, no. {Tell}", "Oh, that is not true any more. {Tell}",
                     "Correction: {tell}", "Sorry, {tell}", "That's wrong. {Tell}"],
                    ["Oh no, I said it wrong. {Tell}", "No, that is a mistake. {Tell}", "Let me correct that: {tell}"])
CORRECT_REPLY = ["Thank you for the correction. {Answer}", "Sorry! Now I know: {answer}"]
ALL_SO_FAR = Phrasings(["What have I told you so far?", "What do you know about me?", "What did I tell you about me?", "What have you learned about me?",
                        "Sum up what you know about me.", "Tell me everything you know about me.", "What do you remember about me?",
                        "List what I have told you.", "What can you say about me?", "Describe me.", "Do you remember what I told you about me?",
                        "what do u know about me", "Repeat what I told you about me."],
                       ["Please sum up what I have told you about me.", "What have you learned about me so far?",
                        "Can you tell me what you remember about me?", "Tell me all that you know about me."])
ALL_SO_FAR_ANSWER = "You told me this: {clauses}."
NOTHING_SO_FAR = "You have not yet told me anything about yourself."
I_JUST_SAID = Phrasings(["What did I just say?", "What have I just said?", "What was my last message?", "What did I say before this?",
                         "Repeat my last message.", "What did I write just now?", "Can you repeat what I said?", "What did I just tell you?",
                         "What was the last thing I said?", "Say again what I said.", "Repeat what I just said."],
                        ["Can you repeat my last message?", "What was the last thing I wrote?", "Tell me what I just said."])
YOU_JUST_SAID = Phrasings(["What did you just say?", "Can you repeat that?", "Say that again, please.", "Please repeat your answer.", "Again, please.",
                           "What did you say?", "Could you say that again?", "Repeat that.", "What was your last answer?", "Pardon?", "Once more, please.",
                           "I did not get that. What did you say?"],
                          ["Please say that once more.", "Can you repeat your last answer?", "Could you repeat what you said?"])
