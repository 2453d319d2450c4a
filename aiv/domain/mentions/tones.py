"""List the words of doubt, strong and mild, and those that turn a tone round.

Phrases are separated by ';', spelled out by `phrases`, and matched whole word by whole word.
"""

from __future__ import annotations

UNFAVOURABLE = """
bad; poor; poorly; mixed; mediocre; slow; slower; delays; delay; delayed; pushy; hidden; hidden
fees; junk fees; markup; markups; marked up; pricey; expensive; steep; lacks; lacking; no loaners;
no service; downside; downsides; drawback; drawbacks; weakness; weaknesses; criticised;
criticized; trouble; uneven; hit or miss; bumpy; outdated; confusing; weak; weaker; worst; worse;
not cheap; but not; couldn't confirm; could not confirm; cramped; shrinking; malo; mala; malos;
caro; cara; caros; caras; lento; lenta; demoras; demora; quejas; queja; se quejan; presion;
limitado; limitada; desventaja; desventajas; inconveniente; cargos ocultos; contras; mauvais;
mauvaise; cher; chere; lent; lente; retards; retard; plaintes; plainte; decu; pression; limite;
limitee; inconvenients; mitige; mitiges; not the best; isn't the best; not the cheapest; weak
spot; ugly; robbed; hard to ignore; fell short; falls short; let down; horror stories; no es la
mejor; no es el mejor; pas le meilleur; pas la meilleure; criticism; ghosted; ghosting; lied;
lies; lying; shady; sketchy; padded; undisclosed; title problems; title delays; title complaints;
title issues; lost paperwork; hard sell; strong arm; nickel and dime; nickel and dimed; price
gouging; gouging; rude staff; poor communication; poor reviews; bad reviews; negative reviews; low
ratings; low rating; poorly rated; lowest rated; unhappy; unsatisfied; dissatisfied; lawsuits;
lawsuit; fined; sued; investigation; complaints about; mixed reviews; mixed feedback; mixed bag;
mixed results; hit and miss; so so; underwhelming; lackluster; subpar; below average; chaotic;
dirty; bait and switch; broken promises; mal servicio; mal trato; mala atencion; malas resenas;
opiniones mixtas; cargos sorpresa; poco claros; mauvais avis; avis partages; avis mitiges; mauvais
service; frais caches; pression a la vente; are split; is split; opinions are divided; divided;
brutal; scathing; harsh; abysmal; terrible; awful; horrible; horrendous; dreadful; nightmare;
nightmares; pesimo; pesima; catastrophique; gone downhill; went downhill; going downhill;
downhill; slipping; deteriorated; worsened; small claims; ha empeorado; s'est degrade; complain*;
rude*; aggressiv*; mislead*; deceptiv*; dishonest*; overpric*; overcharg*; upsell*; disappoint*;
frustrat*; unhelpful*; unresponsiv*; unprofessional*; disorgani*; inconsisten*; unreliab*; slopp*;
careless*; gripe*; grumbl*; botch*; mishandl*; misquot*; lowball*; stonewall*; high handed;
condescend*; dismissive; arrogan*; evasive; vague; slog; a slog; maze; headache*; hassles; grind;
drag; drags; dragged; drags on; kept waiting; keeps you waiting; kept for hours; for hours; runs
late; behind schedule; missed appointments; missed callbacks; slow to; slow at; slow with; slow
on; slower to; sluggish; glacial; forgettable; unremarkable; nothing special; [higher] [load]; add
on heavy; loaded with add ons; padded selling price; packs payments; pack payments; payment
packing; junk; junk in; dings; not great; no great; weakest; weaker on; weak on; weak for; short
on; light on; thin on; stingy; stingy with; cold; indifferent; curt; brusque; impersonal; run
down; rundown; worn; dingy; grubby; noisy; makes you (ask|wait|pay|sign| return|buy|haggle|pick|
chase); makes shoppers; makes buyers; forces; forced to; insists on; won't (quote|give|honor|
budge|negotiate|put|say|share|disclose|show|discount|match|answer|tell); doesn't (quote|honor|
budge|disclose|show|answer|reply|respond|call back|return calls|negotiate|post| publish|discount|
listen); refuses to; refused to; refuse to; failed to; fails to; ignored; ignores; broke its;
broke their; reneged; backed out; went back on; changed the price; switched the; tacked on; tacks
on; adds a; slaps; sneaks; sneaked; snuck; squeezes; squeezed; upset; angry; furious; irate; sour;
bitter; burned; burnt; stung; stuck; stranded; hostile; (over|above) (sticker|msrp|list|invoice|
asking|market|the market); above that; (get|gets|got|draw|draws|receives|earns|earned) (the most|a
lot of|plenty of|many|more|poor|low|bad| mixed|weak|middling) (complaints|gripes|marks|reviews|
ratings|criticism|heat|flak|scores|grumbles); presionan; presiona; cobra de mas; cobran de mas;
cargos extra; sobreprecio; sobreprecios; enganan; engano; enganoso; enganosa; mentiras; mienten;
maltrato; grosero; groseros; tardan; tarda; lentos; lentas; desorganizado; letra chica; malas
experiencias; mala fama; mala reputacion; peor (trato|servicio|fama|atencion|reputacion); no
cumple; no cumplen; no responden; no contestan; mauvaise (reputation|presse|surprise|surprises|
experience|note|foi|volonte); trop cher; frais surprise; surfacture; surfacturation; malhonnete;
malhonnetes; trompeur; trompeuse; insistant; insistants; insistance; lenteur; lenteurs;
desorganise; desagreable; desagreables; froid; deçus; decevant; decevante; ne tient pas; ne
tiennent pas; promesses non tenues; attente interminable; rushed; rushes you; rush you; rushes;
hovering; hovers; sneaky; slippery; dubious; questionable; suspect; suspicious; untrustworthy;
unscrupulous; unethical; bait; baiting; baited; bait pricing; gotcha; gotchas; inflated; inflates;
inflate; exorbitant; costly; gouge; gouges; gouged; stubborn; inflexible; rigid; unfriendly;
snotty; smug; patroni*; inattentive; neglectful; negligent; incompetent; incompetence; clueless;
inexperienced; high turnover; revolving door; unanswered; never called back; no callback; no
callbacks; hung up; argumentative; combative; confrontational; unpleasant; stressful; exhausting;
tedious; time consuming; drawn out; endless; interminable; backlogged; overwhelmed; shabby; messy;
filthy; neglected; unfixed; misdiagnos*; wrong parts; scratched; lost title; late title; late
titles; titles late; declined to honor; would not honor; didn't honor; did not honor; wouldn't
honor; reneges; backtracked; grievance; grievances; alarming; worrying; worrisome; troubling;
concerning; risky; iffy; spotty; patchy; erratic; unpredictable; lax; lousy; crummy; crappy;
dismal; rotten; letdown; regret; regretted; regrets; tricks; tricked; nobody could
(decline|remove|refuse|explain); (couldn't|could not|can't|cannot) be (declined|removed|refused);
salvage titles; abusivo; abusivos; abusiva; abusivas; agresivo; agresivos; agresiva; insistente;
insistentes; mentiroso; mentirosos; lentisimo; lentisima; deficiente; desastre; retrasos; retraso;
descuidado; sucio; sucia; (peu|pas|pas tres|guere)
(avantageux|avantageuse|interessant|clair|claire|fiable|fiables|aimable|transparent|serieux|serieuse|reactif|pratique|rapide);
(poco|nada)
(claro|clara|claros|transparente|transparentes|amable|amables|serio|seria|ventajoso|competitivo|atento|atentos);
agressif; agressifs; desinvolte; impoli; impolis; bacle; baclees; opaque; opaques; floue;
mensonger; mensongere; douteux; douteuse; bottom of the pile; less so; back order; on back order;
cooler reviews; non refundable; won't go back; wouldn't go back; never again; never go back; not
returning; swore off; soured on; disorganised; disorderly; hostility; antagonistic; intimidating;
intimidated; belittl*; insult*; ghosts; runaround; the runaround; run around; stalls; stalling;
stalled; unreachable; hard to reach; impossible to reach; nobody
(answers|answered|calls|called|picks up|replied|replies); no one
(answers|answered|calls|called|picks up|replied|replies)
"""
MILDLY_UNFAVOURABLE = """
pressure; add ons; mandatory; pricier; higher; high fees; doc fee; limited; limited loaners;
small; smaller; smallest; thin; rare; few; fewer; fewest; less; inconvenient; farther; further;
longer drive; negatives; negative; problem; problems; crowded; crowding; crowds; busy; book out;
books out; booked; waits; waiting; tired; no discount; unclear; unknown; not verified; unverified;
fills up; tight; as is; costs more; charges more; mas caro; mas cara; poco; pocos; pequeno;
pequena; menos; lejos; problemas; plus cher; plus chere; peu; petit; petite; moins; loin;
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
errors; understocked; thin stock; thin selection; distant third; distant second; (waits|lines|
queues|hold times) (there|here|) (get|are|can be|run|grow) long; not much; isn't much; there's not
much; you'll (wait|need to|have to|repeat|pay|sit|chase|be waiting); long (on|in) (wait|
paperwork); (fewer|few) lenders; on you; up to you; already spoken for
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
terrible; not the worst; isn't the worst; in good standing; good standing; first time buyers;
first time buyer; quick answers; more options; more information; more details; more questions;
quick rundown; quick summary; quick list; quick heads up; good place to check; quick reply; most
stores; most dealers; best of; the best of luck; more stores; best described; in line with; on
average; average; typical; standard; ordinary; usual; quick facts; quick guide; quick status
check; quick status; professional detailing; good rule; good rules; good time; good sign; good
moment; better to; better if; better when; best done; best results; good range; better deal by;
better price by; great question; excellent question; honest answer; honestly; to be honest;
frankly; an honest answer; the honest answer; fair comparison; fair summary; real answer; clear
answer; good afternoon; great care; better understand; good understanding; good faith; in
fairness; quickest way; (recommended|pick|best|preferred|featured|verified) (false|no|none|null|n
a); specialty; specialties; quick lube; express lane; express lanes; express service; walk ins;
walk in; first come; first served; clear coat; follow up; follow ups; outstanding
(extended|warranty|recall|recalls|claims|loan|lien|liens|payment|orders|debt|title|work|bills);
(the|) lowest and (the|) highest; (the|) highest and (the|) lowest; highest listing; lowest
listing; gap between; on the strength of;
(broad|grand|great|fair|clear|pleasant|high|bright|golden|sunny|good|strong|gentle|kind)
(street|st|avenue|ave|road|rd|boulevard|blvd|lane|valley|plains|view|lake|creek|oaks|haven|park);
under warranty; fair market; quality index; satisfaction (index|survey|score|scores|ranking|rank);
clear title; clean title check; (two|three|four|five|few|couple) things stand out; stand out here;
kind of; what kind of; that kind of; this kind of; any kind of; i suspect; propre site; leur
propre; son propre; sa propre; inexperienced buyers; costly repair; costly repairs; costly
mistake; a win
"""
NEGATING = """
not; no; isn't; aren't; wasn't; doesn't; don't; didn't; won't; wouldn't; can't; couldn't; never;
hardly; without; nor; neither; ni; sin; nunca; tampoco; ne; pas; jamais; sans; aucun; aucune;
removed; removes; dropped; drops; eliminated; waives; waived; free of; avoids; rather than;
instead of; few; fewer; quitan; supprime; nothing; nobody; none; lacks; lacking; lack; less;
barely; scarcely; rarely; seldom; far from; anything but; nowhere; nada; nadie; apenas; rara vez;
rien; personne; guere; rarement; loin de; loin d'etre; no tiene; absence of; free from; stopped;
ended; scrapped
"""
REVERSING = """
but; though; although; however; except; yet; still; even so; pero; aunque; sin embargo; mais;
cependant; toutefois; bien que
"""
