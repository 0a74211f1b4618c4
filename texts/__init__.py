"""The words: what the program says, in Chinese and in English.

Typed functions turn domain values into plain data (words and buttons); the sentences themselves
stand in one catalogue per language, and every argument is escaped once, on the way in. Imports
`domain`.
"""
