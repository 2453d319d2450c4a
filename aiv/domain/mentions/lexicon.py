"""List how assistants pick, praise, doubt and warn, in English, Spanish and French.

Phrases are written plainly, separated by ';', and matched whole word by whole word after folding.
"""

from __future__ import annotations

# The single top pick, said outright; it may stand on either side of the name.
PICKED = """
top pick; my pick; our pick; overall pick; best pick; top choice; best choice; first choice
overall; number one pick; my first choice; your best choice; strongest choice; strongest option;
best overall; overall best; best option; best bet; safest bet; winner; overall winner; clear
winner; the winner is; number one choice; my number one; clear favorite; clear favourite; the
standout; the one i'd pick; the one i would pick; the one i'd choose; the one i would choose; the
one i'd call first; the one to beat; the one i'd recommend; the one i would recommend; the one i'd
go with; the one i'd use; the one i'd go to; the one i'd visit first; the one to visit; the one to
go to; the place to go; the place i'd go; the place to start; the store to beat; where i'd start;
where i would start; where i'd go; where i would go; where i'd go first; where i'd buy; where i
would buy; where i'd take it; where i'd send you; where you should start; where to start; my
recommendation; our recommendation; my vote; gets my vote; my money is on; top recommendation;
highest rated; ranks first; ranked first; ranks highest; comes out on top; comes first; comes out
ahead; tops the list; first place; gold medal; the best one; the best of the bunch; best of the
bunch; the best of them; the best place; is the best; the right choice; the right place; the right
call; the simplest choice; the easiest choice; the safest choice; the obvious choice; the clear
choice; the natural choice; the one you want; most recommended; editor's choice; editors choice;
first stop; first call; my answer is; our top; hands down; can't go wrong; second to none; i'd
pick them; i'd pick it; i'd choose it; i'd choose them; i'd go there; i would go there; go there
first; call them first; call there first; start there; i'd start there; i would start there; begin
there; mejor opcion; la mejor; el mejor; primera opcion; mi primera opcion; mi eleccion; mi
recomendacion; mi favorito; mi favorita; recomendacion principal; la mas recomendable; el mas
recomendable; la opcion que te recomiendo; la opcion que le recomiendo; la que te recomiendo; el
que te recomiendo; el que recomiendo; la que recomiendo; yo empezaria por; empezaria por; empieza
por; empiece por; yo iria a; me quedo con; me quedaria con; la opcion mas segura; la ganadora; el
ganador; numero uno; gana; encabeza la lista; en primer lugar; meilleur choix; meilleure option;
le meilleur; la meilleure; premier choix; mon premier choix; mon choix; ma recommandation; mon
favori; le choix le plus simple; le choix le plus sur; choix evident; la valeur sure; arrive en
tete; en premier lieu; numero un; je commencerais par; commencez par; j'irais d'abord; j'irais
chez; je choisirais; je vous recommande; je te recommande; je recommande avant tout; a
privilegier; where i'd take; where i would take; would be my pick; would be my choice; would be my
first choice; first choice; clear first choice; the obvious one; obvious one; wins on; wins for;
wins hands down; the first placed; first placed; the pick; is my choice; best fit; the best fit
"""
# A pick that needs the dealer's name right after it.
PICKED_NEXT = """
start with; start at; i'd start with; i'd start at; i would start with; begin with; i'd begin
with; go with; i'd go with; i would go with; i'd go to; i would go to; head to; i'd head to; head
straight to; i'd pick; i would pick; i'd choose; i would choose; i'd look first at; look first at;
try first; i'd try; i'd call; i would call; call first; i'd visit; i'd use; i would use; i'd
recommend; i would recommend; i recommend; we recommend; my recommendation is; my pick is; my pick
would be; i'd send you to; i would send you to; i'd point you to; i'd point you toward; i'd lean
toward; i'd lean towards; i lean toward; i'd put my money on; it looks like; the answer is; the
best is; best is; the best one is; the best choice is; the top choice is; the cheapest is; the
cheapest right now is; the winner is; nothing beats; hard to beat; first call; first stop; your
first stop should be; your best bet is; recomiendo; te recomiendo; le recomiendo; yo empezaria
por; empieza por; empiece por; ve a; vaya a; iria a; elegiria; la mejor opcion es; la mejor es; el
mejor es; la excepcion es; je recommande; je vous recommande; je choisirais; je commencerais par;
j'irais chez; commencez par; allez chez; optez pour; le meilleur choix est; le meilleur est; right
now it looks like; my top pick is; my answer is; i'd say; i would say; the standout is; your best
option is; short version; short answer; quick answer; tl dr; tldr; bottom line; the short version;
the short answer; in short; verdict; my verdict; en resumen; en bref; top of the list; top pick;
best overall
"""
# The next best; it crowns the dealer named before it.
RUNNERS_UP = """
runner up; runners up; second choice; second best; close second; second place; second pick; next
best; segunda opcion; segundo lugar; en segundo lugar; deuxieme choix; second choix; en deuxieme
position
"""
RANKED = """
ranked; ranking; rank; ranks; rankings; in order; in order of preference; best to worst; top to
bottom; from best; scored; score; clasificacion; ordenados; ranking de; classement; classes; par
ordre
"""
# Advice against, complete in itself.
WARNED = """
look elsewhere; go elsewhere; shop elsewhere; buy elsewhere; take your business elsewhere; do not
buy; don't buy there; don't go there; i wouldn't go there; wouldn't go there; wouldn't buy there;
would not buy there; wouldn't buy from them; not worth the trip; isn't worth the trip; not worth
the risk; isn't worth the risk; not worth your time; isn't worth your time; not recommended; not
recommend; don't recommend; can't recommend; cannot recommend; couldn't recommend; wouldn't
recommend; would not recommend; do not recommend; advise against; advise you against; recommend
against; i'd warn you; proceed with caution; extreme caution; be very careful; red flag; red
flags; walk away; run away; worst choice; worst option; the one to avoid; one to avoid; to be
avoided; best avoided; keep away; hard pass; hard no; scam; would not trust; wouldn't trust; not
trust; don't trust; i'd think twice; think twice; give it a miss; give them a miss; leave it off
your list; cross it off; take it off your list; would not send; wouldn't send; last choice; last
resort; dead last; no recomiendo; no lo recomiendo; no la recomiendo; no te recomiendo; no le
recomiendo; no recomendaria; no es recomendable; no compres; no compre; no vayas; no vaya; busca
otra opcion; busque otra opcion; mejor evitar; mejor evitarlo; mejor evitarla; lo evitaria; la
evitaria; no me fiaria; no vale la pena; desaconsejo; cuidado con; mantente alejado; alejate; je
deconseille; je vous deconseille; deconseille; deconseillee; deconseillons; a eviter; je ne
recommande pas; ne recommande pas; je ne recommanderais pas; ne recommanderais pas; je
l'eviterais; n'y allez pas; mefiez vous; passez votre chemin; allez voir ailleurs; mieux vaut
eviter; not worth it; isn't worth it; not worth the hassle; i would not buy; i wouldn't buy; no me
convence; stay well clear; stay well away
"""
# Advice against what follows: a dealer's name, a pronoun, or nothing at all.
WARNED_OF = """
avoid; avoiding; i'd avoid; i would avoid; skip; i'd skip; i would skip; steer clear of; steer
clear; stay away from; stay away; keep away from; stay clear of; pass on; i'd pass on; i'd pass;
wouldn't buy from; would not buy from; not buy from; don't buy from; do not buy from; wouldn't
use; would not use; wouldn't go to; would not go to; don't go to; do not go to; be wary of; wary
of; beware of; beware; watch out for; rule out; i'd rule out; cross off; drop; leave out; warn
against; caution against; evita; evite; evitaria; yo evitaria; evitar; no vayas a; no vaya a; no
compres en; no compre en; alejate de; descarta; descartaria; evitez; eviter; j'eviterais; fuyez;
n'allez pas chez; ecartez; mefiez vous de; don't let them send; don't let them send you to; don't
send; do not send; don't take it to; would not send; ojo con; cuidado con; mejor evitar
"""
CONTRASTING = """
unlike; in contrast to; by contrast with; as opposed to; contrary to; compared with; compared to;
in comparison with; in comparison to; versus; vs; rather than; instead of; than; than what; under
what; below what; over what; above what; not; not to be confused with; don't confuse it with; no
relation to; not related to; unrelated to; different from; separate from; confused with; mistaken
for; a diferencia de; al contrario que; al contrario de; comparado con; en comparacion con; en
lugar de; en vez de; no confundir con; no es; contrairement a; a la difference de; par rapport a;
compare a; plutot que; au lieu de; a ne pas confondre avec; pas
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
same building as; same lot as; same street as; same block as; misma calle que; meme adresse que
"""
BELONGING = """
belongs to; belong to; both belong to; owned by; is owned by; part of; is part of; a part of; run
by; operated by; managed by; a member of; member of; under the; sister store of; sister of; sister
store to; sister to; sibling of; subsidiary of; parent; parent company; parent group; from the
same owners as; same owners as; same owner as; same family as; shares ownership with; bought by;
acquired by; purchased by; sold to; merged with; merged into; the people behind; brother of;
backed by; affiliated with; pertenece a; propiedad de; parte del; parte de; forma parte de; forma
parte del; del grupo; grupo; appartient a; propriete de; fait partie de; fait partie du; du
groupe; filiale de; rachete par
"""
FORMER = """
formerly; formerly known as; former; previously; previously known as; previously called; used to
be; used to be called; once called; once known as; was called; was known as; originally;
historically; the old; old name; replaced; replaces; took over; took over from; succeeded; the
site of; rebranded from; renamed from; changed its name from; antes llamado; antes conocido como;
antiguo; antiguamente; anteriormente; autrefois; anciennement; ancien; ancienne; precedemment
"""
LEFT_OUT = """
left out; leave out; i left out; leaving out; didn't include; did not include; didn't list;
excluded; excluding; excludes; except; except for; apart from; aside from; other than; omitted;
omit; not ranked; not scored; not listed; not included; skipped; besides; dejé fuera; no inclui;
excepto; salvo; aparte de; j'ai laisse de cote; je n'ai pas inclus; hormis; sauf; en dehors de;
excepte; similar sounding; similar name; similarly named; similar sounding name; sounds similar;
confusingly named; unrelated; a different company; different company; different business;
different store; different dealership; separate business; separate company; another business; otro
negocio; otra empresa; nombre parecido; autre entreprise; autre commerce; nom semblable
"""
# The name is only imagined, asked about, or searched for.
SUPPOSING = """
if; say; say you; let's say; suppose; supposing; imagine; imagine that; assume; assuming;
hypothetically; pretend; what if; had you; were you to; as an example; for example if; for
instance if; in theory; si; supongamos; imagina; imaginemos; digamos que; supposons; imaginons;
admettons; disons; if for example; if for instance; si por ejemplo; si par exemple
"""
ASKING = """
you asked about; you asked whether; you asked if; you ask about; asked about; asking about; asked
whether; asking whether; you mentioned; you mention; you named; you referred to; your question
about; you wrote; as you said; you were asking; regarding; questions about; the question is
whether; whether; not sure if; not sure whether; unsure whether; no idea whether; searched for;
looked for; looking for; search for; results for; matches for; verify; confirm; confirm whether;
preguntas por; preguntaste por; pregunto por; preguntas si; mencionas; vous demandez si; vous
parlez de; vous mentionnez; vous m'interrogez sur; concernant; if you were looking for; if you are
looking for; in case you meant; if you meant; if you mean; did you mean; perhaps you meant; were
you thinking of
"""
UNKNOWN = """
i couldn't find; i could not find; couldn't find; could not find; can't find; cannot find; didn't
find; did not find; found no information; found no results; found no record; found nothing; no
information; no reliable information; don't have information; do not have information; don't have
reliable information; don't have enough information; don't have any information; have no
information; don't have data; have no data; don't have details; no details; don't have specific;
don't have current; don't have recent; don't have live; don't have access; don't have reviews; not
have; lack information; unable to find; unable to verify; unable to confirm; can't verify; cannot
verify; couldn't verify; can't confirm; cannot confirm; couldn't confirm; can't tell; cannot tell;
can't say; cannot say; can't judge; cannot judge; can't vouch; can't comment; can't speak to; no
record of; no evidence of; not aware of; not familiar with; nothing about; no results; nothing on;
no mention of; doesn't appear; does not appear; didn't come up; i don't know; rather not; wouldn't
rule out; won't guess; not able to; can't rank; can't compare; no encontre; no encuentro; no pude
encontrar; no pude confirmar; no tengo informacion; no tengo datos; no dispongo; sin informacion;
no aparece; no puedo confirmar; no puedo decir; no conozco; no he encontrado; no hay informacion;
je n'ai pas trouve; je n'ai trouve; je ne trouve; aucune information; je n'ai pas d'information;
je n'ai pas d'informations; je ne dispose; pas trouve; je ne peux pas confirmer; je ne peux pas
dire; je ne connais pas; n'apparait pas; aucun resultat; je n'ai aucune
"""
CLOSED = """
no longer exists; no longer exist; no longer open; no longer operates; no longer in business; no
longer operating; no longer a; no longer there; no longer trades; no longer sells; closed
permanently; permanently closed; closed in; closed down; closed its doors; closed for good; closed
under; shut down; shut its doors; out of business; went out of business; ceased operations; ceased
to exist; stopped selling; lost its franchise; gave up its franchise; was sold; been sold; sold
the franchise; was bought; was acquired; was renamed; been renamed; was rebranded; been rebranded;
rebranded as; renamed; changed its name; changed names; now operates as; now operates under; now
called; is now called; now known as; is now known as; is now; became; has become; goes by;
defunct; demolished; old name; former name; sold its; sold to; changed hands; isn't listed; is not
listed; not a dealership; doesn't sell; does not sell; don't sell; isn't open; not open yet; ya no
existe; ya no opera; cerro; cerro sus puertas; ha cerrado; cerrado definitivamente; fue vendido;
fue vendida; se vendio; cambio de nombre; ahora se llama; paso a llamarse; no abre; n'existe plus;
a ferme; ferme definitivement; a ete vendu; a ete vendue; a ete rachete; a change de nom;
s'appelle maintenant; s'appelle desormais; est devenu; est devenue; ferme ses portes; was left
out; were left out; left out; was excluded; is excluded; was omitted; isn't ranked; is not ranked;
wasn't ranked; was not ranked; was not scored; wasn't scored; not scored; wasn't included; was not
included; isn't included; did not make; didn't make; is separately owned; separately owned; has no
connection; no connection; is unrelated; es otro negocio; es otra empresa; quedo fuera; n'a pas
ete retenu; n'a pas ete retenue; not a franchised
"""
REPORTED = """
said; says; told; claims; claimed; cousin; friend; neighbor; neighbour; according to; some
reviewers; some people; a few reviewers; one reviewer; one review; a reviewer; some posters;
posters; several posters; people warn; reviewers warn; reviewers say; people say; some say;
critics; a commenter; your cousin; your friend; your neighbor; they say; dice; dicen; segun; dit;
disent; selon; d'apres
"""
GENERAL = """
each store; each dealer; each dealership; each one; each of; every store; every dealer; both
stores; all three; all of these; all these; any store; any dealer; any dealership; any of them;
either store; either one; these stores; these dealers; those stores; most stores; most dealers;
dealers may; stores may; would you like; do you want; want me to; let me know; should i; shall i;
if you tell me; call ahead; confirm; double check; ask for; ask each; ask whether; ask about;
remember to; make sure; be sure to; tip; tips; before you; reviews change; ratings change; prices
change; cada concesionario; quieres que; avisame; chaque concessionnaire; souhaitez vous; voulez
vous; demandez; verifiez; pregunta; pide
"""
# Said of a whole list: what follows is put forward, not merely listed.
ENDORSING = """
try; i'd try; i'd look at; i would look at; look at first; worth; worth a look; worth calling;
worth visiting; worth considering; stand out; stands out; recommend; recommended; recommendations;
i'd suggest; i suggest; suggest; good options; great options; solid options; strong options; good
choices; solid choices; top choices; top picks; top options; best; favorites; favourites; well
reviewed; well rated; highly rated; top rated; popular; start here; start with; shortlist; short
list; consider; i'd consider; i'd call; i'd contact; point to; honest; transparent; recomiendo;
recomendables; recomendados; mejores; te sugiero; prueba con; vale la pena; je recommande; je
conseille; recommandes; meilleurs; meilleures; essayez; valent le detour; a considerer
"""
# A question that asks for facts, answered by facts and not by praise.
FACTUAL = """
phone; number; numbers; telephone; hours; open; opens; closing; address; addresses; website;
websites; link; links; url; urls; json; yaml; csv; xml; table; object; list; lists; names;
locations; locator; how many; directions; contact; email; what happened; owner; owned; who owns;
closed; moved; telefono; numero; horario; horarios; direccion; abre; abren; cierra; cuantos;
horaires; adresse; ouvert; ouverte; combien; who sells; where is; when does
"""
EVALUATIVE = """
best; good; better; should; recommend; rank; ranking; trust; trustworthy; honest; cheapest; worth;
review; reviews; top; reliable; reputable; avoid; skip; safe; great; favorite; mejor; mejores;
buen; buena; bueno; recomiendas; confiable; meilleur; meilleure; bon; bonne; fiable; conseiller;
which one; where should; who should; deals; deal; cheap; honnete; honesto; pricing; buy; comprar;
acheter
"""
# Second in line without a word of praise.
FALLBACKS = """
backup; the backup; backup option; as a backup; plan b; fallback; as a fallback; de repuesto; en
secours; solution de repli
"""
# An invitation to look at the dealer named next.
SUGGESTING = """
consider; also consider; try; also try; cross shop; look at; take a look at; check out; also
check; stop by; swing by; look into; compare with; get a quote from; prueba; prueba con;
considera; considere; mira; essayez; envisagez; regardez; pensez a
"""
