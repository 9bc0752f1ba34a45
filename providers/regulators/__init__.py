"""Registers of authorities: from a file to what it says of the sites of the catalogue.

files        register knows whose a file is; a parser each: drug_establishments, inspections, warning_letters,
             enforcement, prequalification, gmp_certificates (its lists; gmp_pages and scope for its pages)
parts        reading (tables), records (JSON), page_text (pages), values (days, countries, numbers)
entries      entry is what all of them read; join finds the sites
claims       meaning makes sources and claims, by capability (what a scope covers), validity (until when), resting (the
             claim that is there already) and ending (what a later record ends); site_rows makes records
"""
