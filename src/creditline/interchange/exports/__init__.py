"""Exports of real services, read into commands."""

from creditline.interchange.exports.meituan import MeituanExport, read_meituan

__all__ = ["MeituanExport", "read_meituan"]
