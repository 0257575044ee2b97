"""How calendars head the answer to an invitation, in seven languages: data, no rules."""

ANSWERS = (
    (
        "accepted",
        r"(?:event )?accepted|zugesagt|angenommen|accept[ée]e?|aceptad[oa]|accettat[oa]|aceit[eo]|geaccepteerd",
    ),
    (
        "declined",
        r"(?:event )?declined|abgesagt|abgelehnt|refus[ée]e?|d[ée]clin[ée]e?|rechazad[oa]|rifiutat[oa]|recusad[oa]|geweigerd|afgewezen",
    ),
    (
        "tentative",
        r"tentative(?:ly accepted)?|(?:unter|mit) vorbehalt|vorläufig zugesagt|provisoire|provisional|provvisori[oa]|provis[óo]ri[oa]|voorlopig",
    ),
    (
        "counter",
        r"new time proposed|proposed new time|neue zeit vorgeschlagen|nouvel horaire propos[ée]|nueva hora propuesta",
    ),
)
