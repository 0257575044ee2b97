"""Sign-in links that work once. Only a hash of the link's secret is stored."""

from django.db import models


class SignInLink(models.Model):
    user = models.ForeignKey("team.User", models.CASCADE, related_name="+")
    secret_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"link for {self.user_id}"
