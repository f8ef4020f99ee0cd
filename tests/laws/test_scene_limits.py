"""A limit per scene is kept whatever comes between, and scenes never use more than the line does."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from creditline.acts import Advance, Authorize, Draw, Purchase
from creditline.line import CreditLine
from creditline.money import CNY
from creditline.terms import InstallmentOffer, LimitTerms, SceneLimit
from creditline.testing import command, figures, products, whims
from tests.laws.living import ACTS_MAX, lives
from tests.lines import NOV, OCT, a_line

PLANNED = "Assets:Receivable:Principal:Installments"
SCENES = ("goods", "travel", "gifts", "cash", "")
TERMS = LimitTerms(
    scenes=(SceneLimit("cash", share="1/3"), SceneLimit("travel", share="20%"), SceneLimit("goods", amount=CNY(900)))
)
OFFERS = (
    InstallmentOffer.interest_free(3, name="3x"),
    InstallmentOffer.flat_fee(6, total_rate="4.5%", name="6x"),
)
LIVES = lives(products(limits=TERMS, installments=OFFERS), acts_max=ACTS_MAX)


def scene_of(told):
    return "cash" if isinstance(told, Draw) else told.scene


def in_use(line, scene):
    return line.used_in(scene) + line.held_in(scene)


@given(LIVES)
def test_no_granted_spending_exceeds_the_limit_of_its_scene(line):
    """What is used and held in a scene is at most its limit and the customer's own money before the spending."""
    opening, *rest = line.commands
    again = CreditLine.open(opening.product, limit=opening.limit, on=opening.on, id=opening.id)
    for told in rest:
        before = again if isinstance(told, Advance) else again.advance(to=told.on)
        again = before.apply(told)
        if isinstance(told, Purchase | Authorize | Draw) and scene_of(told):
            limit = again.scene_limit(scene_of(told))
            assert limit is None or in_use(again, scene_of(told)) <= limit + before.credit_balance
    assert figures(again) == figures(line)


@given(LIVES)
def test_scenes_together_use_what_the_line_uses(line):
    """Never more, and less by the rounding of plans for several scenes alone."""
    together = sum((line.used_in(scene) for scene in SCENES), CNY(0))
    assert together <= line.used
    assert line.used.minor - together.minor <= len(line.plans) * (len(SCENES) - 1)
    assert sum((line.held_in(scene) for scene in SCENES), CNY(0)) == line.held


@given(LIVES)
def test_without_plans_and_disputes_a_scene_is_its_purchases(line):
    """Counted again from the commands and the balance of each purchase."""
    ledger = line._state.ledger
    assume(PLANNED not in ledger.accounts and not any(entry.kind == "resolution" for entry in ledger.entries))
    scenes = {told.id: told.scene for told in line.commands if isinstance(told, Purchase | Authorize)}
    captured = {told.id: scenes[told.authorization] for told in line.commands if hasattr(told, "keep_rest")}
    for scene in ("goods", "travel", "gifts"):
        named = [id for id, said in (scenes | captured).items() if said == scene]
        assert line.used_in(scene).minor == sum(ledger.minor("Assets:Receivable:Principal", id) for id in named)


@given(LIVES, st.lists(whims(), max_size=4))
def test_scenes_are_the_same_again_from_commands_records_and_days(line, ideas):
    """Replayed, restored, as it stood, and after questions."""
    for idea in ideas:
        line.refusal(command(line, idea))
    for again in (CreditLine.replay(line.commands), CreditLine.restore(line.history), line.at(line.as_of)):
        assert [in_use(again, scene) for scene in SCENES] == [in_use(line, scene) for scene in SCENES]
        assert [again.scene_limit(scene) for scene in SCENES] == [line.scene_limit(scene) for scene in SCENES]


BOUGHT = st.lists(st.tuples(st.sampled_from(SCENES[:3]), st.integers(1, 300_00)), min_size=1, max_size=6)
THEN = st.lists(st.tuples(st.booleans(), st.integers(0, 5), st.integers(1, 200_00)), max_size=8)


@given(BOUGHT, THEN)
def test_a_plan_for_several_scenes_is_of_each_by_its_share(bought, then):
    """After any repayments and refunds: the shares of what was not refunded, each rounded down."""
    line = a_line(installments=OFFERS)
    for number, (scene, minor) in enumerate(bought):
        line = line.purchase(CNY.minor(minor), on=OCT(5), id=f"p{number}", scene=scene)
    line = line.advance(to=NOV(2)).convert(statement=NOV(1), installments="3x", on=NOV(2), id="plan")
    for number, (refunds, which, minor) in enumerate(then):
        left = -line.ledger.minor("Liabilities:Merchant", f"p{which}")
        if refunds and left:
            part = CNY.minor(min(left, minor))
            line = line.refund(f"p{which}", on=line.as_of, id=f"a{number}", amount=part)
        elif not refunds and line.plans:
            line = line.repay(CNY.minor(minor), on=line.as_of + timedelta(days=20), id=f"a{number}")
    kept = [-line.ledger.minor("Liabilities:Merchant", f"p{number}") for number in range(len(bought))]
    for scene in SCENES[:3]:
        own = sum(minor for minor, (said, _) in zip(kept, bought, strict=True) if said == scene)
        assert line.used_in(scene).minor == (line.used.minor * own // sum(kept) if sum(kept) else 0)


@given(LIVES)
def test_a_scene_never_has_more_than_the_line(line):
    """`available_in` is at most `available`."""
    assert all(line.available_in(scene) <= line.available for scene in SCENES)
