"""Doors for other programs that bring news, without a session: each checks who calls before it looks at anything."""

from followthrough.web.hooks import texts

urlpatterns = [*texts.urlpatterns]
