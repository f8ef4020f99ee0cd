"""Pay in 4 of Klarna: a quarter at purchase and the rest in three parts, two weeks apart, free of interest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from creditline.catalog.editions import require_edition
from creditline.dates import Weeks
from creditline.money import AUD, USD
from creditline.terms import InstallmentOffer, LateFee, OrderCycle, Product

if TYPE_CHECKING:
    from creditline.money import Currency
    from creditline.terms import FlatLateFee

EDITIONS = (2026,)

COUNTRIES: Final[dict[str, tuple[Currency, FlatLateFee]]] = {
    "US": (USD, LateFee.flat(USD(7), after_days=10, cap_share="25%")),
    "AU": (
        AUD,
        LateFee.tiers(
            (
                (AUD(0), AUD(0)),
                (AUD(25), AUD(2)),
                (AUD(60), AUD(4)),
                (AUD(100), AUD(6)),
                (AUD(200), AUD(8)),
            ),
            cap_times=3,
        ),
    ),
}


def pay_in_4(country: Literal["US", "AU"] = "US", edition: int = 2026) -> Product:
    """
    Klarna's Pay in 4 as its pages said when they were read; nothing here says what Klarna charges today.

    The offer is called `"4"`: a quarter is paid at purchase and never uses the limit, three parts follow.

    Args:
        country: `"US"`: up to 7 dollars for each part that is unpaid after 10 days, at most 25 % of the purchase in
            all. `"AU"`: for each late part 0, 2, 4, 6 or 8 dollars for orders from 0, 25, 60, 100 or 200 dollars on,
            at most three times that.
        edition: 2026, when the pages were read; they bear no date.

    Sources (docs/catalog.md lists them with their confidence):
        US: syncbot.com/pages/klarna-pay-later-in-4-agreement. "Up to" 7 is taken as 7. In California the second part
        fell due after 15 days or more, which is not expressed.
        AU: klarna.com/au/customer-service/is-there-a-late-fee-for-4-interest-free-installments. It names neither the
        days of the parts, taken from the US, nor after how many days a part is late, taken as at once.
        Which part takes the cents that are left was not found; here it is the last.
        A refund lowers what is owed (US). What becomes of the rest of it was not found; it is the customer's own money.

    Raises:
        ValueError: There is no such country or edition.
    """
    require_edition("pay_in_4", edition, EDITIONS)
    if country not in COUNTRIES:
        message = f"pay_in_4 has the countries {', '.join(COUNTRIES)}, not {country!r}"
        raise ValueError(message)
    currency, late_fee = COUNTRIES[country]
    return Product(
        f"Pay in 4 {country} {edition}",
        currency,
        cycle=OrderCycle(Weeks(2)),
        late_fee=late_fee,
        installments=(InstallmentOffer.interest_free(3, name="4").with_down_payment(share="25%"),),
    )
