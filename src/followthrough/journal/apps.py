from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "followthrough.journal"
    label = "journal"
