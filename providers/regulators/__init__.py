"""The authorities' registers: each file read into entries, joined to sites, told as rows of the catalogue."""
