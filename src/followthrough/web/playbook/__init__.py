"""The playbook on screen: scripts, texts, reasons to get in touch, snippets.

A file a page; all bring their addresses together in `urlpatterns`. Everybody sees them; managers change the team's,
a salesperson their own texts and snippets, and the reasons they brought in.
"""

from followthrough.web.playbook import bringing, reasons, scripts, snippets, templates

urlpatterns = [
    *scripts.urlpatterns,
    *templates.urlpatterns,
    *reasons.urlpatterns,
    *snippets.urlpatterns,
    *bringing.urlpatterns,
]
