"""Invent the vehicles of a dealer, with VINs whose check digit is right."""

from __future__ import annotations

import random
from dataclasses import dataclass

MODELS = (("Toyota", "Camry"), ("Toyota", "RAV4"), ("Honda", "Civic"), ("Ford", "Escape"))
COLORS = ("White", "Silver", "Blue", "Red")
TRIMS = ("LE", "SE", "XLE", "Limited")
_SIGNS = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789"
_VALUES = dict(zip("ABCDEFGHJKLMNPRSTUVWXYZ", [1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9], strict=True))  # fmt: skip # noqa: E501
_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One vehicle in stock."""

    vin: str
    stock_number: str
    condition: str
    year: int
    make: str
    model: str
    trim: str
    color: str
    price: int
    miles: int

    @property
    def path(self) -> str:
        """Give the path of its page."""
        words = f"{self.year}-{self.make}-{self.model}-{self.vin}".lower()
        return f"/{'new' if self.condition == 'new' else 'used'}/{words}"

    def node(self, origin: str) -> dict[str, object]:
        """Give its JSON-LD."""
        is_new = self.condition == "new"
        return {
            "@context": "https://schema.org",
            "@type": "Car",
            "name": f"{self.year} {self.make} {self.model} {self.trim}",
            "image": f"{origin}/images/{self.vin}.jpg",
            "url": f"{origin}{self.path}",
            "brand": {"@type": "Brand", "name": self.make},
            "model": self.model,
            "vehicleModelDate": str(self.year),
            "vehicleIdentificationNumber": self.vin,
            "itemCondition": f"https://schema.org/{'NewCondition' if is_new else 'UsedCondition'}",
            "mileageFromOdometer": {
                "@type": "QuantitativeValue",
                "value": self.miles,
                "unitCode": "SMI",
            },
            "offers": {
                "@type": "Offer",
                "price": self.price,
                "priceCurrency": "USD",
                "availability": "https://schema.org/InStock",
            },
        }


def stock(count: int, *, seed: int) -> tuple[Unit, ...]:
    """Invent so many vehicles."""
    random_ = random.Random(seed)
    return tuple(_unit(number, random_) for number in range(count))


def _unit(number: int, random_: random.Random) -> Unit:
    condition = random_.choice(("new", "used", "used", "certified"))
    make, model = random_.choice(MODELS)
    year = 2026 if condition == "new" else random_.randint(2016, 2025)
    return Unit(
        vin=_vin(number, random_),
        stock_number=f"L{number:05}",
        condition=condition,
        year=year,
        make=make,
        model=model,
        trim=random_.choice(TRIMS),
        color=random_.choice(COLORS),
        price=random_.randrange(14_000, 58_000, 5),
        miles=random_.randint(5, 60) if condition == "new" else random_.randint(9_000, 120_000),
    )


def _vin(number: int, random_: random.Random) -> str:
    middle = "".join(random_.choices(_SIGNS, k=5))
    bare = f"1L{random_.choice('ABCDEF')}{middle}0{random_.choice('JKLMNPRS')}A{number:06}"
    total = sum(
        weight * (int(sign) if sign.isdigit() else _VALUES[sign])
        for weight, sign in zip(_WEIGHTS, bare, strict=True)
    )
    digit = "X" if total % 11 == 10 else str(total % 11)
    return f"{bare[:8]}{digit}{bare[9:]}"
