"""Who may sign in. One user can be a member of several workspaces."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class UserQuerySet(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    email = models.EmailField(max_length=254, unique=True, help_text="Stored in lower case")
    name = models.CharField(max_length=120)
    theme = models.CharField(max_length=8, blank=True, help_text="light, dark, or empty: as the device says")
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = UserQuerySet()

    def __str__(self) -> str:
        return self.name or self.email
