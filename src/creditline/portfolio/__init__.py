"""Many lines together: what they share and owe, how it rolls, what is set aside, which nobody uses, and campaigns."""

from creditline.portfolio.campaign import Campaign
from creditline.portfolio.campaign_report import CampaignReport
from creditline.portfolio.campaign_result import CampaignResult
from creditline.portfolio.dormancy import Dormancy, check_dormant, dormant_share, is_dormant, last_activity
from creditline.portfolio.group import LineGroup
from creditline.portfolio.loss_rates import LossRates, flow_rates
from creditline.portfolio.provision import Provision, ProvisionRow, balances_by_bucket, provision
from creditline.portfolio.roll_rates import RollRates, implied_roll_rates, roll_rates
from creditline.portfolio.sharing import OpenGroup, OrderLines, Part

__all__ = [
    "Campaign",
    "CampaignReport",
    "CampaignResult",
    "Dormancy",
    "LineGroup",
    "LossRates",
    "OpenGroup",
    "OrderLines",
    "Part",
    "Provision",
    "ProvisionRow",
    "RollRates",
    "balances_by_bucket",
    "check_dormant",
    "dormant_share",
    "flow_rates",
    "implied_roll_rates",
    "is_dormant",
    "last_activity",
    "provision",
    "roll_rates",
]
