"""Hold the word families of advice and merit: what a phrase about a dealer is composed of."""

from __future__ import annotations

ADVICE: dict[str, str] = {
    "i would": """
        i'd|i would|i'd personally|i would personally|i'd probably|i'd definitely|i'd still|i'd
        first|i'd just|i'd always|i'd happily|i'd gladly|i'd simply|i'd rather|i'd say|we'd|we
        would|i'll|you should|you should first|you'll want to|you may want to|you'd want to|you'd
        do well to|you'd be wise to|you could do worse than|my advice is to|my advice would be to|
        my advice|my suggestion is to|my suggestion would be to|my move would be to|your best move
        is to|the best move is to|the smart move is to|the move is to|if it were me i'd|if i were
        you i'd|me i'd|it makes sense to|it's smart to|it's best to|i'm inclined to|i'm happy to|
        i'm going to|id be inclined to|i'd be inclined to|i can|i can happily|i'd feel good about|
        i'd be happy|i'd want to|i'd end up|i'd end up at
    """,
    "go": """
        start with|start at|start from|begin with|begin at|go with|go to|go straight to|go for|go
        see|head to|head for|head over to|head straight to|drive to|drive out to|drive over to|
        drive straight to|make the drive to|make the trip to|call|phone|ring|text|email|message|
        visit|pick|choose|select|take|use|buy from|buy at|buy it at|buy it from|buy one at|buy one
        from|get it from|get it at|get one from|get yours from|order from|order through|order it
        from|shop at|shop|lean toward|lean towards|lean|favor|favour|trust|recommend|suggest|
        endorse|nominate|name|book with|book at|book it at|book it with|take it to|take mine to|
        take yours to|take your car to|bring it to|bring mine to|bring your car to|send you to|
        send you|send anyone to|send people to|send my money to|send a friend to|send my family
        to|send my mother to|point you to|point you at|point you toward|point you towards|direct
        you to|steer you to|steer you toward|steer you towards|stick with|side with|settle on|land
        on|opt for|plump for|look first at|look at first|look to|try|try first|put my money on|bet
        on|rank first|put first|prioritize|prioritise|reach out to|contact|give it to|give the nod
        to|give the edge to|hand it to|hand the job to|hand my keys to|spend my money at|spend my
        money with|sign at|sign with|lease from|lease at|lease through|finance at|deal with|do
        business with|work with|turn to|crown|back|aim for|make a beeline for|settle for|be happy
        sending you to
    """,
    "go told": """
        start with|start at|start your search at|start your search with|begin with|begin at|begin
        your search at|go with|go straight to|go see|head to|head for|head over to|head straight
        to|head straight for|drive over to|drive out to|drive straight to|stick with|take it to|
        take yours to|bring it to|book it at|book it with|book with|buy it at|buy it from|buy
        from|buy at|get it from|get it at|get yours at|get yours from|order it from|choose|pick|
        make a beeline for|put your money on|spend your money at|look no further than|look no
        farther than|look first at|call first|try first|email first|visit first|make your first
        stop
    """,
    "top": """
        best|top|first|number one|no 1|safest|strongest|clearest|clear|obvious|surest|easiest|
        simplest|smartest|smart|natural|ideal|right|better|leading|preferred|go to|default|
        standout|overall|sensible|soundest|wisest|stronger|safer|smarter|single best|favorite|
        favourite|very best|perfect|sharpest|likeliest|highest rated|best reviewed|top rated|best
        rated|main|prime|most sensible|most reliable|most convincing|most complete|most attractive
    """,
    "choice": """
        choice|choices|pick|option|bet|call|stop|recommendation|suggestion|candidate|contender|
        destination|match|fit|answer|move|port of call|starting point|place to start|place to go|
        place to buy|place to be|place to shop|place to take it|place to begin|one to call|one to
        visit|one to see|one to beat|one to start with|one to choose|one to pick|way to go|
        solution|replacement|selection|value
    """,
    "place": """
        place|store|shop|dealer|dealership|one|lot|showroom|spot|department|team|garage|address
    """,
    "place only": "store|shop|dealer|dealership|lot|showroom|spot|address",
    "i refuse": """
        i wouldn't|i would not|i'd not|i'd never|i would never|you shouldn't|you should not|don't|
        do not|never|i couldn't|i can't|i cannot|i don't|i won't|i'd hesitate to|i'd think twice
        before i|nobody should|no one should|please don't|i'm not going to|it's hard to|i'd be
        reluctant to
    """,
    "errand": """
        buy from|buy at|buy here|buy anything from|buy anything at|buy a car from|buy a car at|go
        with|go to|go near|use|shop at|trust|do business with|deal with|send anyone to|send you
        to|send a friend to|send my|send people to|recommend|choose|pick|bother with|waste time
        with|waste your time with|waste time on|set foot in|take it to|take your car to|take a car
        to|leave a car at|leave your car at|leave a deposit with|leave a deposit at|put money down
        at|put a deposit down at|put down money at|hand money to|give money to|give a dime to|
        count on|rely on|finance through|finance with|finance at|sign with|sign at|sign anything
        at|sign anything with|give my business to|give your business to|endorse|suggest|touch|go
        anywhere near|vouch for|stand behind|advise|steer anyone to|steer you to|spend money at|
        consider|drive to|fall for|get involved with
    """,
    "turn away": """
        look|go|shop|buy|try|search|start|buying|shopping|going|looking|take your business|take
        your money|take your trade|take your car|take my business|take my money|spend your money|
        spend my money|business|money|trade|car|truck|better served|better off
    """,
    "elsewhere": """
        elsewhere|somewhere else|anywhere else|any place else|another store|another dealer|another
        dealership|a different store|a different dealer
    """,
    "shun": """
        avoid|avoiding|skip|skipping|steer clear of|steering clear of|steer away from|stay away
        from|staying away from|stay clear of|stay well clear of|keep away from|keep clear of|keep
        my distance from|keep your distance from|keep a distance from|stay out of|pass on|passing
        on|cross off|strike|scratch|rule out|blacklist|boycott|drop|leave out|leave off|cross out|
        hold off on|walk away from|run from|run away from|give a miss|think twice about|think hard
        about|think carefully about|think twice before buying at|think twice before buying from|
        think twice before visiting|think twice before signing at|think twice before signing with|
        think hard before signing at|think hard before signing with|think hard before buying at|
        think hard before buying from|be careful with|be careful about|be careful at|be cautious
        with|be cautious about|be cautious of|be wary of|be wary about|be wary of anything|be
        leery of|be suspicious of|be skeptical of|be nervous about|be nervous sending you to|
        beware of|beware|watch out for|look past|look beyond|leave alone|leave off your list|leave
        off my list|have second thoughts about|have reservations about|have doubts about|warn you
        off|warn you away from|warn you about|warn people off|advise against|caution against|warn
        against|recommend against|hesitate over|exercise caution with|use caution with|be on your
        guard with|be on guard at|keep off
    """,
    "anyone but": """
        anyone but|anybody but|anywhere but|anyplace but|any store but|any dealer but|any place
        but|hands off|stay out of|buyer beware at|shame on|run from|run away from|keep out of|boo
        to|thumbs down for|thumbs down to
    """,
    "more": """
        more|bigger|larger|deeper|wider|broader|stronger|better|greater|most|biggest|largest|
        deepest|widest|broadest|strongest|best|richest|fullest|freshest|good|big|large|huge|deep|
        wide|broad|strong|plenty of|great|excellent|ample|generous|solid|impressive|enormous|
        massive|vast|unmatched|healthy|longest|the only
    """,
    "supply": """
        inventory|stock|selection|choice|variety|range|lineup|allocation|allocations|supply|trims|
        bays|technicians|techs|hybrids|colors|colours|loaners|service bays|parts stock|parts
        inventory|used selection|new inventory|new stock|used inventory|certified inventory|
        warranty|guarantee|hours|service hours|shuttle|loaner fleet|reviews|ratings|scores|rating|
        score|reputation|feedback|marks|word of mouth|press|track record|record|follow up|
        communication|offers|trade in offers|trade offers|trade ins|trade in values|trade values|
        discounts|deals|incentives|rebates|prices|pricing|rates|quotes|offer|price|rate|deal|
        discount|quote|value|values|service|service department|service drive|parts department|
        shop|staff|team|crew|people|sales team|salespeople|advisers|advisors|experience|facility|
        facilities|used lot|truck lot|used truck lot|used car lot|aftercare|after sales|after
        sales service|support
    """,
    "lower": """
        lower|lowest|less|least|fewer|fewest|shorter|shortest|smaller|smallest|low|cheaper|
        cheapest|modest|lighter|lightest|minimal|zero|little|small|short|capped
    """,
    "burden": """
        fee|fees|doc fee|doc fees|dealer fee|dealer fees|documentation fee|documentation fees|
        price|prices|pricing|wait|waits|waiting time|wait times|wait time|complaints|complaint
        count|rate|rates|labor rate|labour rate|labor rates|hourly rate|markup|markups|pressure|
        hassle|payment|payments|monthly payment|apr|add ons|charges|charge|cost|costs|turnaround|
        turnaround times|lead time|lead times|quote|quotes|interest|interest rate|money factor|
        surcharge|surcharges|delays|paperwork|drama|haggling|back and forth|out the door price|
        sticker|stickers|asking price
    """,
    "higher": """
        higher|highest|more|most|longer|longest|bigger|biggest|steeper|steepest|extra|long|steep|
        high|heavy|heavier|excessive|constant|endless|frequent|repeated|recurring|recurrent|
        persistent|several|many|numerous|too many|plenty of|surprise|unexpected|unexplained|
        mystery|mandatory|forced|unwanted|bogus|inflated|stiff|hefty|sneaky|late|last minute|
        phantom
    """,
    "load": """
        fee|fees|doc fee|doc fees|dealer fee|dealer fees|documentation fee|wait|waits|waiting|wait
        times|wait time|complaints|gripes|grumbles|markup|markups|pressure|hassle|add ons|add on|
        accessories|charges|charge|surcharge|delays|turnaround|turnaround times|hold times|hold
        time|lead times|backlog|backlogs|lines|queues|upsells|extras|line items|protection
        package|protection packages|products|callbacks|disputes|billing disputes|errors|mistakes|
        mix ups|problems|issues
    """,
    "treats": """
        treat|treats|treated|handle|handles|handled|run|runs|staffed|reviewed|regarded|rated|
        thought of|spoken of|liked|respected|reputed|looked after|managed|organized|organised|
        equipped|stocked|priced|received|maintained|kept|trained
    """,
    "well": """
        well|fairly|right|decently|kindly|nicely|beautifully|admirably|superbly|respectfully|
        honestly|highly|warmly|like family|favorably|favourably|carefully
    """,
    "people": """
        reviewers|customers|buyers|shoppers|owners|people|locals|drivers|clients|members|posters|
        commenters|readers|reviews|ratings|families|enthusiasts|local owners|past customers|recent
        buyers|recent customers|recent reviews|most reviewers|most reviews|most buyers|most
        customers|everyone|regulars
    """,
    "speak well": """
        praise|praised|like|liked|love|loved|rave about|raved about|recommend|recommended|
        appreciate|appreciated|value|valued|trust|trusted|admire|admired|commend|compliment|
        applaud|thank|thanked|credit|highlight|highlighted|single out|singled out|singling out|
        enjoy|enjoyed|speak highly of|speak well of|swear by|keep returning to|keep coming back
        to|keep going back to|return to|go back to|come back to|gush about|are happy with|were
        happy with|are pleased with|were pleased with|felt welcome|feel welcome|felt respected|
        feel respected
    """,
    "nobody": """
        nobody|no one|nobody else|no one else|no other dealer|no other store|no other shop|no
        other dealership|no other place|no other|no rival|no competitor|no store|no dealer|none of
        the others|none of the rest|nothing else|nothing|no store here|nobody local|nobody nearby|
        nobody around here|nobody in town|nobody else in town|nobody else in the area|nobody else
        in the county|nobody else in the state|nobody else here|nobody else nearby|nobody else
        locally|few|few stores|few dealers|not many
    """,
    "rivals": """
        beats|beat|matches|match|touches|touch|tops|rivals|equals|outdoes|comes close to|comes
        close|come close|comes near|is close to|is close|does better|can match|can beat|can touch|
        can rival|could match|came close|is even close|measures up to|compares|compares to|
        compares with
    """,
    "praised fr": """
        accommodant|serieux|serieuse|fiable|simple|sur|sure|rapide|honnete|transparent|
        transparente|avantageux|avantageuse|complet|complete|interessant|interessante|convaincant|
        convaincante|recommandable|souple|aimable|abordable|apprecie|appreciee
    """,
}
