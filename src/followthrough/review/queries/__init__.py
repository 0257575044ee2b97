"""The reads of the review: each answers one question of a salesperson or their manager."""

from followthrough.review.queries.balance import balance_of
from followthrough.review.queries.overflow import Overflow, overflow_of
from followthrough.review.queries.plan import Plan, PlanRow, Span, plan_of
from followthrough.review.queries.team_day import MemberDay, team_day

__all__ = ["MemberDay", "Overflow", "Plan", "PlanRow", "Span", "balance_of", "overflow_of", "plan_of", "team_day"]
