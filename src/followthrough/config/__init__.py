"""Floor 9, the roof. Settings, URLs and the WSGI entry.

May import everything below. Everything the program keeps lies in one folder, see `settings.DATA`.
Start reading at `settings`.
"""
