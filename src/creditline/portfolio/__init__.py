"""Many lines together: what they owe by bucket, how it rolls, and what is set aside for it."""

from creditline.portfolio.loss_rates import LossRates, flow_rates
from creditline.portfolio.provision import Provision, ProvisionRow, balances_by_bucket, provision
from creditline.portfolio.roll_rates import RollRates, implied_roll_rates, roll_rates

__all__ = [
    "LossRates",
    "Provision",
    "ProvisionRow",
    "RollRates",
    "balances_by_bucket",
    "flow_rates",
    "implied_roll_rates",
    "provision",
    "roll_rates",
]
