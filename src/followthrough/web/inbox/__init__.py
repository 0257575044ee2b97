"""The Inbox: conversations that wait for us, and what one key does about each of them.

`page` is the list, `conversation` one of them, `acts` what is pressed, `mail` shows what others wrote without harm.
"""

from followthrough.web.inbox import acts, conversation, files, page, signature, strangers

urlpatterns = [
    *page.urlpatterns,
    *conversation.urlpatterns,
    *acts.urlpatterns,
    *files.urlpatterns,
    *signature.urlpatterns,
    *strangers.urlpatterns,
]
