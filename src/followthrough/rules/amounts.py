"""Amounts as people say them: money with its sign, minutes as hours, numbers that stop counting."""

from decimal import Decimal

SIGNS = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "INR": "₹", "CHF": "CHF", "PLN": "zł", "ILS": "₪"}
KEPT_TOGETHER = "\u00a0"  # a space at which no line is broken


def say_money(value: Decimal | float, currency: str) -> str:
    """ "€ 48,000"; nothing for nothing. Whole units: nobody follows up cents."""
    if not value:
        return ""
    return f"{SIGNS.get(currency, currency)}{KEPT_TOGETHER}{value:,.0f}"


def say_minutes(minutes: int) -> str:
    """ "45 min", "3 h 20", "2 h"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}{KEPT_TOGETHER}min"
    return f"{hours}{KEPT_TOGETHER}h{KEPT_TOGETHER}{rest:02d}" if rest else f"{hours}{KEPT_TOGETHER}h"


def say_number(number: int, *, is_more: bool = False) -> str:
    """ "1,204", or "500+" when nobody counted further."""
    return f"{number:,}+" if is_more else f"{number:,}"


def counted(number: int, noun: str) -> str:
    """ "1 prospect", "14 prospects"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
