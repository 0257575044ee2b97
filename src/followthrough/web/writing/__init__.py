"""Writing to a prospect: an e-mail or a text, from work mode and from their page.

`page` has the views, `sheet` reads what was typed, `panel` fills what is shown, `words` makes of it what goes out.
"""
