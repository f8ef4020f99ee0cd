"""How a clerk keeps the limit: the permanent one in a number, every increase on a card of its own."""

from __future__ import annotations

from typing import Any

from tests.model.books import Books
from tests.model.by_hand import DAY, Refused

OPEN = ("offered", "requested")


class Limits(Books):
    """Section 13, day by day."""

    def turn_cards(self) -> None:
        """At the start of today: what could be accepted until yesterday, or was in force, is over; then what begins."""
        yesterday = self.today - DAY
        for card in self.cards.values():
            ends = [day for day in (card["expires"], card["last"]) if day is not None]
            if card["status"] in OPEN and ends and min(ends) == yesterday:
                card["status"] = "expired"
            elif card["status"] == "in_force" and card["last"] == yesterday:
                card["status"] = "ended"
            elif card["status"] == "accepted" and card["first"] == self.today:
                self.put_in_force(card)

    def put_in_force(self, card: dict[str, Any]) -> None:
        card["status"] = "in_force"
        if card["last"] is None:
            self.permanent += card["amount"]

    def new_card(self, command: Any, status: str) -> dict[str, Any]:
        self.require(self.status == "open")
        card = {
            "status": status,
            "amount": command.amount.minor,
            "expires": getattr(command, "expires", None),
            "first": command.first,
            "last": command.last,
        }
        self.cards[command.id] = card
        return card

    def offerincrease(self, command: Any) -> None:
        self.require(self.status == "open")
        if command.decision is not None and command.amount > command.decision.amount:
            raise Refused
        self.new_card(command, "offered")

    def requestincrease(self, command: Any) -> None:
        self.new_card(command, "requested")

    def granttemporarylimit(self, command: Any) -> None:
        card = self.new_card(command, "accepted")
        if card["first"] == self.today:
            self.put_in_force(card)

    def acceptincrease(self, command: Any) -> None:
        self.require(self.status == "open")
        card = self.card(command, OPEN)
        amount = card["amount"] if command.amount is None else command.amount.minor
        earliest = self.today if card["first"] is None else max(self.today, card["first"])
        first = command.first or earliest
        if amount > card["amount"] or first < earliest or (card["last"] is not None and card["last"] < first):
            raise Refused
        card |= {"amount": amount, "first": first, "status": "accepted"}
        if first == self.today:
            self.put_in_force(card)

    def declineincrease(self, command: Any) -> None:
        self.card(command, OPEN)["status"] = "declined"

    def withdrawincrease(self, command: Any) -> None:
        card = self.card(command, (*OPEN, "accepted", "in_force"))
        if card["status"] == "in_force" and card["last"] is None:
            raise Refused
        card["status"] = "withdrawn"

    def card(self, command: Any, statuses: tuple[str, ...]) -> dict[str, Any]:
        card = self.cards.get(command.increase)
        if card is None or card["status"] not in statuses:
            raise Refused
        return card

    def raiselimit(self, command: Any) -> None:
        self.require(self.status == "open")
        self.require(command.to.minor > self.permanent)
        self.permanent = command.to.minor

    def lowerlimit(self, command: Any) -> None:
        """What was offered, or agreed and has not begun, does not outlive a lower limit."""
        self.require(self.status != "closed")
        self.require(command.to.minor < self.permanent)
        self.permanent = command.to.minor
        for card in self.cards.values():
            if card["status"] in ("offered", "accepted"):
                card["status"] = "withdrawn"
