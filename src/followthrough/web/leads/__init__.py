"""Forms by which people come to us: the public page and its JSON address, and where the team looks after them."""

from followthrough.web.leads import looking_after, public

urlpatterns = [*public.urlpatterns, *looking_after.urlpatterns]
"""Their addresses; the public ones begin with /come/."""
