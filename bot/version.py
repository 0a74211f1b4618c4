"""Which version of the program this is."""

from importlib.metadata import PackageNotFoundError, version


def version_of_program() -> str:
    """Empty where the program was not installed, but only unpacked."""
    try:
        return version("yijiabai")
    except PackageNotFoundError:
        return ""


VERSION = version_of_program()
