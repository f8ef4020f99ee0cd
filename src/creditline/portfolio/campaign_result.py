"""What a campaign came to for one line: an offer, a decision against it, or a refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from creditline.errors import CreditLineError
    from creditline.line import CreditLine
    from creditline.money import Money
    from creditline.portfolio.campaign_report import CampaignReport
    from creditline.rules import Decision


@attrs.frozen
class CampaignResult:
    """
    What a campaign came to for one line.

    Attributes:
        line: The line after it: with the offer, or as it was.
        decision: Which rules said what; `None` where the line refused.
        report: Of the campaign so far, this line included.
        refusal: Why the line could not be asked, or does not take the offer; `None` where there is a decision.
    """

    line: CreditLine
    decision: Decision | None
    report: CampaignReport
    refusal: CreditLineError | None = None

    @property
    def amount(self) -> Money:
        """What was offered, or would be in earnest; zero where nothing was."""
        return self.line.product.currency.zero if self.decision is None else self.decision.amount
