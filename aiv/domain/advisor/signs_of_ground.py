"""Hold the words by which questions for the store's own work and for the method are known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from aiv.domain.advisor.topics import Topic

LINES: Final[Mapping[Topic, str]] = {
    Topic.TERM: r"""
        9 \bTERM\b.{0,20}\bwhat (?:is|does) (?:that|this|it|one)\b
        8 \b(?:what|how) (?:do|would|does) (?:you|one|they) (?:call|mean|define|\
          understand)\b.{0,20}\bTERM\b
        6 ^what (?:is|are) (?:an? |the )?TERM\??$
        9 \b(?:defin\w+|explain|understand|meaning of|meant by|term|word) (?:the |\
          an? )?(?:\w+ )?TERM\b
        9 \b(?:what (?:is|are)|what's|whats) (?:an? |the )?TERM\??$
        9 \bwhat (?:does|do) (?:you mean by )?(?:an? |the |our |my )?TERM\b.{0,12}\bmeans?\b
        9 \bmean by (?:the |an? )?TERM\b
        9 \bTERM\b.{0,12}\b(?:means?|stands? for|meaning)\b
        3 ^(?:and )?(?:an? |the )?TERM\??$
        4 \bstands? for\b
        3 \bwhat (?:does|do|is meant by)\b.{0,60}\bmeans?\b
        3 \b(?:meaning of|define|definition|glossary)\b
        1 \bTERM\b
    """,
    Topic.ACTIONS: r"""
        12 \bhow (?:do|can|could|should|would|might) (?:i|we) (?:beat|overtake|pass|catch|outdo)\b
        8 \bshould\b.{0,40}\b(?:do|spend|work|focus|fix|write|change|start|tackle|try|concentrate|\
          invest|put)\b
        12 \bhow (?:do|can|could|should|would) (?:i|we|you) (?:get|make|persuade|\
          convince) (?:ASSISTANT|assistants|them|it|ai)\b
        6 \b(?:most|more) (?:useful|helpful|effective|valuable|impactful|urgent thing)\b
        8 \b(?:move|bring|take|push|lift) us (?:forward|ahead|higher|further|there)\b
        4 \b(?:steps?|fix(?:es)? first|spend (?:our|my|his|her|their|the) time|where to start)\b
        8 \b(?:how|where|what) (?:can|could|should|do|would) (?:we|i|they|\
          you)\b.{0,12}\b(?:do|be) (?:better|more|differently|best)\b
        6 \bplan\b
        6 \bwhere (?:can|could|should|do) (?:we|i)\b.{0,12}\b(?:improve|gain|win|grow|do)\b
        4 \b(?:suggestions?|ideas?|tips?)\b
        4 \bimprove\b
        6 ^(?:and |so |ok |okay )?(?:what is )?next\??$
        9 \bhelp (?:us|me)\b.{0,10}\b(?:improve|get|fix|raise|win|grow|be)\b
        9 \b(?:make|get|makes?) (?:us|me|our \w+)\b.{0,12}\b(?:more|better|higher|named|\
          visible|recommended|up)\b
        6 \b(?:which|what|the best|the first) (?:fix|change|improvement|step|task)\b
        8 \b(?:improve|raise|increase|strengthen|grow) (?:our|my|the)\b
        6 \b(?:things?|something|one) (?:to|we should|i should|that we should) (?:do|fix|\
          change|improve|tackle|work on)\b
        6 \b(?:best|next|right) (?:\w+ )?(?:step|move|action)\b
        6 \bwhat should (?:the |our |my )?(?:\w+ ){1,3}(?:do|fix|work on|tackle|focus on|\
          start)\b
        6 \b(?:tasks?|focus on|action plan|homework)\b
        6 \bwhat (?:is|are) (?:open|left|still open|left to do)\b
        6 \bplan for\b
        6 \bwhat (?:should|can|could|must|do|would) (?:i|we|my team|our team|\
          you)\b.{0,30}\b(?:do|fix|chang\w+|improve|work on|start|tackle|advise|suggest)\b
        6 \b(?:next|first) (?:steps?|actions?|thing|move)\b
        6 \bto.?do(?:s| list)?\b(?! i\b)
        6 \bactions?\b
        8 \bhow (?:do|can|could|should|would|might) (?:i|we|you)\b.{0,20}\b(?:improve|get|\
          raise|increase|fix|become|be named|grow|climb|win|beat|catch up)\b
        6 \bpriorit\w+\b
        6 \bwhere (?:do|should|can) (?:i|we) (?:start|begin)\b
        6 \bquick wins?\b
        6 \b(?:advice|advise|recommendations? for)\b
        6 \bwhat (?:to|needs to|would|should) (?:do|fix|change|help|be done|be fixed|improve)\b
        6 \b(?:biggest|best) (?:lever|opportunity|chance|thing we)\b
        6 \b(?:most important|first) (?:thing|step|one)?\b.{0,10}\bto (?:do|fix|change)\b
        6 \bon (?:my|our) list\b
        4 \bhelp us (?:improve|get)\b
    """,
    Topic.FACTS: r"""
        6 \b(?:true|truth\w*|not so|confus\w+|mix(?:ed|es|ing)? up|misquot\w+)\b
        6 \bold (?:phone|address|number|hours|name|location)\b
        6 \b(?:open|closed|closing|opening) (?:on |at )?(?:(?:sun|mon|tues|wednes|thurs|fri|\
          satur)days?|\
          times?|hours)\b
        8 \b(?:told|tells?|says?|said|thinks?|claims?|believes?)\b.{0,40}\b(?:open|closed|hours|\
          phone|address|located|location)\b
        6 \b(?:know|say|think|tell) (?:when|where) we (?:are|open|close)\b
        6 \b(?:wrong|incorrect|false|mistake\w*|inaccura\w+|accura\w+|untrue|misstat\w+)\b
        4 \b(?:errors?|outdated|out of date|correct\w*)\b
        6 \b(?:phone|telephone|hours|address|facts?)\b.{0,12}\b(?:wrong|right|stated|correct|\
          true)\b
        6 \b(?:know|have|get|give|state)\b.{0,15}\b(?:phone|hours|address|number|facts)\b
        6 \b(?:hallucinat\w+|misinform\w*|lies?|lying)\b
        6 \bm[ak][dk]?e?(?:ing)? (?:things |stuff |it )?up\b
        4 \b(?:phone number|opening hours|our hours|our address)\b
    """,
    Topic.REVIEWS: r"""
        10 \b(?:customers?|buyers?|people|clients?)\b.{0,8}\b(?:say|think|write|wrote|feel|\
          complain\w*)\b.{0,20}\b(?:us|we|our)\b.{0,12}\b(?:on|in) (?:google|ASSISTANT|yelp|\
          facebook)\b
        6 \b(?:complaints?|feedback|testimonials?|star wise)\b
        6 \brated?\b
        6 \b(?:yelp|customer feedback)\b
        6 \breviews?\b
        6 \bstars?\b
        6 \bratings?\b
        6 \breputation\b
        4 \b(?:our|my) ugc\b
        2 \breview score\b
    """,
    Topic.INVENTORY: r"""
        6 \b(?:units?|listings?|(?:on|in) (?:the|our) lot)\b
        6 \bhow many (?:\w+ )?(?:cars|units|vehicles|trucks)\b
        6 \bcars?\b.{0,25}\b(?:sold|listed|unlisted|in the feed)\b
        4 \b(?:car|unit) listings?\b
        6 \binventory\b
        6 \bvehicles?\b
        6 \b(?:in |our |the )?stock\b
        4 \bghost (?:cars?|vehicles?|listings?)\b
        6 \bvins?\b
        6 \bfeed\b
        6 \bcars? (?:on|in) (?:our|the) (?:lot|site|feed)\b
        6 \bprices? (?:on|of|for) (?:our|the) (?:\w+ )?cars?\b
        6 \bsold (?:cars?|units?)\b
    """,
    Topic.SITE: r"""
        4 \b(?:schema|json-?ld|structured data|markup)\b.{0,30}\b(?:pages?|site|website)\b
        4 \b(?:fixed|wrong|improved?) (?:on|in|about) (?:our|the|my) (?:web ?)?(?:site|pages?)\b
        8 \baudit\b
        8 \bpages?\b.{0,12}\b(?:broken|wrong|failing|failed)\b
        6 \b(?:broken|wrong|failing|missing)\b.{0,12}\b(?:our|my|the) pages?\b
        8 \bhow does (?:our|my|the) (?:web ?)?site\b
        6 \b(?:llms\.txt|homepage|home page|load(?:s|ing)? (?:time|slow\w*))\b
        6 \b(?:web ?)?sites?\b
        6 \b(?:audit\w*|schema|crawl\w*|robots|bots?|gptbot|json-?ld|markup|site ?map|\
          canonical)\b
        6 \bpages?\b.{0,12}\b(?:blocked|missing|broken|slow|problems?|errors?|issues?)\b
        6 \b(?:read|reach|open|crawl|access|see) (?:our|my|the) (?:web ?)?(?:site|pages?)\b
        4 \b(?:block(?:s|ed|ing)?|technical|structured (?:data|markup))\b
        2 \bfindings?\b
        2 \b(?:wrong|problems?|issues?|errors?) (?:with|on|of) (?:the|our|\
          my) (?:web ?)?(?:site|pages?)\b
    """,
    Topic.ALERTS: r"""
        6 \b(?:on fire|emergenc\w+|critical|heads.?up|watch out)\b
        4 \b(?:need|should|have) to know\b
        6 \burgent(?:ly)?\b
        4 \b(?:need|have) to (?:look at|know about|react)\b
        4 \bred flags?\b
        4 \bworr(?:y|ied|ying)\b
        6 \b(?:alerts?|warnings?|alarms?|notif\w+)\b
        6 \b(?:anything|something)\b.{0,12}\b(?:urgent|worry|worried|serious|alarming)\b
        6 \b(?:needs?|wants?|deserves?) (?:my|our) attention\b
        4 \balarming\b
    """,
    Topic.FRESHNESS: r"""
        6 \bup.to.date\b
        4 \b(?:real.?time|timestamp|today's)\b
        6 \b(?:data|numbers?|figures?)\b.{0,8}\b(?:current|fresh|new|live)\b
        5 ^(?:and )?when (?:was|were|did|is|will|do|does|are)\b
        4 \bfrom (?:today|yesterday|this|last)\b
        6 \b(?:data|figures|numbers|answers|it|this|that|they|these)\b.{0,12}\b(?:fresh|old|\
          current|recent|outdated)\b
        6 \bhow long ago\b
        6 \bwhen (?:was|were|did|is|are)\b.{0,40}\b(?:collected|gathered|newest|latest|taken|\
          refreshed|asked)\b
        6 \b(?:date|age) of (?:the|this|these|our)\b
        6 \bhow (?:old|fresh|recent|current|up to date)\b
        6 \b(?:last|latest|next|newest) (?:scan|update|measure\w*|refresh|run|check)\b
        6 \bwhen (?:was|were|did|is|will|do|are)\b.{0,40}\b(?:measured?|ask\w*|scan\w*|\
          updated?|check\w*|data|counted|numbers?)\b
        6 \bas of when\b
        6 \bhow (?:often|frequently) (?:do you|do they|are the|is the|is this|\
          does this)\b.{0,30}\b(?:ask\w*|scan\w*|measure\w*|update\w*|check\w*|refresh\w*)\b
        6 \bstale\b
        4 \bup to date\b
    """,
    Topic.METHOD: r"""
        8 \bhow (?:the|this|your|that) (?:\w+ ){0,3}works?\b
        6 \b(?:large|big|many|good|solid|strong) enough\b
        8 \b(?:api|browser)\b
        4 \b(?:random|guess\w*|scientific\w*|valid\w*|representative|bias\w*)\b
        6 \bsamples?\b
        8 \b(?:accurate|exact|correct|reliable|precise) (?:is|are) (?:your|this|these|the|\
          that|those)\b.{0,20}\b(?:measure\w*|numbers?|figures?|scores?|method|index|data|\
          results?|tool)\b
        8 \b(?:can|should|may|could) (?:i|we|you|one) (?:really )?(?:trust|believe|rely)\b
        8 \bhow many (?:answers|questions|calls|samples|times)\b.{0,12}\b(?:do|did|does|are|\
          were) (?:you|they|used|asked|this)\b
        8 \bhow many (?:answers|questions|calls|samples)\b.{0,30}\b(?:based|behind|used|asked|\
          stand|rest)\b
        6 \bhow do you know\b
        6 \bwhat (?:is|are) (?:this|that|it|these|those) (?:\w+ )?based on\b
        6 \bstatistic\w+\b
        9 \b(?:significan\w+|trustworthy|accuracy of (?:the|this|these))\b
        7 \bhow (?:is|are|do you|does|did you|was|were)\b.{0,50}\b(?:calculat\w+|comput\w+|\
          measur\w+|come up|get to|arrive|scored?|counted?|derived?|determined?)\b
        8 \bhow (?:does|do) (?:this|it|the (?:tool|product|system|index|score))\b.{0,12}\bwork\b
        7 \bmethod\w*\b
        7 \bformula\b
        6 \bhow (?:sure|certain|reliable|precise|confident|exact|trustworthy)\b
        6 \b(?:can|should|may) (?:i|we) (?:trust|believe|rely)\b
        6 \bsample sizes?\b
        6 \b(?:which|what) assistants (?:do you|are|is)\b
        6 \bwhere (?:do|does) (?:the|these|this|your|those) (?:numbers?|figures?|scores?)\b
        4 \bconfidence\b
        6 \bmargin of error\b.{1,20}
    """,
    Topic.GREETING: r"""
        16 \bquestions? (?:can|could|may|should) (?:i|we|one) (?:ask|put)\b
        8 \bwhat\b.{0,6}\bcan (?:i|we|one) ask\b
        14 \bhow (?:does|do) (?:this|the|your) (?:chat|box|bot|panel|assistant|thing|window) work\b
        8 \bwhat (?:kinds?|sorts?|types?) of (?:things|questions)\b.{0,12}\b(?:can|could|may|\
          should)\b
        6 \b(?:capabilities|what do you know|how can you help)\b
        2 ^(?:hi|hello|hey|good (?:morning|afternoon|evening))\b.{0,12}$
        2 ^(?:many )?thank(?:s| you)\b
        2 ^help\b.{0,10}$
        7 \bwhat (?:can|could|may|should) (?:you do|i ask|you answer|you tell|you help|we ask)\b
        6 \bwho are you\b
    """,
}
