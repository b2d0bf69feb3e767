"""Settings of Keiport: the only place that reads the environment, one file for each subject.

The project starts with nothing set; the environment changes only what it must. Names and
defaults are explained in `.env.example`.
"""

from .data import *
from .edge import *
from .law import *
from .people import *
from .site import *
from .words import *
from .work import *
