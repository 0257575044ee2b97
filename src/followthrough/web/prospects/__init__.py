"""Prospects: the list. `page` shows it; `asked` reads what is asked of it, `sentence` says it, `columns` draws it.

`narrowing` is the form of all filters, `saved` keeps lists, `selection` knows what was picked, `acts` orders something
for many, `runs` shows how far that is, `export` writes it all out.
"""

from django.urls import URLPattern, URLResolver

from followthrough.web.prospects import acts, choosing, export, narrowing, page, runs, saved

urlpatterns: list[URLPattern | URLResolver] = [
    *page.urlpatterns,
    *narrowing.urlpatterns,
    *choosing.urlpatterns,
    *saved.urlpatterns,
    *acts.urlpatterns,
    *runs.urlpatterns,
    *export.urlpatterns,
]
