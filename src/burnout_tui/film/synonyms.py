"""Other words that authors write, in English and French, for the words of the format."""

from collections.abc import Collection
from types import MappingProxyType

from burnout_tui.normalize import slug

SYNONYMS = MappingProxyType(
    {
        # Parts.
        "director": "directed-by co-director directing realisateur realisatrice realisation mise-en-scene",
        "writer": "written-by screenwriter co-writer screenplay script scenarist scenariste scenario dialogues"
        " author auteur",
        "producer": "produced-by co-producer executive-producer producing producteur productrice coproducteur"
        " coproductrice",
        "actor": "actress acting cast performer voice comedien comedienne acteur actrice interprete interpretation",
        "cinematography": "cinematographer director-of-photography dop dp camera cameraman camera-operator photography"
        " photographer photographie chef-operateur cheffe-operatrice directeur-de-la-photographie"
        " directrice-de-la-photographie image cadreur lumiere lighting",
        "editing": "editor edited-by film-editor edit cutter montage monteur monteuse",
        "music": "composer composed-by songs song score soundtrack original-music singer musician lyrics musique"
        " compositeur compositrice chanson chansons chanteur chanteuse bande-originale parolier",
        "sound": "sound-engineer sound-designer sound-mixer mixing mixer mixage mixeur son ingenieur-du-son"
        " ingenieure-du-son preneur-de-son bruitage foley",
        "production": "production-company production-manager line-producer company societe-de-production"
        " directeur-de-production directrice-de-production regie regisseur",
        "other": "crew costumes costume costume-designer set-designer set-design decor decors make-up makeup"
        " stunts casting effects visual-effects vfx maquillage costumier cascadeur autre various",
        # Kinds of work.
        "feature": "film movie feature-film motion-picture full-length fiction cinema long long-metrage",
        "short": "short-film court court-metrage nickname short-name nom-court surnom",
        "series": "tv-series television-series miniseries mini-series serial sitcom season serie serie-televisee"
        " saison feuilleton web-series webserie",
        "telefilm": "tv-movie tv-film television-film made-for-tv film-tele",
        "television": "tv tv-show tele programme program show talk-show broadcast emission",
        "stage": "play theatre theater musical opera drama spectacle piece piece-de-theatre scene comedie-musicale",
        # Kinds of relation.
        "family": "parent parents father mother dad mum son daughter brother sister sibling siblings cousin uncle"
        " aunt child children kin famille pere mere fils fille frere soeur oncle tante parente enfant"
        " enfants",
        "love": "marriage married husband wife spouse couple romance lover lovers partner affair sex amour"
        " mariage mari epouse femme amant amante amants liaison",
        "friendship": "friend friends buddy buddies pal pals companion companions ami amie amis amies amitie camarade"
        " camarades copain copine",
        "money": "debt debts business client customer payment wealth inheritance argent dette dettes affaires"
        " heritage richesse",
        "work": "job employment employer employee boss colleague colleagues coworker profession professional"
        " teacher pupil student doctor patient nurse police travail metier emploi patron patronne"
        " employe collegue collegues professeur eleve medecin infirmier infirmiere film movie oeuvre",
        "power": "authority command control domination hierarchy influence politics threat blackmail pouvoir autorite"
        " hierarchie emprise menace chantage politique",
        "care": "caring carer caregiver guardian protector protection ward help helper support soin soins aide soutien"
        " protecteur protectrice tuteur tutrice",
        "rivalry": "rival rivals enemy enemies feud competition competitor opponent hatred jealousy rivale rivaux"
        " rivalite ennemi ennemie ennemis ennemies concurrence haine jalousie adversaire",
        "chance": "coincidence accident encounter meeting fate luck stranger strangers hasard rencontre destin"
        " inconnu inconnus",
        "art": "artist artistic painting music musique artiste artistique peinture creation culture"
        " drawing picture dessin",
        # Presence.
        "dead": "deceased died killed late ghost mort morte decede decedee defunt defunte",
        "absent": "missing away gone off-screen offscreen unseen absente disparu disparue hors-champ",
        # Kinds of record.
        "character": "role characters part personnage personnages protagonist",
        "person": "people actor actress director writer producer personne personnes acteur actrice realisateur"
        " realisatrice",
        "theme": "topic subject motif sujet",
        "story": "storyline storylines strand thread arc histoire recit intrigue",
        "scene": "sequence moment moments",
        "fact": "info trivia fait faits",
        "source": "reference ref citation press article",
        "dispute": "disagreement conflict controversy desaccord",
        # Keys.
        "minutes": "runtime running-time duration length duree",
        "occupation": "job profession trade metier",
        "about": "description bio biography text abstract portrait",
        "tagline": "slogan logline motto catchphrase accroche",
        "synopsis": "plot story summary resume intrigue",
        "notes": "note comment comments remark remarks trivia remarque remarques",
        "note": "comment remark remarque",
        "also": "aka alias aliases other-names other-titles alternative-title original-title spellings",
        "title": "name nom titre heading",
        "name": "title nom titre",
        "sign": "symbol icon glyph mark signe symbole",
        "like": "colour color hue couleur teinte",
        "kinds": "relation-kinds types categories genres",
        "defaults": "default preset par-defaut",
        "year": "date release-year annee",
        "date": "year published day annee jour",
        "address": "url link website web site uri lien adresse href",
        "publisher": "newspaper journal magazine editor editeur",
        "countries": "country nation pays",
        "between": "characters ends from who entre",
        "lead": "main star principal protagonist",
        "presence": "status state",
        "label": "title name text nom titre",
        "kept": "resolution answer decision",
        "sure": "certainty certain confidence",
        "directors": "directed-by realisateurs realisateur",
        "part": "role job function kind department",
        "kind": "type category genre",
        "wants": "goal goals motivation wish desire want objective need but envie desir objectif",
        "burden": "flaw secret fear problem wound trauma peur fardeau blessure",
        "place": "location where setting lieu endroit",
        "at": "time start when timecode timestamp minute begins heure debut",
        "characters": "who people cast present persons personnages",
        "mentions": "mentioned spoken-of talked-about",
        "from": "start begin begins since depuis debut",
        "until": "end ends stop till fin",
        "value": "content valeur answer",
        "by": "person speaker who author auteur par critic journalist reviewer",
        "text": "quote words content citation opinion claim statement texte award prize name title",
        "awards": "award prizes prize prix recompenses recompense nominations",
        "claims": "claim sides versions",
        "number": "part position index rank numero",
    }
)
"""The words of the format, and the slugs of the words that authors write for them."""


def synonym(word: str, choices: Collection[str]) -> str:
    """Return the one of the choices that a word means in English or French, or nothing."""
    wanted = slug(word)
    if wanted in choices:
        return ""
    return next((choice for choice, words in SYNONYMS.items() if choice in choices and wanted in words.split()), "")
