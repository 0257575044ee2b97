"""Every address of the program. Each door brings its own list."""

from django.urls import include, path

urlpatterns = [
    path("", include("followthrough.web.urls")),
]

handler400 = "followthrough.web.refusals.bad_request"
handler403 = "followthrough.web.refusals.forbidden"
handler404 = "followthrough.web.refusals.not_found"
handler500 = "followthrough.web.refusals.broken"
