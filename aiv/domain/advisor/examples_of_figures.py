"""Hold questions for what assistants say, in our own words; a bar parts them. See `likeness`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from aiv.domain.advisor.topics import Topic

LINES: Final[Mapping[Topic, str]] = {
    Topic.WORKED: """
        did our changes work | did the new service pages help | has the schema fix made a
        difference | what was the effect of our changes | was it worth it | did it work | before
        and after our new site | did what we changed help | what is the impact of my work | did
        the FAQ page have any effect | has answering reviews paid off | what effect did the
        changes have | did our new pages help | is what we did working | did the fix move the
        needle | did our changes help | what did our last change bring | did fixing the schema
        work | did the changes we made help | has our new content worked | what was the result
        of our fixes | we rewrote the service page in october, did it do anything | was the new
        FAQ worth the effort | did adding schema help us | did our last changes pay off | effect
        of the work we did | did the new landing page help | has our work on the FAQ paid off |
        is what we did in september showing results | are the changes we did in may showing |
        any results from our work | did we get anything out of the changes | has the new page
        had an effect | did the fix work | was it worth it to rewrite the page | do our efforts
        show | does what we changed make a difference | outcome of the changes | success of our
        new FAQ
    """,
    Topic.CHANGE: """
        why did it fall | Why did our visibility drop last week? | what changed since last month
        | are we going up or down | why are we lower than last week | did our score improve
        lately | what is different this week | show me the trend | has anything changed in
        chatgpt | how did we do compared to last week | why have we lost ground on service | is
        the drop real or noise | week over week change | are we getting better | did we slip |
        what happened to our numbers | why is our mention rate down | how has our visibility
        developed | is it going up | did anything move this week | what moved | was the fall
        bigger than the noise | why has our AIV gone down | what is behind the decline | did we
        do better than last month | anything new since Monday | why are fewer answers naming us
        | has the situation improved recently | could that dip be random | are we trending
        upwards | why did perplexity stop naming us | why is our score lower now | did something
        change on our side | how much did we lose since last week | what caused the decline in
        service | are we improving | is our visibility growing | what went down | did the last
        update hurt us | compare this week with last week | why does ChatGPT no longer recommend
        us | why did our AIV fall | why are we named less often | what changed in our visibility
        this week | how does this week compare with last week | did we gain or lose | are we
        down since last month | what is the trend for parts | did our mention rate drop | is the
        change statistically real | what is different from last time | why did we drop in Gemini
        | has our score changed | what happened last week | did we get better or worse | why is
        our AIV lower | how did we develop over the last weeks | have we been falling behind |
        was last week's drop only noise | what explains the rise in service | what the heck
        happened to our score this week | we were doing fine in october and now it looks bad,
        what is going on | why'd we go down | did somthing change in the last 7 days | week vs
        last week | has perplexity started naming us less | is this dip something i need to take
        seriously or is it random | any movement since last monday | are things looking up | how
        much did we lose in chatgpt compared with the week before | service numbers went south,
        how come | did we gain anything this week | have our numbers moved | compare this week
        to the one before | we lost 5 points, why | did chatgpt's update affect us | is it
        normal that it goes up and down like this | what's new since I looked last | trend for
        the last month | did our visibility in gemini really drop or is that chance | used car
        mentions fell off a cliff | are we doing better than in the fall | are the numbers
        different now | did we lose points | did anything move in gemini | why the decline | we
        fell, what is the reason | our mentions collapsed, why | was there a jump in perplexity
        | is the difference significant from last week | did the model update move us | how does
        this month compare with last month | what's the development over time | show progress
        over the weeks | we were named more often before | has our AI presence grown | did our
        rate go up | how come service is down | did we bounce back | is it going in the right
        direction | are things better than before | what is new this week | what have I missed
        since last time | could the drop be just luck
    """,
    Topic.RANK: """
        where do we rank | what is our position on the leaderboard | show the leaderboard | what
        place are we in | are we first in the market | how many places did we climb | our
        standing in the market | are we number one | our ranking | who is on top of the
        leaderboard | what's our rank this week | are we in the top three | where do we stand on
        the leaderboard | what spot do we have on the board | did we move up in the ranking |
        are we on top | what is our rank | where are we on the leaderboard | which rank do we
        have in the market | did our position on the leaderboard change | who leads the
        leaderboard | what number are we in town | are we first, second, third, or what |
        leaderbord | who's on top of the ranking | our standing this week among all dealers |
        what's our place in the market | position on the board | did we climb in the ranking |
        who is first on the board | how do we rank this week | where are we in the table | which
        position | did we move up the leaderboard | are we tied with someone | best dealer in
        the market ranking
    """,
    Topic.RIVALS: """
        who beats me on service | which competitors are named most | who is named instead of us
        | who is ahead of us for used cars | how do we compare with Palmway Motors | who wins
        the truck questions | which other dealers does chatgpt recommend | are we losing to
        Harbor Kia | who is our biggest competitor in AI answers | who comes first when shoppers
        ask about parts | who do they recommend instead | is Palmway Motors named more often
        than us | show me our rivals | who else gets named | who is beating us on finance | who
        leads in electric cars | what store is recommended the most | which dealer is named most
        often by Gemini | what about Harbor Kia | competetors in our market | who takes our
        shoppers | are the other stores named more than we are | which dealership wins for oil
        changes | who is named more than us | who dominates used cars | how do we stack up
        against Harbor Kia | tell me about the competition in our market | which stores are
        ahead of us in parts | who gets the recommendation for EVs | does Palmway Motors beat us
        | who are they sending shoppers to instead of us | who's winning in our market | who is
        the strongest dealer around here | what is Harbor Kia doing better | who gets picked
        over us | show the other dealers in our market | do competitors show up more | who
        outranks us for service | how does Palmway Motors do | who do shoppers hear about for
        trade-ins | who beats us on parts | who is named first for trucks | which competitor is
        the strongest | how far ahead is Palmway Motors | compare us with Harbor Kia | who shows
        up instead of us | list our competitors | which dealers are recommended for financing |
        who is winning electric car questions | are we beating our rivals | who gets recommended
        ahead of us | how are our competitors doing | which store does ChatGPT prefer | who
        beats us for used cars in Gemini | is Harbor Kia ahead of us | who is the top dealer for
        service | tell me about Palmway Motors | who do we lose service questions to | name our
        toughest rivals | whos beating us | which other dealers come out first when people ask
        about oil changes | harbor kia vs us | who does gemini send people to if not to us |
        list the competiton | who is eating our lunch in used cars | how often does palmway get
        named compared to my store - palmway motors i mean | which stores show up in our place |
        are there competitors the assistants like better | is there anybody in this town that
        gets named more than we do | our strongest opponents in finance | do we beat Palmway
        Motors anywhere | tell me who the assistants recommend first | which competitor is named
        most | how does Harbor Kia do on service compared to us | who's winning | what other
        toyota stores come up | are we losing to Palmway Motors | who do shoppers hear about
        instead of us | show the competition for trucks | does perplexity favor one of our
        rivals | who's the one to beat in finance | what other stores get named | which dealers
        do assistants name most | who comes up first for service | who do assistants recommend |
        is anybody better than us | how far is Palmway Motors ahead | who does Claude like most
        | compare us with Harbor Kia in chatgpt | what does AI recommend in our place | who gets
        the leads we do not get | the dealers around us, how are they doing | which dealership
        wins used car questions | does Harbor Kia get more mentions | what about the competition
        | who should we be afraid of | who outranks us in answers | are the other dealers more
        visible | who takes our customers in AI | how big is the gap to the best dealer
    """,
    Topic.ANSWERS: """
        show me the answers | what did ChatGPT say about us | let me read the raw answers | can
        I see the evidence | which questions do you ask | show the answers about service | what
        exactly does perplexity say | give me examples of answers that name us | where is the
        proof | show me what gemini wrote | open the answers | which prompts are we losing |
        list the questions where we are not named | quotes about my store | what words do they
        use about us | I want to read the original replies | show me claude's answers | what do
        the assistants say about our service department | which questions name us | how do
        assistants describe us | show me what was said about our finance department | can you
        list some replies that name us | I want to see the exact wording | which shopper
        questions leave us out | let me see proof | what did they write about our store | show
        me an example answer | read me what perplexity replied | which questions did we lose |
        can I look at the evidence behind it | what do they tell shoppers about us | show
        answers from gemini about parts | what do people actually ask | show us the answers of
        ChatGPT | what does Gemini say about our store | which questions are we not named in |
        show evidence | give me the exact words | can I read an answer about service | what
        questions do shoppers ask | show the evidence | what does Claude say about our service |
        open an example answer | list the questions we lose | how does ChatGPT describe our
        store | show me the prompts you use | let me read what they actually wrote | show some
        replies from perplexity | i want to see the chat answers about service | what do the
        assistants tell people about us, word for word | examples where we were not named |
        which prompts did you run | can I see the raw text | what did gemini say when asked
        about trade-ins | pull up the last answer that mentions us | what are the exact
        questions you ask for our market | show us the conversation with gemini | which answers
        named Harbor Kia and not us | give me the quotes | where can i read the responses | what
        are shoppers asking in your tests | what was said about our parts counter | let's see
        the evidence for that | show me an answer from yesterday | which answers left us out |
        show the replies that name Palmway Motors | open the conversations | what was the reply
        of ChatGPT | give me the wording of the answers | what did the AI say exactly | let me
        see examples | can you show me what shoppers are told | I want to read the answers |
        which questions are asked in our market | what questions are on the panel | show me what
        perplexity said about financing | recent answers please | what do you ask the assistants
        | display the latest replies about parts
    """,
    Topic.MONEY: """
        how much money is at risk | what does this cost us | how much are we losing | revenue at
        risk | what is our revenue exposure | how many dollars does it cost a month | what is
        the gross at stake | how much is it worth to us | show me the money | what's our AIVR |
        how much profit do we lose | what's the return on this, the ROI | lost sales in dollars
        | what is it costing me to be invisible | how many dollars are exposed | what does
        invisibility cost per month | how much gross are we missing | is there a revenue figure
        | what's at stake for us in dollars | how much business are we losing | what is the
        financial impact | put a dollar value on it | what is our revenue at risk | how much
        money do we lose per month | what does it cost us not to be named | show me the dollars
        | how is our gross used | how much are we losing each month | what is the money at risk
        | how much revenue do we miss | what would it be worth to us to be named | is the gross
        declared | what is this costing us | how many dollars per month are on the line | whats
        our revenue at risk | put a price tag on it | how much gross are we leaving on the table
        | is there a $ figure for this | what's the financial exposure from not being named |
        how much business do we lose because of this | revenue impact? | what does it mean for
        our bottom line | what's our monthly exposure in dollars | is that a lot of money | what
        are we losing in gross profit | how many sales does this cost | what is it worth in
        money | what does being invisible cost | revenue effect of all this | how much profit is
        lost | dollar value please | how high is the exposure | what is on the line financially
        | is it expensive not to be named | estimate of lost gross
    """,
    Topic.SOURCES: """
        which sources do they cite | who do assistants cite | where does ChatGPT get its
        information | is our own site cited | which websites are linked | how often are we cited
        | do they link to us | which domains stand behind the answers | what is our citation
        rate | what pages do the assistants cite | where does perplexity find that | do AI
        answers link to our website | which sites do they get it from | does anyone cite our
        pages | what are the sources behind the answers | where do the assistants get their
        information | which sites are cited most | do they cite our site | who is cited when
        they name us | which sources does Perplexity use | how often is our own site cited |
        where do the assistants get their information about us | which websites are quoted most
        | do they link to our site | does gemini cite cars.com | sources behind the answers |
        what pages do they cite when they talk about us | is our website one of the sources |
        which directories does chatgpt rely on | who gets cited for service | is our site used
        as a source | who is quoted | which pages are linked | where does chatgpt take that from
        | does perplexity use our website | which site is cited most for service | what do the
        assistants read | links in the answers | are third party sites cited
    """,
    Topic.VISIBILITY: """
        what is my visibility | How visible are we? | what's our AIV | how are we doing | How
        often does ChatGPT name us? | are we mentioned by perplexity | Does Gemini recommend my
        dealership | what is our mention rate for used cars | how is my store doing on service
        questions | do assistants know us at all? | current score please | how often are we
        named when people ask about financing | does claude ever suggest us | do we show up in
        AI overviews | what is my score | Are we seen by shoppers who ask an AI? | how many
        answers mention our store | visibility for trucks | how do we look in copilot | is
        Sunridge Toyota named by grok | give me our visibility index | what share of answers
        name us | do people find us through chatgpt | whats my visiblity | how good is our
        presence in AI answers | do the AI tools mention Sunridge Toyota | what's the mention
        rate in perplexity | are we recommended for trade-ins | how frequently does Claude bring
        us up | is our store known to grok | tell me our aiv | how visible is our service
        department | are shoppers shown our name | how many times did chatgpt mention us | what
        is the AIV of our store today | is anyone telling customers about us when they ask an AI
        | are we invisible | what does the index say for our store | do we exist for ChatGPT |
        how often does copilot mention us for used cars | where do we get named | how strong is
        our visibility in parts | show me our numbers | give me a summary of our visibility |
        which assistants name us | how visible is Sunridge Toyota | what is our AIV right now |
        does Perplexity mention my store | are we named for used cars | how often do assistants
        recommend us for service | what percentage of answers mention us | can shoppers find us
        with AI | our mention rate in gemini please | how do we do on ChatGPT | is our
        dealership being recommended | overall visibility | tell me how visible we are | what's
        our visibility in Claude | does AI recommend our store | is Sunridge Toyota mentioned at
        all | how often are we named for leases | our AIV today | do we appear in Perplexity
        answers | how well known are we to Gemini | in how many answers are we named | are we in
        the AI overviews for used cars | when somebody asks a chatbot for a toyota store around
        here, does our name come out of it? | u know if chatgpt brings up our store | visbility
        for service pls | so my boss wants to know in one sentence how we are doing with these
        AI tools, what do I tell him | percentage of answers with us in it | AIV? | where do we
        stand with gemini | are we even on the map for claude | is our dealership getting named
        for EVs | how many times out of a hundred does perplexity name us | current visibility
        used cars copilot | give me the short version of our numbers | how strong are we in
        finance questions | what's our index right now | does anyone asking an AI get pointed to
        us | if I were shopping for a RAV4 and asked Claude, would you say we get mentioned? |
        where are we at with AI search these days | can you tell me how present we are in ai
        answers about leasing | mention rate perplexity | do the bots like us | how often do we
        pop up | quick summary for my Monday meeting | does grok have any idea we exist | whats
        the score for our store | in which assistants are we strongest | Are we being named for
        pre-owned vehicles at all these days? | how many of the answers include our dealership |
        are we showing up | do AI chatbots know about our store | how likely is it that an
        assistant names us | what are the odds of being recommended by Gemini | rate of mentions
        for the service department | give me an overview of where we stand with AI | what
        percent of the time do we get named | do people hear about us from ChatGPT | our
        presence in ai search | are we popping up anywhere | which assistant names us most | on
        which platforms do we do well | where are we weak | where are we strong | how good do we
        look to assistants | does the AI think of us when somebody wants a truck | can I get a
        quick status | show my dashboard numbers | how do we perform for parts questions | are
        we recommended or just listed | do we come out well | how visible is the store right now
        | what is our result in AI overviews | is Claude aware of us | are we absent in Copilot
        | do assistants skip us
    """,
}
