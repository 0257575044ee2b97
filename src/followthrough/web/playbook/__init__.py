"""The playbook on screen: templates, scripts, reasons to get in touch, snippets.

A file a page; all bring their addresses together in `urlpatterns`. Everybody sees them; managers change the team's,
a salesperson their own templates and snippets, and the reasons they brought in.
"""

from followthrough.web.playbook import bringing

urlpatterns = [*bringing.urlpatterns]
