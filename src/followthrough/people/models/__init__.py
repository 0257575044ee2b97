"""The tables of people, by noun."""

from followthrough.people.models.companies import Company
from followthrough.people.models.fields import CustomField, PersonTag, Tag
from followthrough.people.models.persons import ContactPoint, Person
from followthrough.people.models.search import SearchDoc
from followthrough.people.models.suppressions import Suppression

__all__ = ["Company", "ContactPoint", "CustomField", "Person", "PersonTag", "SearchDoc", "Suppression", "Tag"]
