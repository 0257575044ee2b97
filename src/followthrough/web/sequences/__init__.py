"""Sequences on screen: the list, the builder, who is under way, and beginning one with a prospect.

The builder keeps nothing: its whole draft travels in the form, each press gives it back changed, and only Save writes.
"""

from followthrough.web.sequences import begin, build, people, shelf

urlpatterns = [*shelf.urlpatterns, *build.urlpatterns, *people.urlpatterns, *begin.urlpatterns]
