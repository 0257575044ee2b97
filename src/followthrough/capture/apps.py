from django.apps import AppConfig


class CaptureConfig(AppConfig):
    name = "followthrough.capture"
    label = "capture"
