"""List how assistants advise against a dealer, in English, Spanish and French.

Phrases are separated by ';', spelled out by `phrases`, and matched whole word by whole word.
"""

from __future__ import annotations

# Advice against, complete in itself.
WARNED = """
do not buy; don't buy there; don't go there; i wouldn't go there; wouldn't go there; wouldn't buy
there; would not buy there; wouldn't buy from them; not worth the trip; isn't worth the trip; not
worth the risk; isn't worth the risk; not worth your time; isn't worth your time; not recommended;
do not recommend; advise against; advise you against; recommend against; i'd warn you; proceed
with caution; extreme caution; be very careful; red flag; red flags; walk away; run away; worst
choice; worst option; the one to avoid; to be avoided; best avoided; hard pass; hard no; scam;
would not trust; wouldn't trust; not trust; don't trust; i'd think twice; think twice; give it a
miss; give them a miss; leave it off your list; cross it off; take it off your list; would not
send; wouldn't send; last choice; last resort; dead last; no recomiendo; no lo recomiendo; no la
recomiendo; no te recomiendo; no le recomiendo; no recomendaria; no es recomendable; no compres;
no compre; no vayas; no vaya; busca otra opcion; busque otra opcion; mejor evitar; mejor evitarlo;
mejor evitarla; lo evitaria; la evitaria; no me fiaria; no vale la pena; desaconsejo; cuidado con;
mantente alejado; alejate; je deconseille; je vous deconseille; deconseille; deconseillee;
deconseillons; je ne recommande pas; ne recommande pas; je ne recommanderais pas; ne
recommanderais pas; je l'eviterais; n'y allez pas; mefiez vous; passez votre chemin; allez voir
ailleurs; not worth it; isn't worth it; not worth the hassle; i would not buy; i wouldn't buy; no
me convence; wide berth; a wide berth; give it a wide berth; i'd be cautious; be cautious; i would
be cautious; i'd be wary; i would be wary; be wary; approach with caution; use caution; caution is
warranted; serious concerns; serious red flags; raises red flags; i have concerns; i'd hold off;
hold off on; i'd hesitate; i would hesitate; hesitate to recommend; tough to recommend; impossible
to recommend; can't in good conscience; not one i'd; not somewhere i'd; not where i'd; isn't where
i'd; wouldn't set foot; wouldn't bother; i wouldn't bother; don't bother; don't waste your time;
waste of time; keep looking; keep driving; drive past; find another; pick another; choose another;
choose somewhere else; shop around instead; buyer beware; not a good choice; not a good option; a
poor choice; a bad choice; bad idea; worst of the; bottom of the list; bottom of my list; last on
my list; ranks last; ranked last; leave it alone; leave them alone; no thanks; thumbs down; do not
use; not advised; ill advised; unsafe choice; predatory; fraudulent; scams; ripped off; rip off;
rip offs; no lo aconsejo; no aconsejo; no aconsejable; poco recomendable; poco fiable; no es de
fiar; mala opcion; la peor; el peor; piensalo dos veces; no te lo recomiendo; no la recomendaria;
no lo recomendaria; yo no iria; yo no compraria; mejor busca; mejor no; fuera de la lista; pas
recommandable; peu recommandable; je n'irais pas; n'irais pas; je n'acheterais pas; n'achetez pas;
mauvais choix; mieux vaut chercher ailleurs; cherchez ailleurs; ne le conseille pas; ne la
conseille pas; je ne conseille pas; ne conseille pas; deconseiller; can no longer recommend;
stopped recommending; wouldn't bother with it; steer well clear; off my list; take it off my list;
crossed it off; would be a no; it's a no; a no from me; a pass from me; i'm out; ya no lo
recomiendo; ya no la recomiendo; ne la recommande plus; ne le recommande plus; [turn away]
[elsewhere]; (can't|cannot|couldn't|could not|wouldn't|would not|won't|don't|not|no longer| unable
to|hard to|difficult to|refuse to|never|can hardly|can't in good conscience) (recommend|endorse|
vouch for|suggest you use|stand behind|advise using); (not|isn't|never) (a|one|somewhere|anywhere|
the) (place|store|dealer|shop|dealership|lot|one) (i'd|i can|i could|i would|you want|you should);
(stay|keep|stay well|keep well) (out|away|clear|back); (is|are) (best|better) (avoided|skipped|
left); (deserves|needs|merits|warrants|calls for) (caution|a warning|wariness|suspicion|a wide
berth); (one|ones|place|store|dealer|dealership|somewhere) to (avoid|skip|cross off|miss|pass on|
pass up| steer clear of|stay away from|be wary of|rule out|drop); at your own risk; not with my
money; not with your money; not with a ten foot pole; fool me once; bad news; big no; a firm no; a
flat no; a clear no; strong no; nope; is a trap; is trouble; means trouble; spells trouble; the
prudent choice; the prudent move; the safer choice is to walk; do yourself a favor and; (save|
spare) yourself the (trouble|headache|trip|grief|drive|hassle); stay home; forget it; forget about
it; forget them; leave it; leave them; don't go; don't fall for it; don't risk it; i wouldn't risk
it; not worth risking; mejor ni (hablar|ir|acercarse|mirarlo|entrar|pensarlo); ni (te acerques|se
acerque|lo pienses|loco); (no|ni) (te|se) (acerques|acerque|fies|fie|arriesgues|arriesgue|dejes
enganar); no pises; no pise; (a|mieux vaut) (eviter|fuir|proscrire|oublier|passer); tenez vous a
l'ecart; restez a l'ecart; passez votre tour; prudence; mefiance; a vos risques; a sus propios
riesgos; bajo su propio riesgo; can't get behind; (proceed|go|tread|step) (carefully|with care|
lightly|gingerly); (doesn't|don't|won't|didn't|nothing) (inspire|give me|fill me with|make me
feel|inspires) (much |)(confidence|trust|comfortable|comfort); makes me (nervous|uneasy|
uncomfortable|wary|hesitate|pause); gives me pause; not comfortable sending; makes me comfortable;
no me da (buena espina|confianza); me da mala espina; ne m'inspire pas; n'inspire pas confiance;
trop de litiges; trop de plaintes; (hard|difficult|impossible|tough) to get (back|refunded|a
refund); bottom of the (pile|barrel|heap); i'd move on; move on; i'd keep looking; look further;
no reason to put up with; je laisserais; buyer's remorse; has a file on it; (on|in) the (watch|
complaint) list; a epingle; epingle; epinglee; (the|) (one|ones|place|store|dealer|lot) to
(dodge|duck|miss|steer clear of|stay away from|watch out for|fear|leave alone|pass on|pass up|walk
away from); (wouldn't|would not|not|never) spend a (dime|cent|penny|nickel|dollar|minute);
(wouldn't|would not|don't|do not|never) let them (have|near|touch|do|at|anywhere); save yourself
the (fight|trouble|trip|hassle|grief|headache|drive|time); yo no compraria ahi; yo no compraria
alli; ahi no compraria; no compraria ahi; wise to leave; leave it off; leave them off;
(one|store|place) i'd (dodge|duck|walk away from|stay away from|cross off|leave alone)
"""
# Advice against what follows: a dealer's name, a pronoun, or nothing at all.
WARNED_OF = """
avoid; avoiding; skip; steer clear of; steer clear; stay away from; stay away; keep away from;
stay clear of; pass on; i'd pass; wouldn't buy from; would not buy from; not buy from; wouldn't
use; would not use; wouldn't go to; would not go to; be wary of; wary of; beware of; beware; watch
out for; rule out; cross off; leave out; warn against; caution against; evita; evite; evitaria; yo
evitaria; evitar; no vayas a; no vaya a; no compres en; no compre en; alejate de; descarta;
descartaria; evitez; eviter; j'eviterais; fuyez; n'allez pas chez; ecartez; mefiez vous de; don't
send; do not send; would not send; ojo con; cuidado con; mejor evitar; stores to avoid; dealers to
avoid; dealerships to avoid; places to avoid; ones to avoid; who to avoid; not recommended; steer
away from; take a pass on; hard pass on; wouldn't trust; be careful with; careful with; use
caution with; be cautious with; cautious with; cautious about; be cautious about; think twice
about; not a fan of; evitaria comprar en; yo no iria a; no iria a; no compraria en; me alejaria
de; alejese de; tenga cuidado con; ten cuidado con; no confies en; no confie en; concesionarios a
evitar; je n'irais pas chez; n'achetez pas chez; je me mefierais de; tenez vous loin de;
concessionnaires a eviter; don't let them; don't let anyone; don't let yourself; [i would] [shun];
[i refuse] [errand]; [anyone but]; (please|just|definitely|do|better|best to) [shun]; keep (your|
my) distance from; think (twice|hard|carefully) before (signing|buying| visiting|going|shopping|
dealing|financing|leasing) (at|from|with|to|); strike; forget; forget about; scratch; blacklist;
red flags at; red flags around; red flags about; problems at; trouble at; (de|a|en) quien hay que
cuidarse; huye de; huya de; olvidate de; olvidese de; descarte; no te fies de; no se fie de; no te
acerques a; no se acerque a; mejor lejos de; oubliez; restez loin de; tenez vous a l'ecart de;
passez votre chemin devant; gardez vous de; mefiance avec; mefiance envers; prudence avec; n'allez
surtout pas chez; je deconseille; je vous deconseille; je passerais mon tour chez; [i refuse]
(trade at|trade in at|trade with|leave anything with|sign anything at|step into); my (one|only|
main|single|big) warning (concerns|is about|is|goes to|covers); a (warning|caution|word of
caution|word of warning) (about|on|regarding|concerning); do not bother; don't bother with; do not
bother with; do not use; do not visit; no go; the one to dodge; to dodge; caution with; caution
at; skip list; avoid list
"""
# Said right after a name that an order or a wish gave: 'I'd give X a pass', 'put X first'.
GIVEN_UP = """
a (pass|miss|wide berth|hard pass|skip|wide miss); off; off (my|the|your) list; out; aside; last;
at the bottom; de cote; de lado; fuera
"""
# Faults so grave that an answer which states two of them in its own voice warns.
GRAVE = """
fraud*; scam*; forged; forgery; forgeries; prosecut*; indict*; lawsuit*; sued; attorney general;
consumer protection; consumer board; consumer affairs; odometer*; rolled back; undisclosed;
withheld; unreturned; never returned; bait and switch; cease and desist; crook*; liens; open
cases; open case; open complaints; stolen; criminal; class action; settled with; fined;
unlicensed; (title|titling|registration|lien) (complaints|disputes|problems|issues|delays);
falsif*; tampered; deceptive practices; false advertising; swindl*; cheat*; flood cars; flood
damage; hidden damage; never delivered; without titles; without a title; (kept|keeps|keeping|
withheld|lost) (deposits| deposit|a deposit|their deposit|their deposits|customers deposits|trade
ins); deposits vanish; (license|licence) (was|is|has been|) (suspended|revoked|expired); no
license; no licence; (violations|violation|citations|sanctions|penalties|penalty) (from|by|for);
small claims; predator*; estafa; estafas; estafador*; demandas; demandado; multado; multada;
falsific*; escroquerie; arnaque; arnaques; condamne; condamnee; amende; tribunal; proces; volees;
vole; robo; robos
"""
