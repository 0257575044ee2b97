from django.apps import AppConfig


class FollowupConfig(AppConfig):
    name = "followthrough.followup"
    label = "followup"
