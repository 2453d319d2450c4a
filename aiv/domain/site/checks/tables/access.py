"""The rules of access: robots.txt, firewalls, indexes, sitemaps (A01 to A14)."""

from __future__ import annotations

from typing import Final

from aiv.domain.site.checks import indexed, listed, robots_access, served
from aiv.domain.site.checks.rule import Check, Rule

CHECKS: Final = (
    Check(
        Rule(
            id="A01", name="robots.ai_search", weight=7, is_critical=True,
            title="Search bots of assistants may read the site",
            measures="The verdict of robots.txt for every assistant's search bot on the home page, "
            "lists, vehicles, service and contact.",
            why="An assistant answers from the pages its search bot may read; the others do not "
            "exist.",
            fix="Give the search bots (OAI-SearchBot, Claude-SearchBot, PerplexityBot, Googlebot, "
            "bingbot) a group of their own in robots.txt with “Allow: /”, and take them out of "
            "groups that disallow.",
        ),
        robots_access.search,
    ),
    Check(
        Rule(
            id="A02", name="robots.ai_user", weight=2,
            title="Bots that fetch for a person may read the site",
            measures="The verdict of robots.txt for bots that open a page because somebody asked "
            "about it.",
            why="A shopper who pastes a link or asks about this car gets an answer without the "
            "page.",
            fix="Allow ChatGPT-User, Claude-User, Perplexity-User and their like in robots.txt. "
            "Some "
            "vendors ignore robots.txt for people; the line still tells the others.",
        ),
        robots_access.user,
    ),
    Check(
        Rule(
            id="A03", name="robots.policy_mix", weight=1,
            title="Training and search bots are ruled apart",
            measures="Groups of robots.txt that block training and search bots together, and names "
            "that no bot of today has.",
            why="Keeping out of training costs no answer; keeping out of search costs all of them. "
            "One group for both decides both by accident.",
            fix="Split the group: one for training bots (GPTBot, ClaudeBot, CCBot) as you wish, "
            "one "
            "for search and user bots that allows. Delete names that no longer exist.",
        ),
        robots_access.policy_mix,
    ),
    Check(
        Rule(
            id="A04", name="robots.validity", weight=3,
            title="robots.txt can be read",
            measures="Status, size, redirects and every line of robots.txt.",
            why="A robots.txt that answers with an error means “keep out” to careful bots, and "
            "a line "
            "nobody can read protects and allows nothing.",
            fix="Serve robots.txt as plain text with status 200 (or 404 for none), below 500 "
            "KiB, and "
            "mend the lines named here.",
        ),
        robots_access.validity,
    ),
    Check(
        Rule(
            id="A05", name="waf.block", weight=5, is_critical=True,
            title="The firewall serves honest bots",
            measures="Whether pages came to our honestly named bot, or a 401, 403, 429, 503, a "
            "challenge or a page that denies access.",
            why="A firewall that turns bots away makes every other effort invisible.",
            fix="Ask the host to let verified search bots through, by the address lists that their "
            "vendors publish, before any rule against bots, and name the rule that turned us away.",
        ),
        served.firewall,
    ),
    Check(
        Rule(
            id="A06", name="http.health", weight=2,
            title="Pages answer without errors",
            measures="The share of requests that ended in a server error, a 429 or no answer in "
            "time.",
            why="Bots come back less often to a site that fails, and drop pages that keep failing.",
            fix="Mend the addresses listed here by template: one broken template is often all "
            "of them.",
        ),
        served.health,
    ),
    Check(
        Rule(
            id="A07", name="index.noindex", weight=4, is_critical=True,
            title="Important pages may be indexed",
            measures="“noindex” in meta tags and in the X-Robots-Tag header, for everybody and for "
            "Google's and Bing's bots by name.",
            why="A page that says noindex leaves the index that assistants search.",
            fix="Remove the tag or header named here; it is often left over from the staging site.",
        ),
        indexed.noindex,
    ),
    Check(
        Rule(
            id="A08", name="index.snippet", weight=2,
            title="Important pages may be quoted",
            measures="“nosnippet”, “max-snippet” of 160 or less, and data-nosnippet over "
            "prices, hours "
            "or the store's name.",
            why="AI Overviews and AI Mode quote only what may be shown as a snippet.",
            fix="Remove nosnippet, raise max-snippet to -1, and keep data-nosnippet off facts.",
        ),
        indexed.snippet,
    ),
    Check(
        Rule(
            id="A09", name="canonical", weight=2,
            title="Each page names its own address",
            measures="Whether the canonical link of each important page leads to a living https "
            "page "
            "of this site that is about the same thing.",
            why="A canonical that points elsewhere hands the page's place to another page.",
            fix="Let the template write the page's own https address; a vehicle must never "
            "point at "
            "another vehicle or at a list.",
        ),
        indexed.canonical,
    ),
    Check(
        Rule(
            id="A10", name="host.unify", weight=1,
            title="All spellings lead to one address",
            measures="http and https, with and without www: where each ends and after how many "
            "redirects, and links that use another spelling.",
            why="Two addresses that both answer split what is known of the store.",
            fix="Redirect (301) every spelling in one step to the one https address, and link "
            "to it.",
        ),
        served.one_host,
    ),
    Check(
        Rule(
            id="A11", name="sitemap", weight=3,
            title="The sitemap lists what is there",
            measures="Whether listed pages answer, may be read and indexed; whether vehicles are "
            "listed; whether dates change only with the page.",
            why="Bots find new vehicles by it, and stop trusting dates that are always today's.",
            fix="Write the sitemap from the inventory every night: only pages that answer, every "
            "vehicle, lastmod only when the content changed.",
        ),
        listed.sitemap,
    ),
    Check(
        Rule(
            id="A12", name="indexnow", weight=1,
            title="Bing is told of changes",
            measures="The owner's word that changes are sent by IndexNow.",
            why="Bing, and with it Copilot, learns of a sold or new vehicle in minutes. Google "
            "ignores it.",
            fix="Switch IndexNow on in the site's platform, or publish a key file and send changed "
            "addresses.",
        ),
        listed.index_now,
    ),
    Check(
        Rule(
            id="A13", name="llms.txt", weight=0,
            title="llms.txt, if there is one, is right",
            measures="Whether llms.txt exists, has a heading, and leads to living pages.",
            why="No assistant is known to use it, so it weighs nothing; a wrong one can only "
            "mislead.",
            fix="Leave it out, or mend what is named here.",
        ),
        listed.llms,
    ),
    Check(
        Rule(
            id="A14", name="signals", weight=0,
            title="Content signals",
            measures="Content-Signal and Content-Usage lines of robots.txt, and whether they agree "
            "with its rules.",
            why="They state wishes; nobody is known to act on them yet, so they weigh nothing.",
            fix="Let them say what the rules say.",
        ),
        robots_access.signals,
    ),
)  # fmt: skip
