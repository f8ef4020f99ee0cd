"""Credit cards of Chinese banks, as published in and around 2018 and 2023."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import attrs
import pytest

from creditline import CNY, CreditLine, Rate
from creditline.catalog import credit_card
from creditline.catalog.banks import BANKS
from creditline.terms import (
    BillingCycle,
    CashFee,
    DueAfter,
    DueOn,
    Interest,
    LateFee,
    Leniency,
    MinimumPayment,
    ShareOfMinimum,
    Waterfall,
)
from tests.lines import settled

LIMIT = CNY(100_000)


def opened(bank: str, on: date, **terms: Any) -> CreditLine:
    return CreditLine.open(credit_card(bank, **terms), limit=LIMIT, on=on, id="card")


def interest_of(line: CreditLine, issued: date) -> str:
    """The interest of the statement of a date."""
    (statement,) = [each for each in line.advance(to=issued + timedelta(days=1)).statements if each.date == issued]
    return str(statement.interest.decimal)


class TestWhatIsAgreed:
    @pytest.mark.parametrize("bank", BANKS)
    def test_every_bank_has_what_all_have(self, bank):
        card = credit_card(bank)

        assert (card.name, card.currency) == (f"{BANKS[bank].name} Card 2023", CNY.zero.currency)
        assert card.interest is not None
        assert card.cash_interest is not None
        assert card.interest.rate == card.cash_interest.rate == Rate.parse("0.05%/day")
        assert card.interest.compounds
        assert card.cash_interest.compounds
        assert not card.interest.fees_bear_interest
        assert (card.cash_interest.base, card.cash_interest.payment_counts) == ("daily", "next_day")
        assert (card.cash_fee, card.withdrawal_fee) == (CashFee("1%"), CashFee("0.5%", floor=CNY(5)))
        assert (card.refund_counts_as_payment, card.refund_rest) == (False, "credit")
        assert isinstance(card.cycle, BillingCycle)
        assert card.cycle.cutoff == "through"

    def test_a_bank_of_which_nothing_else_is_published(self):
        card = credit_card("pab")

        assert card.cycle == BillingCycle(5, DueAfter(20), cutoff="through")
        assert card.minimum == MinimumPayment("10%")
        assert card.interest == Interest.full(Rate.parse("0.05%/day"), compounds=True)
        assert card.late_fee == LateFee.share_of_minimum("5%")
        assert card.waterfall == Waterfall.principal_first_after(90)

    def test_icbc_alone_charges_the_unpaid_part(self):
        bases = {bank: card.interest.base for bank in BANKS if (card := credit_card(bank)).interest is not None}

        assert [bank for bank, base in bases.items() if base == "unpaid"] == ["icbc"]

    def test_floors_and_caps_of_late_fees(self):
        floors, caps = {}, {}
        for bank in BANKS:
            late_fee = credit_card(bank).late_fee
            assert isinstance(late_fee, ShareOfMinimum)
            floors[bank], caps[bank] = late_fee.floor, late_fee.cap

        assert {bank: floor for bank, floor in floors.items() if floor is not None} == {
            "abc": CNY(1),
            "ccb": CNY(5),
            "cmb": CNY(10),
            "bocom": CNY(10),
            "cmbc": CNY(10),
            "citic": CNY(20),
            "cib": CNY(20),
            "gdb": CNY(20),
        }
        assert {bank: cap for bank, cap in caps.items() if cap is not None} == {"icbc": CNY(500), "hxb": CNY(2000)}

    @pytest.mark.parametrize(
        ("bank", "before", "since"),
        [
            ("cmb", Leniency(grace_days=3, tolerance=CNY(10)), Leniency(grace_days=3, tolerance=CNY(100))),
            ("abc", Leniency(grace_days=2, tolerance=CNY(100)), Leniency(grace_days=2, tolerance=CNY(100))),
            ("boc", Leniency(grace_days=3, tolerance_share="1%"), Leniency(grace_days=3, tolerance=CNY(100))),
            ("ceb", Leniency(grace_days=3, tolerance=CNY(100)), Leniency(grace_days=3, tolerance=CNY(100))),
            ("psbc", Leniency(grace_days=4, tolerance=CNY(10)), Leniency(grace_days=4, tolerance=CNY(100))),
            ("gdb", Leniency(tolerance=CNY(10)), Leniency(tolerance=CNY(100))),
            ("icbc", Leniency(tolerance=CNY(10)), Leniency(grace_days=3, tolerance=CNY(100), strict=True)),
        ],
    )
    def test_leniency_by_year(self, bank, before, since):
        expected = [attrs.evolve(each, applies_to="full") for each in (before, since)]

        assert [credit_card(bank, edition=year).leniency for year in (2018, 2023)] == expected

    def test_two_banks_tolerate_a_shortfall_of_the_minimum(self):
        of_both = [bank for bank in BANKS if credit_card(bank).leniency.applies_to == "both"]

        assert of_both == ["ccb", "cib"]
        assert credit_card("ccb", edition=2018).leniency.applies_to == "full"

    def test_small_interest_of_citic(self):
        interest = credit_card("citic").interest

        assert interest is not None
        assert (interest.waive_below, interest.minimum_charge) == (CNY("0.02"), CNY(1))


class TestWhatCanBeChosen:
    def test_other_days(self):
        cycle = credit_card("abc", statement_day=17, due=DueOn(10)).cycle

        assert cycle == BillingCycle(17, DueOn(10), cutoff="through")

    @pytest.mark.parametrize(
        ("bank", "bought", "days"),
        [
            ("spdb", date(2023, 7, 5), 20),
            ("spdb", date(2023, 7, 6), 50),
            ("citic", date(2023, 7, 25), 19),
            ("citic", date(2023, 7, 26), 49),
            ("icbc", date(2023, 7, 31), 25),
            ("icbc", date(2023, 7, 1), 55),
        ],
    )
    def test_free_days(self, bank, bought, days):
        """
        20 to 50, 19 to 49, and 25 to 56, of which the 56 counts the day of the purchase, too.

        Sources: https://m.51credit.com/mp/wenda/24499.html; wodefinance.com/Creditcardoverdue/bhqjewrycn.html.
        """
        line = opened(bank, bought).purchase(CNY(1000), on=bought, id="p").advance(to=date(2023, 9, 1))

        assert line.statements[0].due_date - bought == timedelta(days=days)

    def test_another_rate(self):
        card = credit_card(rate="0.035%")

        assert card.interest is not None
        assert card.interest.rate == Rate.parse("0.035%/day")

    def test_no_other_bank(self):
        with pytest.raises(ValueError, match=r"^credit_card has the banks abc, boc, bocom, .*, spdb, not 'CMB'$"):
            credit_card("CMB")

    @pytest.mark.parametrize("edition", [2017, "2023"])
    def test_no_other_edition(self, edition):
        with pytest.raises(ValueError, match=f"^credit_card has the editions 2018, 2023, not {edition!r}$"):
            credit_card(edition=edition)


class TestPublishedInterest:
    """Under the presets themselves; tests/oracles/test_bank_cards.py has the same rules by hand."""

    @pytest.mark.parametrize(("bank", "interest"), [("sdb", "17.40"), ("cmb", "17.85")])
    def test_1000_with_the_minimum_paid(self, bank, interest):
        """
        Posted on 30 March, 100 paid on 23 April, the statement of 5 May.

        Sources: http://hxqdsh.com/yinhang/sdb/xinyongka/310819_3.html (SDB);
        https://wodefinance.com/Creditcardoverdue/hmqddkbocg.html (the statement day counts).
        """
        line = opened(bank, date(2023, 3, 6)).purchase(CNY(1000), on=date(2023, 3, 30), id="p")
        line = line.repay(CNY(100), on=date(2023, 4, 23), id="r")

        assert interest_of(line, date(2023, 5, 5)) == interest

    def test_ccb_with_nothing_paid_and_with_all(self):
        """
        1,000 on 1 January, the statement of 7 February: 19, and nothing where it is paid on the 27th.

        Source: https://www.sarr.cn/dongshi/redg/5vo0WMNA61.
        """
        line = opened("ccb", date(2022, 12, 8)).purchase(CNY(1000), on=date(2023, 1, 1), id="p")

        assert interest_of(line, date(2023, 2, 7)) == "19.00"
        assert interest_of(line.repay(CNY(1000), on=date(2023, 1, 27), id="r"), date(2023, 2, 7)) == "0.00"

    def test_citic_with_5_percent_from_the_second_statement_on(self):
        """
        15,000 on 10 December, 750 paid on 13 January: 340.50 by the statement of 25 January.

        Source: https://wodefinance.com/Creditcardoverdue/ojasbxrdji.html; an older statement of 50, paid, is ours, with
        10 % asked for.
        """
        line = opened("citic", date(2022, 10, 26)).purchase(CNY(50), on=date(2022, 11, 1), id="first")
        line = line.repay(CNY(50), on=date(2022, 11, 30), id="r0").purchase(CNY(15_000), on=date(2022, 12, 10), id="p")
        line = line.advance(to=date(2022, 12, 26))

        assert [each.minimum_due for each in line.statements] == [CNY(5), CNY(750)]
        assert line.statements[-1].due_date == date(2023, 1, 13)
        assert interest_of(line.repay(CNY(750), on=date(2023, 1, 13), id="r"), date(2023, 1, 25)) == "340.50"

    def test_icbc_charges_only_what_was_not_paid(self):
        """
        10,000 on 31 March 2015, 9,900 paid on 20 April: 100 for the 31 days to 30 April, 1.55.

        Source: http://langmsf.cn/card/20779.html. The tolerance of 10 that pages of 2018 have would not cover 100.
        """
        line = opened("icbc", date(2015, 3, 2), edition=2018).purchase(CNY(10_000), on=date(2015, 3, 31), id="p")
        line = line.repay(CNY(9900), on=date(2015, 4, 20), id="r")

        assert line.statements[-1].due_date == date(2015, 4, 25)
        assert interest_of(line, date(2015, 4, 30)) == "1.55"

    def test_icbc_before_it_did(self):
        """
        10,000 on 31 March, 9,000 paid on 25 April: 132.50 on the full amount, the day of payment on the old balance.

        Source: https://wodefinance.com/Creditcardoverdue/zkaqmrmnpj.html.
        """
        card = credit_card("icbc")
        assert card.interest is not None
        full = attrs.evolve(card, interest=attrs.evolve(card.interest, base="full"))
        line = CreditLine.open(full, limit=LIMIT, on=date(2023, 3, 2), id="card")
        line = line.purchase(CNY(10_000), on=date(2023, 3, 31), id="p").repay(CNY(9000), on=date(2023, 4, 25), id="r")

        assert interest_of(line, date(2023, 4, 30)) == "132.50"


class TestMinimum:
    def test_cmb_asks_for_all_of_charges_and_of_what_was_missed(self):
        """
        900 are 10 % of 9,000; the shortfall of 200 of the 300 before, and all charges, come on top of 10 % of the rest.

        Source of the rule: https://wodefinance.com/Creditcardoverdue/jyfgaijije.html; the figures are ours.
        """
        line = opened("cmb", date(2023, 3, 6)).purchase(CNY(3000), on=date(2023, 3, 30), id="p")
        line = line.repay(CNY(100), on=date(2023, 4, 20), id="r").advance(to=date(2023, 5, 6))
        bill = line.statements[-1]
        charges = bill.interest + bill.late_fees

        assert line.statements[0].minimum_due == CNY(300)
        assert bill.late_fees == CNY(10)
        assert bill.minimum_due == charges + CNY(200) + CNY(270)

    def test_icbc_charges_5_percent_of_the_unpaid_minimum(self):
        """
        900 paid against 1,000: 5.

        Source: http://langmsf.cn/card/20779.html.
        """
        line = opened("icbc", date(2015, 3, 2), edition=2018).purchase(CNY(10_000), on=date(2015, 3, 31), id="p")
        line = line.repay(CNY(900), on=date(2015, 4, 20), id="r").advance(to=date(2015, 4, 26))

        assert line.due().late_fee == CNY(5)

    def test_of_700_missed_35(self):
        """Source: http://dzyyw.com/danjiyouxi/1098007.html; 5 % is above every floor."""
        for bank in BANKS:
            late_fee = credit_card(bank).late_fee
            assert isinstance(late_fee, ShareOfMinimum)
            assert late_fee.charge(minimum=Fraction(1000_00), unpaid=Fraction(700_00)) == 35_00


class TestOrderOfRepayment:
    @pytest.mark.parametrize(("paid", "cash"), [("5020", 0), ("5019.99", "0.01"), ("3020", 2000)])
    def test_cmb_clears_cash_after_what_is_billed(self, paid, cash):
        """
        3,000 billed, then a purchase of 1,000 and cash of 2,000 with a fee of 20: 5,020 clear the cash on the 10th.

        Source: http://1mt.cn/379089, which leaves out what two days of the cash cost.
        """
        card = attrs.evolve(credit_card("cmb"), cash_interest=None)
        line = CreditLine.open(card, limit=LIMIT, on=date(2023, 3, 6), id="card")
        line = line.purchase(CNY(3000), on=date(2023, 3, 20), id="billed").advance(to=date(2023, 4, 6))
        line = line.purchase(CNY(1000), on=date(2023, 4, 7), id="new").draw(CNY(2000), on=date(2023, 4, 8), id="cash")
        line = line.repay(CNY(paid), on=date(2023, 4, 10), id="r")

        assert (line.payoff().cash, line.payoff().principal) == (CNY(cash), CNY(1000))

    @pytest.mark.parametrize(("paid", "cash"), [("5022", 0), ("5021.99", "0.01")])
    def test_and_after_the_interest_of_the_cash(self, paid, cash):
        """Two nights of 2,000 are 2.00."""
        line = opened("cmb", date(2023, 3, 6)).purchase(CNY(3000), on=date(2023, 3, 20), id="billed")
        line = line.purchase(CNY(1000), on=date(2023, 4, 7), id="new").draw(CNY(2000), on=date(2023, 4, 8), id="cash")

        assert line.repay(CNY(paid), on=date(2023, 4, 10), id="r").payoff().cash == CNY(cash)

    def test_principal_comes_first_from_day_91(self):
        line = opened("boc", date(2023, 1, 6)).purchase(CNY(1000), on=date(2023, 1, 10), id="p")
        line = line.advance(to=date(2023, 2, 6))
        due = line.statements[0].due_date

        on_90 = line.repay(CNY(1), on=due + timedelta(days=90), id="r")
        on_91 = line.repay(CNY(1), on=due + timedelta(days=91), id="r")
        assert [settled(each, "r")[0][0] for each in (on_90, on_91)] == ["late_fee", "principal"]

    def test_gdb_waits_for_five_missed_statements(self):
        line = opened("gdb", date(2023, 1, 6)).purchase(CNY(1000), on=date(2023, 1, 10), id="p")

        four, five = line.advance(to=date(2023, 6, 24)), line.advance(to=date(2023, 6, 26))
        assert (four.days_past_due > 90, settled(four.repay(CNY(1), on=four.as_of, id="r"), "r")[0][0]) == (
            True,
            "late_fee",
        )
        assert settled(five.repay(CNY(1), on=five.as_of, id="r"), "r")[0][0] == "principal"

    def test_abc_pays_installment_rows_before_older_principal(self):
        waterfall = credit_card("abc").waterfall

        assert waterfall == attrs.evolve(Waterfall.principal_first_after(90), installments_first=True)


def test_a_refund_after_the_statement_is_no_payment():
    """
    The amount due stands, and the refund is the customer's own money.

    Source: http://wwpfw.com/xinyongqiayuqi/59098.html (CMB).
    """
    line = opened("cmb", date(2023, 3, 6)).purchase(CNY(1000), on=date(2023, 3, 30), id="p")
    line = line.advance(to=date(2023, 4, 6)).refund("p", on=date(2023, 4, 10), id="f")

    assert (line.due().total, line.credit_balance) == (CNY(1000), CNY(1000))
