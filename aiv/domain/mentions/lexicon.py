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
recomendable; la opcion que le recomiendo; la que te recomiendo; el que te recomiendo; el que
recomiendo; la que recomiendo; yo empezaria por; empezaria por; empieza por; empiece por; yo iria
a; me quedo con; me quedaria con; la opcion mas segura; la ganadora; el ganador; numero uno; gana;
encabeza la lista; en primer lugar; meilleur choix; meilleure option; le meilleur; la meilleure;
premier choix; mon premier choix; mon choix; ma recommandation; mon favori; le choix le plus
simple; le choix le plus sur; choix evident; la valeur sure; arrive en tete; en premier lieu;
numero un; je commencerais par; commencez par; j'irais d'abord; j'irais chez; je choisirais; je
vous recommande; je te recommande; je recommande avant tout; a privilegier; where i'd take; where
i would take; would be my pick; would be my choice; would be my first choice; first choice; the
obvious one; obvious one; wins on; wins for; wins hands down; first placed; the pick; is my
choice; best fit; the best fit; takes the crown; takes the top spot; takes first place; takes the
cake; takes the prize; edges out; edges ahead; edges it; beats out; comes out ahead of; pulls
ahead; has the edge overall; leads the pack; leads the list; heads the list; is in a class of its
own; hard to beat; is tough to beat; unbeatable; is the one i'd; is where i'd; is who i'd; is my
favorite; is my favourite; my favorite; my favourite; our favorite; our favourite; number 1; no 1;
rank 1; ranked 1; ranks 1; top ranked; top ranking; top of the list; top of my list; top of the
pile; best in class; best all around; best all round; best all rounder; most reliable choice; the
better choice; the better option; the better pick; the better bet; the better call; the smarter
choice; the smart choice; the smart pick; the smart money; the strongest; the strongest pick; the
strongest candidate; the strongest contender; the strongest overall; clear leader; overall leader;
front runner; frontrunner; first port of call; your first call; your first stop; your first visit;
should be your first; the first place i'd; first place i'd; the first place to; the place i'd; the
dealer i'd; the store i'd; the dealership i'd; the shop i'd; go to choice; my go to; the go to;
ideal choice; perfect choice; is the move; the move is; is the call; is the way to go; the way to
go; the winner here; wins out; wins overall; wins this one; come out on top; gets the nod; get the
nod; gets my nod; gets the top spot; earns the top spot; earns top marks; deserves the top spot;
recommended first; best reviewed; best rated; top scorer; highest score; highest scoring; scored
highest; scores highest; overall score leader; if i had to choose one; ai pick; best match; the
best match; strongest match; best suited; your best move; your strongest option; your safest
option; pick true; recommended true; best true; winner true; top true; verdict best; el mejor
lugar; la mejor opcion; ganador; destaca por encima; mi preferido; mi preferida; la numero uno; el
numero uno; se lleva el primer lugar; la eleccion clara; la opcion mas clara; la mejor valorada;
el mejor valorado; el primero de la lista; la primera de la lista; la plus sure; le plus sur; mon
coup de coeur; en tete de liste; sort du lot; l'emporte; remporte; le gagnant; la gagnante; le
numero un; la mieux notee; le mieux note; la meilleure adresse; le bon choix; le choix evident;
top of your list; top of your shortlist; top of my shortlist; before anyone else; before anybody
else; before any other; ahead of everyone; ahead of the rest; above the rest; above the others;
stands above; a cut above; the strongest of; head and shoulders; the one that stands out most;
stands out most; most convincing; most compelling; strongest case; the strongest case; que te
recomiendo; que le recomiendo; que recomiendo; leads on; leads in; leads for; leads overall; no
contest; not even close; it isn't close
"""
# A pick that needs the dealer's name right after it.
PICKED_NEXT = """
start with; start at; i'd start with; i'd start at; i would start with; begin with; i'd begin
with; go with; i'd go with; i would go with; i'd go to; i would go to; head to; i'd head to; head
straight to; i'd pick; i would pick; i'd choose; i would choose; look first at; try first; i'd
try; i'd call; i would call; call first; i'd visit; i'd use; i would use; i'd recommend; i would
recommend; i recommend; we recommend; my recommendation is; my pick is; my pick would be; i'd send
you to; i would send you to; i'd point you to; i'd point you toward; i'd lean toward; i'd lean
towards; i lean toward; i'd put my money on; it looks like; the answer is; the best is; best is;
the best one is; the best choice is; the top choice is; the cheapest is; the cheapest right now
is; the winner is; nothing beats; hard to beat; first call; first stop; your first stop should be;
your best bet is; recomiendo; te recomiendo; le recomiendo; yo empezaria por; empieza por; empiece
por; ve a; vaya a; iria a; elegiria; la mejor opcion es; la mejor es; el mejor es; je recommande;
je vous recommande; je choisirais; je commencerais par; j'irais chez; commencez par; allez chez;
optez pour; le meilleur choix est; le meilleur est; my top pick is; my answer is; i'd say; i would
say; the standout is; your best option is; short version; short answer; quick answer; tl dr; tldr;
bottom line; the short version; the short answer; in short; verdict; my verdict; en resumen; en
bref; top of the list; top pick; best overall; the answer is going to be; the answer would be;
it'd be; it would be; that'd be; it has to be; it's got to be; would have to be; has to be; the
pick is; the clear winner is; the nod goes to; nod goes to; the edge goes to; edge goes to; the
crown goes to; top spot goes to; first place goes to; the prize goes to; my vote goes to; vote
goes to; hands down; number one is; no 1 is; at number one; in first place; first place; the best
bet is; the best option is; the best place is; the best fit is; the top spot belongs to; the
standout here is; my favorite is; my favourite is; my choice is; my choice would be; my first call
would be; my first stop would be; first call is; first stop is; your first stop is; look no
further than; you can't beat; can't beat; it's hard to beat; hard to top; the short answer is;
short answer is; the obvious choice is; the strongest option is; the strongest choice is; the
simplest choice is; the safest choice is; the safest bet is; the one to call is; the place to go
is; the place to start is; mi consejo es ir a; te recomendaria; le recomendaria; recomendaria; mi
recomendacion es; mi favorito es; la respuesta es; la opcion mas clara es; la mejor opcion seria;
la ganadora es; el ganador es; lo mejor es ir a; acude a; dirigete a; mon premier choix serait;
mon premier choix est; mon choix serait; ma recommandation est; je vous conseille; je te
conseille; je conseille; le mieux est d'aller chez; le meilleur choix serait; rendez vous chez; je
vous enverrais chez; la meilleure option est; la meilleure adresse est; i lean; i'm leaning; i am
leaning; overall i lean; i'd take; i would take; i side with; i'd side with; i'd opt for; i would
opt for; i'd settle on; i'd land on; i land on; i'd give it to; i'd give the nod to; i'd give the
edge to; give the edge to; give the nod to; me inclino por; me decanto por; optaria por;
j'opterais pour; je pencherais pour; je penche pour; no contest; definitely; easily; without a
doubt; without question; no question; undoubtedly; sin duda; sans hesiter; sans aucun doute
"""
# The next best; it crowns the dealer named before it.
RUNNERS_UP = """
runner up; runners up; second choice; second best; close second; second place; second pick; next
best; segunda opcion; segundo lugar; en segundo lugar; deuxieme choix; second choix; en deuxieme
position; comes in second; comes second; a close second; second on my list; close behind; not far
behind; honorable mention; honourable mention; strong second; solid second; en segundo; justo
detras; juste derriere; followed by; followed closely by; closely followed by; seguido de; seguida
de; suivi de; suivie de; suivi par; suit de pres; sigue de cerca; le sigue; follows closely;
follows close behind; a near second; narrow second; only slightly behind; slightly behind; comes
next
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
convence; stay well clear; stay well away; wide berth; a wide berth; give it a wide berth; i'd be
cautious; be cautious; i would be cautious; i'd be wary; i would be wary; be wary; approach with
caution; tread carefully; use caution; caution is warranted; serious concerns; serious red flags;
raises red flags; i have concerns; i'd hold off; hold off on; i'd hesitate; i would hesitate;
hesitate to recommend; hard to recommend; difficult to recommend; tough to recommend; impossible
to recommend; can't in good conscience; not one i'd; not a place i'd; not somewhere i'd; not where
i'd; isn't where i'd; wouldn't set foot; wouldn't bother; i wouldn't bother; don't bother; don't
waste your time; waste of time; save yourself the trouble; keep looking; keep driving; drive past;
find another; pick another; choose another; choose somewhere else; go somewhere else; buy
somewhere else; try somewhere else; shop around instead; buyer beware; not a good choice; not a
good option; a poor choice; a bad choice; bad idea; worst of the; bottom of the list; bottom of my
list; last on my list; ranks last; ranked last; leave it alone; leave them alone; no thanks;
thumbs down; do not use; not advised; ill advised; unsafe choice; predatory; fraudulent; scams;
ripped off; rip off; rip offs; no lo aconsejo; no aconsejo; no aconsejable; poco recomendable;
poco fiable; no es de fiar; mala opcion; la peor; el peor; piensalo dos veces; no te lo
recomiendo; no la recomendaria; no lo recomendaria; yo no iria; yo no compraria; mejor busca;
mejor no; fuera de la lista; pas recommandable; peu recommandable; je n'irais pas; n'irais pas; je
n'acheterais pas; n'achetez pas; mauvais choix; a fuir; mieux vaut chercher ailleurs; cherchez
ailleurs; ne le conseille pas; ne la conseille pas; je ne conseille pas; ne conseille pas;
deconseiller; money elsewhere; car elsewhere; trade elsewhere; search elsewhere; start elsewhere;
truck elsewhere; no longer recommend; can no longer recommend; stopped recommending; wouldn't
bother with it; steer well clear; off my list; take it off my list; crossed it off; would be a no;
it's a no; a no from me; a pass from me; i'm out; ya no lo recomiendo; ya no la recomiendo; ne la
recommande plus; ne le recommande plus
"""
# Advice against what follows: a dealer's name, a pronoun, or nothing at all.
WARNED_OF = """
avoid; avoiding; i'd avoid; i would avoid; skip; i'd skip; i would skip; steer clear of; steer
clear; stay away from; stay away; keep away from; stay clear of; pass on; i'd pass on; i'd pass;
wouldn't buy from; would not buy from; not buy from; don't buy from; do not buy from; wouldn't
use; would not use; wouldn't go to; would not go to; don't go to; do not go to; be wary of; wary
of; beware of; beware; watch out for; rule out; i'd rule out; cross off; leave out; warn against;
caution against; evita; evite; evitaria; yo evitaria; evitar; no vayas a; no vaya a; no compres
en; no compre en; alejate de; descarta; descartaria; evitez; eviter; j'eviterais; fuyez; n'allez
pas chez; ecartez; mefiez vous de; don't send; do not send; don't take it to; would not send; ojo
con; cuidado con; mejor evitar; stores to avoid; dealers to avoid; dealerships to avoid; places to
avoid; ones to avoid; who to avoid; not recommended; do not recommend; i'd stay away from; i would
stay away from; i'd steer clear of; i'd steer away from; steer away from; i would pass on; take a
pass on; hard pass on; i wouldn't buy from; i wouldn't go to; i wouldn't use; i wouldn't trust;
wouldn't trust; don't trust; i'd cross off; i'd be careful with; be careful with; careful with;
use caution with; be cautious with; cautious with; cautious about; be cautious about; i'd hold off
on; think twice about; think twice before visiting; not a fan of; i would rule out; i'd drop;
evitaria comprar en; yo no iria a; no iria a; no compraria en; me alejaria de; alejese de; tenga
cuidado con; ten cuidado con; no confies en; no confie en; concesionarios a evitar; je n'irais pas
chez; n'achetez pas chez; je me mefierais de; tenez vous loin de; concessionnaires a eviter; don't
let them; don't let anyone; don't let yourself
"""
# Second in line without a word of praise.
FALLBACKS = """
backup; the backup; backup option; as a backup; plan b; fallback; as a fallback; de repuesto; en
secours; solution de repli
"""
# Every opening here may stand before every move here, and the dealer's name after both.
OPENINGS = """
i'd; i would; i'd personally; i would personally; i'd probably; i'd definitely; i'd still; i'd
first; i'd just; i'd always; you should; you should first; you'll want to; you may want to; you'd
want to; my advice is to; my advice would be to; my suggestion is to; my suggestion would be to;
my move would be to; your best move is to; the best move is to; the smart move is to; if it were
me i'd; if i were you i'd
"""
MOVES = """
start with; start at; begin with; begin at; go with; go to; go straight to; head to; head for;
head straight to; drive to; drive out to; make the drive to; call; phone; visit; pick; choose;
use; buy from; buy at; shop at; shop; lean toward; lean towards; favor; favour; trust; recommend;
suggest; book with; book at; take it to; take your car to; bring it to; send you to; point you to;
point you toward; steer you to; steer you toward; stick with; look first at; look at first; look
to; try; try first; put my money on; bet on; rank first; put first; prioritize; reach out to;
contact
"""
# Every refusal here may stand before every errand here: advice against what follows.
REFUSALS = """
i wouldn't; i would not; i'd not; i'd never; i would never; you shouldn't; you should not; don't;
do not; never; i couldn't; i can't; i cannot
"""
ERRANDS = """
buy from; buy at; buy anything from; buy a car from; go with; use; shop at; trust; do business
with; deal with; send anyone to; send you to; send a friend to; send my; recommend; choose; pick;
bother with; waste time with; waste your time with; set foot in; take it to; take your car to;
count on; rely on; finance through; sign with; sign anything at; give my business to; give your
business to
"""
