"""The places of keys in the records of a film, and then in any table."""

from burnout_tui.film.destinations.destination import (
    ACTORS,
    ADDRESSES,
    COMMENTS,
    CREW,
    FAMILY,
    LENGTHS,
    LIFE,
    ORDER,
    PICTURES,
    PLAYED,
    PRIZES,
    Destination,
)
from burnout_tui.film.model import (
    Award,
    Character,
    Claim,
    Credit,
    Dispute,
    Fact,
    Film,
    FilmHead,
    Person,
    Quote,
    Review,
    Role,
    Source,
    Theme,
    Work,
)
from burnout_tui.film.record_base import Defaults, Localized
from burnout_tui.film.relations import Kind, Relation
from burnout_tui.film.story import Scene, Story
from burnout_tui.message import Message
from burnout_tui.suggest import did_you_mean_this

OF_RECORDS = (
    Destination((Character,), PLAYED, Message("; [[roles]] says who plays whom")),
    Destination((Character,), FAMILY, Message("; write [[relations]] between two characters")),
    Destination((Character, Person), LIFE, Message("; say it in “about”; the “age” of a character is in years")),
    Destination(
        (Character,),
        "story storyline stories group scene scenes appears first-appearance",
        Message("; [[scenes]] says who is there and to which of the [[stories]] it belongs"),
    ),
    Destination((Character, Person), "theme themes", Message("; each of the [[themes]] names its characters")),
    Destination(
        (Character, Person),
        "first-name firstname last-name lastname surname full-name fullname forename prenom nom-de-famille",
        Message("; write the whole name as “name”"),
    ),
    Destination(
        (Character,),
        "alive dead deceased absent status",
        Message('; write presence = "dead" or "absent" for who does not appear'),
    ),
    Destination(
        (Character, Scene),
        "quote quotes line lines dialogue dialogues repliques replique",
        Message("; quotes are of those who made the film; write it in “notes”"),
    ),
    Destination(
        (Character, Person, Theme),
        "gender sex sexe genre home city country nationality pays ville language languages langue",
        Message("; say it in “about”"),
    ),
    Destination(
        (Character, Person), f"{ORDER} main-character", Message("; the order is that of the file, leads first")
    ),
    Destination(
        (Person,),
        f"{PLAYED} character characters plays",
        Message("; [[roles]] says who plays whom in this film, and [[credits]] in other works"),
    ),
    Destination(
        (Person,),
        f"credits credit part parts works films filmography movies known-for {CREW}",
        Message("; [[credits]] says what they did in which work"),
    ),
    Destination((Person, Work, Role), "quote quotes", Message("; [film] has the quotes of those who made it")),
    Destination(
        (Person, Credit), PRIZES, Message("; an entry of [[works]] has “awards”, with the people who received them")
    ),
    Destination((Role, Credit), "name", Message("; “person” is the id of one of the [[people]]")),
    Destination(
        (Role,),
        "work film movie part job year",
        Message("; roles are of this film; [[credits]] says what people did in other works"),
    ),
    Destination((Role, Credit), f"{ORDER}", Message("; the order in the file is that of the billing")),
    Destination(
        (Role, Credit),
        "uncredited voice cameo cut as young version credited non-credite voix",
        did_you_mean_this("note"),
    ),
    Destination(
        (Credit,), "job role function department", Message("; “part” is what they did, “character” whom they play")
    ),
    Destination((Credit,), "title year date", Message("; the entry of [[works]] has the title and the year")),
    Destination(
        (Relation,),
        "a b first second to target character-1 character-2 person persons people",
        did_you_mean_this("between"),
    ),
    Destination(
        (Relation,),
        "strength weight importance direction directed colour color line",
        Message("; say it in “label” or “about”"),
    ),
    Destination(
        (Relation,), "scene scenes", Message("; “from” and “until” are the scenes in which it begins and ends")
    ),
    Destination(
        (Kind,),
        "about description spoiler sources sure also notes",
        Message("; a kind of relation has only an id, a name, a sign and “like”"),
    ),
    Destination(
        (Work,),
        f"{ACTORS} {CREW} people director directors directed-by realisateur credits roles",
        Message("; [[credits]] says what people did in which work"),
    ),
    Destination((Work,), "release-date released release date premiere sortie", did_you_mean_this("year")),
    Destination((Work,), "end ended to last-year year-end fin", did_you_mean_this("until")),
    Destination(
        (Work,),
        "series trilogy saga franchise part-of number position trilogie",
        did_you_mean_this("cycle"),
    ),
    Destination(
        (Work,), "plot synopsis story summary resume genre genres intrigue language", Message("; say it in “about”")
    ),
    Destination(
        (Work,), "season seasons episodes episode budget studio distributor rating", Message("; say it in “notes”")
    ),
    Destination(
        (Source,), "author authors by writer journalist critic auteur auteure", Message("; write the author in “title”")
    ),
    Destination(
        (Source,),
        "pages page volume issue number isbn accessed accessed-on retrieved consulted"
        " language kind type note notes about comment quote text section",
        Message("; write it in “title”; “date” is when it was published"),
    ),
    Destination((Source,), "file path", did_you_mean_this("address")),
    Destination(
        (Source,),
        "sure reliability certainty quality trust",
        Message("; each record says how sure it is itself, as “sure”"),
    ),
    Destination((Dispute,), "title name", did_you_mean_this("question")),
    Destination((Dispute,), "subject topic of ref record target sujet", did_you_mean_this("about")),
    Destination(
        (Dispute,),
        "sides versions opinions positions answers statements",
        did_you_mean_this("claims"),
    ),
    Destination((Dispute,), "source sources", Message("; each of the claims has its “sources”")),
    Destination(
        (Story, Theme), "scene scenes", Message("; each of the [[scenes]] names its “story” and its “characters”")
    ),
    Destination(
        (Story,),
        "characters character people who",
        Message("; the characters of a storyline are those of its [[scenes]]"),
    ),
    Destination((Scene,), f"{LENGTHS} end until fin", Message("; a scene has only its beginning, “at”")),
    Destination((Scene,), "number index position rank numero", Message("; the order in the file is that of the film")),
    Destination((Scene,), "day night interior exterior int ext jour nuit date", Message("; say it in “place”")),
    Destination((Scene,), "chapter act sequence chapitre acte", did_you_mean_this("story")),
    Destination(
        (Scene, Story, Theme, Character, Person),
        "summary synopsis plot resume events action",
        did_you_mean_this("about"),
    ),
    Destination(
        (Scene, Story, Theme, Character),
        "color colour icon sign symbol couleur",
        Message("; the guide chooses the colours and signs itself"),
    ),
    Destination((Fact,), "text content valeur", did_you_mean_this("value")),
    Destination(
        (Award,), "year date festival category result won ceremony annee categorie", Message("; write it in “text”")
    ),
    Destination(
        (Award,),
        "person who winner winners recipient recipients laureat",
        did_you_mean_this("people"),
    ),
    Destination((Review, Quote), "rating score stars note date year", Message("; write it in “text”")),
    Destination((Claim,), "by who source", did_you_mean_this("sources")),
    Destination(
        (Defaults,),
        "spoiler also language lang langue kind part",
        Message("; only “sources” and “sure” have a default"),
    ),
    Destination(
        (Localized, Review, Quote, Fact, Award, Claim, Theme, Story, Scene, Work, Person, Character, FilmHead, Film),
        PICTURES,
        Message("; the guide shows no images; “art” of [film] is a drawing of characters"),
    ),
    Destination((), ADDRESSES, Message("; [[sources]] has addresses; name the source in “sources”")),
    Destination(
        (),
        "lang language langue locale translation translations",
        Message('; a text says its languages itself: {{ en = "…", fr = "…" }}'),
    ),
    Destination((), COMMENTS, Message("; a comment begins with #")),
    Destination((), "id", Message("; nothing refers to it, so it has no id")),
)
