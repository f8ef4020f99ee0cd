"""Dated presets of real products, each parameter with its source."""

from creditline.catalog.affirm import affirm
from creditline.catalog.afterpay import afterpay
from creditline.catalog.baitiao import baitiao
from creditline.catalog.baitiao_orders import baitiao_orders
from creditline.catalog.credit_card import credit_card
from creditline.catalog.douyin import douyin_pay
from creditline.catalog.fenfu import fenfu
from creditline.catalog.fenqile import fenqile
from creditline.catalog.huabei import huabei
from creditline.catalog.jiebei import jiebei
from creditline.catalog.meituan import meituan_pay
from creditline.catalog.pay_in_4 import pay_in_4
from creditline.catalog.renxingfu import renxingfu
from creditline.catalog.us_card import us_card

__all__ = [
    "affirm",
    "afterpay",
    "baitiao",
    "baitiao_orders",
    "credit_card",
    "douyin_pay",
    "fenfu",
    "fenqile",
    "huabei",
    "jiebei",
    "meituan_pay",
    "pay_in_4",
    "renxingfu",
    "us_card",
]
