"""Reports: readings of a line that change nothing."""

from creditline.reports.delinquency import Delinquency, delinquency
from creditline.reports.minimum_estimate import minimum_payment_warning
from creditline.reports.minimum_warning import MinimumPaymentRow, MinimumPaymentWarning
from creditline.reports.owing import Owed, due, payoff
from creditline.reports.revolving import RevolvingBalance
from creditline.reports.upcoming import FallingDue, Upcoming, upcoming

__all__ = [
    "Delinquency",
    "FallingDue",
    "MinimumPaymentRow",
    "MinimumPaymentWarning",
    "Owed",
    "RevolvingBalance",
    "Upcoming",
    "delinquency",
    "due",
    "minimum_payment_warning",
    "payoff",
    "upcoming",
]
