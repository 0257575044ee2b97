from django.apps import AppConfig


class MailroomConfig(AppConfig):
    name = "followthrough.mailroom"
    label = "mailroom"
