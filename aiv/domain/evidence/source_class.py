"""Say what kind of site a cited page belongs to."""

from __future__ import annotations

from collections.abc import Set
from typing import Final

METHOD_VERSION: Final = "source-class-1"

# Registrable domains of well-known sites that US car shoppers' answers cite. A domain that is in
# no list is "other": a guess would be a made-up figure.
_HOSTS: Final = {
    "oem": (
        "acura.com alfaromeousa.com audiusa.com bmwusa.com buick.com cadillac.com chevrolet.com "
        "chrysler.com dodge.com fiatusa.com ford.com genesis.com gmc.com honda.com hyundaiusa.com "
        "infinitiusa.com jaguarusa.com jeep.com kia.com landroverusa.com lexus.com lincoln.com "
        "lucidmotors.com maseratiusa.com mazdausa.com mbusa.com miniusa.com mitsubishicars.com "
        "nissanusa.com polestar.com porsche.com ramtrucks.com rivian.com subaru.com tesla.com "
        "toyota.com volvocars.com vw.com buyatoyota.com shopacura.com gm.com stellantis.com"
    ),
    "marketplace": (
        "cars.com autotrader.com cargurus.com carfax.com edmunds.com truecar.com carvana.com "
        "carmax.com vroom.com iseecars.com autolist.com carsforsale.com capitalone.com "
        "ebay.com costcoauto.com leasehackr.com autotempest.com"
    ),
    "review": (
        "dealerrater.com yelp.com kbb.com jdpower.com consumerreports.org trustpilot.com bbb.org "
        "caredge.com consumeraffairs.com birdeye.com"
    ),
    "directory": (
        "google.com maps.apple.com mapquest.com yellowpages.com foursquare.com superpages.com "
        "manta.com chamberofcommerce.com bing.com loc8nearme.com local.yahoo.com"
    ),
    "news": (
        "caranddriver.com motortrend.com autonews.com cnn.com nytimes.com usnews.com forbes.com "
        "reuters.com apnews.com usatoday.com cbsnews.com nbcnews.com autoblog.com jalopnik.com "
        "cnbc.com washingtonpost.com wsj.com autoweek.com roadandtrack.com"
    ),
    "forum": (
        "reddit.com facebook.com instagram.com youtube.com tiktok.com x.com twitter.com quora.com "
        "linkedin.com threads.net bobistheoilguy.com"
    ),
}
_LISTS: Final = {word: frozenset(hosts.split()) for word, hosts in _HOSTS.items()}


def classify(host: str, *, own: Set[str], rivals: Set[str]) -> str:
    """Give own, rival, oem, marketplace, review, directory, news, forum or other.

    `host` is lower case without "www."; `own` and `rivals` are hosts of that form. A sub-domain
    belongs to its parent: "shop.dealer.example" is the site of "dealer.example".
    """
    parents = _parents(host)
    if parents & own:
        return "own"
    if parents & rivals:
        return "rival"
    return next((word for word, hosts in _LISTS.items() if parents & hosts), "other")


def _parents(host: str) -> frozenset[str]:
    """Give a host with every parent domain of at least two labels."""
    labels = host.split(".")
    return frozenset(".".join(labels[at:]) for at in range(len(labels) - 1))
