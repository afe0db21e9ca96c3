"""Intake: batches of nominations and deconfliction results from files, read twice.

`scan` says whether the ceiling holds (R1); `read` tells good rows from bad ones; `RefusedFile`
gives the bad ones back to be corrected. Nothing here stores anything or knows who sent it.
"""

from __future__ import annotations

from handrail.nominations.intake.ceiling import Ceiling as Ceiling
from handrail.nominations.intake.ceiling import scan as scan
from handrail.nominations.intake.deconfliction_file import read_deconfliction as read_deconfliction
from handrail.nominations.intake.encodings import Limits as Limits
from handrail.nominations.intake.faults import WORDS as WORDS
from handrail.nominations.intake.faults import FaultCode as FaultCode
from handrail.nominations.intake.faults import RowFaults as RowFaults
from handrail.nominations.intake.layouts import Layout as Layout
from handrail.nominations.intake.reading import Reading as Reading
from handrail.nominations.intake.reading import open_batch as open_batch
from handrail.nominations.intake.reading import read as read
from handrail.nominations.intake.refused_file import RefusedFile as RefusedFile
from handrail.nominations.intake.refused_file import Writable as Writable
from handrail.nominations.intake.refused_file import write_refused as write_refused
from handrail.nominations.intake.sent_rows import SentRow as SentRow
