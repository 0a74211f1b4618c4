"""`python -m bot` is `yijiabai`."""

from bot.cli import main

if __name__ == "__main__":
    main()
