"""The page of somebody we write to: what they wish, without signing in. `page` shows it, `pressed` does it."""

from followthrough.web.wishes import page

urlpatterns = [*page.urlpatterns]
