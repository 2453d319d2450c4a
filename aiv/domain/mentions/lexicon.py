"""List how assistants pick a dealer and rank dealers, in English, Spanish and French.

Phrases are separated by ';', spelled out by `phrases`, and matched whole word by whole word.
"""

from __future__ import annotations

# The single top pick, said outright; it may stand on either side of the name.
PICKED = """
my pick; our pick; first choice overall; my first choice; your best choice; best overall; overall
best; winner; overall winner; clear winner; the winner is; my number one; clear favorite; clear
favourite; the standout; the one i'd pick; the one i would pick; the one i'd choose; the one i
would choose; the one i'd call first; the one to beat; the one i'd recommend; the one i would
recommend; the one i'd go with; the one i'd use; the one i'd go to; the one i'd visit first; the
one to visit; the one to go to; the place to go; the place i'd go; the place to start; the store
to beat; where i'd start; where i would start; where i'd go; where i would go; where i'd go first;
where i'd buy; where i would buy; where i'd take it; where i'd send you; where you should start;
where to start; my recommendation; our recommendation; my vote; my money is on; highest rated;
ranks first; ranked first; ranks highest; comes first; first place; gold medal; the best one; best
of the bunch; the best of them; the best place; is the best; the right choice; the right place;
the right call; the simplest choice; the easiest choice; the safest choice; the natural choice;
most recommended; editor's choice; editors choice; my answer is; our top; hands down; can't go
wrong; second to none; i'd pick them; i'd pick it; i'd choose it; i'd choose them; i'd go there; i
would go there; go there first; call them first; call there first; start there; i'd start there; i
would start there; begin there; mejor opcion; la mejor; el mejor; primera opcion; recomendacion
principal; la mas recomendable; el mas recomendable; la opcion que le recomiendo; la que te
recomiendo; el que te recomiendo; el que recomiendo; la que recomiendo; yo empezaria por;
empezaria por; empieza por; empiece por; yo iria a; me quedo con; me quedaria con; la opcion mas
segura; la ganadora; el ganador; numero uno; gana; encabeza la lista; en primer lugar; meilleur
choix; meilleure option; le meilleur; la meilleure; premier choix; mon choix; ma recommandation;
mon favori; le choix le plus simple; le choix le plus sur; choix evident; la valeur sure; en
premier lieu; numero un; je commencerais par; commencez par; j'irais d'abord; j'irais chez; je
choisirais; je vous recommande; je te recommande; je recommande avant tout; a privilegier; where
i'd take; where i would take; would be my pick; would be my choice; would be my first choice; the
obvious one; obvious one; wins on; wins for; first placed; the pick; is my choice; the best fit;
takes first place; takes the cake; edges out; edges ahead; edges it; beats out; comes out ahead
of; pulls ahead; has the edge overall; is in a class of its own; hard to beat; unbeatable; is the
one i'd; is where i'd; is who i'd; is my favorite; is my favourite; my favorite; my favourite; our
favorite; our favourite; number 1; no 1; rank 1; ranked 1; ranks 1; top ranked; top ranking; top
of the list; top of my list; top of the pile; best in class; best all around; best all round; best
all rounder; the better choice; the better option; the better pick; the better bet; the better
call; the smarter choice; the smart choice; the smart pick; the smart money; the strongest; the
strongest pick; the strongest candidate; the strongest contender; the strongest overall; clear
leader; overall leader; front runner; frontrunner; your first call; your first stop; your first
visit; should be your first; the first place i'd; first place i'd; the first place to; my go to;
the go to; is the move; the move is; is the call; is the way to go; the way to go; the winner
here; wins out; earns top marks; recommended first; best reviewed; best rated; top scorer; highest
score; highest scoring; scored highest; scores highest; overall score leader; if i had to choose
one; ai pick; the best match; best suited; your best move; your strongest option; your safest
option; pick true; recommended true; best true; winner true; top true; verdict best; el mejor
lugar; ganador; destaca por encima; la numero uno; el numero uno; se lleva el primer lugar; la
eleccion clara; la opcion mas clara; la mejor valorada; el mejor valorado; el primero de la lista;
la primera de la lista; la plus sure; le plus sur; mon coup de coeur; en tete de liste; l'emporte;
remporte; le gagnant; la gagnante; le numero un; la mieux notee; le mieux note; le bon choix; le
choix evident; top of your list; top of your shortlist; top of my shortlist; before anyone else;
before anybody else; before any other; above the rest; above the others; stands above; a cut
above; the strongest of; head and shoulders; the one that stands out most; stands out most; most
convincing; most compelling; strongest case; the strongest case; que te recomiendo; que le
recomiendo; que recomiendo; leads on; leads in; leads for; leads overall; no contest; not even
close; it isn't close; [top] [choice]; (is|as|remains|was|would be|be) (the|my|our|your) (best|
number one|no 1|favorite| favourite|preferred|single best|strongest|safest|go to|obvious) [place
only]; the [place] (i'd|i would|i'd personally|i keep|i always|you want|we'd|i trust most|i
recommend); (where|who) (i'd|i would|i'd personally|i always|i'll|we'd); is (the answer|the
ticket|the place|the one to|where to|your best|your safest|your first); (gets|get|has|earns|wins|
takes|deserves|claims|would get|should get|gets my|keeps) (my|the) (vote|nod|money|business|crown|
gold|top spot|prize|title|win|recommendation|call|first call| first email|first visit|top place|
trophy|first spot|medal|gold medal); would get (it|my business|my money|my vote); wins (outright|
hands down|easily|overall|clearly|narrowly|comfortably|here|this one|this); (leads|heads|tops|led)
(the|my|this|our) (list|pack|field|table|ranking|rankings|group|pile|way); by (a mile|far|a wide
margin|a long way|some distance|miles|a country mile|a clear margin); end of story; no question
about it; not close; [nobody] [rivals]; comes out (on top|first|ahead|best); come out (on top|
first|ahead|best); (put|put them|put it|place it|place them|rank it) (first|top|at the top); first
in line; is number one; number one at; number one for; number one with; number one in; number one
on; is (hard|tough|difficult) to (beat|top|match); can't be beat; can't be beaten; the [top] of
the (bunch|lot|three|two|four|group|pack); comes most recommended; (the|my|our) (clear|obvious|
runaway|easy|undisputed) (leader|winner|favorite|favourite|choice|pick); everything you want;
checks every box; ticks every box; takes it; suits you best; fits you best; (mi|la|su|tu) (mejor|
primera|principal) (opcion|eleccion|recomendacion|apuesta|parada|alternativa); mi (eleccion|
recomendacion|apuesta|favorito|favorita|preferido|preferida|voto); (es|seria|sigue siendo) (la
mejor|el mejor|la mas completa|el mas completo|mi favorito|donde yo); sale ganando; se lleva la
palma; se lleva mi voto; sin discusion; con diferencia; por mucho; la apuesta segura; apuesta
segura; no hay color; nadie lo supera; nadie la supera; (le|la|mon|votre|ma) (meilleur|meilleure|
premier|premiere|principal) (choix|option|adresse|piste| arret|recommandation|etape|candidat|
candidate|solution); (est|reste|demeure|serait|c'est) (le|la) (meilleur|meilleure|plus sur|plus
sure|mieux place|favori); (arrive|se classe|se place|passe|figure|sort|finit) (en tete|premier|
premiere|en premier|gagnant| gagnante|du lot|devant); haut la main; de loin; sans conteste;
personne ne fait mieux; le plus [praised fr] (reste|est|demeure); la plus [praised fr] (reste|est|
demeure); no doubt; without a doubt; without doubt; beyond doubt; no doubt about it; mon premier
(reflexe|appel|arret); mi primera (llamada|parada|visita); (the|a) consensus (pick|choice|
favorite|favourite); (takes|wins|gets) (this one|this round|the day|it for me); edges it for me;
in a class by itself; (undercut|undercuts|beats|beat|outscores|outranks) (everybody|everyone|all|
the rest|the others|the field|all comers|every other); (ahead|clear|head and shoulders above) (of
the rest|of the pack|of everyone|of the others|of the field); strongest claim; the strongest
claim; thank yourself; no hay duda; sin lugar a dudas; aucun doute; by a lot; hands down the;
number one for me; number one for you; my suggestion for you; my suggestion here; my pick for you;
my choice for you; the one i'd go for; the one i'd try; the one i'd try next; the one i'd try
first; the one i'd send; the one i'd take; the one i'd book; el que mas me convence; la que mas me
convence; el que mas me gusta; la que mas me gusta; celui que je choisirais; celle que je
choisirais; celui qui me convainc le plus; the better deal; the better buy; the best deal; a no
brainer; the no brainer; the gold standard; unmatched
"""
# A pick that needs the dealer's name right after it.
PICKED_NEXT = """
start with; start at; begin with; go with; head to; head straight to; look first at; try first;
call first; i recommend; we recommend; my recommendation is; my pick is; my pick would be; i lean
toward; it looks like; the answer is; the best is; best is; the best one is; the best choice is;
the top choice is; the cheapest is; the cheapest right now is; the winner is; hard to beat; first
call; first stop; your first stop should be; your best bet is; recomiendo; te recomiendo; le
recomiendo; iria a; elegiria; la mejor opcion es; la mejor es; el mejor es; j'irais chez; le
meilleur choix est; le meilleur est; my top pick is; my answer is; i'd say; i would say; the
standout is; your best option is; short version; short answer; quick answer; tl dr; tldr; bottom
line; the short version; the short answer; in short; verdict; my verdict; en resumen; en bref; top
of the list; top pick; best overall; the answer is going to be; the answer would be; it'd be; it
would be; that'd be; it has to be; it's got to be; would have to be; has to be; the pick is; the
clear winner is; the nod goes to; the edge goes to; the crown goes to; top spot goes to; first
place goes to; the prize goes to; my vote goes to; hands down; number one is; no 1 is; at number
one; in first place; first place; the best bet is; the best option is; the best place is; the best
fit is; the top spot belongs to; the standout here is; my favorite is; my favourite is; my choice
is; my choice would be; my first call would be; my first stop would be; first call is; first stop
is; your first stop is; look no further than; you can't beat; can't beat; it's hard to beat; hard
to top; the short answer is; short answer is; the obvious choice is; the strongest option is; the
strongest choice is; the simplest choice is; the safest choice is; the safest bet is; the one to
call is; the place to go is; the place to start is; mi consejo es ir a; te recomendaria; le
recomendaria; recomendaria; mi recomendacion es; mi favorito es; la respuesta es; la opcion mas
clara es; la mejor opcion seria; la ganadora es; el ganador es; lo mejor es ir a; mon premier
choix serait; mon premier choix est; mon choix serait; ma recommandation est; je te conseille; le
mieux est d'aller chez; le meilleur choix serait; la meilleure option est; la meilleure adresse
est; i lean; i'm leaning; i am leaning; overall i lean; i side with; i land on; give the edge to;
give the nod to; optaria por; j'opterais pour; je pencherais pour; no contest; definitely; easily;
without a doubt; without question; no question; undoubtedly; sin duda; sans hesiter; sans aucun
doute; [i would] [go]; (vote|nod|edge|crown|win|prize|title|award|point|recommendation|honors|
spot|money| business|pick|gold|advantage|trophy|place|call|choice|preference) (goes|go|belongs|
would go|has to go| should go|has to be|falls|fell) to; [nobody] [rivals]; above all; above all
else; put simply; in a word; in one word; simply put; long story short; if pressed; if pushed; if
forced; leaves; that leaves; which leaves; points to; points toward; everything points to; all
points to; come down on the side of; comes down on the side of; i come down on; tips toward; tips
to; tilts toward; my pick of the two; my pick of the three; best known answer; yo (empezaria|iria|
compraria|elegiria|escogeria|optaria|apostaria|comenzaria|acudiria|llamaria| llevaria|tomaria|
preferiria|recomendaria) (por|a|en|con|primero a); (yo|) empezaba (por|en|con); yo (elegiria|
escogeria|preferiria|recomendaria|probaria|llamaria); elija; elige; escoge; escoja; (empieza|
empiece|comienza|comience|ve|vaya|acude|acuda|dirigete|dirijase|quedate|quedese|apuesta| opta|
opte|compra|compre|ir|acudir) (por|a|con|en|directo a|directamente a); me (quedo|quedaria|inclino|
inclinaria|decanto|decantaria) (con|por); me convence mas; me gusta mas; me da mas confianza; me
parece mejor; gana; sale ganando; la palma se la lleva; je (choisirais|prendrais|commencerais|
irais|retiendrais|miserais|privilegierais|opterais|conseille| conseillerais|recommande|
recommanderais|prefererais|prefere|retiens|penche|vise|tablerais| contacterais|vous conseille|vous
recommande|vous enverrais|vous orienterais|vous dirigerais) (par|chez|sur|pour|vers|d'abord|
plutot|); (commencez|allez|optez|privilegiez|misez|retenez| direction|adressez vous|rendez vous|
tournez vous|foncez|filez|choisissez|prenez) (par|chez|pour|sur| a|vers|plutot|d'abord chez|
directement chez|); la palme revient a; l'avantage va a; le choix va a; ma preference va a; le
mieux est; le mieux reste; le plus simple est; le plus simple reste; (slight|clear|narrow|my|the|
big|strong) (nod|edge|vote|advantage) (to|for); i'd put (a|my|the|your) (deposit|money|order) (at|
with|on|down at); (vaya|ve|ir) (primero|directo|directamente|antes) a; le diria que vaya a; yo
iria (primero|directo|directamente) a; allez (d'abord|directement|plutot) chez; that's why i'd; it
(makes|would make) (most|more|the most) sense to (call|visit|go to|start with|use|drive to); i
keep (landing|coming back|circling back|returning|ending up) (on|to|at|with|); (all|most) (signs|
roads|reviews|things) (point|lead) to; (start|begin|start and end|begin and end) (your|the)
(search|hunt|day|weekend) (at|with); i'd spend (it|my money|my time|my saturday|the afternoon|the
day) (at|with); (apueste|apuesta) por; (mi voto|el voto) es para; mon conseil; mi consejo; my
advice; my tip; my suggestion; my recommendation; (the|my) consensus (pick|choice) is; one name;
one answer; one word answer; my suggestion would be; my suggestion is; mi primera opcion seria;
allez chez; mon premier choix; rendez vous chez
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
next; (second|next) (place|spot) goes to; second goes to; comes close; nearly as (good|gentle|
cheap|patient|quick|nice); segunda alternativa; otra buena alternativa; deuxieme option
"""
# Second in line without a word of praise.
FALLBACKS = """
backup; the backup; backup option; as a backup; plan b; fallback; as a fallback; de repuesto; en
secours; solution de repli
"""
RANKED = """
ranked; ranking; rank; ranks; rankings; in order; in order of preference; best to worst; top to
bottom; from best; scored; score; clasificacion; ordenados; ranking de; classement; classes; par
ordre
"""
# Told outright, so a dealer next is picked, but only where a sentence or clause begins with it.
TOLD = """
[go told]; your (search|hunt) (starts|ends|begins) (at|with); make your first (call|stop|visit)
"""
# Told back: go to the dealer spoken of before.
TOLD_BACK = """
(go|start|begin|buy|shop|sign|order|book|head|drive|call|stop|lease) (there|over there|over
tonight| over today|with them|from them|with it|there first|here|here first); (book|choose|pick|
take|grab) (it|them|that one|this one|it there|them first|that|it up); call (them|it) first;
that's (the one| your store|your dealer|your place|your answer|where i'd|where you|the place|the
move|my pick| who i'd); go with (them|it|that one|this one|that|this); (book it|end of search);
give them (your business|the first shot|the first call|first shot|first crack|the nod|your money);
give it (your business|the first shot|the nod); vaya alli; ve alli; allez y; foncez; vas y; that's
(the|my|your) answer
"""
GIVEN_TOP = """
first; at the (top|head|front); on top; in first place; in pole position; number one; ahead; the
(nod|edge|win|crown|advantage|top spot|first call|first shot|first crack|first look|title|point);
my (vote|money|business|first stop|first call|pick); your (business|first stop|first call|first
visit); primero; en primer lugar; en premier; en tete
"""
GIVEN_TRY = """
a (call|try|look|shot|chance|ring|visit|go|whirl|quick call|serious look|second look); a spin; on
(your|the|my) (list|shortlist|short list); a oportunidad; una oportunidad; sa chance
"""
