"""Offers by name: what a product has, what it has not, and what an offer does not take."""

from __future__ import annotations

import pytest

from creditline import CNY, CreditLineError, InstallmentOffer
from creditline.acts import Capture, Convert, Purchase
from creditline.errors import DownPaymentNotPossible, OfferNotAvailable, UnknownId
from tests.lines import OCT, a_line, refused

IN_THREE = InstallmentOffer.interest_free(3, name="three", amount_min=CNY(90), amount_max=CNY(900))
PAY_IN_4 = InstallmentOffer.interest_free(3, name="four").with_down_payment(share="25%")
LINE = a_line(limit="1000", installments=(IN_THREE, PAY_IN_4))


def test_a_purchase_may_name_an_offer_of_its_product():
    line = LINE.purchase(CNY(300), on=OCT(20), id="p", installments="three")

    assert line.plans[0].offer == IN_THREE


def test_an_offer_of_ones_own_needs_no_name():
    assert LINE.purchase(CNY(60), on=OCT(20), id="p", installments=InstallmentOffer.interest_free(2)).plans


@pytest.mark.parametrize(
    "command",
    [
        Purchase(CNY(300), on=OCT(20), id="p", installments="six"),
        Capture("hold", on=OCT(20), id="p", installments="six"),
        Convert(purchase="bought", on=OCT(20), id="p", installments="six"),
    ],
)
def test_an_unknown_name_is_refused(command):
    line = LINE.authorize(CNY(100), on=OCT(5), id="hold").purchase(CNY(100), on=OCT(5), id="bought")

    assert isinstance(refused(line, command), UnknownId)


@pytest.mark.parametrize("amount", [CNY("89.99"), CNY("900.01")])
def test_an_amount_out_of_bounds_is_refused(amount):
    answer = refused(LINE, Purchase(amount, on=OCT(20), id="p", installments="three"))

    assert isinstance(answer, OfferNotAvailable)


@pytest.mark.parametrize("amount", [CNY(90), CNY(900)])
def test_the_bounds_are_included(amount):
    assert LINE.purchase(amount, on=OCT(20), id="p", installments="three").used == amount


def test_the_offer_is_looked_at_before_the_limit():
    """2,000.00 is more than the offer takes and more than the limit: the product's rule comes first (section 17)."""
    answer = refused(LINE, Purchase(CNY(2000), on=OCT(20), id="p", installments="three"))

    assert isinstance(answer, OfferNotAvailable)


def test_what_is_bought_already_takes_no_down_payment():
    line = LINE.purchase(CNY(100), on=OCT(5), id="bought")
    answer = refused(line, Convert(purchase="bought", on=OCT(20), id="c", installments="four"))

    assert isinstance(answer, DownPaymentNotPossible)
    assert isinstance(answer, CreditLineError)
