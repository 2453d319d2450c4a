"""List the words that frame an answer: whose voice it is, what was asked, whom it is about.

Phrases are separated by ';', spelled out by `phrases`, and matched whole word by whole word.
"""

from __future__ import annotations

# Said of a whole list: what follows is put forward, not merely listed.
ENDORSING = """
try; i'd try; i'd look at; i would look at; look at first; worth; worth a look; worth calling;
worth visiting; worth considering; recommend; recommended; recommendations; i'd suggest; i
suggest; suggest; good options; great options; solid options; strong options; good choices; solid
choices; top choices; top picks; top options; best; favorites; favourites; well reviewed; well
rated; highly rated; top rated; popular; start here; start with; shortlist; short list; i'd
consider; i'd call; i'd contact; point to; honest; transparent; recomiendo; recomendables;
recomendados; mejores; te sugiero; prueba con; vale la pena; je recommande; je conseille;
recommandes; meilleurs; meilleures; essayez; valent le detour; a considerer; (stand|stands) out;
(get|gets) most of the love; come up again and again; keep coming up; come recommended; know
these; i like; i'd happily; people like; people love; locals like; locals love; worth your time;
worth your money
"""
# An invitation to look at the dealer named next.
SUGGESTING = """
consider; also consider; try; also try; cross shop; look at; take a look at; check out; also
check; stop by; swing by; look into; compare with; get a quote from; prueba; prueba con;
considera; considere; mira; essayez; envisagez; regardez; pensez a; worth adding; also worth; i'd
also check; i'd also look at; i'd also call; i'd also consider; i'd also try; also look at; also
call; also visit; another good option is; you can also try; you could also try; you could try; you
might try; you might consider; you may want to consider; you could consider; don't overlook; don't
miss; don't forget; keep an eye on; put on your list; start a quote with; get quotes from; tambien
puedes probar; tambien puedes ir a; otra buena opcion es; une autre bonne option est; pensez aussi
a; vous pouvez aussi essayer; matters most; is your priority; is the priority; is what matters; is
what you want; is what you're after; is your goal; failing that; otherwise; count on; rely on; no
qualms about; no qualms about either; comfortable with; at ease with; happy with; no reservations
about; no hesitation about; stand by; vouch for; i like; a soft spot for; drop by; stop in at; hit
up; i'd get (a quote|an estimate|a price|a number|an offer) (from|through|at); get (a quote|an
estimate|a price) (through|at); also hit up; give a holler; you'll do well at; you'd do well at;
do well at either; you'll do well at either; you can't lose with; can't go wrong at; can't go
wrong with either; get quotes from both; play off
"""
# A question that asks for facts, answered by facts and not by praise.
FACTUAL = """
phone; number; numbers; telephone; hours; open; opens; closing; address; addresses; website;
websites; link; links; url; urls; json; yaml; csv; xml; table; object; list; lists; names;
locations; locator; how many; directions; contact; email; what happened; owner; owned; who owns;
closed; moved; telefono; numero; horario; horarios; direccion; abre; abren; cierra; cuantos;
horaires; adresse; ouvert; ouverte; combien; who sells; where is; when does; does; will; is it; do
they
"""
EVALUATIVE = """
best; good; better; should; recommend; rank; ranking; trust; trustworthy; honest; cheapest; worth;
review; reviews; top; reliable; reputable; avoid; skip; safe; great; favorite; mejor; mejores;
buen; buena; bueno; recomiendas; confiable; meilleur; meilleure; bon; bonne; fiable; conseiller;
which one; where should; who should; deals; deal; cheap; honnete; honesto; pricing; buy; comprar;
acheter
"""
GENERAL = """
each store; each dealer; each dealership; each one; each of; every store; every dealer; both
stores; all three; all of these; all these; any store; any dealer; any dealership; any of them;
either store; either one; these stores; these dealers; those stores; most stores; most dealers;
dealers may; stores may; would you like; do you want; want me to; let me know; should i; shall i;
if you tell me; call ahead; confirm; double check; ask for; ask each; ask whether; ask about;
remember to; make sure; be sure to; tip; tips; before you; reviews change; ratings change; prices
change; cada concesionario; quieres que; avisame; chaque concessionnaire; souhaitez vous; voulez
vous; demandez; verifiez; pregunta; pide; any business; every business; any seller; any lot; no
matter which; whichever store; whichever dealer; whichever you; wherever you; whoever you; at any;
at either; from each; with each; for each; before signing; before you sign; before you go; before
visiting; before driving; call to confirm; happy to help; if you share; if you give me; tell me
more; let me know if; i can help; would it help; keep in mind; remember that; note that prices;
hours may; hours vary; availability changes; inventory changes; inventory moves; antes de firmar;
antes de ir; llama antes; avant de signer; avant de vous; n'hesitez pas; get it (in writing|
itemized|itemised|on paper|inspected); get everything in writing; get (a|an|any|the|your) (quote|
offer|price|pre purchase|preapproval|inspection) in writing; get (a|an) (inspection|pre purchase
inspection); bring (a|your|an); check (the|for|each|that|whether); look at (reviews|the reviews|
recent reviews|review); read (the|recent|reviews); request (a|an|the|written); compare (the|total|
written|quotes|out); ask (the|your|them|him|her|any|every|both|all|to see|if|how|what); sort by;
filter; take (a|the) (test drive|screenshot); whichever; either way
"""
REPORTED = """
said; says; told; claims; claimed; cousin; friend; neighbor; neighbour; according to; some
reviewers; some people; a few reviewers; a reviewer; some posters; posters; several posters;
people warn; reviewers warn; reviewers say; people say; some say; critics; a commenter; your
cousin; your friend; your neighbor; they say; dice; dicen; segun; dit; disent; selon; d'apres;
(poster|buyer|customer|reviewer|owner|user|shopper|commenter|caller|reader) (said|says|claims|
claimed|reports|reported|wrote|alleges|alleged|swears|insists|complained|warned|told); alleged;
allegedly; alleges; supposedly; reportedly; rumor; rumors; rumour; accusation; accusations;
accuses; accused; one (buyer|customer|poster|thread|post|comment|review|reviewer); in one (thread|
post|review|comment)
"""
# Subjects of hearsay: what they warn of is theirs until the answer says it too.
HEARSAY = """
posts; some posts; comments; commenters; users; forum; forums; reddit; yelp; google reviews;
reviewers; customers; buyers; shoppers; owners; one customer; a customer; former customers;
locals; one buyer; a buyer; resenas; clientes; usuarios; clients; avis; internautes
"""
# An explicit verdict of balance: as much for the dealer as against.
BALANCING = """
mixed bag; a mixed bag; mixed; a mix of; (are|is) (divided|split|mixed| middling|average|ordinary|
typical); average on everything; average overall; middle of the road; middle of the pack;
middling; so so; hit or miss; hit and miss; ups and downs; pros and cons; cuts both ways; a trade
off; trade offs; good and bad; swings both ways; fair but; neither strong praise nor; neither good
nor; nothing special; perfectly ordinary; run of the mill; opiniones divididas; opiniones mixtas;
opiniones encontradas; avis partages; avis mitiges; des hauts et des bas; mitige; mitiges;
mitigee; mitigees; mixto; mixtas; mixtos; regular; a plus for; a minus for; not for everyone;
others won't; others disagree; others don't; others hate; opinions differ; opinions vary; reviews
vary; on the one hand; good at some; is alright; is okay; is ok; is fine; fine for; alright;
adequate; has its fans and; polarizing; polarising; divisive; love it or hate it; toss up; a toss
up; a wash; is a wash; evenly matched; neck and neck; opinions go both ways; go both ways; goes
both ways; both ways; divided opinion; reviews are mixed; as many (fans|complaints|critics);
nothing to write home about; neither here nor there; coin toss; a coin toss; coin flip
"""
