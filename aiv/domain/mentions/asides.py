"""List how assistants name a dealer without offering it, in English, Spanish and French.

Phrases are separated by ';', spelled out by `phrases`, and matched whole word by whole word.
"""

from __future__ import annotations

CONTRASTING = """
over; que; unlike; in contrast to; by contrast with; as opposed to; contrary to; compared with;
compared to; in comparison with; in comparison to; versus; vs; rather than; instead of; than; than
what; under what; below what; over what; above what; not; a diferencia de; al contrario que; al
contrario de; comparado con; en comparacion con; en lugar de; en vez de; no confundir con; no es;
contrairement a; a la difference de; par rapport a; compare a; plutot que; au lieu de; a ne pas
confondre avec; pas; edges out; beats; outshines; outperforms; outranks; surpasses; undercuts;
nothing like; not like; as against; set against; measured against; relative to; when compared to;
when compared with; stacked up against; than at; than those at; than that of; mejor que; peor que;
mas barato que; mas caro que; mas grande que; mieux que; moins cher que; plus cher que; plus grand
que; que chez; nod over; edge over; advantage over; preferred over; preferable to; ahead of; gets
the nod over; wins over; wins out over; chosen over; pick over; better served than at; a
diferencia del; ruled out; you've ruled out; you already ruled out; already ruled out; already
tried; already visited; already called; already been to; you tried; you visited; who left;
switched from; switch from; moved on from; came from; left behind; in place of; [no tie];
(cheaper|better|worse|bigger|smaller|larger|quicker|faster|slower|higher|lower|closer|farther|
busier|friendlier|cleaner|newer|older|less|more) (than|than at|than what); over at; where (others
like|stores like|places like); (others|rivals|competitors|stores|places) like; the way; the likes
of; compared against; compare that with; compare that to; compare this with; compare this to;
compared to what; a far cry from; in contrast with; contrasted with; what
you'd get at; what you get at; what you'd pay at; que en; que con; frente a; a diferencia de lo
que; que celui de; que celle de; par opposition a; contre; (otherwise|normally|usually) (go to|
drive to| use|shop at|choose); switching from; switched over from; left; defected from; migrated
from; fled; done with; fed up with; tired of; outgrew; those at; those of; that of; that at; the
one at; the ones at; the price at; the prices at; the quote from; quotes from; ceux de; celles de;
los de; las de; el de; la de; celui de; celle de; by comparison with; by comparison to; against
the likes of; measured beside
"""
NEIGHBOURING = """
opposite from; al lado de; junto a; frente a; enfrente de; detras de; cerca de; pasando; a una
cuadra de; a la vuelta de; contiguo a; delante de; a cote de; en face de; derriere; pres de; juste
apres; devant; voisin de; a deux pas de; au coin de; misma calle que; meme adresse que; within
walking distance of; right after; right across from; shares a parking lot and; on the same street
as; on the same block as; in the same building as; just south of; just north of; just east of;
just west of; pasa por; pasado; a un lado de; a dos cuadras de; cruzando de; al cruzar de; en la
esquina de; juste a cote de; jouxte; longe; tout pres de; a proximite de; en dessous de; au dela
de; passe devant; view of; pasaras por; vous passerez devant; sur la route de; [beside]
"""
BELONGING = """
under the; from the same owners as; brother of; pertenece a; propiedad de; parte del; parte de;
forma parte de; forma parte del; del grupo; grupo; appartient a; propriete de; fait partie de;
fait partie du; du groupe; filiale de; rachete par; parent of; same owners who run; es propiedad
de; es parte de; mismo dueno que; mismos duenos que; meme proprietaire que; memes proprietaires
que; trabajaba en; trabajo en; travaillait chez; vient de chez; [owned]; (spokesman|spokeswoman|
spokesperson|representative) (for|of|from); (years|a decade|a stint|a spell|time|months) at;
carved out of; split off from; spun off from; spun out of; a spin off of; taken at; shot at;
filmed at; photo of; photo from; courtesy of; one roof with; under one roof with; under the same
roof as; (shares|sharing|shared) (its|a|an|the|)
(office|owner|owners|ownership|building|lot|roof|address|name|parent|management) with
"""
FORMER = """
antes llamado; antes conocido como; antiguo; antiguamente; anteriormente; autrefois; anciennement;
ancien; ancienne; precedemment; the old name; previously owned by; anterior nombre; se llamaba;
conocido antes como; ex concesionario; s'appelait; connu autrefois sous le nom de; sous le nom de;
[once]; (old|outdated|stale|dated|leftover) (ads|ad|listings|listing|reviews|posts|maps|signs|
coupons) (for|about|of|that mention|naming|from); reviews that mention; (before|until|prior to)
[then] (this|it|that) was; this was; it used to be; (that|this|the) (building|lot|site|place) was;
antes se llamaba; antes era; avant c'etait
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
the area; no incluyo; he dejado fuera; sin contar; j'ai exclu; je n'ai pas retenu; sans compter;
[no tie]; not counting; not counted; leaving aside; setting aside; set aside; ignoring;
discounting; with the exception of; minus; short of; i've omitted; i omitted; i dropped; i ruled
out; i discarded; i discounted; i'm leaving out; i'm excluding; i'm not counting; i'm not
including; i haven't included; i haven't listed; i wasn't able to include; no cuento; descarte;
dejando aparte; aparte; mis a part; j'ecarte; j'ai ecarte; en laissant de cote; not related; not
connected; not affiliated; no relation; no connection; unaffiliated; unranked; ungraded; unscored;
not graded; not rated
"""
# The name is only imagined, asked about, or searched for.
SUPPOSING = """
if; say; had you; were you to; as an example; for example if; for instance if; si; supongamos;
imagina; imaginemos; digamos que; supposons; imaginons; admettons; disons; if for example; if for
instance; si por ejemplo; si par exemple; even if; say that; in a world where; if only; in case;
incluso si; en caso de que; meme si; au cas ou; si jamais; [supposing]; imaginese; imagina que;
imaginemos que; pongamos que; digamos; supon que; suponga que; si fueras a; si fuera a; de haber;
imaginez; imaginez que; mettons que; supposez que; a supposer que
"""
ASKING = """
as you said; you were asking; whether; not sure if; not sure whether; unsure whether; no idea
whether; searched for; looked for; matches for; confirm whether; preguntas por; preguntaste por;
pregunto por; preguntas si; mencionas; vous demandez si; vous parlez de; vous mentionnez; vous
m'interrogez sur; concernant; if you were looking for; if you are looking for; in case you meant;
if you meant; if you mean; did you mean; perhaps you meant; were you thinking of; wondering
whether; you also mentioned; you referenced; me preguntas por; me preguntas si; quieres saber si;
vous demandez; votre question sur; a propos de; [asks about]; vous citez; vous evoquez; vous
parliez de; usted menciona; usted pregunta por; menciona usted; tu pregunta sobre; su pregunta
sobre
"""
UNKNOWN = """
found no information; found no results; found no record; found nothing; don't have information; do
not have information; don't have reliable information; don't have enough information; don't have
any information; have no information; don't have data; have no data; don't have details; don't
have specific; don't have current; don't have recent; don't have reviews; lack information; unable
to find; can't tell; cannot tell; no record of; no evidence of; not aware of; not familiar with;
nothing about; no results; nothing on; no mention of; doesn't appear; does not appear; didn't come
up; i don't know; rather not; won't guess; not able to; can't compare; no encontre; no encuentro;
no pude encontrar; no pude confirmar; no tengo informacion; no tengo datos; no dispongo; sin
informacion; no aparece; no puedo confirmar; no puedo decir; no conozco; no he encontrado; no hay
informacion; je n'ai pas trouve; je n'ai trouve; je ne trouve; aucune information; je n'ai pas
d'information; je n'ai pas d'informations; je ne dispose; pas trouve; je ne peux pas confirmer; je
ne peux pas dire; je ne connais pas; n'apparait pas; aucun resultat; je n'ai aucune; no reviews
of; no recent reviews; isn't enough information; isn't enough public information; isn't enough
data; limited information; no reliable data; no verified information; don't have enough; don't
have solid; don't have anything; don't have a reliable; don't have a view; don't have an opinion;
have no record; came up empty; came up with nothing; turned up nothing; turned up no; returned
nothing; returned no; comes up empty; no trace of; couldn't locate; could not locate; can't
locate; unable to locate; can't recommend or; hard to say; impossible to say; difficult to say; no
way to tell; no way to know; no way of knowing; outside my knowledge; beyond what i know; i'm not
certain; can't be certain; i lack; without more information; without reliable; for me to say; no
hay suficiente informacion; no encontre nada; no aparecen resultados; no me consta; no sabria
decir; pas assez d'informations; rien trouve; je n'ai rien trouve; pas d'informations; impossible
de dire; have no evidence; no data that; wouldn't rule it out; can't rule out; rather not guess;
didn't find anything; did not find anything; didn't find information; didn't find any information;
didn't find reviews; didn't find any reviews; didn't find enough; couldn't find; could not find;
can't find; cannot find; i couldn't find; i could not find; (no|little|nothing|not enough|
insufficient|scant|no useful|nothing much|hardly any|next to no) (information|data|record|
evidence|detail|details|mention|reviews|sources|trace|verifiable|reliable| recent|public|solid|
specific|current|independent|trustworthy|conclusive|useful) (about|on|for|regarding|information|);
i have nothing; i've nothing; don't know enough; know nothing; know enough to say; enough to say;
(can't|cannot|couldn't|can not|unable to|won't|not able to| not in a position to|no basis to|no
way to) (judge|say|rate|rank|assess|evaluate|comment|tell you| verify|confirm|vouch|speak to|
answer|weigh in); rien de verifiable; rien de fiable; rien de concret; nada verificable; nada
fiable; nada concreto; nada reciente; sin datos; sans donnees; no encuentro nada; aucune source;
aucune donnee; ninguna fuente; ningun dato; (nothing|little|not much) (reliable|recent|useful|
solid|concrete|usable|current|trustworthy|specific) (turned up|came up|surfaced|is out there|i can
find|to go on|); any good i can't say; i can't say; i couldn't say
"""
CLOSED = """
ya no existe; ya no opera; cerro sus puertas; ha cerrado; cerrado definitivamente; fue vendido;
fue vendida; se vendio; cambio de nombre; ahora se llama; paso a llamarse; no abre; n'existe plus;
a ferme; ferme definitivement; a ete vendu; a ete vendue; a ete rachete; a change de nom;
s'appelle maintenant; s'appelle desormais; est devenu; est devenue; ferme ses portes; es otro
negocio; es otra empresa; n'a pas ete retenu; n'a pas ete retenue; is permanently closed; closed
last year; isn't an authorized; is not an authorized; cerro en; cerro definitivamente; dejo de
operar; fue absorbido; ferme depuis; a cesse ses activites; a disparu; ferme en; is a separate
store; is a separate business; is a separate company; is a different store; is a different
business; is a different company; is a different dealership; is another store; is another
business; [gone]; [left out]; queda (descartada|descartado|fuera|excluida|excluido); quedo
(descartada|descartado|fuera); (ya|) (cerro|cerraron); desaparecio; fue absorbida; est (exclu|
exclue|ecarte|ecartee|hors course); n'est plus; a ete absorbe; a ete absorbee; desde que cerro;
depuis sa fermeture; isn't around; not around; the lot is empty; is empty; stands empty; sits
empty; sits outside; outside the (area|radius|range); isn't in the list; as an example; as a
hypothetical; for the sake of argument; a baisse le rideau; baisse le rideau; bajo la cortina;
echo el cierre; a mis la cle; (isn't|wasn't|aren't|is not|was not|weren't|not)
(graded|ranked|rated|scored|included|placed|counted|on the list|on this list|in the running|part
of this|among them); (has|have|had|with|bears|carries) (no|nothing)
(tie|ties|relation|connection|link|links|affiliation) (to|with); (is|are) (unrelated|not
related|not connected|not affiliated|unaffiliated|unconnected)
"""
