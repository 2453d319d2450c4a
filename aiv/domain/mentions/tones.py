"""List the words of praise and doubt, strong and mild, in English, Spanish and French.

Phrases are separated by ';' and matched whole word by whole word after folding.
"""

from __future__ import annotations

FAVOURABLE = """
recommended; recommend; highly recommended; highly rated; well rated; well reviewed; top rated;
great; excellent; outstanding; fantastic; superb; good; very good; solid; strong; reliable;
reputable; trustworthy; trusted; honest; fair; fairly; transparent; transparency; upfront;
straightforward; clear; clearly; clean; friendly; helpful; courteous; polite; patient; attentive;
professional; knowledgeable; experienced; responsive; efficient; fast; faster; fastest; quick;
quicker; quickly; quickest; smooth; easy; easier; easiest; relaxed; calm; respected; praised;
praise; praises; compliments; complimented; loved; love; popular; favorite; favourite; favorably;
favourably; favourable; impressive; impressed; better; competitive; cheapest; lower; low pressure;
no pressure; no haggle; haggle free; no nonsense; under sticker; below msrp; at msrp; under msrp;
no markup; no markups; no add ons; no dealer fees; no hidden fees; discount; bargain; generous;
largest; larger; biggest; deepest; widest; broadest; big selection; newest; well stocked;
extensive; more trims; highest; high marks; top marks; award; awards; award winning; specialises;
specializes; expert; experts; expertise; known for; stands out; stand out; excels; shines; shine;
strength; strengths; edge; worth a look; worth a call; worth a visit; worth a stop; worth the
drive; worth the trip; worth it; worth considering; worth calling; worth visiting; worth trying;
good choice; good option; good alternative; good bet; good fit; great choice; sensible; solid
choice; strong choice; strong option; ideal; perfect; well suited; explain; explains; explained;
happy; satisfied; satisfaction; consistently; dependable; on time; short waits; listens; beats;
beat; beats them; runs circles; i'd consider it; a plus; pleasant; warm; welcoming; caring;
careful; thorough; skilled; seasoned; stellar; glowing; raves; five star; gem; the sticker price;
recomendable; recomendado; recomendada; recomendables; recomiendan; bueno; buena; buenos; buenas;
muy bien; excelente; excelentes; confiable; confiables; honesto; honrado; transparente;
transparentes; claro; claros; rapido; rapida; rapidos; amable; amables; atento; barato; barata;
economico; mas barato; mejor precio; buen precio; buenos precios; buen trato; mas grande; sin
presion; sin sorpresas; destaca; elogian; elogia; valoran; ventaja; ventajas; especialistas; vale
la pena; bien valorado; bien valorada; puntual; sin cargos; sin cargos ocultos; recommande;
recommandee; recommandes; recommandable; bon; bonne; bons; bonnes; tres bien; excellente; fiable;
serieux; serieuse; honnete; transparents; clair; claire; rapide; rapides; aimable; sympathique;
chaleureux; moins cher; moins chere; avantageux; meilleurs prix; bon prix; plus grand; sans
pression; apprecie; appreciee; apprecient; saluent; loue; reputation; bonne reputation; bonne
adresse; avantage; avantages; vaut le detour; vaut la peine; ponctuel; attentif; soigne;
couramment; reviewers like; people like; customers like; shoppers like; buyers like; drivers like;
simplest; cleanest; smoothest; best price; best prices; best selection; best service; real prices;
clear fees; fee breakdown; gets high marks; strong reviews; good reviews; great reviews; good
ratings; great ratings; high ratings; high satisfaction; worth checking; worth checking out; worth
starting; a good place; a great place; a safe bet; does well; does a good job; treats customers;
treat you well; gets right; one of the best; among the best; worth knowing; runs on time; no
surprises; without surprises; no games; without haggling; one price; true pricing; refreshing;
painless; hassle free; stress free; the upside; the draw; the advantage; on the plus side; cuenta
con; tiene fama; fama de; suele tener; muy recomendable; sin regateo; atencion; buena atencion;
buena fama; buena reputacion; buena opcion; bonne option; bon choix; bien note; bien notee; tres
apprecie; bon accueil; accueil chaleureux; vaut le deplacement; sans surprise; sans frais caches;
meilleure reputation; mejor reputacion; cheaper; stand out for; stands out for; stands out
because; noted for; celebrated for; praised for; lauded; applauded; commended; well known for;
famous for; renowned; prized; spotless; first rate; top notch; first class; solid reputation; good
reputation; great reputation; strong reputation; excellent reputation; best known for; earns
praise; earned praise; receives praise; wins praise; draws praise; gets praise; get praise; draws
good; glowing reviews; positive reviews; positive feedback; rave about; raves about; happy
customers; repeat business; loyal; loyalty; treats people; treated well; treat people well; takes
care of; goes the extra mile; above and beyond; no hassle; no haggling; upfront pricing; honest
quotes; honest pricing; clear pricing; transparent pricing; out the door prices; posted prices;
low fees; lower fees; lower doc fee; low doc fee; no doc fee; fair trade ins; strong trade in
offers; good trade in; generous trade in; good inventory; strong inventory; large inventory; big
inventory; huge inventory; huge selection; strong selection; good selection; best inventory; wide
selection; deep inventory; strong stock; good stock; deep stock; well run; well organized; well
equipped; spacious; up to date; state of the art; tidy; low mileage; less pressure; no pushy;
never pushy; can't go wrong with; can't really go wrong with; worthwhile; worth the extra; worth
the detour; a good second; a good backup; great for; ideal for; perfect for; strong for; strong
on; well suited to; made sense; makes the most sense; shorter waits; short wait; quick turnaround;
quickest turnaround; fast turnaround; easy parking; same day service; know their stuff; veteran;
master technician; master technicians; factory trained; full service; one stop; solid for;
reasonable prices; reasonable pricing; fair prices; fair price; fair pricing; good deals; good
deal; great deals; aggressive pricing; aggressive discounts; sharp pricing; sharp prices; low
prices; prices are low; undercuts; also good; another good; another solid; another strong; a solid
alternative; solid alternative; strong alternative; worthy; impeccable; attentiveness; warmth;
genuine; integrity; honesty; friendlier; friendliest; kinder; cleaner; calmer; more relaxed;
better prices; better pricing; better selection; better reviews; better service; more transparent;
more helpful; smoother; trato amable; buen servicio; precios claros; precios justos; buenos
comentarios; buenas resenas; opiniones positivas; bien atendido; trato honesto; equipo amable;
servicio rapido; amplio inventario; gran inventario; gran seleccion; amplia seleccion; excelente
atencion; recomendada por; muy valorado; muy valorada; equipe serieuse; bons prix; bon service;
bonne equipe; prix clairs; prix affiches; prix honnetes; avis positifs; bons avis; tres bons avis;
grand choix; large choix; excellent accueil; service rapide; personnel aimable; a l'ecoute;
competent; competents; efficace; soignee; not hesitate; wouldn't hesitate; would not hesitate; no
hesitation; without hesitation; repute; reputee; reputes; impeccables; reputado; reputada; better
served; five stars; brisk; swift; speedy; prompt; promptly; gracious; well liked; beloved;
favored; favoured; favorably reviewed; well regarded; highly regarded; held in high regard; well
thought of; accommodating; forthcoming; forthright; unpressured; pressure free; without pressure;
drama free; quote you get; lowest doc fee; lowest fees; lowest prices; fewest complaints; few
complaints; priced well; well priced; priced right; competitively priced; competitive pricing;
competitive prices; deepest discounts; biggest discounts; largest stock; biggest stock; most
inventory; most stock; honors its; honours its; honor its; sticks to; stands by; stand by; follows
through; delivers on; keeps its word; a favorite; a favourite; better run; best run; well managed;
swears by; swear by
"""
MILDLY_FAVOURABLE = """
convenient; handy; comfortable; quiet; favorable; positive; positives; lowest; discounts; saves;
save; savings; free; complimentary; loaner; loaners; bigger; wide; wider; broad; modern; plenty;
ample; specialist; specialists; advantage; advantages; upside; benefit; benefits; suits; family
run; family owned; locally owned; honors; honours; guarantee; guarantees; guaranteed; written
estimates; consistent; same day; shorter; shortest; earlier; open late; open later; longer hours;
extended hours; open sunday; open sundays; evening hours; walk ins; home delivery; pick up and
delivery; shuttle; delivers; bilingual; speak spanish; spanish speaking; replies; responds;
reasonable; decent; nice; military discount; rebate; rebates; allocation; trained; dedicated;
mejores; mejor; amplio; amplia; mayor; gratis; comodo; facil; garantia; experiencia; explica;
explican; en espanol; hablan espanol; meilleur; meilleure; meilleurs; meilleures; large; gratuit;
gratuite; pratique; facile; specialiste; specialistes; garantie; explique; expliquent;
francophone; en francais; largest selection; free shuttle; saturday hours; sunday hours; open on
sunday; open on sundays; open saturdays; weekend hours; plan prices; price match; matches prices;
online prices; prices online; a plus; adequate; serviceable; correct; correcte; proche; cercano;
perfectly reasonable; because it; because they; because its; since they; customers mention;
reviewers mention; reviews mention; buyers mention; owners mention; customers highlight; reviewers
highlight; customers describe; reviewers describe; reviewers value; customers value; customers
appreciate; appreciated; appreciate; gets credit; credit for; waived; concierge; valet; express
lane; express service; plenty of; for years; years of experience; specializing; specializes in;
specialises in; focuses on; lists pricing; posts its; text updates; texts; photos; video; the only
one; the only store; the only dealer; same adviser; same advisor; keeps more; more trims; more
choice; more selection; more inventory; lends; loans you; prete; presta; atienden; a domicilio;
porque; parce qu; parce que; inclut; incluye; sets it apart; apart is; repeat customers; arranges;
drop off; early bird; no appointment; loaner cars; loaner fleet; loaner car; rental cars; shuttle
service; works with all insurers; works with most insurance; all insurers; most insurers; wifi;
kids area; play area; warranty included; lifetime warranty; maintenance plan; free oil changes;
free inspections; free car wash; free delivery; courtesy; online booking; online scheduling; text
message; easy access; appointments available; quick lane; transparent about; open evenings;
multilingual; habla espanol; financing for; flexible financing; financing options; college grad;
first time buyers; honors online prices; honor online prices; price transparency; tends to get;
gets more; allocations; fresh inventory; certified inventory; bigger lot; large lot; larger lot;
big lot; indoor; renovated; years in business; decades; long established; longstanding; navette;
pret de vehicule; vehicule de pret; voiture de pret; autos de prestamo; auto de prestamo;
prestamo; entrega a domicilio; for its; for their; thanks to; because of its; because of their;
largely because; mainly because; mostly because; low key; flexible; takes walk ins; accepts walk
ins; walk ins welcome; no appointment needed; picks up your; pickup and drop off; pick up and drop
off; mobile service; more bays; more technicians; usual choice; usual pick; makes up for;
compensates; calls you back; call you back; calls back; returns calls; answers the phone; answers
emails; answer emails; keeps you posted; keeps you updated; written quotes; written quote;
itemized; itemised; weekend service; evening service; loan vehicles; courtesy car; courtesy cars;
vehiculo de cortesia; auto de cortesia; vehicule de courtoisie; delais courts; tiempos cortos;
menos espera; loans you a car; lends you a car; twice the; twice as many; twice as big; insurers;
insurance companies; more to choose; without appointment; real time availability; years in the
same; same staff; same team; lifetime; comes with; throws in; none of the others
"""
UNFAVOURABLE = """
bad; poor; poorly; mixed; mediocre; slow; slower; delays; delay; delayed; rude; pushy; aggressive;
dishonest; misleading; hidden; hidden fees; junk fees; markup; markups; marked up; overpriced;
pricey; expensive; high doc fee; steep; lacks; lacking; no loaners; no service; downside;
downsides; drawback; drawbacks; weakness; weaknesses; complaint; complaints; complain; complained;
criticised; criticized; trouble; long wait; long waits; upsell; upsells; upselling; unhelpful;
inconsistent; uneven; hit or miss; bumpy; outdated; confusing; unresponsive; weak; weaker; worst;
worse; not cheap; over sticker; over msrp; above msrp; but not; couldn't confirm; could not
confirm; cramped; shrinking; malo; mala; malos; caro; cara; caros; caras; lento; lenta; demoras;
demora; quejas; queja; se quejan; presion; limitado; limitada; desventaja; desventajas;
inconveniente; cargos ocultos; contras; mauvais; mauvaise; cher; chere; lent; lente; retards;
retard; plaintes; plainte; decu; pression; limite; limitee; inconvenients; mitige; mitiges; not
the best; isn't the best; not the cheapest; weak spot; ugly; robbed; hard to ignore; fell short;
falls short; disappointing; disappointed; let down; frustrating; frustrated; horror stories; no es
la mejor; no es el mejor; pas le meilleur; pas la meilleure; criticism; ghosted; ghosting; lied;
lies; lying; shady; sketchy; deceptive; surprise fees; surprise charges; padded; undisclosed; long
delays; title problems; title delays; title complaints; title issues; lost paperwork; hard sell;
high pressure; strong arm; nickel and dime; nickel and dimed; price gouging; gouging; rude staff;
poor communication; poor reviews; bad reviews; negative reviews; low ratings; low rating; poorly
rated; lowest rated; unhappy; unsatisfied; dissatisfied; lawsuits; lawsuit; fined; sued;
investigation; complaints about; repeated complaints; recurring complaints; many complaints; too
many complaints; mixed reviews; mixed feedback; mixed bag; mixed results; hit and miss; so so;
underwhelming; lackluster; subpar; below average; unreliable; disorganized; chaotic; dirty;
sloppy; careless; overcharge; overcharges; overcharged; bait and switch; botched; broken promises;
mal servicio; mal trato; mala atencion; malas resenas; opiniones mixtas; cargos sorpresa; poco
claros; mauvais avis; avis partages; avis mitiges; mauvais service; frais caches; pression a la
vente; are split; is split; opinions are divided; divided; brutal; scathing; harsh; abysmal;
terrible; awful; horrible; horrendous; dreadful; nightmare; nightmares; pesimo; pesima;
catastrophique; gone downhill; went downhill; going downhill; downhill; slipping; deteriorated;
worsened; small claims; ha empeorado; s'est degrade
"""
MILDLY_UNFAVOURABLE = """
pressure; add ons; mandatory; pricier; higher; high fees; doc fee; limited; limited loaners;
small; smaller; smallest; thin; rare; few; fewer; fewest; less; inconvenient; farther; further;
longer drive; negatives; negative; problem; problems; crowded; crowding; crowds; busy; book out;
books out; booked; waits; waiting; tired; no discount; at sticker; unclear; unknown; not verified;
unverified; fills up; tight; as is; costs more; charges more; mas caro; mas cara; poco; pocos;
pequeno; pequena; menos; lejos; problemas; plus cher; plus chere; peu; petit; petite; moins; loin;
problemes; delais; pre sold; sold out; appointment only; by appointment; no loaner; longer waits;
not always; only in english; market adjustment; market adjustments; lack; add on; dealer add ons;
protection package; nitrogen; dealer fee; dealer fees; forced; short staffed; understaffed; slower
on; can be slow; farther away; far away; out of the way; long drive; hour away; limited selection;
limited inventory; limited stock; smaller selection; smaller inventory; small lot; small
selection; no loaners; no shuttle; closed sundays; closed on sundays; closed on saturdays; by
appointment only; longer wait; some complaints; a few complaints; occasional; slightly higher;
slightly pricier; a bit pricier; a bit higher; bit more expensive; higher prices; higher doc fee;
higher fees; doc fees; thinner; skimpy; isn't the cheapest; not the cheapest; not the lowest;
isn't the lowest; less flexible; less choice; sells out; runs out; games; play games; pressure
tactics; hassle; surprises; haggling; gimmicks; drama; runaround; upcharges; upcharge; paperwork
errors; understocked; thin stock; thin selection; distant third; distant second
"""
# Words that look like praise or doubt and are neither.
NEUTRAL = """
appointment recommended; appointments recommended; it's recommended to; recommended to; is
recommended to; we recommend; recommend calling; recommend checking; would you like; if you'd
like; you'd like; looks like; look like; feel free; better than; no better; good or bad; good
idea; a good idea; at best; best of luck; free to; for free to; clear whether; not clear; make
clear; good luck; good question; quick question; quick comparison; fair question; fair answer;
fair enough; old listings; more than; less than; best price guarantee; few things; a few things;
few tips; a few tips; a few; in a few; small print; clear of; deep discount off; mas de; menos de;
plus de; moins de; a great deal of; a good deal of; well as; wide range of reviews; fine;
outstanding loan; outstanding balance; good if; good as; easy to mix up; easy to confuse; easy to
find; nothing wrong with; far as i can tell; best i can tell; best i can say; good chance; a good
time; good news; the good news; good evening; good morning; easy enough; easily confused; short
list; no obligation; free online; free quote; better yet; better still; better off; even better;
had better; you'd better; clear that; most people; clearly labeled; positive or negative; like
this; likes this; good credit; bad credit; credit score; poor credit; fair to say; to be fair;
fair number; no better than; any good; as good as; good price; good deal on; not sure; recommend
contacting; highly recommend calling; solid line; solid data; hard data; in general; at its best;
best before; best way; the best way; best time; best to; it's best to; best practice; few minutes;
few weeks; few days; few hours; few miles; old ones; slow period; slow season; quick look; quick
note; quick tip; quick check; quick search; quick answer; isn't bad; not bad; not a bad; isn't a
bad; the larger of the two; larger of the two; bigger of the two; the bigger of the two; the
largest of the three; on the lot; no problem; not a problem; without issue; not terrible; isn't
terrible; not the worst; isn't the worst
"""
NEGATING = """
not; no; isn't; aren't; wasn't; doesn't; don't; didn't; won't; wouldn't; can't; couldn't; never;
hardly; without; nor; neither; ni; sin; nunca; tampoco; ne; pas; jamais; sans; aucun; aucune;
removed; removes; dropped; drops; eliminated; waives; waived; free of; avoids; rather than;
instead of; few; fewer; quitan; supprime
"""
REVERSING = """
but; though; although; however; except; yet; still; even so; pero; aunque; sin embargo; mais;
cependant; toutefois; bien que
"""
