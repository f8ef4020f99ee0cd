"""Whatever is kept beside the entries is found out when it disagrees with them (G9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from creditline.errors import AuditFailed
from creditline.ledger import Entry, Ledger
from creditline.ledger.log import FEW
from creditline.money import CNY
from tests.ledger.naive import ACCOUNTS, POINTS, day, transfer, transfers

if TYPE_CHECKING:
    from creditline.ledger.index import EntryLog

OWED, MERCHANT = ACCOUNTS[0], ACCOUNTS[4]


def root() -> Ledger:
    """Nine entries, one in points, one late, one reversed; then a tenth that the audited version does not hold."""
    entries = [*transfers(6), transfer("points", 5, on=day(2), currency=POINTS), transfer("late", on=day(0))]
    ledger = Ledger(CNY).post_all(entries).reverse("e1", id="r1", on=day(9))
    ledger.post(transfer("of another version", to="Assets:Cash", item="new"))
    return ledger


def layered() -> Ledger:
    """The same on a layer of its own, whose base and tip went on."""
    base = root().at(8)
    fork = base.post(transfer("e8", on=day(9)))
    fork.post(transfer("of another version", to="Assets:Cash", item="new"))
    return fork


def whole(log: EntryLog, account: str = OWED) -> list[int]:
    """The series of a whole account, to be tampered with."""
    series = log.sums.accounts[account][None]
    assert type(series) is list
    return series


def failure(ledger: Ledger) -> AuditFailed:
    with pytest.raises(AuditFailed) as refusal:
        ledger.audit()
    return refusal.value


class TestWhatIsRightPasses:
    @pytest.mark.parametrize("ledger", [Ledger(CNY), root(), layered(), root().at(0), root().at(4), layered().at(3)])
    def test_every_version_passes(self, ledger: Ledger) -> None:
        ledger.audit()
        ledger.scratch().audit()

    def test_a_layer_that_takes_over_what_only_later_versions_change_passes(self) -> None:
        base = Ledger(CNY).post_all(transfers(4))
        base.post(transfer("claimed"))
        fork = base.post(transfer("only this", to="Assets:Cash", item="x"))
        fork.post(transfer("later", 5, item="order-1"))
        fork.audit()


@pytest.mark.parametrize("make", [root, layered])
class TestWhatIsWrongIsNamed:
    def test_a_balance_of_an_account(self, make) -> None:
        ledger = make()
        whole(ledger._log)[3] += 1
        told = failure(ledger)
        assert told.subject == f"CNY balance of {OWED}, change 2"
        assert "minor units after entries[" in str(told.kept)
        assert told.kept != told.recomputed

    def test_a_balance_of_an_item(self, make) -> None:
        ledger = make()
        item = "order-1"
        ledger._log.sums.accounts[MERCHANT][item] = [*ledger._log.sums.accounts[MERCHANT][item][:-1], 0]
        assert failure(ledger).subject.startswith(f"CNY balance of {MERCHANT}, item 'order-1', change")

    def test_a_balance_in_another_currency(self, make) -> None:
        ledger = make()
        log = ledger._log if ledger._log.base is None else ledger._log.base
        log.foreign[POINTS].accounts[OWED][None] = (6, 4)
        told = failure(ledger)
        assert told.subject == f"POINTS balance of {OWED}, change 1"
        assert (told.kept, told.recomputed) == ("4 minor units after entries[6]", "5 minor units after entries[6]")

    def test_a_series_that_is_missing(self, make) -> None:
        ledger = make()
        del ledger._log.sums.accounts[OWED]["order-1"]
        told = failure(ledger)
        assert told.subject == f"CNY balance of {OWED}, item 'order-1', change 1"
        assert told.kept == "nothing"

    def test_an_account_that_is_missing(self, make) -> None:
        ledger = make()
        del ledger._log.sums.accounts[MERCHANT]
        assert failure(ledger).subject == f"CNY balance of {MERCHANT}, change 1"

    def test_a_series_that_no_entry_made(self, make) -> None:
        ledger = make()
        ledger._log.sums.accounts[OWED]["made up"] = (2, 100)
        told = failure(ledger)
        assert told.subject == f"CNY balance of {OWED}, item 'made up', change 1"
        assert told.recomputed == "nothing"

    def test_a_change_that_no_entry_made(self, make) -> None:
        ledger = make()
        whole(ledger._log).extend((0, 5))
        assert failure(ledger).subject.startswith(f"CNY balance of {OWED}, change ")

    def test_half_a_change(self, make) -> None:
        ledger = make()
        whole(ledger._log).append(99)
        assert failure(ledger).kept == "None minor units after entries[99]"

    def test_an_account_missing_from_what_lies_above_it(self, make) -> None:
        ledger = make()
        ledger._log.sums.subtrees()["Assets"].remove(OWED)
        assert failure(ledger).subject == "the accounts in Assets"

    def test_the_order_of_dates(self, make) -> None:
        ledger = make()
        ledger._log.backdated = ledger.count
        told = failure(ledger)
        assert told.subject == "the order of dates"
        assert (told.kept, told.recomputed) == (True, False)

    def test_an_id_that_leads_elsewhere(self, make) -> None:
        ledger = make()
        name = ledger.entries[-1].id
        ledger._log.keys[name] = 0
        told = failure(ledger)
        assert told.subject == f"the entry noted for {name!r}"
        assert (told.kept, told.recomputed) == (0, 8)

    def test_an_id_that_is_missing(self, make) -> None:
        ledger = make()
        del ledger._log.keys[ledger.entries[-1].id]
        assert failure(ledger).kept is None

    def test_an_id_that_is_made_up(self, make) -> None:
        ledger = make()
        ledger._log.keys["made up"] = 1
        assert failure(ledger).recomputed is None

    def test_an_entry_that_is_missing(self, make) -> None:
        ledger = make()
        log: EntryLog = ledger._log
        del log.own[ledger.count - log.start - 1 :]
        assert failure(ledger).subject == "the number of entries"

    def test_an_entry_that_was_exchanged(self, make) -> None:
        ledger = make()
        log: EntryLog = ledger._log
        changed: Entry = transfer(ledger.entries[-1].id, 77, on=day(9))
        log.own[ledger.count - log.start - 1] = changed
        assert failure(ledger).subject.startswith(("CNY balance of ", "the entry noted for ('reverses', 'e1')"))


class TestAllThatIsKeptIsAudited:
    @given(st.data())
    @settings(max_examples=200)
    def test_any_balance_that_is_off_is_found(self, data) -> None:
        ledger = data.draw(st.sampled_from([root, layered]))()
        accounts = ledger._log.sums.accounts
        account = data.draw(st.sampled_from(sorted(accounts)))
        item = data.draw(st.sampled_from(sorted(accounts[account], key=repr)))
        series = list(accounts[account][item])
        seen = [at for at in range(0, len(series), 2) if series[at] < ledger.count]
        if not seen or not any(series[at] >= ledger._log.start for at in seen):
            return
        series[data.draw(st.sampled_from(seen)) + data.draw(st.integers(0, 1))] += data.draw(st.sampled_from([-1, 1]))
        accounts[account][item] = series
        failure(ledger)

    def test_a_lower_layer_is_audited_first(self) -> None:
        ledger = layered()
        base = ledger._log.base
        assert base is not None
        whole(base)[1] += 1
        whole(ledger._log, MERCHANT)[-1] += 1
        assert failure(ledger).subject == f"CNY balance of {OWED}, change 1"

    def test_a_tall_tower_is_audited_throughout(self) -> None:
        ledger = Ledger(CNY)
        for level in range(4):
            ledger = ledger.post_all(transfers(FEW + 1, branch=f"{level}/"))
            ledger.post(transfer("claimed"))
        assert ledger._log.depth == 3
        ledger.audit()
        assert ledger._log.base is not None
        assert ledger._log.base.base is not None
        whole(ledger._log.base.base)[5] += 1
        failure(ledger)
