"""What the commands of `yijiabai` do: one module for each, imported when its command is called.

A command returns its exit status, or raises what `bot.errors` turns into one line with the cure.
"""
