"""List the words of praise, strong and mild, in English, Spanish and French.

Phrases are separated by ';', spelled out by `phrases`, and matched whole word by whole word.
"""

from __future__ import annotations

FAVOURABLE = """
recommended; recommend; highly recommended; top rated; great; outstanding; fantastic; good; very
good; solid; strong; trusted; fair; fairly; upfront; straightforward; clear; clearly; clean;
experienced; fast; faster; fastest; easy; easier; easiest; relaxed; calm; respected; praised;
praise; praises; compliments; complimented; loved; love; popular; favorite; favourite; favorably;
favourably; favourable; better; competitive; cheapest; lower; haggle free; at msrp; discount;
largest; biggest; deepest; widest; broadest; newest; extensive; highest; high marks; top marks;
award; awards; award winning; specialises; specializes; expert; experts; expertise; known for;
excels; shines; shine; strength; strengths; edge; worth it; worth considering; worth calling;
worth visiting; worth trying; good alternative; good bet; good fit; sensible; strong option;
ideal; perfect; well suited; explain; explains; explained; happy; satisfied; satisfaction;
consistently; on time; listens; beats; beat; beats them; runs circles; i'd consider it; a plus;
warm; welcoming; caring; careful; skilled; seasoned; stellar; glowing; raves; five star; gem; the
sticker price; recomendable; recomendado; recomendada; recomendables; recomiendan; bueno; buena;
buenos; buenas; muy bien; excelente; excelentes; confiable; confiables; honrado; claro; claros;
rapido; rapida; rapidos; amable; amables; atento; barato; barata; economico; mejor precio; buen
precio; buenos precios; buen trato; mas grande; sin presion; sin sorpresas; destaca; elogian;
elogia; valoran; ventaja; ventajas; especialistas; vale la pena; bien valorado; bien valorada;
puntual; sin cargos; sin cargos ocultos; recommande; recommandee; recommandes; recommandable; bon;
bonne; bons; bonnes; tres bien; fiable; serieux; serieuse; honnete; clair; claire; rapide;
rapides; aimable; sympathique; chaleureux; moins cher; moins chere; avantageux; meilleurs prix;
bon prix; plus grand; apprecie; appreciee; apprecient; saluent; loue; reputation; bonne
reputation; bonne adresse; avantage; avantages; vaut le detour; vaut la peine; ponctuel; attentif;
soigne; couramment; simplest; cleanest; real prices; clear fees; fee breakdown; high ratings; high
satisfaction; worth checking; worth checking out; worth starting; a good place; a great place; a
safe bet; does well; does a good job; treats customers; treat you well; gets right; one of the
best; among the best; worth knowing; runs on time; without haggling; one price; true pricing;
refreshing; hassle free; stress free; the upside; the draw; the advantage; on the plus side;
cuenta con; tiene fama; fama de; suele tener; muy recomendable; atencion; buena atencion; buena
fama; buena reputacion; buena opcion; bonne option; bon choix; bien note; bien notee; tres
apprecie; bon accueil; vaut le deplacement; meilleure reputation; mejor reputacion; cheaper; stand
out for; stands out for; stands out because; noted for; celebrated for; praised for; lauded; well
known for; famous for; renowned; prized; spotless; first rate; top notch; first class; best known
for; earned praise; draws good; glowing reviews; positive reviews; positive feedback; rave about;
raves about; happy customers; repeat business; loyal; loyalty; treats people; treat people well;
takes care of; goes the extra mile; above and beyond; no hassle; no haggling; upfront pricing;
honest quotes; honest pricing; clear pricing; transparent pricing; out the door prices; posted
prices; no doc fee; fair trade ins; good trade in; generous trade in; spacious; up to date; state
of the art; tidy; low mileage; no pushy; never pushy; can't go wrong with; can't really go wrong
with; worthwhile; worth the extra; a good second; a good backup; great for; ideal for; perfect
for; strong for; strong on; well suited to; made sense; makes the most sense; quick turnaround;
quickest turnaround; fast turnaround; easy parking; know their stuff; veteran; master technician;
master technicians; factory trained; full service; one stop; solid for; reasonable prices;
reasonable pricing; fair prices; fair price; fair pricing; aggressive pricing; aggressive
discounts; sharp pricing; prices are low; undercuts; also good; another good; another solid;
another strong; a solid alternative; solid alternative; strong alternative; worthy; impeccable;
warmth; genuine; integrity; kinder; cleaner; calmer; more relaxed; more transparent; more helpful;
trato amable; buen servicio; precios claros; precios justos; buenos comentarios; buenas resenas;
opiniones positivas; bien atendido; trato honesto; amplio inventario; gran inventario; gran
seleccion; amplia seleccion; excelente atencion; recomendada por; muy valorado; muy valorada;
equipe serieuse; bons prix; bon service; prix affiches; avis positifs; bons avis; tres bons avis;
grand choix; large choix; excellent accueil; a l'ecoute; competent; competents; efficace; soignee;
not hesitate; wouldn't hesitate; would not hesitate; no hesitation; without hesitation; repute;
reputee; reputes; impeccables; reputado; reputada; better served; five stars; brisk; swift;
speedy; gracious; beloved; favored; favoured; favorably reviewed; held in high regard;
forthcoming; forthright; unpressured; pressure free; drama free; quote you get; few complaints;
competitively priced; competitive pricing; competitive prices; honors its; honours its; honor its;
sticks to; stands by; stand by; follows through; delivers on; keeps its word; a favorite; a
favourite; better run; best run; swears by; swear by; friendl*; helpful*; courteous*; polite*;
patien*; attentive*; professional*; knowledgeab*; transparen*; honest*; trustworth*; reliab*;
dependab*; reputab*; efficien*; responsiv*; generous*; thorough*; skillful*; accommodat*;
pleasant*; delight*; superb*; excellen*; outstandingly; exceptional*; terrific*; wonderful*;
impress*; flawless*; seamless*; smooth*; painless*; effortless*; sincer*; applau*; commend*;
acclaim*; quick*; prompt*; praiseworth*; admirab*; conscientious*; meticulous*; unhurried; laid
back; easygoing; down to earth; personable; approachable; empathetic; considerate; respectful*;
reassuring*; straight shooter*; straight forward; straight answers; plain spoken; plainspoken;
candid; frank; squeaky clean; immaculate; spick and span; sparkling; wins fans; fans; many fans;
well loved; much loved; cherished; treasured; admired; esteemed; revered; go to shop; trusted by;
a hit; a hit with; hits the mark; punches above; overdelivers; exceeds expectations; exceeded
expectations; [more] [supply]; [lower] [burden]; [treats] [well]; well [treats]; highly [treats];
[people] [speak well]; (get|gets|earn|earns|draw|draws|win|wins|receive|receives|collect|collects|
attract|attracts|garner|garners) (most of the|plenty of|a lot of|lots of|much|high|strong|steady|
consistent|regular|frequent|top|good|great|the most|the best|warm|repeated|solid|) (love|praise|
credit|marks|kudos|compliments|applause|thanks|accolades|acclaim|points|plaudits| approval|nods|
cheers|shout outs|recommendations); (doesn't|don't|didn't|won't|never|no|without|isn't|not|aren't)
(push|pushing|pressure|pressured|upsell| haggle|hide|add|charge for|charge extra|charge a|charge
any|charge you|mark up|marked up|pad|padded| play games|require|tack|tack on|nickel|surprise|bait|
hard sell|make you|rush|rushed| rush you|hover|pester|chase|run you around|waste your| double|
squeeze|corner you|leave you| sell you|paid on commission|work on commission|works on commission|
on commission|commissioned| dealer add ons|markups|markup|fees|dealer fees|add ons| hidden fees|
surprises|strings| games|gimmicks|nonsense|fuss|runaround|tricks| drama|stress|worries|regrets);
(stand|stands|stood) (out|apart|above); sets (it|them|this store) apart; what sets; difference
maker; (inside out|inside and out|like the back of); know these; knows these; knows your; know
your; (under|below|beneath) (sticker|msrp|list|invoice|asking| market|the market|sticker price|
list price|invoice price); buy rate; discounted; marked down; knocks off; takes off; (on|at|in|)
the (low|lower|cheap|cheaper|affordable) (end|side); affordable; inexpensive; economical;
bargain*; value for money; money's worth; pays (more|well| fairly|top dollar| the most|better|
above); paying (more|well|fairly|top dollar|the most|better| above); top dollar; tends to pay; pay
top; pays top; fair offers; fair offer; (same day|next day| within minutes|within the hour|within
an hour|in minutes|under an hour| in under an hour) (answers|replies|delivery|response|responses|
service|appointments|quotes|); (takes|took|give| gives|take|spend|spends|allow|allows) (the|its|
their|as much|plenty of|all the) time; as long as you (need|like|want); the (only one|only store|
only dealer|only shop|only place|only local store| only one of the three|only one of the two)
(that|to|who|with|of|posting|offering|which); (nobody| no one|no other store|no other dealer|none
of the others) (else|else in town|nearby|here|) (does| offers|posts|publishes|does that|manages|
manages that|has|gives|provides|guarantees|sells); (ahead|a step ahead|one step ahead); is ahead;
pulls ahead; the edge on; edge in; leads in; (is| are|was|were|feels|seems) (better|stronger|
quicker|faster|cheaper|friendlier|calmer|easier|nicer| kinder|cleaner|smoother|sharper|more
flexible|more patient|more open|more generous|more helpful| more relaxed|more transparent|more
responsive|more experienced|more honest|roomier|less pushy); (good|great|nice|lovely|kind|decent|
capable|competent|solid|smart|sharp|wonderful|fine) (people| folks|staff|team|crew|shop|store|
service|experience|reputation|work|value|place|operation| outfit| bunch|option|advisers|advisors|
mechanics|technicians|techs|price|prices); (worth|merits|deserves) (a|an|the|your|some|) (look|
call|visit|stop|drive|trip|detour|quote|quick call| phone call|second look|closer look|shot|try|
chance|time|attention|consideration|wait|extra drive| miles|extra miles| email|test drive|
afternoon|spot on your list); second look; solid second; solid backup; you'll do (well|fine|
better); you would do well; do well at; happier at; happy at; be happy with; in good hands; good
hands; forte; [nobody] [rivals]; keep coming back; keeps coming back; come back for; keep
returning; loyal following; loyal customers; repeat customers; regulars; word of mouth; one to
keep; a keeper; keeper; safe choice; safe option; safe pick; sound choice; smart choice; fine
choice; solid pick; nice pick; sleeper; hidden gem; underrated; pleasant surprise; sleeper pick;
dark horse; strong contender; contender; in the running; makes a (case|strong case|good case);
holds its own; more than holds its own; stacks up well; compares well; compares favorably;
compares favourably; (leading|lowest|best) price; price lock; locks the price; holds the price;
puts it in writing; in writing; prices in writing; shows every fee; discloses every fee; discloses
its fees; discloses fees; every fee; itemizes; itemises; all in price; all in prices; all in
pricing; drive off price; absence of; free of; spares you; saves you; rarely turn over; long
tenured; long serving; tenured; decades of experience; stands behind its work; stands behind;
guarantees its work; backs its work; money back; returns policy; trato (excelente|cordial|directo|
humano|transparente|cercano|impecable); (gente|personal|equipo| vendedores|asesores|atencion|
servicio) (amable|amables|honesto|honesta|honrado|honrada|seria|serio| atento|atenta|paciente|
pacientes|profesional|excelente|rapido|rapida|de confianza|muy buena|muy bueno); (no|sin|nunca)
(presionan|presiona|lo presionan|te presionan|esconden|esconde|ocultan|oculta|cobran| cobra|cobran
extra|hay sorpresas|te hacen esperar|letra chica|letra pequena|regateo|regatear|rodeos|
sobreprecio|sobreprecios|trucos|compromiso); dan la cara; cumple; cumplen; da confianza; de
confianza; buena prensa; goza de; precio claro; sin esconder; entregan antes; responden; contestan
rapido; mas (amable|barato|rapido|honesto|transparente|flexible|surtido|completo|claro|serio|
economico); (el|la|los|las) mas (amable|barato|rapido|honesto|transparente|flexible|surtido|
completo|serio); bonne (presse|ambiance|equipe|note|notes|affaire|impression|maison|experience|
offre|table); (accueil|service|atelier|vendeurs|conseillers|equipe|personnel|devis|prix)
(chaleureux|soigne|serieux| patients|patient|honnete|honnetes|clair|clairs|rapide|efficace|
impeccable|attentif|attentifs| competent|competents|aimable|aimables|excellent|irreprochable|
corrects|juste|justes|transparent); (pas de|sans|aucun|aucune|ni) (frais caches|frais surprise|
pression|mauvaise surprise|surprise| surprises|supplement|attente|chichis|detour|detours); plus
(aimable|rapide|honnete|transparent| accommodant|souple|serieux|complet|fiable|abordable|
avantageux|genereux); reputes pour; repute pour; tient parole; tiennent parole; de confiance;
digne de confiance; au prix affiche; (at|for|with) no (cost|charge|extra cost|extra charge|
additional cost|fee|fuss|hassle); travaille bien; travaillent bien; trabaja bien; trabajan bien;
buen trabajo; bon travail; (hundreds|thousands|dollars|a few hundred|several hundred|a thousand)
(below|under|less|cheaper|lower|off); charges (none|nothing|no); what you (see|sign|agree to) is
what you; mean it; means it; a compliment; straight (number|numbers|quote|quotes|price|pricing|
deal|story|talk); (easygoing|friendly|fair|honest|kind|clean|open|clear) (test drives|people|
folks|haggling|office|desk|numbers|invoices|invoice|contract|contracts); big on (transparency|
honesty|inventory|selection|service|courtesy); saner (prices|pricing); nicer (lot|people|staff|
lounge); quieter; unaccompanied; parking is easy; scores well; score well; rates well; rate well;
fares well; does right by; does right; turned itself around; improved; has improved; much
improved; lo tratan; te tratan; los tratan; no pone trabas; publica (sus|todos sus|los) precios;
affiche (ses|tous ses|les) (frais|prix|tarifs); tient ses (delais|promesses|prix|engagements);
rappelle toujours; rappelle vite; reprennent votre voiture; lives up to its; live up to its;
follow up; warm (reviews|welcome|words); se distingue; sort du lot; se distinguen; se distingue
por; (tidy|calm|gentle|mild|warm|decent|humane|patient|no nonsense) (floor|paperwork|pitch|people|
staff|advisers|approach|process); on salary; salaried; a salary; no commission; flat (hour|fee|
rate|price); hold up; holds up; plays along; play along; nearly as (good|gentle|cheap|patient|
quick|nice); appreciates; fairness; communicative; amazing; exemplary; enviable; pleased;
thrilled; grateful; keeps promises; rock bottom; vouch for; vouches for; admire; sought after;
gets it right; get it right; gets things right; right the first time; goes out of its way; go out
of their way; went out of their way; square deal; cozy; inviting; rave; raved; rave reviews;
approvingly; top tier; top shelf; high quality; quality work; merit; merits; virtue; likable;
likeable; gentle; kind; kindness; goodwill; out the door price; in plain language; in plain
english; gives you space; like family; nobody hovers; no hovering; slower paced; slow paced;
(stand|stands|standing|stood) behind (it|them|their|its|his|her|every|what|the|work|repairs|cars);
(stuck|sticks|stick|sticking|kept|keeps|holds|held) to
(it|that|them|its|the|their|what|quotes|quoted); (honor|honors|honored|honoring|honour|honours)
(it|them|the|your|that|those|online|every|quotes|prices|its|their);
(dropped|scrapped|eliminated|removed|ended|cut|abolished|waived|waives|skips|drops)
(its|their|the|all|every|most) (reconditioning|doc|dealer|documentation|prep|nitrogen|add
on|mandatory|protection|destination) (fee|fees|charge|charges|package|packages|add ons); less
(stressful|painful|hassle|pressure|waiting|haggling|paperwork|crowded|daunting|intimidating|tedious|nerve
racking); takes the (guesswork|stress|sting|pain|worry|drama|edge|fear) out; below (the|)
(metro|local|area|state|regional|city|market|county|national) (average|norm|averages);
(smart|decent|nice|viable|worthy|capable|credible|close) (alternative|choice|option); (one|single)
(posted|fixed|set|flat|drive out|out the door) (price|figure);
(dislike|dislikes|hate|hates|dread|dreads) (haggling|pressure|waiting|negotiating|add
ons|surprises); without the (eye
roll|runaround|drama|fuss|hassle|games|pitch|upsell|haggle|pressure|usual); speak highly; speaks
highly; high praise; warm praise; (quickest|easiest|fastest|cheapest|friendliest|cleanest)
(of|to|place|store|way in); good things; glad; atentos; paciente; pacientes; serio; seria; serios;
muy profesional; profesionales; agil; agiles; eficaz; eficiente; eficientes; cumplidores;
cumplidor; respetan; respeta; sin
(discusiones|prisas|trabas|pegas|peros|regateos|complicaciones|sustos|vueltas|trucos|enganos|esperas);
precios (algo|un poco|mas|muy|) (menores|bajos|contenidos|ajustados|competitivos); me gusta;
gusta; gustan; contento; contentos; contenta; satisfechos; encantados; aprecian; agradecen;
comoda; limpio; limpia; impecable; impecables; excepcional; fenomenal; estupendo; estupenda;
magnifico; magnifica; de fiar; vale el viaje; (segunda|buena|otra) alternativa; sincero; sinceros;
sincera; aimables; honnetes; accueillant; accueillante; accueillants; chaleureuse; tres
professionnel; professionnels; professionnelle; ponctuels; ponctuelle; efficaces; rigoureux;
rigoureuse; irreprochable; irreprochables; parfait; parfaite; genereux; genereuse; souple;
souples; abordable; abordables; tarifs clairs; prix bas; prix doux; beaucoup de bien; du bien de;
contents; ravis; satisfaits; satisfait; rassurant; rassurante; agreable; agreables; confortable;
propre; bien tenu; bien tenue; bien equipe; bien equipee; tres a l'aise; solution de rechange;
bonne solution; diligent; conscientious; hardworking; devoted; dedicated staff; dedicated team;
cheerful; punctual; streamlined; uncomplicated; proven; neighborly; hospitable; thoughtful;
sympathetic; remarkable; noteworthy; superior; unrivaled; unrivalled; unparalleled; unmatched;
peerless; premier; world class; gold standard; good word of mouth; great word of mouth; strong
word of mouth; inside out; takes pride; prides itself; attention to detail; detail oriented; keeps
you (posted|informed|updated|in the loop); calls (you|people|customers|everyone|) back; calls
back; returns (calls|emails|messages|your calls); answers (emails|email|texts|the
phone|questions|every|calls|messages|within|quickly|fast); picks up the phone; ahead of schedule;
charges less; low fees; lowest fees; no fee; no fees; fee free; takes the time; take the time;
took the time; (walks|walk|talks|talk|guides|guide|takes) (you|buyers|shoppers|people|customers)
through; (lets|let) (you|buyers|shoppers|customers)
(take|keep|drive|test|sign|inspect|bring|see|browse|look|walk|sleep); (word|words) is good; good
word; comes through; got it right; gets them right; makes it easy; makes things easy; makes it
simple; did right by; on your side; real person; first name basis; bonne presse; pas de pression;
zero pressure; little pressure; low drama; se preocupan; se toman (el|su) tiempo; explican
(todo|cada|bien|con); responden (rapido|pronto|enseguida|a todo); prennent le temps; repondent
(vite|rapidement|aux|dans); expliquent (tout|chaque|bien)
"""
MILDLY_FAVOURABLE = """
at sticker; convenient; handy; comfortable; quiet; favorable; positive; positives; lowest;
discounts; saves; save; savings; free; complimentary; loaner; loaners; wide; wider; broad; modern;
plenty; ample; specialist; specialists; advantage; advantages; upside; benefit; benefits; suits;
family run; family owned; locally owned; honors; honours; guarantee; guarantees; guaranteed;
written estimates; consistent; same day; shorter; shortest; earlier; open late; open later; longer
hours; extended hours; open sunday; open sundays; evening hours; walk ins; home delivery; pick up
and delivery; shuttle; delivers; bilingual; speak spanish; spanish speaking; replies; responds;
reasonable; decent; nice; military discount; trained; dedicated; mejores; mejor; amplio; amplia;
mayor; gratis; comodo; facil; garantia; experiencia; explica; explican; en espanol; hablan
espanol; meilleur; meilleure; meilleurs; meilleures; large; gratuit; gratuite; pratique; facile;
specialiste; specialistes; garantie; explique; expliquent; francophone; en francais; largest
selection; free shuttle; saturday hours; sunday hours; open on sunday; open on sundays; open
saturdays; weekend hours; plan prices; price match; matches prices; online prices; prices online;
a plus; adequate; serviceable; correct; correcte; proche; cercano; perfectly reasonable; because
it; because they; because its; since they; customers mention; reviewers mention; reviews mention;
buyers mention; owners mention; customers highlight; reviewers highlight; customers describe;
reviewers describe; reviewers value; customers value; customers appreciate; appreciated;
appreciate; gets credit; credit for; waived; concierge; valet; express lane; express service;
plenty of; for years; years of experience; specializing; specializes in; specialises in; focuses
on; lists pricing; posts its; text updates; texts; photos; video; the only one; the only store;
the only dealer; same adviser; same advisor; keeps more; more trims; more choice; more selection;
more inventory; lends; loans you; prete; presta; atienden; a domicilio; porque; parce qu; parce
que; inclut; incluye; sets it apart; apart is; repeat customers; arranges; drop off; early bird;
no appointment; loaner cars; loaner fleet; loaner car; rental cars; shuttle service; works with
all insurers; works with most insurance; all insurers; most insurers; wifi; kids area; play area;
warranty included; lifetime warranty; maintenance plan; free oil changes; free inspections; free
car wash; free delivery; courtesy; online booking; online scheduling; text message; easy access;
appointments available; quick lane; transparent about; open evenings; multilingual; habla espanol;
financing for; flexible financing; financing options; college grad; first time buyers; honors
online prices; honor online prices; price transparency; tends to get; gets more; fresh inventory;
certified inventory; bigger lot; large lot; larger lot; big lot; indoor; renovated; years in
business; decades; long established; longstanding; navette; pret de vehicule; vehicule de pret;
voiture de pret; autos de prestamo; auto de prestamo; prestamo; entrega a domicilio; for its; for
their; thanks to; because of its; because of their; largely because; mainly because; mostly
because; low key; flexible; takes walk ins; accepts walk ins; walk ins welcome; no appointment
needed; picks up your; pickup and drop off; pick up and drop off; mobile service; more bays; more
technicians; usual choice; usual pick; makes up for; compensates; calls you back; call you back;
calls back; returns calls; answers the phone; answers emails; answer emails; keeps you posted;
keeps you updated; written quotes; written quote; itemized; itemised; weekend service; evening
service; loan vehicles; courtesy car; courtesy cars; vehiculo de cortesia; auto de cortesia;
vehicule de courtoisie; delais courts; tiempos cortos; menos espera; loans you a car; lends you a
car; twice the; twice as many; twice as big; insurers; insurance companies; more to choose;
without appointment; real time availability; years in the same; same staff; same team; lifetime;
comes with; throws in; none of the others; bilingue; bilingues; (on|holds) the manufacturer's
(list|certification); certified by; perk; perks; bonus; nice touch; helps; helped;
(steady|regular|good|constant) (flow|stream|supply) of; publishes; shares its; at no charge; no
charge; free of charge; no extra charge; no extra cost; at no cost; no cost; no appointment
necessary; sin cita; sin costo; sin coste; sans rendez vous; gratuito; gratuita; refunds;
refundable
"""
