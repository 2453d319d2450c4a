"""List ordinary words: what may stand beside a name without being part of it."""

from __future__ import annotations

from aiv.domain.mentions.folding import word_set

# Words that open a sentence, or stand before a name, and do not belong to it.
BEFORE_A_NAME = word_set(
    """
    monday mondays tuesday tuesdays wednesday wednesdays thursday thursdays friday fridays saturday
    saturdays sunday sundays january february march april may june july august september october
    whereas put grab hit tap swap bet count rely park ditch favor favour target watch bring walk
    text ring drive head swing stick line keep book pair cross leave rule strike scratch forget
    fuyez oubliez filez foncez privilegiez optez preferez allez choisissez retenez olvidate olvidese
    huya huye vaya ve elija elige escoja apueste apuesta acuda dirijase compre compra prefiera
    confie given granted assuming supposing imagine picture pretend suppose had were november
    december spring summer autumn fall winter weekdays weekends rival rivals competitor competitors
    neighbor neighbour sister fellow newcomer longtime veteran established respected reputable
    trusted popular dear hi hello thanks ok okay right because based plus vs winner tldr cross shop
    contacting trying using comparing finding choosing picking leaving beyond alongside hence said
    says warning caution update edit ps summary conclusion recommendation a about above according
    across actually add after again against alternatively also although always among an and another
    any anyone apart are around as ask asking at avoid avoiding back based be because before being
    below beside besides best better between beyond both bottom but buy buying by call called
    calling check choose choosing cheapest claude clearly closest come compare compared comparing
    consider considering contact contrast currently dealer dealers dealership dealerships despite
    did directly do does don't during each either email especially even ever every except excluding
    favorite favourite final finally first following for former formerly franchised from generally
    get getting give given go going had has have having head he her here here's his honestly hours
    how however i i'd i'll i'm i've if imagine in include includes including independent indeed
    inside instead into is it it's its just keep largest last lastly later leave let let's like
    likewise listed local locally locals location look looking looks many maybe me meanwhile mention
    mentioned more most mostly my name named names near nearby nearest neither never next no nobody
    nor not note notably now number of off often on once one online only open opposite option
    options or order other others otherwise our out outside over overall owner owners past per
    perhaps phone pick picks pictured please plus prefer previously probably question ranked ranking
    rather recommend recommended regarding regardless remember replaced reviews reviewers runner
    runnerup said say says second secondly see selling send separately several she shop shoppers
    shopping should similarly similar since skip skipping so some someone sometimes specifically
    start starting stay steer still stop store stores strongest such suppose supposing sure take
    tell than that that's the their them then there there's therefore these they they've third this
    those though through thus till time tip to today together too top toward towards trust try
    trying two three four under unless unlike until up upon usually verdict verify versus via view
    visit visited visiting vs was we website well were what what's whatever when where where's
    whether which while who who's whom whose why will winner with within without won't work would
    yes yet you you'd you'll you're your address alternative alternatives answer area backup bonus
    city company cons pros dealer's example family honorable honourable method notes overview rank
    rating score service summary title type url key value al algunos ademas ante antes aqui asi
    aunque cada como con contra cual cuando de del desde despues donde durante el ella en entre es
    esa ese esta este evita evite hacia hasta la las llama llame lo los mas mejor mi mientras muy ni
    nuestra o otra otro para pero por porque prueba pruebe que recomiendo se segun si sin sobre su
    sus tambien tanto tras tu un una visita visite vea y ya yo ainsi apres au aupres aussi autre aux
    avant avec bien c'est car ce ces cela celle celui cet cette chez choisissez comme contre d dans
    depuis des deux donc du elle essayez est et evitez hors il ils j'irais je jusqu l le les leur
    lorsque mais meilleur mon nos notre nous ou par parmi pas pendant pour pourquoi pres puis quand
    quel qui sans sauf selon son sont sous sur tandis toutefois tous une vers voici voir vous
    """
)

DIRECTIONS = word_set(
    """
    north south east west northeast northwest southeast southwest central downtown uptown midtown
    greater upper lower
    """
)

# Nouns after which 'City Make' is a description and not a store's name.
GENERIC_NOUNS = word_set(
    """
    dealers dealerships stores sellers buyers shoppers drivers owners customers fans lots
    locations showrooms franchises retailers shops outlets market markets scene area options
    listings deals offers prices specials leases incentives inventory ads searches enthusiasts
    models vehicles cars trucks suvs concesionarios distribuidores concessionnaires garages
    """
)
GENERIC_SINGLES = word_set(
    """
    dealer dealership store buyer shopper owner driver seller retailer
    """
)
DETERMINERS = word_set(
    """
    a an any every each another some no nearest closest most other which what typical average one
    either
    """
)

# What may follow a one-word name; a noun after it makes the word an adjective.
AFTER_A_WORD = word_set(
    """
    is was has had does did isn't wasn't hasn't doesn't will would won't can can't could should
    may might also and or but nor if in on at by near from for to with without as than then that
    which who while where when because since so though although after before until during over
    under about the a an it they you i we he she offers offered sells carries keeps lists runs
    opens opened closes closed charges posts gets gave gives makes made takes took stands sits
    beats wins won comes came goes went seems seemed looks looked feels tends adds added answers
    answered advertises advertised claims promises provides stocks ships handles holds honors
    honours includes leads ranks scores scored still always never often usually currently only
    just even too instead itself both has'nt y o es esta tiene ofrece vende que en et ou est
    propose vend qui dans reste
    """
)
# Words that make a name a group's, or a club's, rather than a rooftop's when they follow it.
GROUP_TAILS = word_set(
    """
    group automotive holdings enterprises family club clubs owners foundation association forum
    museum arena stadium
    """
)
ORDINARY = BEFORE_A_NAME | AFTER_A_WORD
