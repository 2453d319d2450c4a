"""Build and serve a synthetic dealer's site: seeded, the same every time, with traps."""

from tests.dealer_site.fetching import PaperFetcher
from tests.dealer_site.pages import DealerSite, Page
from tests.dealer_site.reading import SiteReader
from tests.dealer_site.serving import Server, serve

__all__ = ["DealerSite", "Page", "PaperFetcher", "Server", "SiteReader", "serve"]
