"""A town in a box: what a newcomer needs to try the program without Telegram.

`telegram/` is a local Bot API server that speaks the real HTTP protocol and imports nothing of
ours. Everything else here may import `bot`, and of ours nothing more.
"""
