"""Hold the words by which questions for what assistants say are known; see `signs`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from aiv.domain.advisor.topics import Topic

LINES: Final[Mapping[Topic, str]] = {
    Topic.WORKED: r"""
        10 \bdid (?!some|any|every|no)\w+ing\b.{0,40}\b(?:help|work|pay|do|matter|change|bring)\b
        8 \b(?:fix|fixe[ds]|changes?|effort|work)\b.{0,20}\bma(?:ke|de) (?:a|any) difference\b
        8 \bdid (?:it|that|this|they|those|these) (?:do|help|work|change|bring|matter|pay|make)\b
        8 \bworth (?:the|our|my|all) (?:\w+ )?(?:effort|work|trouble|time|money|while)\b
        4 \b(?:we|i) (?:rewrote|changed|added|fixed|redid|updated|published|launched|rolled out|\
          put up|built|removed|redesigned)\b
        8 \bwhat (?:did|has|have|do)\b.{0,30}\b(?:change|changes|fix|fixes|work|pages?|effort|\
          efforts) (?:bring|brought|do|done|achieve\w*|give|given|get|got)\b
        8 \bwas\b.{0,30}\b(?:successful|a success|effective|useful)\b
        6 \b(?:is|are|was|were)\b.{0,40}\b(?:working|worked|helping|paying off)\b
        6 \b(?:have|had|has|any|what) (?:an |any )?(?:effect|impact)\b
        6 \bmov(?:e|ed) the needle\b
        6 \b(?:did|has|have|was|were|do|does)\b.{0,60}\b(?:work(?:ed)?|help(?:ed)?|pa(?:y|\
          id) off)\b
        6 \b(?:made?|make) (?:a|any) difference\b
        6 \b(?:effect|impact|result|success) of (?:our|the|my|that|what|this)\b
        6 \bbefore and after\b
        6 \bworth it\b
        6 \bdo(?:ne)? us any good\b
        6 \b(?:effects?|results?) of (?:\w+ ){0,3}changes?\b
        6 \bdid (?:our|the|my) (?:\w+ ){1,4}(?:pay|matter|change anything)\b
    """,
    Topic.CHANGE: r"""
        6 \b(?:happened|happening|went wrong|(?:is|are|was) going on)\b
        6 \b(?:went|gone|going|goes|go|heading|headed|came|coming) (?:south|north|downhill|uphill|\
          backwards?|under|down|up)\b(?! (?:in|on|with))
        4 \b(?:looking|looks?) (?:up|down|better|worse|bad)\b
        3 \b(?:how come|all of a sudden|suddenly|lately|recently|no longer|any ?more|used to)\b
        8 \b(?:did|has|have|is|are|was|were)\b.{0,30}\b(?:gain\w*|los[et]|drop\w*|fall\w*|\
          fell|rise|risen|decline\w*|increase\w*|decrease\w*|grow\w*|shrink\w*|\
          shrunk)\b(?! (?:to|against|money|sales|deals|business))
        8 \b(?:is|was) (?:the|this|that|our) (?:change|drop|fall|rise|dip|jump|difference|\
          decline)\b
        4 \b(?:is|are|was|were|has|have|did|do)\b.{0,40}\b(?:improving|improved?|growing|\
          grown?|shrinking|shrunk|gaining|gained?|rising|falling|dropping|increas\w+|\
          decreas\w+|declining|sinking|slipping|worsen\w*)\b
        6 \b(?:growing|shrinking|improving|rising|falling|dropping|declining|sinking)\b
        4 \b(?:did|has|have)\b.{0,25}\bchanged?\b
        8 \bcompare\b.{0,40}\b(?:week|month|before|then)\b
        8 \b(?:did|has)\b.{0,30}\b(?:hurt|harm\w*|damage\w*)\b
        10 \bwhy\b.{0,60}\b(?:stop\w*|no longer|not any ?more|disappear\w*|vanish\w*)\b
        4 \b(?:ups and downs|momentum|going on with (?:our|my|the) (?:numbers|score|figures))\b
        4 \b(?:behind|explain|reason for|caus\w+|explains) (?:the |our |this |\
          that )?(?:\w+ )?(?:drop|fall|decline|dip|rise|jump|change|increase|loss)\b
        4 \b(?:stopped|started) (?:naming|mentioning|recommending)\b
        10 \bwhy\b.{0,60}\b(?:fall\w*|fell|drop\w*|declin\w+|lower|down|worse|sink\w*|sank|\
          los[et]|losing)\b
        10 \bwhy\b.{0,60}\b(?:ris\w+|rose|up|improv\w+|chang\w+|higher|better|less|fewer|\
          jump\w*|mov\w+)\b
        4 \b(?:since|than|versus|vs|against|compared (?:to|with)) (?:the )?(?:last|previous)\b
        4 \bsince (?:monday|yesterday|january|the last|then)\b
        4 \bweek (?:on|over|by) week\b
        4 \bwhat(?:'s| is| has| have| was)? ?(?:changed|new|different|moved|happened)\b
        4 \b(?:is|are|it|we|going|gone|went|moving|heading|trending) (?:going |gone )?(?:up|\
          down)\b
        6 \btrend\w*\b
        8 \bhow (?:did|have|has)\b.{0,40}\b(?:do|done|develop\w*|chang\w+|move\w*|evolv\w+)\b
        4 \b(?:getting|got|become|doing) (?:any )?(?:better|worse)\b
        4 \bimprov(?:e|ed|ing)\b.{0,30}\b(?:week|month|lately|recently)\b
        4 \b(?:drop|fall|rise|change|decline|increase|dip|jump)\b.{0,25}\b(?:noise|real|\
          chance|random)\b
        4 \b(?:fall|drop|change|dip|jump)\b.{0,12}\b(?:bigger|larger)\b
        2 \b(?:fall|fell|fallen|drop(?:ped)?|declin\w+|rise|rose|risen|worse|slip\w*|dip\w*|\
          moved?)\b
        2 \b(?:this|last) (?:week|month)\b
        2 \b(?:changed|changes|lately|recently|progress|noise|over time|history)\b
    """,
    Topic.RANK: r"""
        6 \b(?:leaderboards?|ranking|ranked)\b
        6 \b(?:what|which) (?:number|place|position|spot|rank)\b
        6 \b(?:number (?:one|two|three|1|2|3)|first place|top (?:three|3|five|5|ten|10|spot)|\
          standings?|league table)\b
        4 \btop (?:three|five|ten|3|5|10)\b
        4 \bwhere do we stand\b
        6 \brank\w*\b
        6 \bleader ?boards?\b
        6 \bleague table\b
        6 \b(?:what|which) (?:place|position|spot)\b
        4 \b(?:position|place|spot|standing) (?:in|on|among) (?:the|our)\b
        4 \bstandings?\b
        4 \bhow many (?:places|positions|spots)\b
        4 \b(?:are|were) we (?:the )?(?:first|second|third|last|number one|no\.? ?1|top|\
          on top)\b
        4 \bnumber one\b
    """,
    Topic.RIVALS: r"""
        6 \b(?:opponents?|opposition|contenders?|(?:anyone|anybody|someone|somebody|who|\
          everyone) else|others|neighbou?rs?|other (?:guys|stores?|dealers?|dealerships?|shops?))\b
        4 \bwhom? (?:is|are|does|do|did|gets?|got|comes?|takes?|took|wins?|steals?|stole|has|have|\
          shows?)\b(?! you\b)(?=.{0,60}\b(?:us|we|our|my|i|me|named?|recommended|mentioned|best|\
          first|\
          ASSISTANT|DEPARTMENT|town|market|area|assistants?|ai)\b)
        8 \b(?:instead of|if not(?: to)?|ahead of|in place of|rather than|before|over) (?:us|me|\
          our|DEALER)\b
        8 \bmore (?:often )?than (?:we|us|i|me|our|DEALER)\b
        6 \b(?:which|what|whose) (?:other )?(?:stores?|dealers?|dealerships?|shops?|competitors?|\
          rivals?)\b
        6 \bwho(?:m)?\b.{0,30}\blos(?:e|es|ing|t)\b.{0,40}\bto\b
        6 \bwho (?:is|are|was)\b.{0,20}\b(?:strongest|best|biggest|top|dominant|leading|\
          winning|ahead|first)\b
        6 \bwho (?:else )?(?:gets?|is|are|do|does)\b.{0,30}\b(?:picked|chosen|preferred|hear|\
          shown|sent|told|suggested)\b
        6 \b(?:over|before|rather than|not) us\b
        4 \bdealers?(?:hips?)?\b.{0,25}\b(?:around here|nearby|in (?:our|the|my) (?:market|\
          area|town))\b
        6 \bwhose (?:name|store)\b
        4 \bwho is (?:on|in) (?:the|our) market\b
        6 \bwho (?:beats?|is beating|outperforms?|wins?|is winning|leads?|is ahead|dominates?|\
          owns?)\b
        6 \bwho (?:else )?(?:gets?|is|are|was|does|do)\b.{0,20}\b(?:named|mentioned|\
          recommend\w*|suggest\w*)\b
        6 \bwho (?:comes? (?:first|up|out)|takes?|steals?)\b
        6 \b(?:what|which) (?:other )?(?:stores?|dealers?|dealerships?)\b.{0,40}\b(?:named|\
          recommend\w*|mention\w*|ahead|first|wins?)\b
        6 \b(?:competit\w+|rivals?|other (?:dealers?|stores?|dealerships?))\b
        6 \b(?:named|recommended|mentioned|suggested) instead\b
        6 \binstead of (?:us|me|my|our)\b
        6 \b(?:ahead of|beats?|beating|outranks?) (?:us|me)\b
        6 \blos(?:e|es|ing|t) (?:out )?(?:to|against)\b
        6 \bwho (?:do|does) (?:\w+ ){1,2}(?:recommend|name|suggest|prefer)\b
        6 \b(?:compared?|measure up|stack up|stand|do) (?:us )?(?:to|with|against) (?:RIVAL|\
          others|the others)\b
        6 \bRIVAL\b
    """,
    Topic.ANSWERS: r"""
        6 \b(?:examples?|cases|instances) (?:where|when|of|in which)\b
        10 \b(?:exact|actual|real|very) (?:questions?|prompts?|words?|answers?)\b
        10 \b(?:questions?|prompts?) (?:do |did |that )?(?:you|they|we) (?:ask|use|run|put|send|\
          feed)\w*\b
        6 \b(?:read|see|open|look at|pull up|view|browse|go through) (?:the |some |what |those |\
          actual |all |a few |me )*(?:\w+ )?(?:answers?|replies|reply|responses?|wrote|said|\
          texts?|chats?|transcripts?)\b
        6 \b(?:replied|responded|stated|phrased?)\b
        6 \bwhat (?:do|did|are) (?:people|shoppers|customers|buyers|they)\b.{0,12}\bask\w*\b
        4 \b(?:read|show|tell) me what\b
        6 \b(?:verbatim|word for word)\b
        4 \bsee what\b
        6 \b(?:show|see|read|open|list|give|find|view)\b.{0,40}\b(?:answers?|repl(?:y|ies)|\
          responses?|quot\w+|evidence|examples?|transcripts?)\b
        6 \bwhat (?:exactly )?(?:did|does|do|has|have)\b.{0,30}\b(?:say|said|answer\w*|tell|\
          told|write|wrote|written)\b
        6 \bwhat\b.{0,15}\b(?:wrote|said|answered)\b
        6 \b(?:raw|original|actual|exact) (?:answers?|words|texts?|responses?|repl(?:y|ies))\b
        6 \b(?:proof|evidence)\b
        10 \b(?:which|what|list|show)\b.{0,12}\b(?:questions?|prompts?)\b
        6 \bwhat words\b
        6 \bhow (?:do|does|did)\b.{0,25}\b(?:describe|portray|talk about|speak of)\b
        4 \b(?:quotes?|quotations?|wording)\b
        2 \b(?:answers?|prompts)\b
    """,
    Topic.MONEY: r"""
        6 \bhow (?:big|high|large|much) (?:is|are) (?:the|our|my) (?:loss\w*|exposure|damage)\b
        6 \$(?!$)
        6 \b(?:price tag|bucks|in money|expensive|put a (?:price|number)|(?:lost|losing) (?:each|\
          per|every|a) (?:month|year))\b
        12 \b(?:what|how (?:much|big|high|large)) is (?:the|our|my) (?:money|revenue)\b
        6 \b(?:financial\w*|bottom line|in dollar terms)\b
        10 \b(?:sales|deals|business)\b.{0,20}\b(?:los(?:e|ing)|cost\w*|miss\w*)\b
        6 \b(?:revenue|money|dollars?|cost(?:s|ing)?|gross|profits?|roi|aivr|income)\b
        6 \b(?:lost|losing|missed|miss) (?:sales|deals|revenue|business)\b
        6 \bsales? (?:lost|at risk|missed)\b
        6 \bhow much (?:are|do|did) (?:we|i) (?:los(?:e|ing)|miss\w*)\b
        4 \bat (?:risk|stake)\b
        6 \bworth (?:to|for) us\b
        6 \b(?:our|my) (?:revenue exposure|exposure|aivr)\b
    """,
    Topic.SOURCES: r"""
        8 \b(?:which|what|whose) (?:web ?)?(?:sites?|pages?|domains?)\b.{0,25}\b(?:get|from|\
          use|read|trust|quote|rely|draw|take|look)\b
        6 \breferences?\b
        6 \b(?:rely|based|draw|relying|built) (?:up)?on\b
        6 \bsources?\b
        8 \bcit(?:e|es|ed|ations?|ing)\b
        6 \bwhich (?:sites|websites|domains|pages)\b.{0,30}\b(?:link\w*|used?|quot\w+|stand|\
          behind|rely|trust)\b
        6 \bwhere (?:do|does|did)\b.{0,25}\b(?:get|find|take|look|learn|read)\b
        6 \blink(?:s|ed|ing)? to (?:us|our|my)\b
        4 \bdomains?\b
    """,
    Topic.VISIBILITY: r"""
        9 \bhow (?:we|our store|our dealership|DEALER|things) (?:are|is) (?:doing|faring|\
          performing|looking|holding up)\b
        4 \bhow (?:strong|weak|good|bad|present|prominent|known|famous|popular|\
          findable)\b.{0,12}\b(?:are|is|am|do) (?:we|i|our|my|DEALER)\b
        4 \b(?:percent\w*|share|fraction|proportion|number of times|how many times|how many|\
          out of (?:a|one|ten|10|100)\b.{0,8})\b.{0,40}\b(?:us|we|our store|our dealership|DEALER)\b
        10 \bstand (?:with|in|on|at|for) (?:ASSISTANT|DEPARTMENT)\b
        8 ^(?:our |my |the |current )?(?:aiv|score|numbers?|figures?|index)(?: now| today|\
           please)?\??$
        9 \bhow (?:are|is|am) (?:we|i|our store|our dealership|the store|DEALER|things) (?:doing|\
          faring|performing|looking|holding up)\b
        4 \b(?:our|my) (?:footprint|reach|exposure|performance|profile)\b(?! (?:in|of) (?:money|\
          dollars))
        3 \b(?:can|could|will|would|do|does|did)\b.{0,30}\b(?:find|see|discover|notice|meet|\
          know) (?:us|me|our store|our dealership|DEALER)\b
        3 \bDEALER\b
        4 \binvisib\w+\b
        3 \b(?:telling|tell|tells|told|hear|hears|send|sends|sending|pointed?|\
          pointing)\b.{0,30}\b(?:about|to) (?:us|me|our)\b
        8 \bwhat (?:does|do|is)\b.{0,12}\b(?:aiv|index|score)\b.{0,20}\b(?:say|tell|show)\b
        8 \b(?:where|which|what|whose)\b(?! (?:questions|prompts)).{0,30}\b(?:names?|named|\
          mentions?|mentioned|recommends?|recommended|suggests?) (?:us|me|our)\b
        8 \bwhere (?:do|are|am|is) (?:we|i|our)\b.{0,12}\b(?:named|mentioned|recommended|seen|\
          found|shown|visible)\b
        4 \b(?:our|my|the) (?:numbers|figures|results|key figures|summary|status|overview)\b
        4 \b(?:overview|summary|summarize|summarise|status|report)\b
        3 \b(?:exist|noticed|overlooked|ignored)\b
        4 \b(?:do|does|is|are)\b.{0,30}\b(?:name|mention|recommend|suggest|pick|choose|\
          prefer)s? (?:us|me|our|DEALER)\b
        4 \bpresence\b
        3 \bbr(?:ing|ings|ought) (?:us|me) up\b
        3 \b(?:come|comes|coming) up in\b
        2 \bhow well\b
        4 \bvisib\w+\b
        3 \b(?:our|my|the current|current) (?:\w+ )?(?:aiv|score|mention rate|index|\
          visibility)\b
        3 \baiv\b
        3 \bhow (?:am i|are we|do we|is (?:my|our) (?:store|dealership)|is DEALER)\b
        3 \b(?:do|does|are|is|am|how often|how many|what share)\b.{0,40}\b(?:name[ds]?|\
          mention(?:ed|s)?|recommend(?:ed|s)?|suggest(?:ed|s)?)\b
        3 \b(?:do|does|are|is|am|how often)\b.{0,40}\b(?:show(?:n|s)? up|appear\w*|found|\
          find (?:us|me)|know(?:s|n)?|seen)\b
        3 \b(?:mention rate|share of (?:voice|answers))\b
        2 \b(?:score|ASSISTANT)\b
        1 \b(?:seen|named)\b
        1 \bDEPARTMENT\b
    """,
}
