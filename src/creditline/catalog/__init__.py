"""Dated presets of real products, each parameter with its source."""

from creditline.catalog.huabei import huabei
from creditline.catalog.meituan import meituan_pay

__all__ = ["huabei", "meituan_pay"]
