"""List how assistants name a dealer without offering it, in English, Spanish and French.

Phrases are separated by ';' and matched whole word by whole word after folding.
"""

from __future__ import annotations

CONTRASTING = """
unlike; in contrast to; by contrast with; as opposed to; contrary to; compared with; compared to;
in comparison with; in comparison to; versus; vs; rather than; instead of; than; than what; under
what; below what; over what; above what; not; not to be confused with; don't confuse it with; no
relation to; not related to; unrelated to; different from; separate from; confused with; mistaken
for; a diferencia de; al contrario que; al contrario de; comparado con; en comparacion con; en
lugar de; en vez de; no confundir con; no es; contrairement a; a la difference de; par rapport a;
compare a; plutot que; au lieu de; a ne pas confondre avec; pas; edges out; beats; outshines;
outperforms; outranks; surpasses; undercuts; better than; cheaper than; larger than; bigger than;
busier than; more than; less than; worse than; lower than; higher than; faster than; slower than;
closer than; farther than; nothing like; not like; as against; set against; measured against;
relative to; when compared to; when compared with; stacked up against; than at; than those at;
than that of; mejor que; peor que; mas barato que; mas caro que; mas grande que; mieux que; moins
cher que; plus cher que; plus grand que; que chez; nod over; edge over; advantage over; preferred
over; preferable to; ahead of; gets the nod over; wins over; wins out over; chosen over; pick
over; better served than at; a diferencia del; ruled out; you've ruled out; you already ruled out;
already ruled out; already tried; already visited; already called; already been to; you tried; you
visited; who left; switched from; switch from; moved on from; came from; left behind; in place of
"""
NEIGHBOURING = """
next to; next door to; right next to; beside; right beside; alongside; adjacent to; across from;
across the street from; across the road from; directly across from; opposite; opposite from;
behind; in front of; past; just past; near; close to; just before; around the corner from; down
the street from; down the road from; up the road from; up the street from; a block from; two
blocks from; blocks from; a mile from; minutes from; steps from; within sight of; just beyond;
shares a lot with; shares its lot with; shares a building with; shares a driveway with; shares a
campus with; south of; north of; east of; west of; left of; right of; turn at; turn left at; turn
right at; neighbouring; neighboring; al lado de; junto a; frente a; enfrente de; detras de; cerca
de; pasando; a una cuadra de; a la vuelta de; contiguo a; delante de; a cote de; en face de;
derriere; pres de; juste apres; devant; voisin de; a deux pas de; au coin de; same address as;
same building as; same lot as; same street as; same block as; misma calle que; meme adresse que;
on the other side of; catty corner from; kitty corner from; kitty corner to; catty corner to;
diagonally across from; across the highway from; across the freeway from; across the intersection
from; two doors down from; a few doors down from; doors down from; a few blocks from; half a mile
from; a short walk from; walking distance of; walking distance from; within walking distance of;
right past; right after; right before; right near; right behind; right across from; shares its
building with; shares a parking lot with; shares a parking lot and; backs onto; backs up to;
bordering; flanked by; sandwiched between; wedged between; in the shadow of; on the same lot as;
on the same street as; on the same block as; in the same building as; landmark is; once you pass;
after you pass; when you see; until you reach; before you reach; before reaching; after passing;
turn right after; turn left after; turn right before; turn left before; turn in at; exit at; just
south of; just north of; just east of; just west of; pasa por; pasado; a un lado de; a dos cuadras
de; cruzando de; al cruzar de; en la esquina de; juste a cote de; jouxte; longe; tout pres de; a
proximite de; en dessous de; au dela de; passe devant; you'll pass; you pass; you will pass; drive
by; driving by; drive past; driving past; visible from; view of; pasaras por; vous passerez
devant; sur la route de
"""
BELONGING = """
belongs to; belong to; both belong to; owned by; is owned by; part of; is part of; a part of; run
by; operated by; managed by; a member of; member of; under the; sister store of; sister of; sister
store to; sister to; sibling of; subsidiary of; parent; parent company; parent group; from the
same owners as; same owners as; same owner as; same family as; shares ownership with; bought by;
acquired by; purchased by; sold to; merged with; merged into; the people behind; brother of;
backed by; affiliated with; pertenece a; propiedad de; parte del; parte de; forma parte de; forma
parte del; del grupo; grupo; appartient a; propriete de; fait partie de; fait partie du; du
groupe; filiale de; rachete par; parent of; owner of; owners of; the owners of; which also runs;
sibling store of; sister dealership of; sister dealership; sister company of; sister brand; sister
location; corporate parent; same group as; same ownership as; under the umbrella of; under the
same roof as; same people as; same people who run; same owners who run; same parent as; es
propiedad de; es parte de; mismo dueno que; mismos duenos que; meme proprietaire que; memes
proprietaires que; previously worked at; worked at; used to work at; came over from; hired from;
hired away from; moved over from; formerly of; ex manager of; former manager of; trained at;
trabajaba en; trabajo en; travaillait chez; vient de chez
"""
FORMER = """
formerly; formerly known as; former; previously; previously known as; previously called; used to
be; used to be called; once called; once known as; was called; was known as; originally;
historically; the old; old name; replaced; replaces; took over; took over from; succeeded; the
site of; rebranded from; renamed from; changed its name from; antes llamado; antes conocido como;
antiguo; antiguamente; anteriormente; autrefois; anciennement; ancien; ancienne; precedemment;
once operated as; used to operate as; formerly operated as; did business as; previously operated
as; then called; then known as; known until; back when it was; under its old name; under the old
name; under the name; the old name; its old name; its former name; replaced the old; took the
place of; originally called; originally named; originally opened as; opened as; started as; began
as; no longer called; don't call it; previously owned by; took over the former; bought the former;
anterior nombre; se llamaba; conocido antes como; ex concesionario; s'appelait; connu autrefois
sous le nom de; sous le nom de
"""
LEFT_OUT = """
left out; leave out; i left out; leaving out; didn't include; did not include; didn't list;
excluded; excluding; excludes; except; except for; apart from; aside from; other than; omitted;
omit; not ranked; not scored; not listed; not included; skipped; besides; dejé fuera; no inclui;
excepto; salvo; aparte de; j'ai laisse de cote; je n'ai pas inclus; hormis; sauf; en dehors de;
excepte; similar sounding; similar name; similarly named; similar sounding name; sounds similar;
confusingly named; unrelated; a different company; different company; different business;
different store; different dealership; separate business; separate company; another business; otro
negocio; otra empresa; nombre parecido; autre entreprise; autre commerce; nom semblable; not
including; i didn't include; i did not include; i excluded; i've left out; i have left out; i've
excluded; i skipped; not on the list is; missing from the list; doesn't make the list; didn't make
the list; didn't make the cut; did not make the cut; not considered; outside your radius; outside
the area; no incluí; no incluyo; he dejado fuera; sin contar; j'ai exclu; je n'ai pas retenu; sans
compter
"""
# The name is only imagined, asked about, or searched for.
SUPPOSING = """
if; say; say you; let's say; suppose; supposing; imagine; imagine that; assume; assuming;
hypothetically; pretend; what if; had you; were you to; as an example; for example if; for
instance if; in theory; si; supongamos; imagina; imaginemos; digamos que; supposons; imaginons;
admettons; disons; if for example; if for instance; si por ejemplo; si par exemple; let's imagine;
let us say; let's suppose; suppose that; for the sake of argument; even if; assuming that; say
that; in a world where; if only; in case; incluso si; en caso de que; meme si; au cas ou; si
jamais
"""
ASKING = """
you asked about; you asked whether; you asked if; you ask about; asked about; asking about; asked
whether; asking whether; you mentioned; you mention; you named; you referred to; your question
about; you wrote; as you said; you were asking; questions about; the question is whether; whether;
not sure if; not sure whether; unsure whether; no idea whether; searched for; looked for; matches
for; confirm whether; preguntas por; preguntaste por; pregunto por; preguntas si; mencionas; vous
demandez si; vous parlez de; vous mentionnez; vous m'interrogez sur; concernant; if you were
looking for; if you are looking for; in case you meant; if you meant; if you mean; did you mean;
perhaps you meant; were you thinking of; as for your question about; you want to know about; you
wanted to know about; you're asking about; you are asking about; you're wondering about; wondering
about; wondering whether; curious about; you brought up; you also mentioned; you referenced;
regarding your question about; me preguntas por; me preguntas si; quieres saber si; vous demandez;
votre question sur; a propos de
"""
UNKNOWN = """
found no information; found no results; found no record; found nothing; no information; no
reliable information; don't have information; do not have information; don't have reliable
information; don't have enough information; don't have any information; have no information; don't
have data; have no data; don't have details; no details; don't have specific; don't have current;
don't have recent; don't have reviews; lack information; unable to find; unable to verify; unable
to confirm; can't verify; cannot verify; couldn't verify; can't confirm; cannot confirm; couldn't
confirm; can't tell; cannot tell; can't say; cannot say; can't judge; cannot judge; can't vouch;
can't comment; can't speak to; no record of; no evidence of; not aware of; not familiar with;
nothing about; no results; nothing on; no mention of; doesn't appear; does not appear; didn't come
up; i don't know; rather not; won't guess; not able to; can't rank; can't compare; no encontre; no
encuentro; no pude encontrar; no pude confirmar; no tengo informacion; no tengo datos; no
dispongo; sin informacion; no aparece; no puedo confirmar; no puedo decir; no conozco; no he
encontrado; no hay informacion; je n'ai pas trouve; je n'ai trouve; je ne trouve; aucune
information; je n'ai pas d'information; je n'ai pas d'informations; je ne dispose; pas trouve; je
ne peux pas confirmer; je ne peux pas dire; je ne connais pas; n'apparait pas; aucun resultat; je
n'ai aucune; nothing specific; no reviews of; no recent reviews; not enough information; isn't
enough information; isn't enough public information; not enough public information; not enough
data; isn't enough data; limited information; little information; insufficient information; no
reliable data; no verified information; no trustworthy information; don't have enough; don't have
solid; don't have anything; don't have a reliable; don't have a view; don't have an opinion; have
no record; came up empty; came up with nothing; turned up nothing; turned up no; returned nothing;
returned no; comes up empty; no trace of; couldn't locate; could not locate; can't locate; unable
to locate; unable to say; unable to judge; unable to assess; can't assess; cannot assess; can't
evaluate; can't recommend or; can't rate; cannot rate; hard to say; impossible to say; difficult
to say; no way to tell; no way to know; no way of knowing; outside my knowledge; beyond what i
know; i'm not certain; can't be certain; i lack; without more information; without reliable; for
me to say; no hay suficiente informacion; no encontre nada; no aparecen resultados; no me consta;
no sabria decir; pas assez d'informations; rien trouve; je n'ai rien trouve; pas d'informations;
impossible de dire; have no evidence; no data that; wouldn't rule it out; can't rule out; rather
not guess; didn't find anything; did not find anything; didn't find information; didn't find any
information; didn't find reviews; didn't find any reviews; didn't find enough; couldn't find;
could not find; can't find; cannot find; i couldn't find; i could not find
"""
CLOSED = """
no longer exists; no longer exist; no longer open; no longer operates; no longer in business; no
longer operating; no longer a; no longer there; no longer trades; no longer sells; closed
permanently; permanently closed; closed in; closed down; closed its doors; closed for good; closed
under; shut down; shut its doors; out of business; went out of business; ceased operations; ceased
to exist; stopped selling; lost its franchise; gave up its franchise; was sold; been sold; sold
the franchise; was bought; was acquired; was renamed; been renamed; rebranded as; renamed; changed
its name; changed names; now operates as; now operates under; now called; is now called; now known
as; is now known as; is now; became; has become; goes by; defunct; demolished; old name; former
name; sold its; sold to; changed hands; not a dealership; doesn't sell; does not sell; don't sell;
isn't open; not open yet; ya no existe; ya no opera; cerro; cerro sus puertas; ha cerrado; cerrado
definitivamente; fue vendido; fue vendida; se vendio; cambio de nombre; ahora se llama; paso a
llamarse; no abre; n'existe plus; a ferme; ferme definitivement; a ete vendu; a ete vendue; a ete
rachete; a change de nom; s'appelle maintenant; s'appelle desormais; est devenu; est devenue;
ferme ses portes; was left out; were left out; left out; was excluded; is excluded; was omitted;
isn't ranked; is not ranked; wasn't ranked; was not ranked; was not scored; wasn't scored; not
scored; wasn't included; was not included; isn't included; did not make; didn't make; is
separately owned; separately owned; has no connection; no connection; is unrelated; es otro
negocio; es otra empresa; quedo fuera; n'a pas ete retenu; n'a pas ete retenue; not a franchised;
shuttered; shut for good; closed for business; have closed; is permanently closed; closed years
ago; closed last year; went under; bankrupt; bankruptcy; liquidated; lost the franchise; gave up
the franchise; surrendered its franchise; was absorbed; absorbed by; was taken over; was replaced
by; replaced by; was folded into; no longer carries; no longer represents; no longer an
authorized; isn't an authorized; is not an authorized; no longer listed; not on my list; no longer
around; is gone; is no more; doesn't exist; does not exist; no longer appears; stopped operating;
ended operations; cerro en; cerro definitivamente; dejo de operar; ya cerro; fue absorbido; ferme
depuis; a cesse ses activites; a disparu; ferme en; is a separate store; is a separate business;
is a separate company; is a different store; is a different business; is a different company; is a
different dealership; is another store; is another business
"""
