"""The tables of the heart, by noun."""

from followthrough.followup.models.discovery import Discovery
from followthrough.followup.models.history import Deferral, Touch
from followthrough.followup.models.lists import SavedList
from followthrough.followup.models.opportunities import Opportunity
from followthrough.followup.models.pipelines import Pipeline, Stage
from followthrough.followup.models.promises import Promise
from followthrough.followup.models.runs import Run, RunPortion
from followthrough.followup.models.tallies import Tally

__all__ = [
    "Deferral",
    "Discovery",
    "Opportunity",
    "Pipeline",
    "Promise",
    "Run",
    "RunPortion",
    "SavedList",
    "Stage",
    "Tally",
    "Touch",
]
