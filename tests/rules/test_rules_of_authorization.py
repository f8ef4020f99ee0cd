"""Each rule of authorization, just within and just beyond what it allows."""

from __future__ import annotations

from datetime import UTC, date, time, timedelta
from typing import Any

import attrs
import pytest

from creditline import CNY, CreditLine, Money
from creditline.acts import Authorize, Draw, Purchase
from creditline.rules.authorization import (
    CASH_LIKE,
    AmountCap,
    AuthorizationRules,
    CategoriesAllowed,
    CategoriesRefused,
    Finding,
    HoursCap,
    ImpossibleTravel,
    NewLineCap,
    Repetition,
    ScenesAllowed,
    ShareOfAvailable,
    Velocity,
)
from creditline.terms import CashFee, Override, Place
from tests.lines import NOV, OCT, a_line

WEST, EAST = Place("39.9163", "116.2078"), Place("39.9087", "116.5974")
"""Beijing: Bajiao in the west, Gaobeidian in the east, 33,239 m apart."""

DAY = OCT(20)
APPROVAL = Override("desk 7", "called back")
NIGHT = ((time(23), time(6)),)
RUSH = ((time(7), time(9)), (time(17), time(19)))


def under(*rules: Any, **terms: Any) -> CreditLine:
    return a_line(authorization=AuthorizationRules(rules), cash_fee=CashFee("1%"), **terms)


def buying(amount: Money | int = 100, **said: Any) -> Purchase:
    said = {"on": OCT(20), "id": "p", **said}
    return Purchase(CNY(amount) if isinstance(amount, int) else amount, **said)


def found(line: CreditLine, command: Any) -> Finding | None:
    """What the only rule of a line has against a command."""
    (ruling,) = line.assess(command).rulings
    return ruling.finding


def said(line: CreditLine, command: Any) -> tuple[str, str, str]:
    """The same as a verdict and a reason in both languages; empty where it approves."""
    finding = found(line, command)
    return ("", "", "") if finding is None else (finding.verdict.value, finding.said("en"), finding.said("zh"))


class TestAmountCap:
    def test_the_cap_itself_is_approved(self) -> None:
        assert found(under(AmountCap(CNY(500))), buying(500)) is None

    def test_a_cent_more_is_declined(self) -> None:
        finding = found(under(AmountCap(CNY(500))), buying(CNY("500.01")))

        assert finding == Finding(
            "decline",
            "500.01 CNY is more than the 500.00 CNY that a single spending may come to",
            "500.01 CNY 超过单笔上限 500.00 CNY",
            (("amount", CNY("500.01")), ("cap", CNY(500))),
        )

    def test_it_can_refer_instead(self) -> None:
        assert said(under(AmountCap(CNY(500), outcome="refer")), buying(501))[0] == "refer"

    def test_it_can_be_of_one_scene(self) -> None:
        line = under(AmountCap(CNY(500), scene="travel"))

        assert said(line, buying(501, scene="travel"))[1].endswith("that a single spending of travel may come to")
        assert found(line, buying(501, scene="goods")) is None
        assert found(line, buying(501)) is None

    def test_it_can_be_of_one_category(self) -> None:
        line = under(AmountCap(CNY(500), category="5944"))

        assert said(line, buying(501, category="5944"))[2] == "501.00 CNY 超过单笔5944上限 500.00 CNY"
        assert found(line, buying(501, category="5732")) is None

    def test_it_can_be_of_cash(self) -> None:
        line = under(AmountCap(CNY(500), scene="cash"))

        assert said(line, Draw(CNY(501), on=OCT(20), id="d"))[0] == "decline"
        assert found(line, Draw(CNY(500), on=OCT(20), id="d")) is None


class TestNewLineCap:
    RULE = NewLineCap(CNY(500), 30)

    def test_it_holds_through_its_last_day(self) -> None:
        assert said(under(self.RULE), buying(501, on=OCT(30))) == (
            "decline",
            "501.00 CNY is more than the 500.00 CNY that a single spending may come to in the first 30 days of a line",
            "501.00 CNY 超过开通后前 30 天单笔上限 500.00 CNY",
        )

    def test_on_one_day(self) -> None:
        assert said(under(NewLineCap(CNY(500), 1)), buying(501, on=OCT(1)))[1:] == (
            "501.00 CNY is more than the 500.00 CNY that a single spending may come to on the first day of a line",
            "501.00 CNY 超过开通后前 1 天单笔上限 500.00 CNY",
        )

    def test_it_ends_after_its_last_day(self) -> None:
        assert found(under(self.RULE), buying(501, on=OCT(31))) is None

    def test_the_cap_itself_is_approved(self) -> None:
        assert found(under(self.RULE), buying(500, on=OCT(1))) is None


class TestShareOfAvailable:
    def test_the_share_itself_is_approved(self) -> None:
        line = under(ShareOfAvailable("80%")).purchase(CNY(5000), on=OCT(2), id="first")

        assert found(line, buying(4000)) is None
        assert said(line, buying(CNY("4000.01"))) == (
            "decline",
            "4,000.01 CNY is more than 80 % of the 5,000.00 CNY available, 4,000.00 CNY",
            "4,000.01 CNY 超过可用额度 5,000.00 CNY 的 80 %，即 4,000.00 CNY",
        )

    def test_of_nothing_there_is_no_share(self) -> None:
        line = under(ShareOfAvailable("100%")).purchase(CNY(9000), on=OCT(2), id="first")
        line = line.lower_limit(CNY(8000), on=OCT(3), id="lower")

        assert said(line, buying(1))[1] == "1.00 CNY is more than 100 % of the -1,000.00 CNY available, 0.00 CNY"

    def test_a_share_that_no_decimals_say_stays_a_ratio(self) -> None:
        line = under(ShareOfAvailable("1/3"))

        assert said(line, buying(4000))[1].startswith("4,000.00 CNY is more than 1/3 of the 10,000.00 CNY available")

    def test_more_than_all_is_refused(self) -> None:
        with pytest.raises(ValueError, match="^share is at most 100 %, not 120 %$"):
            ShareOfAvailable("120%")


class TestHoursCap:
    LINE = under(HoursCap(CNY(500), NIGHT))

    @pytest.mark.parametrize("at", [time(23), time(23, 59, 59), time(0), time(5, 59, 59)])
    def test_it_holds_in_its_hours(self, at) -> None:
        assert found(self.LINE, buying(500, at=at)) is None
        assert said(self.LINE, buying(501, at=at))[0] == "decline"

    @pytest.mark.parametrize("at", [time(6), time(12), time(22, 59, 59)])
    def test_it_does_not_hold_in_others(self, at) -> None:
        assert found(self.LINE, buying(501, at=at)) is None

    def test_it_says_when(self) -> None:
        _, reason, reason_zh = said(self.LINE, buying(501, at=time(2, 5)))

        assert reason == (
            "501.00 CNY at 02:05:00 is more than the 500.00 CNY that a single spending may come to in the hours "
            "23:00-06:00"
        )
        assert reason_zh == ("02:05:00 的 501.00 CNY 超过 23:00-06:00 时段单笔上限 500.00 CNY")

    def test_a_time_that_is_not_known_is_referred(self) -> None:
        assert said(self.LINE, buying(501)) == ("refer", "the time of day is not known", "未知交易时间")
        assert found(self.LINE, buying(500)) is None

    def test_what_is_not_known_can_be_declined_or_approved(self) -> None:
        assert said(under(HoursCap(CNY(500), NIGHT, unknown="decline")), buying(501))[0] == "decline"
        assert found(under(HoursCap(CNY(500), NIGHT, unknown="approve")), buying(501)) is None

    def test_hours_may_end_at_midnight(self) -> None:
        line = under(HoursCap(CNY(500), [(time(20), time(0))]))

        assert found(line, buying(501, at=time(0))) is None
        assert found(line, buying(501, at=time(20))) is not None

    @pytest.mark.parametrize(
        "hours",
        [
            ((time(7), time(7)),),
            ((time(7), time(9)), (time(8), time(10))),
            ((time(23), time(6)), (time(5), time(8))),
            ((time(7, microsecond=1), time(9)),),
            ((time(7, tzinfo=UTC), time(9)),),
        ],
    )
    def test_hours_that_are_none_or_overlap_are_refused(self, hours) -> None:
        with pytest.raises(ValueError, match="hours (overlap|are from one whole second)"):
            HoursCap(CNY(500), hours)

    def test_a_cap_names_its_hours(self) -> None:
        with pytest.raises(ValueError, match="a cap in some hours names them"):
            HoursCap(CNY(500), ())

    @pytest.mark.parametrize(
        "hours",
        [((7, 9),), ((time(7),),), (("07:00", "09:00"),), (time(23), time(6)), None, 5, (5,), (None,), "23:00-06:00"],
    )
    def test_what_are_no_pairs_of_times_are_refused(self, hours) -> None:
        helpful = r"^hours are pairs of times of day, not .*: write hours=\(\(time\(23\), time\(6\)\),\)$"
        with pytest.raises(TypeError, match=helpful):
            HoursCap(CNY(500), hours)
        with pytest.raises(TypeError, match=helpful):
            ImpossibleTravel(10, hours=hours, speed_in_hours=5)

    def test_lists_of_pairs_are_as_good(self) -> None:
        assert HoursCap(CNY(500), [[time(23), time(6)]]) == HoursCap(CNY(500), NIGHT)


class TestVelocityByDays:
    def test_the_last_of_so_many_is_approved(self) -> None:
        line = under(Velocity(count=2, days=1)).purchase(CNY(1), on=OCT(20), id="one")

        assert found(line, buying()) is None
        assert said(line.purchase(CNY(1), on=OCT(20), id="two"), buying()) == (
            "decline",
            "it would be spending number 3 within 1 day, more than 2",
            "1 天内第 3 笔，超过 2 笔",
        )

    def test_the_stretch_is_this_day_and_those_before(self) -> None:
        line = under(Velocity(count=1, days=3)).purchase(CNY(1), on=OCT(18), id="one")

        assert found(line, buying(on=OCT(20))) is not None
        assert found(line, buying(on=OCT(21))) is None

    def test_an_amount_together_includes_this_one(self) -> None:
        line = under(Velocity(amount=CNY(300), days=1)).purchase(CNY(200), on=OCT(20), id="one")

        assert found(line, buying(100)) is None
        assert said(line, buying(CNY("100.01"))) == (
            "decline",
            "300.01 CNY would be spent within 1 day, more than 300.00 CNY",
            "1 天内合计 300.01 CNY，超过 300.00 CNY",
        )

    def test_only_what_says_its_scene_and_category_counts(self) -> None:
        line = under(Velocity(count=1, days=1, scene="travel", category="4511"))
        line = line.purchase(CNY(1), on=OCT(20), id="one", scene="travel", category="4722")
        line = line.purchase(CNY(1), on=OCT(20), id="two", category="4511")

        assert found(line, buying(scene="travel", category="4511")) is None
        line = line.purchase(CNY(1), on=OCT(20), id="three", scene="travel", category="4511")
        assert found(line, buying(scene="travel", category="4511")) is not None
        assert found(line, buying(scene="travel", category="4722")) is None
        assert found(line, buying()) is None

    def test_a_hold_counts_once_and_for_good(self) -> None:
        line = under(Velocity(count=2, days=1)).authorize(CNY(10), on=OCT(20), id="h")
        line = line.capture("h", on=OCT(20), id="c", amount=CNY(5), keep_rest=True)
        line = line.capture("h", on=OCT(20), id="c2")

        assert found(line, buying()) is None
        line = line.authorize(CNY(10), on=OCT(20), id="h2").void("h2", on=OCT(20), id="v")
        assert found(line, buying()) is not None

    def test_a_stretch_may_be_longer_than_the_calendar(self) -> None:
        line = under(Velocity(count=1, days=10**9)).purchase(CNY(1), on=OCT(1), id="one")

        assert found(line, buying()) is not None

    def test_draws_count(self) -> None:
        line = under(Velocity(count=1, days=1)).draw(CNY(10), on=OCT(20), id="d")

        assert found(line, buying()) is not None

    def test_what_was_refused_does_not_count(self) -> None:
        line = under(Velocity(count=1, days=1))
        assert line.refusal(buying(20_000)) is not None

        assert found(line, buying()) is None


class TestVelocityByMinutes:
    RULE = Velocity(count=1, minutes=10)

    def line(self, on: date = DAY, at: time | None = time(12)) -> CreditLine:
        approval = APPROVAL if at is None else None
        return under(self.RULE).purchase(CNY(1), on=on, id="one", at=at, approval=approval)

    def test_just_within_and_just_beyond(self) -> None:
        assert said(self.line(), buying(at=time(12, 9, 59)))[1:] == (
            "it would be spending number 2 within 10 minutes, more than 1",
            "10 分钟内第 2 笔，超过 1 笔",
        )
        assert found(self.line(), buying(at=time(12, 10))) is None

    def test_one_minute_is_one(self) -> None:
        line = under(Velocity(count=1, minutes=1)).purchase(CNY(1), on=OCT(20), id="one", at=time(12))

        assert said(line, buying(at=time(12, 0, 59)))[1:] == (
            "it would be spending number 2 within 1 minute, more than 1",
            "1 分钟内第 2 笔，超过 1 笔",
        )

    def test_two_days_are_two(self) -> None:
        line = under(Velocity(amount=CNY(1), days=2))

        assert said(line, buying(2))[1] == "2.00 CNY would be spent within 2 days, more than 1.00 CNY"

    def test_midnight_is_no_barrier(self) -> None:
        line = self.line(OCT(19), time(23, 55))

        assert found(line, buying(at=time(0, 4, 59))) is not None
        assert found(line, buying(at=time(0, 5))) is None
        assert found(line, buying(on=OCT(21), at=time(0, 4))) is None

    def test_what_is_told_late_counts_likewise(self) -> None:
        assert found(self.line(), buying(at=time(11, 50, 1))) is not None
        assert found(self.line(), buying(at=time(11, 50))) is None

    def test_it_needs_the_time_of_day(self) -> None:
        assert said(self.line(), buying()) == ("refer", "the time of day is not known", "未知交易时间")

    def test_one_without_a_time_is_not_compared(self) -> None:
        assert found(self.line(at=None), buying(at=time(12))) is None

    def test_stretches_may_be_longer_than_a_day(self) -> None:
        line = under(Velocity(count=1, minutes=2 * 1440)).purchase(CNY(1), on=OCT(18), id="one", at=time(12))

        assert found(line, buying(at=time(11, 59, 59))) is not None
        assert found(line, buying(at=time(12))) is None


class TestWhatVelocityIs:
    @pytest.mark.parametrize("stretch", [{}, {"days": 1, "minutes": 1}])
    def test_one_stretch_is_given(self, stretch) -> None:
        with pytest.raises(ValueError, match="a stretch is of days or of minutes: give one of them"):
            Velocity(count=1, **stretch)

    def test_something_is_bounded(self) -> None:
        with pytest.raises(ValueError, match="how often, or how much: give count, amount or both"):
            Velocity(days=1)


class TestRepetition:
    LINE = under(Repetition(5)).purchase(CNY(100), on=OCT(20), id="one", at=time(12), merchant="tmall")

    def test_the_same_again_is_declined(self) -> None:
        assert said(self.LINE, buying(at=time(12, 4, 59), merchant="tmall")) == (
            "decline",
            "100.00 CNY was paid to tmall within 5 minutes, by 'one'",
            "5 分钟内已向 tmall 支付过 100.00 CNY（one）",
        )

    def test_within_one_minute(self) -> None:
        line = under(Repetition(1)).purchase(CNY(100), on=OCT(20), id="one", at=time(12), merchant="tmall")

        assert said(line, buying(at=time(12), merchant="tmall"))[1].endswith("paid to tmall within 1 minute, by 'one'")

    @pytest.mark.parametrize(
        "other",
        [
            {"at": time(12, 5), "merchant": "tmall"},
            {"at": time(12, 1), "merchant": "jd"},
            {"at": time(12, 1), "merchant": "tmall", "amount": 101},
        ],
    )
    def test_something_else_is_approved(self, other) -> None:
        assert found(self.LINE, buying(**other)) is None

    @pytest.mark.parametrize("known", [{"at": time(12)}, {"merchant": "tmall"}])
    def test_it_needs_the_merchant_and_the_time(self, known) -> None:
        assert said(self.LINE, buying(**known)) == (
            "refer",
            "the merchant or the time of day is not known",
            "未知商户或交易时间",
        )

    def test_draws_are_left_alone(self) -> None:
        assert found(self.LINE, Draw(CNY(100), on=OCT(20), id="d", at=time(12, 1))) is None


class TestScenesAndCategories:
    def test_scenes_allowed(self) -> None:
        line = under(ScenesAllowed(("travel", "goods")))

        assert found(line, buying(scene="goods")) is None
        assert said(line, buying(scene="gifts")) == (
            "decline",
            "'gifts' is none of the scenes that this line is for: goods, travel",
            "场景“gifts”不在允许的范围内：goods、travel",
        )
        assert said(line, buying()) == ("refer", "what the money is for is not known", "未知消费场景")

    def test_draws_are_the_scene_cash(self) -> None:
        draw = Draw(CNY(100), on=OCT(20), id="d")

        assert said(under(ScenesAllowed(("goods",))), draw)[0] == "decline"
        assert found(under(ScenesAllowed(("goods", "cash"))), draw) is None

    def test_categories_allowed(self) -> None:
        line = under(CategoriesAllowed(("5732",)))

        assert found(line, buying(category="5732")) is None
        assert said(line, buying(category="5944")) == (
            "decline",
            "merchants of category 5944 are not paid from this line",
            "本额度不用于类别 5944 的商户",
        )
        assert said(line, buying()) == ("refer", "the merchant's category is not known", "未知商户类别")
        assert found(line, Draw(CNY(100), on=OCT(20), id="d")) is None

    @pytest.mark.parametrize("category", CASH_LIKE)
    def test_goods_not_cash(self, category) -> None:
        assert said(under(CategoriesRefused()), buying(category=category))[0] == "decline"

    def test_categories_refused(self) -> None:
        line = under(CategoriesRefused(("5944",)))

        assert found(line, buying(category="6011")) is None
        assert said(line, buying(category="5944"))[0] == "decline"
        assert said(line, buying())[0] == "refer"
        assert found(line, Draw(CNY(100), on=OCT(20), id="d")) is None

    def test_words_are_sorted_and_stand_once(self) -> None:
        assert ScenesAllowed(["b", "a", "b"]) == ScenesAllowed(("a", "b"))

    @pytest.mark.parametrize("words", ["goods", (1,), ("goods", None)])
    def test_what_are_no_words_are_refused(self, words) -> None:
        with pytest.raises(TypeError, match="words are a tuple of str"):
            ScenesAllowed(words)

    @pytest.mark.parametrize("words", [(), ("",), ("5732", " 5733")])
    def test_none_and_empty_ones_are_refused(self, words) -> None:
        with pytest.raises(ValueError, match="there is at least one word"):
            CategoriesAllowed(words)


def travelled(rule: ImpossibleTravel, *, on: date = DAY, at: time = time(12), place: Place = WEST) -> CreditLine:
    return under(rule).purchase(CNY(1), on=on, id="one", at=at, place=place)


class TestImpossibleTravel:
    """33,239 m less 1,000 m take 32.239 minutes at 60 km/h: 1,934.34 seconds."""

    RULE = ImpossibleTravel(60)

    def test_just_too_fast_and_just_not(self) -> None:
        line = travelled(self.RULE)

        assert said(line, buying(at=time(12, 32, 14), place=EAST)) == (
            "decline",
            "it is 33.239 km from the place of 'one', 32 min 14 s apart, and at most 33.233 km can lie between",
            "距 one 的交易地点 33.239 km，相隔 32 分 14 秒，最多可达 33.233 km",
        )
        assert found(line, buying(at=time(12, 32, 15), place=EAST)) is None

    def test_figures_are_whole_metres_and_seconds(self) -> None:
        finding = found(travelled(self.RULE), buying(at=time(12, 10), place=EAST))

        assert finding is not None
        assert dict(finding.figures) == {"metres": 33_239, "metres_max": 11_000, "seconds": 600, "before": "one"}

    def test_midnight_is_passed(self) -> None:
        line = travelled(self.RULE, on=OCT(19), at=time(23, 50))

        assert found(line, buying(at=time(0, 22, 14), place=EAST)) is not None
        assert found(line, buying(at=time(0, 22, 15), place=EAST)) is None

    def test_at_the_same_moment_the_tolerance_alone_counts(self) -> None:
        near = Place("39.9163", "116.2195")
        metres = WEST.metres_to(near)

        at_once = buying(at=time(12), place=near)
        assert found(travelled(ImpossibleTravel(60, tolerance=metres)), at_once) is None
        assert found(travelled(ImpossibleTravel(60, tolerance=metres - 1)), at_once) is not None

    def test_what_is_told_late_is_compared_likewise(self) -> None:
        assert found(travelled(self.RULE), buying(at=time(11, 27, 46), place=EAST)) is not None
        assert found(travelled(self.RULE), buying(at=time(11, 27, 45), place=EAST)) is None

    def test_it_is_compared_with_the_last_one(self) -> None:
        line = travelled(self.RULE).purchase(CNY(1), on=OCT(20), id="two", at=time(13), place=EAST)

        assert found(line, buying(at=time(13, 1), place=EAST)) is None
        assert said(line, buying(at=time(13, 1), place=WEST))[1].startswith("it is 33.239 km from the place of 'two'")

    @pytest.mark.parametrize("silent", [{"at": time(12, 5)}, {"place": EAST}, {}])
    def test_one_without_a_place_or_a_time_is_passed_over(self, silent) -> None:
        line = under(attrs.evolve(self.RULE, unknown="approve"))
        line = line.purchase(CNY(1), on=OCT(20), id="one", at=time(12), place=WEST)
        line = line.purchase(CNY(1), on=OCT(20), id="two", **silent)

        assert said(line, buying(at=time(12, 6), place=EAST))[1].startswith("it is 33.239 km from the place of 'one'")

    @pytest.mark.parametrize("silent", [{"at": time(12)}, {"place": EAST}])
    def test_it_needs_the_place_and_the_time(self, silent) -> None:
        assert said(travelled(self.RULE), buying(**silent)) == (
            "refer",
            "the place or the time of day is not known",
            "未知交易地点或时间",
        )

    def test_it_looks_back_so_many_days(self) -> None:
        far = Place("-34.6037", "-58.3816")
        line = travelled(ImpossibleTravel(100, days=3))

        assert found(line, buying(on=OCT(22), at=time(12), place=far)) is not None
        assert found(line, buying(on=OCT(23), at=time(12), place=far)) is None

    def test_the_first_spending_comes_from_nowhere(self) -> None:
        assert found(under(self.RULE), buying(at=time(12), place=EAST)) is None

    def test_draws_say_where_and_when_too(self) -> None:
        line = under(self.RULE).draw(CNY(10), on=OCT(20), id="d", at=time(12), place=WEST)

        assert found(line, Draw(CNY(10), on=OCT(20), id="d2", at=time(12, 1), place=EAST)) is not None


class TestTheRushHour:
    """60 km/h, but 20 km/h from 7 to 9 and from 17 to 19 o'clock."""

    RULE = ImpossibleTravel(60, tolerance=0, hours=RUSH, speed_in_hours=20)

    @pytest.mark.parametrize(
        ("start", "end", "metres_max"),
        [
            (time(17), time(17, 30), 10_000),
            (time(16, 30), time(17), 30_000),
            (time(16, 50), time(17, 20), 10_000 + 6_666),
            (time(6, 59), time(9, 1), 1_000 + 40_000 + 1_000),
            (time(8, 30), time(17, 30), 10_000 + 480_000 + 10_000),
        ],
    )
    def test_each_second_has_its_speed(self, start, end, metres_max) -> None:
        far = Place("31.2304", "121.4737")
        finding = found(travelled(self.RULE, at=start), buying(at=end, place=far))

        assert finding is not None
        assert dict(finding.figures)["metres_max"] == metres_max

    def test_over_midnight(self) -> None:
        rule = ImpossibleTravel(60, tolerance=0, hours=((time(23), time(1)),), speed_in_hours=20)
        line = travelled(rule, on=OCT(19), at=time(22, 30))
        finding = found(line, buying(at=time(1, 30), place=Place("31.2304", "121.4737")))

        assert finding is not None
        assert dict(finding.figures)["metres_max"] == 30_000 + 40_000 + 30_000

    @pytest.mark.parametrize("half", [{"hours": RUSH}, {"speed_in_hours": 20}])
    def test_hours_and_their_speed_go_together(self, half) -> None:
        with pytest.raises(ValueError, match="hours and speed_in_hours go together"):
            ImpossibleTravel(60, **half)

    def test_nobody_is_faster_in_the_rush_hour(self) -> None:
        with pytest.raises(ValueError, match="a speed of 61 km/h in some hours is more than 60 km/h in others"):
            ImpossibleTravel(60, hours=RUSH, speed_in_hours=61)


class TestThePublishedCase:
    """A payment in the west of Beijing, minutes later a large one in the east, then one in the west: refused."""

    RULE = ImpossibleTravel(120, hours=RUSH, speed_in_hours=25)

    def line(self) -> CreditLine:
        return under(self.RULE).purchase(CNY(68), on=OCT(20), id="west", at=time(17, 50), place=WEST)

    def test_the_large_one_in_the_east_is_refused(self) -> None:
        assert said(self.line(), buying(6800, at=time(18, 12), place=EAST))[:2] == (
            "decline",
            "it is 33.239 km from the place of 'west', 22 min 0 s apart, and at most 10.166 km can lie between",
        )

    def test_outside_the_rush_hour_it_is_possible(self) -> None:
        line = under(self.RULE).purchase(CNY(68), on=OCT(20), id="west", at=time(13, 50), place=WEST)

        assert found(line, buying(6800, at=time(14, 12), place=EAST)) is None

    def test_the_one_in_the_west_after_it_is_refused_where_the_large_one_was_let_through(self) -> None:
        line = under(attrs.evolve(self.RULE, outcome="refer"))
        line = line.purchase(CNY(68), on=OCT(20), id="west", at=time(17, 50), place=WEST)
        line = line.purchase(CNY(6800), on=OCT(20), id="east", at=time(18, 12), place=EAST, approval=APPROVAL)

        assert said(line, buying(30, at=time(18, 20), place=WEST))[0] == "refer"

    def test_the_one_in_the_west_after_it_is_approved_where_the_large_one_was_refused(self) -> None:
        assert found(self.line(), buying(30, at=time(18, 20), place=WEST)) is None


class TestEveryRule:
    def test_dates_are_checked(self) -> None:
        with pytest.raises(TypeError, match="since"):
            AmountCap(CNY(1), since="2026-01-01")  # type: ignore[arg-type]

    def test_a_rule_does_not_end_before_it_begins(self) -> None:
        with pytest.raises(ValueError, match="a rule in force since 2026-10-20 cannot end on 2026-10-19, before it"):
            AmountCap(CNY(1), since=OCT(20), until=OCT(19))
        assert found(under(AmountCap(CNY(1), since=OCT(20), until=OCT(20))), buying(2)) is not None

    def test_outcomes_are_words(self) -> None:
        with pytest.raises(ValueError, match="outcome is 'decline' or 'refer', not 'approve'"):
            AmountCap(CNY(1), outcome="approve")  # type: ignore[arg-type]

    def test_a_hold_is_judged_like_a_purchase(self) -> None:
        assert found(under(AmountCap(CNY(1))), Authorize(CNY(2), on=OCT(20), id="h")) is not None

    def test_time_passes_before_it_is_judged(self) -> None:
        line = under(ShareOfAvailable("50%")).authorize(CNY(5000), on=OCT(20), id="h", expires=OCT(31))

        assert found(line, buying(5000, on=NOV(1))) is None
        assert found(line, buying(5000, on=NOV(1) - timedelta(days=1))) is not None
