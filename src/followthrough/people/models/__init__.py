"""The tables of people, by noun."""

from followthrough.people.models.companies import Company
from followthrough.people.models.fields import CustomField, PersonTag, Tag
from followthrough.people.models.persons import ContactPoint, Person
from followthrough.people.models.search import SearchDoc

__all__ = ["Company", "ContactPoint", "CustomField", "Person", "PersonTag", "SearchDoc", "Tag"]
