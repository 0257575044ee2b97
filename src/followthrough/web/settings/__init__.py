"""The settings: one's own hours and absences; the workspace's stages, members, fields and tags.

A file a page; all bring their addresses together in `urlpatterns`. Everybody sees them, administrators change the
workspace's.
"""

from followthrough.web.settings import fields, mailboxes, members, new_workspace, own, pipelines, texts, workspace

urlpatterns = [
    *own.urlpatterns,
    *workspace.urlpatterns,
    *members.urlpatterns,
    *pipelines.urlpatterns,
    *fields.urlpatterns,
    *mailboxes.urlpatterns,
    *texts.urlpatterns,
    *new_workspace.urlpatterns,
]
