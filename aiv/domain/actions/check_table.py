"""Say of each check of the site audit what mending it takes and how well its effect is proved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from aiv.domain.actions.candidates import Generator
from aiv.domain.actions.grades import Effort, Grade

_S, _M, _L = Effort.SMALL, Effort.MEDIUM, Effort.LARGE
_DOC, _TRIED, _SEEN, _WHY, _NONE = (
    Grade.DOCUMENTED, Grade.TRIED, Grade.OBSERVED, Grade.REASONED, Grade.NO_EFFECT,
)  # fmt: skip
ONE_FILE: Final = "One text file on the web server."
ONE_SETTING: Final = "One setting or one line of a template."
FIREWALL: Final = "A rule at the host or firewall, which somebody else often runs."
TEMPLATE: Final = "A template of the website platform; most dealers have to ask their vendor."
PLATFORM: Final = "The way pages are made has to change; only the platform's vendor can."
RECORD: Final = "A value to correct where it is kept."
FEED: Final = "The export or the sync of the inventory, with whoever runs it."
WRITING: Final = "Words to write, page by page."
HABIT: Final = "Work that goes on every week."


@dataclass(frozen=True, slots=True)
class Mending:
    """What mending a check is: a short order, the work it takes, the proof that it helps."""

    title: str
    effort: Effort
    reason: str
    grade: Grade
    generator: Generator = Generator.NOTHING


# Grades after measurement.md 1.2 and site_audit.md 0: what is closed or unreadable is not used
# (vendors, network logs); markup, semantic HTML and freshness go along with citation (r = .63 to
# .68, observational); price, recency and relevance helped in paired trials; llms.txt and retired
# rich results did nothing.
MENDINGS: Final[dict[str, Mending]] = {
    "A01": Mending("Let assistants' search bots in", _S, ONE_FILE, _DOC, Generator.ROBOTS),
    "A02": Mending("Let bots in that fetch for a shopper", _S, ONE_FILE, _DOC, Generator.ROBOTS),
    "A03": Mending("Rule training and search bots apart", _S, ONE_FILE, _WHY, Generator.ROBOTS),
    "A04": Mending("Serve a robots.txt that can be read", _S, ONE_FILE, _DOC, Generator.ROBOTS),
    "A05": Mending("Stop the firewall from turning crawlers away", _M, FIREWALL, _DOC),
    "A06": Mending("Mend pages that answer with errors", _M, TEMPLATE, _DOC),
    "A07": Mending("Take “noindex” off pages that shoppers need", _S, ONE_SETTING, _DOC),
    "A08": Mending("Let answers quote your pages", _S, ONE_SETTING, _DOC),
    "A09": Mending("Point canonical links at the right page", _M, TEMPLATE, _WHY),
    "A10": Mending("Answer under one address", _M, FIREWALL, _WHY),
    "A11": Mending("Make the sitemap whole and true", _M, FEED, _WHY),
    "A12": Mending("Tell Bing of changes by IndexNow", _S, ONE_SETTING, _WHY),
    "A13": Mending("Correct llms.txt, or take it away", _S, ONE_FILE, _NONE),
    "A14": Mending(
        "Make content signals agree with robots.txt", _S, ONE_FILE, _NONE, Generator.ROBOTS
    ),
    "B01": Mending("Let pages speak before scripts run", _L, PLATFORM, _DOC),
    "B02": Mending("Write key facts into the raw page", _M, TEMPLATE, _DOC),
    "B03": Mending("Lead to every page by plain links", _M, TEMPLATE, _DOC),
    "B04": Mending("Make heavy pages lighter", _M, TEMPLATE, _WHY),
    "B05": Mending("Declare charset and language", _S, ONE_SETTING, _WHY),
    "B06": Mending("Say in title and headline what the page is", _S, TEMPLATE, _SEEN),
    "C01": Mending(
        "Mend structured data that does not parse", _S, TEMPLATE, _SEEN, Generator.DEALER
    ),
    "C02": Mending("Describe the store in full", _S, TEMPLATE, _SEEN, Generator.DEALER),
    "C03": Mending("Describe vehicles in full", _M, TEMPLATE, _SEEN, Generator.CAR),
    "C04": Mending("State offers that can be computed with", _M, TEMPLATE, _SEEN, Generator.CAR),
    "C05": Mending("Make the store one node", _M, TEMPLATE, _WHY, Generator.DEALER),
    "C06": Mending("Mark breadcrumbs up", _M, TEMPLATE, _WHY),
    "C07": Mending("Name the store's profiles", _S, TEMPLATE, _WHY),
    "C08": Mending("Show where ratings come from, or drop them", _S, TEMPLATE, _NONE),
    "C09": Mending("Let markup and page say the same", _M, TEMPLATE, _WHY, Generator.DEALER),
    "C10": Mending("Stop paying for retired rich results", _S, ONE_SETTING, _NONE),
    "D01": Mending("Correct vehicle numbers", _S, RECORD, _WHY),
    "D02": Mending("Give each vehicle one price", _M, FEED, _WHY),
    "D03": Mending("Show only vehicles that are there", _M, FEED, _WHY),
    "D04": Mending("State mileage and condition well", _M, TEMPLATE, _WHY, Generator.CAR),
    "D05": Mending("Show used vehicles in real photos", _M, HABIT, _WHY),
    "D06": Mending("Keep stock fresh", _M, FEED, _TRIED),
    "D07": Mending("Correct specifications by the vehicle number", _S, RECORD, _WHY),
    "E01": Mending("State one name, address and phone", _S, RECORD, _WHY, Generator.FACTS),
    "E02": Mending("Correct listings elsewhere", _S, RECORD, _WHY, Generator.FACTS),
    "E03": Mending("Put the verified hours into markup", _S, TEMPLATE, _WHY, Generator.DEALER),
    "E04": Mending("Earn recent reviews", _L, HABIT, _WHY),
    "E05": Mending("Answer reviews within a week", _M, HABIT, _WHY),
    "E06": Mending("Link your real profiles", _S, TEMPLATE, _WHY),
    "E07": Mending("Correct the position in markup", _S, TEMPLATE, _WHY, Generator.DEALER),
    "F01": Mending("Bring pages within three clicks", _M, TEMPLATE, _WHY),
    "F02": Mending("Answer shoppers' questions on the site", _L, WRITING, _TRIED),
    "F03": Mending("Replace the manufacturer's words by your own", _L, WRITING, _WHY),
    "G01": Mending("Serve pages faster", _M, FIREWALL, _WHY),
    "G02": Mending("Unblock the bots that met errors", _M, FIREWALL, _DOC),
    "G03": Mending("Keep the pages that assistants send people to", _S, RECORD, _WHY),
}
UNKNOWN: Final = Mending("Mend what the check found", _M, TEMPLATE, _WHY)
"""For a check that a later release adds before it is described here."""
