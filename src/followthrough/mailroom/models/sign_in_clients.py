"""How the workspace is known to a provider with whom its members sign in."""

from django.db import models


class SignInClient(models.Model):
    """The client an administrator registered with a provider: its id and sealed secret, and where to go."""

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    provider = models.CharField(max_length=40, help_text="Key of `rules.mail_providers`")
    client_id = models.CharField(max_length=254)
    sealed_secret = models.TextField(blank=True)
    authorize_url = models.URLField(max_length=254, help_text="Where the member says yes")
    token_url = models.URLField(max_length=254, help_text="Where tokens are fetched and renewed")
    scopes = models.CharField(max_length=500)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["workspace", "provider"], name="one_sign_in_client_per_provider"),
        )

    def __str__(self) -> str:
        return self.provider
