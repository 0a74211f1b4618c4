"""What the program loads before it answers for the first time."""

import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).parents[2]
LATER = ["language.danger.lexicon", "jieba", "sklearn", "numpy", "matplotlib", "docx", "openpyxl"]


def test_services_load_no_dictionary_and_no_tables_of_words() -> None:
    """They are read when the first text is handed over, after the first rush (`App._warm`)."""
    script = f"import sys, services.services; print([m for m in {LATER} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=TOP, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
