"""Hold the word families that name a dealer without offering it: places, owners, history."""

from __future__ import annotations

ASIDES: dict[str, str] = {
    "supposing": """
        if you|if you'd|if you had|if you were|if you ever|even if you|say you|say you'd|say you
        had|let's say you|let's say|suppose|suppose you|suppose that|supposing|supposing you|
        imagine|imagine you|imagine that|imagine if|picture|picture yourself|picture yourself at|
        picture yourself in|picture walking into|picture this|pretend|pretend you|assume|assume
        you|assuming|assuming you|assuming that|what if|hypothetically|were|had|should|in theory|
        in the event that|in the event|for the sake of argument|let us say|let us suppose|let us
        imagine|let's suppose|let's pretend|let's imagine|take a hypothetical|as a hypothetical|as
        a thought experiment|let's assume|let us assume|whatever|unless|on the off chance|if ever
    """,
    "asks about": """
        you asked about|you asked whether|you asked if|you asked me about|you ask about|you ask
        whether|you ask if|asked about|asking about|asked whether|asking whether|you mentioned|you
        mention|you named|you name|you referred to|you brought up|you cite|you cited|you wrote|you
        were asking about|you're asking about|you are asking about|you're wondering about|you want
        to know about|you wanted to know about|you want to know whether|you want to know if|you're
        wondering if|you're wondering whether|wondering about|curious about|your question about|
        your question on|your query about|regarding your question about|questions about|the
        question is whether|as for your question about|on your question about|in your question|
        your note about|your message about|your inquiry about|you're considering|you are
        considering|you're looking at|you're thinking of|you were quoted by|you got from|you
        received from|the quote from|your quote from|your offer from|an offer from|a quote from|
        your deal at|your deal with|your contract with|your appointment at|your visit to
    """,
    "no tie": """
        no relation to|no relation with|no relationship with|no connection to|no connection with|
        no link to|no links to|no link with|no tie to|no ties to|no connection between|no
        affiliation with|no corporate link to|nothing to do with|nothing ties it to|nothing links
        it to|nothing connects it to|not related to|not connected to|not connected with|not
        affiliated with|not associated with|isn't related to|isn't connected to|isn't affiliated
        with|isn't part of|not part of|unrelated to|unconnected to|unaffiliated with|independent
        of|separate from|distinct from|different from|not the same as|not the same store as|not to
        be confused with|not to be mixed up with|not to be mistaken for|easily confused with|often
        confused with|sometimes confused with|often mistaken for|easy to confuse with|easy to
        mistake for|confused with|mistaken for|mixed up with|don't confuse it with|don't confuse
        this with|don't confuse them with|don't mix it up with|neither related to
    """,
    "then": "2015|2016|2017|2018|2019|2020|2021|2022|2023|2024|2025|then|that|last year",
    "beside": """
        next to|next door to|right next to|right next door to|beside|right beside|alongside|
        adjacent to|adjoining|abutting|across from|directly across from|across the street from|
        across the road from|across the highway from|across the freeway from|across the
        intersection from|across the lot from|across town from|opposite|directly opposite|facing|
        behind|right behind|in front of|past|just past|right past|near|right near|close to|just
        before|right before|just beyond|beyond|around the corner from|round the corner from|down
        the street from|down the road from|down the block from|up the street from|up the road
        from|up the hill from|two doors from|two doors down from|a few doors down from|doors down
        from|a block from|one block from|two blocks from|three blocks from|a few blocks from|
        blocks from|a mile from|half a mile from|a mile past|miles from|minutes from|minutes past|
        steps from|a stone's throw from|a short walk from|walking distance of|walking distance
        from|within sight of|visible from|south of|north of|east of|west of|left of|right of|in
        back of|the corner by|the corner after|the light after|the light by|the exit after|the
        turn after|the driveway after|the entrance after|the lot after|turn at|turn left at|turn
        right at|turn in at|turn after|turn left after|turn right after|turn before|turn left
        before|turn right before|exit at|once you pass|after you pass|when you see|when you reach|
        until you reach|until you see|until you hit|before you reach|before reaching|after
        passing|you'll pass|you pass|you will pass|you'll see|you will see|drive by|driving by|
        drive past|driving past|keep going past|go past|follow the signs to|signs for|the sign
        for|landmark is|flanked by|sandwiched between|wedged between|between|bordering|borders|
        backs onto|backs up to|overlooks|in the shadow of|shares a lot with|shares its lot with|
        shares a building with|shares its building with|shares a driveway with|sharing a driveway
        with|sharing a lot with|sharing a building with|shares a campus with|shares an entrance
        with|shares a parking lot with|shares a wall with|same address as|same building as|same
        lot as|same street as|same block as|same complex as|on the same lot as|neighboring|
        neighbouring|neighbor of|neighbour of|neighbors|the neighbor of|kitty corner from|kitty
        corner to|catty corner from|catty corner to|diagonally across from|on the other side of|
        the other side of|on the far side of
    """,
    "owned": """
        belongs to|belong to|both belong to|belonging to|owned by|is owned by|owned and operated
        by|part of|is part of|a part of|run by|operated by|managed by|controlled by|held by|a
        member of|member of|a division of|division of|a unit of|an arm of|a branch of|branch of|
        the sister of|sister store of|sister of|sister store to|sister to|sister store is|sister
        stores are|sibling of|sibling store of|sibling to|a sibling of|subsidiary of|parent|parent
        company|parent company is|parent group|parent is|corporate parent|the owners of|owners of|
        owner of|owner is|its owner|same owners as|same owner as|same ownership as|same family as|
        same family that owns|same family that runs|same people as|same people who run|same group
        as|same parent as|the family behind|the people behind|the company behind|the group behind|
        shares ownership with|shares an owner with|under common ownership with|bought by|acquired
        by|purchased by|taken over by|sold to|merged with|merged into|backed by|affiliated with|
        under the umbrella of|under the same roof as|sister dealership|sister dealership of|sister
        company of|sister brand|sister location|which also owns|which also runs|which also has|
        that also owns|that also runs|that also has|that also operates|who also own|who also run|
        who also have|previously worked at|worked at|used to work at|came over from|hired from|
        hired away from|moved over from|came from|trained at|former manager of|ex manager of|
        previously at|formerly at|formerly of
    """,
    "once": """
        formerly|formerly known as|formerly called|former|the former|previously|previously known
        as|previously called|used to be|used to be called|used to operate as|used to trade as|
        once|once called|once known as|once operated as|was called|was known as|was named|known
        as|originally|originally called|originally named|originally opened as|opened as|started
        as|started out as|began as|began life as|historically|the old|its old name|old name|its
        former name|under its old name|under the old name|under its former name|under the name|
        replaced|replaced the old|replaces|took the place of|took over|took over from|took over
        the former|bought out|bought the former|bought|absorbed|succeeded|succeeds|the successor
        to|successor to|successor of|the site of|the home of|rebranded from|renamed from|changed
        its name from|changed names from|did business as|formerly operated as|previously operated
        as|then called|then known as|known until|back when it was|no longer called|don't call it|
        aka the old|inherited from|the remains of|nee
    """,
    "gone": """
        no longer exists|no longer exist|no longer open|no longer operates|no longer operating|no
        longer in business|no longer a|no longer there|no longer trades|no longer sells|no longer
        carries|no longer represents|no longer an authorized|no longer authorized|no longer
        listed|no longer around|no longer appears|no longer with us|closed permanently|permanently
        closed|closed in|closed down|closed its doors|closed for good|closed under|closed when|
        closed after|closed years ago|closed last|closed back|closed for business|closed this|
        closed until|closed for remodeling|closed for renovation|temporarily closed|closed as of|
        closed since|closed at the end|closed on|has closed|have closed|had closed|was closed|has
        been closed|shut down|shut its doors|shut for good|shut in|has shut|shuttered|out of
        business|went out of business|went under|went dark|went bankrupt|bankrupt|bankruptcy|
        liquidated|wound down|folded|was folded into|folded into|ceased operations|ceased to
        exist|ceased trading|stopped selling|stopped operating|stopped trading|ended operations|
        lost its franchise|lost the franchise|gave up its franchise|gave up the franchise|
        surrendered its franchise|dropped the brand|dropped the make|was sold|been sold|got sold|
        sold the franchise|sold its|sold out to|sold to|was bought|got bought|was acquired|been
        acquired|changed hands|was absorbed|absorbed by|was absorbed by|was taken over|taken over
        by|was replaced by|replaced by|was merged|merged into|merged with|was renamed|been
        renamed|got renamed|renamed|rebranded as|changed its name|changed names|now operates as|
        now operates under|now trades as|now trades under|now called|is now called|now known as|is
        now known as|is now part of|is now|now goes by|goes by|became|has become|turned into|is
        gone|is long gone|long gone|gone since|are gone|is history|is no more|disappeared|
        vanished|moved away|defunct|demolished|torn down|doesn't exist|does not exist|never
        existed|didn't exist|not a dealership|isn't a dealership|isn't open|not open yet|hasn't
        opened|hasn't opened yet|not yet open|old name|former name
    """,
    "left out": """
        was left out|were left out|left out|was excluded|were excluded|is excluded|are excluded|
        excluded because|was omitted|is omitted|were omitted|was dropped from|was removed from|
        isn't included|is not included|wasn't included|was not included|isn't ranked|is not
        ranked|wasn't ranked|was not ranked|was not scored|wasn't scored|isn't scored|not scored|
        isn't counted|isn't listed here|did not make|didn't make|doesn't make|not on my list|not
        on this list|isn't on this list|isn't on the list|doesn't belong|does not belong|doesn't
        qualify|does not qualify|doesn't count|doesn't apply|falls outside|is outside|lies
        outside|is out of|out of the running|is out of range|is off the table|is too far to|isn't
        relevant|has no connection|no connection|is unrelated|is separately owned|separately
        owned|is a separate|is a different|is another|is an unrelated|is its own business|is a
        whole other|isn't the same|is not the same|has nothing to do|doesn't sell|does not sell|
        don't sell|doesn't carry|does not carry|doesn't handle|doesn't service|sells only|sells
        another|carries a different
    """,
}
