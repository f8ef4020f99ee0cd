"""Limits of scenes, as a product states them."""

from __future__ import annotations

import pytest

from creditline import CNY, USD
from creditline.errors import CurrencyMismatch
from creditline.terms import LimitTerms, SceneLimit
from tests.lines import OCT, a_line, product


class TestALimit:
    def test_a_share_is_rounded_down_to_the_minor_unit(self) -> None:
        assert SceneLimit("cash", share="1/3").under(100_01) == 33_33

    def test_a_share_of_a_limit_below_zero_is_nothing(self) -> None:
        assert SceneLimit("cash", share="50%").under(-1) == 0

    def test_nothing_and_all_are_shares(self) -> None:
        assert [SceneLimit("cash", share=share).under(777) for share in (0, 1)] == [0, 777]

    def test_an_amount_holds_whatever_the_limit_is(self) -> None:
        assert SceneLimit("travel", amount=CNY(2000)).under(1) == 2000_00

    @pytest.mark.parametrize("terms", [{}, {"share": "50%", "amount": CNY(1)}])
    def test_one_of_both_is_given(self, terms) -> None:
        with pytest.raises(ValueError, match="the limit of 'cash' is a share or an amount: give one of them"):
            SceneLimit("cash", **terms)

    @pytest.mark.parametrize("terms", [{"share": "101%"}, {"amount": -CNY(1)}])
    def test_what_cannot_be_is_refused(self, terms) -> None:
        with pytest.raises(ValueError, match="share is at most 100 %|amount is not negative"):
            SceneLimit("cash", **terms)

    def test_a_scene_is_a_word(self) -> None:
        with pytest.raises(ValueError, match="scene is not empty"):
            SceneLimit("", share="50%")
        with pytest.raises(ValueError, match="scene has no spaces around it, but ' cash' does"):
            SceneLimit(" cash", share="50%")


class TestTermsOfALimit:
    def test_a_list_is_as_good(self) -> None:
        limit = SceneLimit("cash", share="50%")

        assert LimitTerms(scenes=[limit]) == LimitTerms(scenes=(limit,))

    def test_one_limit_is_no_tuple(self) -> None:
        with pytest.raises(TypeError, match=r"scenes are a tuple of SceneLimit, not one SceneLimit: write scenes="):
            LimitTerms(scenes=SceneLimit("cash", share="50%"))  # type: ignore[arg-type]

    def test_something_else_is_refused(self) -> None:
        with pytest.raises(TypeError, match="scenes are a tuple of SceneLimit, not of 'cash'"):
            LimitTerms(scenes=("cash",))  # type: ignore[arg-type]

    def test_each_scene_has_one(self) -> None:
        with pytest.raises(ValueError, match="each scene has one limit, unlike in 'cash', 'cash'"):
            LimitTerms(scenes=(SceneLimit("cash", share="50%"), SceneLimit("cash", amount=CNY(1))))

    def test_amounts_are_in_the_currency_of_the_product(self) -> None:
        with pytest.raises(CurrencyMismatch):
            product(limits=LimitTerms(scenes=(SceneLimit("cash", amount=USD(1)),)))
        assert product(limits=LimitTerms(scenes=(SceneLimit("cash", share="1%"),))).limits.scenes


class TestAQuestionOfAScene:
    LINE = a_line(limits=LimitTerms(scenes=(SceneLimit("travel", share="50%"),)))

    @pytest.mark.parametrize("scene", [None, 5, b"travel", ("travel",)])
    @pytest.mark.parametrize("question", ["used_in", "held_in", "available_in", "scene_limit"])
    def test_names_it_by_a_word(self, question, scene) -> None:
        with pytest.raises(TypeError, match="^a scene is a word such as 'travel', not "):
            getattr(self.LINE, question)(scene)

    def test_may_be_of_what_says_none(self) -> None:
        line = self.LINE.purchase(CNY(70), on=OCT(2), id="p")

        assert (line.used_in(""), line.held_in(""), line.scene_limit("")) == (CNY(70), CNY(0), None)
        assert line.available_in("") == line.available
