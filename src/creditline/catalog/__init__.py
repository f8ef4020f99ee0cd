"""Dated presets of real products, each parameter with its source."""

from creditline.catalog.affirm import affirm
from creditline.catalog.afterpay import afterpay
from creditline.catalog.baitiao import baitiao
from creditline.catalog.baitiao_orders import baitiao_orders
from creditline.catalog.huabei import huabei
from creditline.catalog.meituan import meituan_pay
from creditline.catalog.pay_in_4 import pay_in_4

__all__ = ["affirm", "afterpay", "baitiao", "baitiao_orders", "huabei", "meituan_pay", "pay_in_4"]
