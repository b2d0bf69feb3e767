"""Photos of cars: taking them in, drawing them anew, naming what was drawn.

What is sent in is judged by its header alone (`intake`), kept privately (`originals`) and decoded
only in a child process (`rendering` starts `child`). Visitors see only files which the child drew
from pixels (`renditions` names them). `limits` holds every number.
"""
