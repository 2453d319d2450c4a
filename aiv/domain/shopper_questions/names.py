"""Know given names, and the words that begin with a capital letter and name nobody."""

from __future__ import annotations

from typing import Final

# Frequent given names, English and Spanish; those that are also plain words of the trade are left
# out ("grant", "mark", "chase", "will", "may", "bill", "art", "sierra", "rio").
_GIVEN_WORDS: Final = """
    aaron adam adrian alan albert alejandra alejandro alex alexander alexis alice alicia amanda
    amber amy ana andrea andrew angela ann anna anne anthony antonio armando arthur ashley barbara
    beatriz ben benjamin bernard beth betty beverly bob bobby bradley brandon brenda brian brittany
    bruce bryan carl carla carlos carmen carol carolina caroline catherine cathy charles charlotte
    cheryl chris christian christina christine christopher claudia cynthia dan dana daniel danielle
    danny dave david deborah debra denise dennis diana diane diego dennise donald donna dorothy
    doug douglas dylan eduardo edward eileen elena elizabeth emily emma enrique eric erica ernesto
    esteban esther ethan eugene evelyn felipe fernando francisco frank fred gabriel gabriela gary
    george gerald gerardo gloria gonzalo greg gregory guadalupe guillermo gustavo hannah harold
    harry heather hector helen henry hugo ignacio irene isabel isabella ivan jacob jacqueline jaime
    james jane janet janice jason javier jean jeff jeffrey jennifer jeremy jerry jesse jessica jesus
    jim jimmy joan joe joel john johnny jon jonathan jorge jose joseph josh joshua joyce juan juana
    judith judy julia julian julie julio justin karen karl kate katherine kathleen kathryn kathy
    keith kelly ken kenneth kevin kimberly kyle larry laura lauren lawrence leonardo leslie leticia
    linda lisa logan lorena lori louis lucas lucia luis luisa lynn madison manuel marcos margaret
    margarita maria mariana marie marilyn mario marisol martha martin martina mary mateo matt
    matthew megan melissa mercedita michael michelle miguel mike monica nancy natalia natalie
    nathan nicholas nicole noah olivia oscar pablo pamela patricia patrick patty paul paula pedro
    peter philip phillip rachel rafael ralph ramon raul raymond rebecca ricardo richard rick rob
    robert roberto rodrigo roger ronald rosa ruben russell ruth ryan salvador samantha samuel
    sandra santiago sara sarah scott sean sebastian sergio sharon shirley sofia sophia stephanie
    stephen steve steven susan susana teresa terry theresa thomas tim timothy todd tom tomas tony
    tyler valeria vanessa veronica victor victoria vincent virginia walter wayne wendy william
    willie yolanda zachary
"""
GIVEN: Final = frozenset(_GIVEN_WORDS.split())
# After "I'm", "this is" or "soy" these go on with a sentence; any other word may be a name.
_GOES_ON_WORDS: Final = """
    a about active after afraid already also always an and asking available aware back based better
    broke buying calling coming confused considering curious currently disabled done driving due
    eligible fine first for from getting glad going good happy having here hoping hopeful in
    interested just leasing leaving living local looking lost military moving my near needing new
    not now off ok okay on only open out outside planning pregnant really ready retired
    searching selling set shopping single sorry still stuck student sure that the there thinking
    tired to tired traveling trying under unable unsure upside using very waiting wanting what when
    where willing with wondering worried writing your
    buscando cliente de del estudiante interesado interesada la militar nueva nuevo primera primer
    un una residente
"""
GOES_ON: Final = frozenset(_GOES_ON_WORDS.split())
# Begin with a capital letter in a sentence, and name no person.
_PUBLIC_WORDS: Final = """
    monday tuesday wednesday thursday friday saturday sunday january february march april june july
    august september october november december mon tue wed thu fri sat sun christmas thanksgiving
    easter labor memorial independence presidents veterans day eve black cyber weekend
    lunes martes sabado domingo enero febrero marzo abril mayo junio julio agosto septiembre
    octubre noviembre diciembre navidad
    i i'm i'd i've i'll suv suvs ev evs awd fwd rwd cpo apr vin oem abs usb led gps hvac msrp otd
    kbb carplay android apple bluetooth carfax autocheck costco usaa aaa uber lyft kelley
    blue book
    english spanish espanol ingles american japanese german korean us usa america united states
    north south east west florida texas california georgia ohio nevada arizona colorado oregon
    washington mexico canada
    camry corolla rav rav4 highlander tacoma tundra sienna prius sequoia supra venza avalon crown
    4runner grand cruiser land yaris matrix chr mirai gr86 bz4x hybrid prime
    civic accord cr-v crv hr-v hrv pilot odyssey ridgeline passport fit insight prologue
    f-150 f150 f-250 f-350 mustang explorer escape bronco ranger maverick edge expedition fusion
    focus transit lightning mach-e sport
    silverado equinox traverse tahoe suburban malibu colorado trax blazer camaro corvette bolt
    trailblazer impala cruze sierra yukon terrain acadia canyon denali hummer
    wrangler cherokee compass gladiator renegade wagoneer charger challenger durango pacifica
    altima sentra rogue pathfinder murano frontier titan versa maxima kicks leaf armada ariya
    elantra sonata tucson palisade kona venue ioniq nexo telluride sorento sportage forte seltos
    soul carnival stinger niro k5 rio ev6 ev9
    outback forester crosstrek impreza legacy ascent wrx brz solterra
    jetta passat tiguan atlas golf gti taos arteon id.4 beetle
    cx-5 cx-50 cx-90 cx5 cx-30 mazda3 miata mx-5 model y s x cybertruck
    escalade xt4 xt5 lyriq enclave encore envision navigator aviator nautilus corsair
    es rx nx gx lx is ux tx rdx mdx tlx integra q5 q7 x3 x5 c-class e-class gle glc
    dealer dealership service parts finance sales department toyotacare equity
"""
PUBLIC: Final = frozenset(_PUBLIC_WORDS.split())
