"""Read what a dealer does for its customers: a verb of serving with something good for them near.

Assistants give reasons in words no list foresees ('shows you the cell readings before quoting'),
but the two halves of such a reason come from small families.
"""

from __future__ import annotations

from aiv.domain.mentions.court import Court, Verdicts
from aiv.domain.mentions.cues import PRAISING, Cue
from aiv.domain.mentions.folding import word_set
from aiv.domain.mentions.zones import NOBODY

_SERVING = word_set(
    """
    accepts answers arranges assigns backs books brings calls carries collects comes
    covers credits delivers discloses drops emails explains explaining fetches finds finishes fixes
    follows gives giving hands helps holds honors honours includes installs keeps keeping knows
    lends lets letting listens loans locks makes matches meets offers pays picks posts
    posting prepares prints provides providing publishes puts quotes refunds remembers remembering
    replies deals responds returns reaches saves sends shows showing sits splits stands sticks
    takes tells texts texting throws trains translates tracks treats turns updates waives walks
    washes works writes gets hand give let show send text walk sit lend quote offer hold
    explain honor waive include cover
    da dan deja dejan entrega entregan explica explican ofrece ofrecen presta prestan regala
    recoge recogen responde responden incluye incluyen muestra ensena avisa avisan contesta
    affiche affichent explique expliquent prete pretent offre offrent inclut donne donnent rappelle
    repond repondent propose proposent livre rembourse accompagne
    """
)
_GOOD = word_set(
    """
    you your yours you're free complimentary upfront writing email emails text texts video
    photos before itself themselves guarantee guaranteed refund refundable every everything each
    line instantly immediately promptly quickly same minutes hour names family home
    loaner loaners ride rides nothing once word promise quotes prices pricing beginners
    questions money day
    gratis incluido incluida casa domicilio escrito precio cada todo todos usted ustedes le les te
    vous votre vos gratuit gratuitement gratuite ecrit chaque tout toute prix jour heure
    """
)
_NEGATIONS = word_set(
    "not no never without doesn't don't didn't won't can't cannot couldn't ne pas nunca sin tampoco"
)
_AGAINST_YOU = word_set(
    """
    makes leaves keeps forces asks requires expects pushes charges costs wait waits waiting
    pay fee fees deposit sign extra longer limit only busy
    """
)
_REACH = 10


def weigh_benefits(court: Court, verdicts: Verdicts) -> None:
    """Count one mild reason for each sentence that says what the dealer does for its customers."""
    seen = {
        (court.owners[cue.first], court.scene.layout.sentence_at(cue.first)[0])
        for cue in court.cues
        if cue.cue in PRAISING
    }
    general = {
        court.scene.layout.sentence_at(cue.first)[0]
        for cue in court.cues
        if cue.cue in {Cue.GENERAL, Cue.NEIGHBOURING}
    }
    for at, word in enumerate(court.scene.reading.words):
        owner = court.owners[at]
        if owner == NOBODY or word not in _SERVING or at in court.unheard:
            continue
        sentence = court.scene.layout.sentence_at(at)
        if sentence[0] in general or (owner, sentence[0]) in seen:
            continue
        if _serves(court, at, sentence):
            seen.add((owner, sentence[0]))
            verdicts.praise.update(court.sharing(owner, at))


def _serves(court: Court, at: int, sentence: tuple[int, int]) -> bool:
    words = court.scene.reading.words
    if not _NEGATIONS.isdisjoint(words[max(at - 3, sentence[0]) : at]):
        return False
    end = min(at + 1 + _REACH, sentence[1])
    following = [
        words[spot] for spot in range(at + 1, end) if court.owners[spot] == court.owners[at]
    ]
    return not _GOOD.isdisjoint(following) and _AGAINST_YOU.isdisjoint([words[at], *following])
