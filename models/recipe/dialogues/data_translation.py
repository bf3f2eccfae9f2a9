"""Words of English, French, German and Spanish: nouns with their genders and plurals, adjectives with their forms, verbs, and whole phrases."""


def rows(text):
    """A table written as lines; cells are split at spaces, and an underscore is a space."""
    return [tuple(cell.replace("_", " ") for cell in line.split()) for line in text.strip().split("\n")]


# kind (p person, a animal, t thing, f food, l place), English one and many, then French, German, Spanish: gender, one, many
NOUNS = rows("""
p man men            m homme hommes          m Mann Männer              m hombre hombres
p woman women        f femme femmes          f Frau Frauen              f mujer mujeres
p child children     m enfant enfants        n Kind Kinder              m niño niños
p girl girls         f fille filles          n Mädchen Mädchen          f niña niñas
p friend friends     m ami amis              m Freund Freunde           m amigo amigos
p teacher teachers   m professeur professeurs m Lehrer Lehrer           m profesor profesores
p doctor doctors     m médecin médecins      m Arzt Ärzte               m médico médicos
p sister sisters     f sœur sœurs            f Schwester Schwestern     f hermana hermanas
p brother brothers   m frère frères          m Bruder Brüder            m hermano hermanos
p mother mothers     f mère mères            f Mutter Mütter            f madre madres
p father fathers     m père pères            m Vater Väter              m padre padres
p grandmother grandmothers f grand-mère grands-mères f Großmutter Großmütter f abuela abuelas
p grandfather grandfathers m grand-père grands-pères m Großvater Großväter m abuelo abuelos
p king kings         m roi rois              m König Könige             m rey reyes
p queen queens       f reine reines          f Königin Königinnen       f reina reinas
a dog dogs           m chien chiens          m Hund Hunde               m perro perros
a cat cats           m chat chats            f Katze Katzen             m gato gatos
a horse horses       m cheval chevaux        n Pferd Pferde             m caballo caballos
a bird birds         m oiseau oiseaux        m Vogel Vögel              m pájaro pájaros
a cow cows           f vache vaches          f Kuh Kühe                 f vaca vacas
a mouse mice         f souris souris         f Maus Mäuse               m ratón ratones
a duck ducks         m canard canards        f Ente Enten               m pato patos
a rabbit rabbits     m lapin lapins          n Kaninchen Kaninchen      m conejo conejos
a pig pigs           m cochon cochons        n Schwein Schweine         m cerdo cerdos
a snake snakes       m serpent serpents      f Schlange Schlangen       f serpiente serpientes
a frog frogs         f grenouille grenouilles m Frosch Frösche          f rana ranas
a bee bees           f abeille abeilles      f Biene Bienen             f abeja abejas
a butterfly butterflies m papillon papillons m Schmetterling Schmetterlinge f mariposa mariposas
a turtle turtles     f tortue tortues        f Schildkröte Schildkröten f tortuga tortugas
t book books         m livre livres          n Buch Bücher              m libro libros
t table tables       f table tables          m Tisch Tische             f mesa mesas
t chair chairs       f chaise chaises        m Stuhl Stühle             f silla sillas
t lamp lamps         f lampe lampes          f Lampe Lampen             f lámpara lámparas
t key keys           f clé clés              m Schlüssel Schlüssel      f llave llaves
t letter letters     f lettre lettres        m Brief Briefe             f carta cartas
t pen pens           m stylo stylos          m Stift Stifte             m bolígrafo bolígrafos
t bag bags           m sac sacs              f Tasche Taschen           m bolso bolsos
t hat hats           m chapeau chapeaux      m Hut Hüte                 m sombrero sombreros
t shirt shirts       f chemise chemises      n Hemd Hemden              f camisa camisas
t shoe shoes         f chaussure chaussures  m Schuh Schuhe             m zapato zapatos
t coat coats         m manteau manteaux      m Mantel Mäntel            m abrigo abrigos
t clock clocks       f horloge horloges      f Uhr Uhren                m reloj relojes
t ball balls         m ballon ballons        m Ball Bälle               f pelota pelotas
t picture pictures   f image images          n Bild Bilder              f imagen imágenes
t flower flowers     f fleur fleurs          f Blume Blumen             f flor flores
t tree trees         m arbre arbres          m Baum Bäume               m árbol árboles
t window windows     f fenêtre fenêtres      n Fenster Fenster          f ventana ventanas
t door doors         f porte portes          f Tür Türen                f puerta puertas
t bicycle bicycles   m vélo vélos            n Fahrrad Fahrräder        f bicicleta bicicletas
t car cars           f voiture voitures      n Auto Autos               m coche coches
t boat boats         m bateau bateaux        n Boot Boote               m barco barcos
t train trains       m train trains          m Zug Züge                 m tren trenes
t bottle bottles     f bouteille bouteilles  f Flasche Flaschen         f botella botellas
t cup cups           f tasse tasses          f Tasse Tassen             f taza tazas
t glass glasses      m verre verres          n Glas Gläser              m vaso vasos
t plate plates       f assiette assiettes    m Teller Teller            m plato platos
t spoon spoons       f cuillère cuillères    m Löffel Löffel            f cuchara cucharas
t knife knives       m couteau couteaux      n Messer Messer            m cuchillo cuchillos
t bed beds           m lit lits              n Bett Betten              f cama camas
t box boxes          f boîte boîtes          f Kiste Kisten             f caja cajas
t umbrella umbrellas m parapluie parapluies  m Regenschirm Regenschirme m paraguas paraguas
t newspaper newspapers m journal journaux    f Zeitung Zeitungen        m periódico periódicos
t guitar guitars     f guitare guitares      f Gitarre Gitarren         f guitarra guitarras
t stone stones       f pierre pierres        m Stein Steine             f piedra piedras
t mirror mirrors     m miroir miroirs        m Spiegel Spiegel          m espejo espejos
t phone phones       m téléphone téléphones  n Telefon Telefone         m teléfono teléfonos
f apple apples       f pomme pommes          m Apfel Äpfel              f manzana manzanas
f bread breads       m pain pains            n Brot Brote               m pan panes
f cake cakes         m gâteau gâteaux        m Kuchen Kuchen            m pastel pasteles
f egg eggs           m œuf œufs              n Ei Eier                  m huevo huevos
f cheese cheeses     m fromage fromages      m Käse Käse                m queso quesos
f orange oranges     f orange oranges        f Orange Orangen           f naranja naranjas
f lemon lemons       m citron citrons        f Zitrone Zitronen         m limón limones
f pear pears         f poire poires          f Birne Birnen             f pera peras
f tomato tomatoes    f tomate tomates        f Tomate Tomaten           m tomate tomates
f carrot carrots     f carotte carottes      f Karotte Karotten         f zanahoria zanahorias
f soup soups         f soupe soupes          f Suppe Suppen             f sopa sopas
f strawberry strawberries f fraise fraises   f Erdbeere Erdbeeren       f fresa fresas
f salad salads       f salade salades        m Salat Salate             f ensalada ensaladas
l house houses       f maison maisons        n Haus Häuser              f casa casas
l kitchen kitchens   f cuisine cuisines      f Küche Küchen             f cocina cocinas
l garden gardens     m jardin jardins        m Garten Gärten            m jardín jardines
l room rooms         f chambre chambres      n Zimmer Zimmer            f habitación habitaciones
l school schools     f école écoles          f Schule Schulen           f escuela escuelas
l church churches    f église églises        f Kirche Kirchen           f iglesia iglesias
l village villages   m village villages      n Dorf Dörfer              m pueblo pueblos
l city cities        f ville villes          f Stadt Städte             f ciudad ciudades
l park parks         m parc parcs            m Park Parks               m parque parques
l forest forests     f forêt forêts          m Wald Wälder              m bosque bosques
l hotel hotels       m hôtel hôtels          n Hotel Hotels             m hotel hoteles
l museum museums     m musée musées          n Museum Museen            m museo museos
l shop shops         m magasin magasins      m Laden Läden              f tienda tiendas
l castle castles     m château châteaux      n Schloss Schlösser        m castillo castillos
""")

# where what is found, so that a sentence makes sense: a kind's places, then those of a thing that is found elsewhere
PLACES_OF_KIND = {"p": "house kitchen garden room school church village city park forest hotel museum shop castle", "a": "garden park forest village",
                  "t": "house room school hotel shop", "f": "kitchen house hotel shop"}
PLACES = {noun: places for nouns, places in (
    ("king queen", "castle garden church city"), ("dog", "house garden park kitchen village"), ("cat", "house garden kitchen room"), ("cow", "village"),
    ("horse", "village forest park"), ("pig", "village garden"), ("mouse", "house kitchen room garden"), ("bee", "garden park room"),
    ("tree", "garden park forest village"), ("flower", "garden park forest room"), ("stone", "garden park forest"), ("bicycle", "garden village city park"),
    ("car", "city village"), ("boat", "museum village"), ("train", "city village museum"), ("ball", "garden park school house"),
    ("bottle cup glass plate spoon knife", "kitchen house shop hotel"), ("picture", "house room museum school castle"),
    ("window", "house kitchen room school church castle"), ("door", "house room school church hotel castle"),
    ("clock", "house kitchen room school church museum"),
) for noun in nouns.split()}

# for which kinds of noun, English, French m and f, German, Spanish m and f, Spanish "is"
ADJECTIVES = rows("""
patfl big        grand grande            groß        grande grande          es
patfl small      petit petite            klein       pequeño pequeña        es
patl  old        vieux vieille           alt         viejo vieja            es
patl  beautiful  beau belle              schön       hermoso hermosa        es
pa    strong     fort forte              stark       fuerte fuerte          es
pa    young      jeune jeune             jung        joven joven            es
pa    tired      fatigué fatiguée        müde        cansado cansada        está
pa    happy      heureux heureuse        glücklich   feliz feliz            es
pa    sad        triste triste           traurig     triste triste          está
pa    sick       malade malade           krank       enfermo enferma        está
p     kind       gentil gentille         nett        amable amable          es
pa    clever     intelligent intelligente klug       inteligente inteligente es
pa    funny      drôle drôle             lustig      divertido divertida    es
tl    new        nouveau nouvelle        neu         nuevo nueva            es
tf    expensive  cher chère              teuer       caro cara              es
t     heavy      lourd lourde            schwer      pesado pesada          es
tl    clean      propre propre           sauber      limpio limpia          está
atl   dirty      sale sale               schmutzig   sucio sucia            está
t     broken     cassé cassée            kaputt      roto rota              está
f     good       bon bonne               gut         bueno buena            es
f     hot        chaud chaude            heiß        caliente caliente      está
f     cold       froid froide            kalt        frío fría              está
f     fresh      frais fraîche           frisch      fresco fresca          está
t     red        rouge rouge             rot         rojo roja              es
t     blue       bleu bleue              blau        azul azul              es
t     green      vert verte              grün        verde verde            es
t     yellow     jaune jaune             gelb        amarillo amarilla      es
at    white      blanc blanche           weiß        blanco blanca          es
at    black      noir noire              schwarz     negro negra            es
at    brown      brun brune              braun       marrón marrón          es
at    grey       gris grise              grau        gris gris              es
""")
COLOURS = ("red", "blue", "green", "yellow", "white", "black", "brown", "grey")
FRENCH_PLURALS = {"beau": "beaux", "nouveau": "nouveaux"}
SPANISH_PLURALS = {"joven": "jóvenes", "feliz": "felices", "azul": "azules", "marrón": "marrones", "gris": "grises"}

# kinds of object, English I and he, French je il nous ils, German ich er wir, Spanish yo él nosotros ellos
TRANSITIVE = rows("""
atfl have has            ai a avons ont                          habe hat haben          tengo tiene tenemos tienen
tfl see sees             vois voit voyons voient                 sehe sieht sehen        veo ve vemos ven
tf  buy buys             achète achète achetons achètent         kaufe kauft kaufen      compro compra compramos compran
atf want wants           veux veut voulons veulent               will will wollen        quiero quiere queremos quieren
tfl find finds           trouve trouve trouvons trouvent         finde findet finden     encuentro encuentra encontramos encuentran
tf  sell sells           vends vend vendons vendent              verkaufe verkauft verkaufen vendo vende vendemos venden
tfl look_for looks_for   cherche cherche cherchons cherchent     suche sucht suchen      busco busca buscamos buscan
tf  take takes           prends prend prenons prennent           nehme nimmt nehmen      tomo toma tomamos toman
tl  draw draws           dessine dessine dessinons dessinent     zeichne zeichnet zeichnen dibujo dibuja dibujamos dibujan
f   eat eats             mange mange mangeons mangent            esse isst essen         como come comemos comen
""")
# for which kinds of subject, then as above
INTRANSITIVE = rows("""
pa sleep sleeps   dors dort dormons dorment                  schlafe schläft schlafen  duermo duerme dormimos duermen
p  work works     travaille travaille travaillons travaillent arbeite arbeitet arbeiten trabajo trabaja trabajamos trabajan
p  sing sings     chante chante chantons chantent            singe singt singen        canto canta cantamos cantan
p  dance dances   danse danse dansons dansent                tanze tanzt tanzen        bailo baila bailamos bailan
pa swim swims     nage nage nageons nagent                   schwimme schwimmt schwimmen nado nada nadamos nadan
pa wait waits     attends attend attendons attendent         warte wartet warten       espero espera esperamos esperan
p  cook cooks     cuisine cuisine cuisinons cuisinent        koche kocht kochen        cocino cocina cocinamos cocinan
p  read reads     lis lit lisons lisent                      lese liest lesen          leo lee leemos leen
p  write writes   écris écrit écrivons écrivent              schreibe schreibt schreiben escribo escribe escribimos escriben
pa play plays     joue joue jouons jouent                    spiele spielt spielen     juego juega jugamos juegan
pa run runs       cours court courons courent                renne rennt rennen        corro corre corremos corren
pa come comes     viens vient venons viennent                komme kommt kommen        vengo viene venimos vienen
p  learn learns   apprends apprend apprenons apprennent      lerne lernt lernen        aprendo aprende aprendemos aprenden
pa eat eats       mange mange mangeons mangent               esse isst essen           como come comemos comen
pa drink drinks   bois boit buvons boivent                   trinke trinkt trinken     bebo bebe bebemos beben
""")
# English, French, German, Spanish (dropped where the verb tells), column of the verb's form in each language: English, Romance, German
SUBJECTS = [("I", "je", "ich", "", 0, 0, 0), ("he", "il", "er", "él", 1, 1, 1), ("she", "elle", "sie", "ella", 1, 1, 1), ("we", "nous", "wir", "", 0, 2, 2),
            ("they", "ils", "sie", "ellos", 0, 3, 2)]
ADVERBS = [("today", "aujourd'hui", "heute", "hoy"), ("every day", "tous les jours", "jeden Tag", "todos los días"), ("here", "ici", "hier", "aquí"),
           ("now", "maintenant", "jetzt", "ahora")]
NUMBERS = [("two", "deux", "zwei", "dos"), ("three", "trois", "drei", "tres"), ("four", "quatre", "vier", "cuatro"), ("five", "cinq", "fünf", "cinco"),
           ("six", "six", "sechs", "seis"), ("seven", "sept", "sieben", "siete"), ("eight", "huit", "acht", "ocho"), ("nine", "neuf", "neun", "nueve"),
           ("ten", "dix", "zehn", "diez")]
DAYS = [("Monday", "lundi", "Montag", "lunes"), ("Tuesday", "mardi", "Dienstag", "martes"), ("Wednesday", "mercredi", "Mittwoch", "miércoles"),
        ("Thursday", "jeudi", "Donnerstag", "jueves"), ("Friday", "vendredi", "Freitag", "viernes"), ("Saturday", "samedi", "Samstag", "sábado"),
        ("Sunday", "dimanche", "Sonntag", "domingo")]
SMALL_WORDS = [("yes", "oui", "ja", "sí"), ("no", "non", "nein", "no"), ("thank you", "merci", "danke", "gracias"),
               ("please", "s'il vous plaît", "bitte", "por favor"),
               ("hello", "bonjour", "hallo", "hola"), ("today", "aujourd'hui", "heute", "hoy"), ("tomorrow", "demain", "morgen", "mañana"),
               ("yesterday", "hier", "gestern", "ayer"), ("water", "eau", "Wasser", "agua"), ("milk", "lait", "Milch", "leche"), ("and", "et", "und", "y"),
               ("always", "toujours", "immer", "siempre"), ("never", "jamais", "nie", "nunca")]
PHRASES = [
    ("Good morning!", "Bonjour !", "Guten Morgen!", "¡Buenos días!"), ("Good evening!", "Bonsoir !", "Guten Abend!", "¡Buenas tardes!"),
    ("Good night!", "Bonne nuit !", "Gute Nacht!", "¡Buenas noches!"), ("Goodbye!", "Au revoir !", "Auf Wiedersehen!", "¡Adiós!"),
    ("Thank you very much.", "Merci beaucoup.", "Vielen Dank.", "Muchas gracias."), ("See you tomorrow!", "À demain !", "Bis morgen!", "¡Hasta mañana!"),
    ("How are you?", "Comment vas-tu ?", "Wie geht es dir?", "¿Cómo estás?"),
    ("What is your name?", "Comment t'appelles-tu ?", "Wie heißt du?", "¿Cómo te llamas?"),
    ("I am hungry.", "J'ai faim.", "Ich habe Hunger.", "Tengo hambre."), ("I am thirsty.", "J'ai soif.", "Ich habe Durst.", "Tengo sed."),
    ("I do not understand.", "Je ne comprends pas.", "Ich verstehe nicht.", "No entiendo."),
    ("I do not know.", "Je ne sais pas.", "Ich weiß es nicht.", "No lo sé."),
    ("Where is the station?", "Où est la gare ?", "Wo ist der Bahnhof?", "¿Dónde está la estación?"),
    ("I love you.", "Je t'aime.", "Ich liebe dich.", "Te quiero."),
    ("What time is it?", "Quelle heure est-il ?", "Wie spät ist es?", "¿Qué hora es?"), ("It is raining.", "Il pleut.", "Es regnet.", "Llueve."),
    ("It is cold.", "Il fait froid.", "Es ist kalt.", "Hace frío."),
    ("Happy birthday!", "Joyeux anniversaire !", "Alles Gute zum Geburtstag!", "¡Feliz cumpleaños!"),
    ("Excuse me.", "Excusez-moi.", "Entschuldigung.", "Perdón."), ("You are welcome.", "De rien.", "Gern geschehen.", "De nada."),
    ("How much does it cost?", "Combien ça coûte ?", "Wie viel kostet das?", "¿Cuánto cuesta?"),
    ("Can you help me?", "Peux-tu m'aider ?", "Kannst du mir helfen?", "¿Puedes ayudarme?"),
    ("I speak a little.", "Je parle un peu.", "Ich spreche ein wenig.", "Hablo un poco."),
    ("Have a good trip!", "Bon voyage !", "Gute Reise!", "¡Buen viaje!"),
    ("Enjoy your meal!", "Bon appétit !", "Guten Appetit!", "¡Buen provecho!"), ("Good luck!", "Bonne chance !", "Viel Glück!", "¡Buena suerte!"),
]
