"""A command's answer on standard output: lines for people, or one JSON document for scripts."""

import json
from collections.abc import Mapping, Sequence


def tell(document: Mapping[str, object], lines: Sequence[str], *, as_json: bool) -> None:
    print(json.dumps(document, ensure_ascii=False) if as_json else "\n".join(lines), flush=True)
