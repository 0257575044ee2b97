"""Every address of the program. Each door brings its own list."""

from django.urls import include, path

urlpatterns = [
    path("", include("followthrough.web.urls")),
]
