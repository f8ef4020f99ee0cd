"""Reports: readings of a line that change nothing."""

from creditline.reports.owing import Owed, due, payoff
from creditline.reports.upcoming import FallingDue, Upcoming, upcoming

__all__ = ["FallingDue", "Owed", "Upcoming", "due", "payoff", "upcoming"]
