from django.apps import AppConfig


class TeamConfig(AppConfig):
    name = "followthrough.team"
    label = "team"
