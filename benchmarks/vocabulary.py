"""The words of the generated large film."""

GIVEN = (
    *("Adel", "Aïcha", "Amal", "Anis", "Badr", "Basma", "Camélia", "Chérif", "Dalila", "Driss", "Élias", "Farah"),
    *("Fouad", "Ghali", "Hadda", "Hicham", "Idris", "Ilham", "Inès", "Jalil", "Jamila", "Kamel", "Kenza", "Laïla"),
    *("Lotfi", "Maïssa", "Malik", "Meryem", "Mounir", "Nadia", "Naïm", "Noor", "Omar", "Ouarda", "Rachid", "Salma"),
)
FAMILY = (
    *("Abadi", "Achour", "Alami", "Amrani", "Bahri", "Bekkaï", "Bennani", "Chaoui", "Cherkaoui", "Daoudi", "Fassi"),
    *("Filali", "Gharbi", "Guessous", "Haddad", "Hamdi", "Idrissi", "Jaziri", "Kabbaj", "Kadiri", "Khattabi", "Lahlou"),
    *("Mansouri", "Mernissi", "Naciri", "Ouazzani", "Rahmani", "Saïdi", "Sebti", "Tazi", "Yacoubi", "Zniber"),
)
JOBS = (
    ("harbour pilot", "pilotage du port"),
    ("night nurse", "soins de nuit"),
    ("taxi driver", "taxi"),
    ("schoolteacher", "enseignement"),
    ("piano tuner", "accord de pianos"),
    ("baker", "boulangerie"),
    ("customs officer", "douane"),
)
"""The characters' occupations, in English and in French."""
DEEDS = (
    ("owes a month of rent to", "doit un mois de loyer à"),
    ("writes letters to", "écrit des lettres à"),
    ("once saved the life of", "a jadis sauvé la vie de"),
    ("will not forgive", "ne pardonne pas à"),
    ("shares a table with", "partage une table avec"),
    ("keeps a secret for", "garde un secret pour"),
)
"""Relations of one character to another."""
THINGS = (
    ("Harbour", "Port"),
    ("Garden", "Jardin"),
    ("Lantern", "Fanal"),
    ("Morning", "Matin"),
    ("Boulevard", "Boulevard"),
    ("Mirror", "Miroir"),
    ("Spring", "Printemps"),
    ("Train", "Train"),
)
MANNERS = (
    ("Silent", "silencieux"),
    ("White", "blanc"),
    ("Last", "ultime"),
    ("Forgotten", "oublié"),
    ("Blue", "bleu"),
    ("Distant", "lointain"),
)
"""With a thing and a number, these make the title of a work."""
