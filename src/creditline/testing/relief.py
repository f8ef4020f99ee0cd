"""What may be asked of a line in relief or in loss, near the edges of what it allows and beyond them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creditline.acts import Capture, ChargeOff, Dispute, Purchase, Recover, Resolve, Waive
from creditline.terms import Component
from creditline.testing.whim import amount_near, new_id, part_of, past_ids, pick

if TYPE_CHECKING:
    from datetime import date

    from creditline.engine import Command
    from creditline.line import CreditLine
    from creditline.money import Money
    from creditline.testing.whim import Whim

DISPUTED = "Assets:Disputed"


def unrecovered(line: CreditLine) -> Money:
    """What was charged off and did not come in after all."""
    return line.ledger.balance("Expenses:Charge-Off") + line.ledger.balance("Income:Recovery")


def waive(line: CreditLine, whim: Whim, on: date) -> Command:
    """A part of a component, mostly of one that is owed."""
    payoff = line.payoff()
    owed = [component for component in Component if getattr(payoff, component.value)] or list(Component)
    component = pick(owed, whim.which)
    whole: Money = getattr(payoff, component.value)
    return Waive(component, amount_near(line, part_of(whim, whole), whole), on=on, id=new_id(line), reason="goodwill")


def dispute(line: CreditLine, whim: Whim, on: date) -> Command:
    """A purchase in full or in part, as for a refund."""
    purchase = pick(past_ids(line, Purchase, Capture), whim.which)
    left = -line.ledger.balance("Liabilities:Merchant", item=purchase)
    some = left.currency.minor(part_of(whim, left).minor)
    amount = pick((None, some, some, amount_near(line, whim, left)), whim.figure)
    return Dispute(purchase, on=on, id=new_id(line), amount=amount)


def resolve(line: CreditLine, whim: Whim, on: date) -> Command:
    """Mostly one that is open."""
    disputes = line.ledger.items(DISPUTED, open_only=True) or past_ids(line, Dispute)
    return Resolve(pick(disputes, whim.which), won=bool(whim.figure % 2), on=on, id=new_id(line))


def charge_off(line: CreditLine, whim: Whim, on: date) -> Command:
    """Mostly a part: a line of which all is lost has little left to do."""
    owed = line.payoff().total
    amount = pick((*[amount_near(line, part_of(whim, owed), owed)] * 3, None), whim.which)
    return ChargeOff(on=on, id=new_id(line), amount=amount, plans=pick(("accelerate", "keep"), whim.minor))


def recover(line: CreditLine, whim: Whim, on: date) -> Command:
    """Near what is left to recover."""
    lost = unrecovered(line)
    return Recover(amount_near(line, part_of(whim, lost), lost), on=on, id=new_id(line))


RELIEF = (waive, dispute, resolve, charge_off, recover)
