"""Questions about now: what is true of a line on its day, none of which changes anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.state import bucket, days_past_due

if TYPE_CHECKING:
    from datetime import date

    from creditline.history import Life
    from creditline.money import Money
    from creditline.state import Bill, Hold, Increase, Obligation, Plan, State, Status
    from creditline.terms import Product


@attrs.frozen(eq=False, repr=False)
class Questions:
    """What can be asked of a line about now; every amount is in the currency of its product."""

    _life: Life

    @property
    def _state(self) -> State:
        return self._life.state

    @property
    def id(self) -> str:
        """Names the line."""
        return self._state.id

    @property
    def product(self) -> Product:
        """What was agreed."""
        return self._state.product

    @property
    def as_of(self) -> date:
        """The day that the line lives in; whatever its start brings has happened."""
        return self._state.as_of

    @property
    def status(self) -> Status:
        """Open, suspended, frozen, charged off or closed."""
        return self._state.status

    @property
    def limit(self) -> Money:
        """The limit in force, what is granted for a time included."""
        return self._state.money(self._state.limit())

    @property
    def permanent_limit(self) -> Money:
        """The limit without what is granted for a time."""
        return self._state.money(self._state.permanent_limit())

    @property
    def temporary_limit(self) -> Money:
        """What is granted for a time and in force now, all together."""
        return self._state.money(self._state.limit() - self._state.permanent_limit())

    @property
    def temporary_used(self) -> Money:
        """What is used beyond the permanent limit, which is used first and repaid last; 0 or more."""
        return self._state.money(max(0, self._state.used() - self._state.permanent_limit()))

    @property
    def increases(self) -> tuple[Increase, ...]:
        """Every increase of the limit that was offered, requested or granted for a time, and what became of it."""
        return self._state.increases.all()

    @property
    def held(self) -> Money:
        """What authorizations keep of the limit."""
        return self._state.money(self._state.held())

    @property
    def used(self) -> Money:
        """What is used of the limit: outstanding principal and cash, or what the product says."""
        return self._state.money(self._state.used())

    @property
    def available(self) -> Money:
        """Limit less held less used; negative where the limit fell below."""
        return self._state.money(self._state.available())

    @property
    def spendable(self) -> Money:
        """
        The most that one purchase may come to now, as far as the limit goes; 0 where that leaves nothing.

        It is what is available, what may be over the limit, and the customer's own money.
        """
        return self._state.money(max(0, self._state.room_for_spending()))

    def scene_limit(self, scene: str) -> Money | None:
        """How much of the limit may be used for one scene; `None` where that has no bound of its own."""
        from creditline.state.scenes import named, scene_limit  # noqa: PLC0415 - loaded by those who ask

        minor = scene_limit(self._state, named(scene))
        return None if minor is None else self._state.money(minor)

    def used_in(self, scene: str) -> Money:
        """What of `used` is for one scene: outstanding principal of its purchases or draws, and their plans' rest."""
        from creditline.state.scenes import named, used_in  # noqa: PLC0415 - loaded by those who ask

        return self._state.money(used_in(self._state, named(scene)))

    def held_in(self, scene: str) -> Money:
        """What of `held` authorizations keep for one scene."""
        from creditline.state.scenes import held_in, named  # noqa: PLC0415 - loaded by those who ask

        return self._state.money(held_in(self._state, named(scene)))

    def available_in(self, scene: str) -> Money:
        """The limit of a scene less what is held and used in it, at most `available`; that, where it has no bound."""
        limit = self.scene_limit(scene)
        return (
            self.available if limit is None else min(self.available, limit - self.held_in(scene) - self.used_in(scene))
        )

    @property
    def outstanding(self) -> Money:
        """All that the customer owes, due or not, installment rows that are not billed yet included."""
        return self._state.money(self._state.outstanding() + self._state.planned())

    @property
    def credit_balance(self) -> Money:
        """The customer's own money on the line, 0 or more."""
        return self._state.money(self._state.own_money())

    @property
    def obligations(self) -> tuple[Obligation, ...]:
        """What is owed, billed first, each group in order of posting; the amounts lie in the ledger."""
        state = self._state
        return tuple(obligation for obligation in state.obligations() if state.outstanding_of(obligation))

    @property
    def plans(self) -> tuple[Plan, ...]:
        """Installment plans with anything left to bill or to pay, oldest first; their principal lies in the ledger."""
        return self._state.open_plans()

    @property
    def bills(self) -> tuple[Bill, ...]:
        """What statements ask for now, oldest first, from the oldest that anything is owed on."""
        return self._state.bills

    @property
    def holds(self) -> tuple[Hold, ...]:
        """Authorizations in force; the amounts lie in the ledger."""
        return self._state.holds

    @property
    def days_past_due(self) -> int:
        """0 when current and within grace, else counted from the due date of the oldest minimum not met."""
        return days_past_due(self._state, self.as_of)

    @property
    def bucket(self) -> str:
        """M0 (current), M1 (1 to 30 days past due), M2 (31 to 60), ..."""
        return bucket(self.days_past_due)
