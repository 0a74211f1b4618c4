"""Files: Word, Excel, CSV, charts, QR pictures and calendar entries.

Made from domain values and worded by `texts`; document and chart libraries live here alone. Imports
`domain` and `texts`.
"""
