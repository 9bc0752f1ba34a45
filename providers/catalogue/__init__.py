"""The catalogue as a file and as facts, without a database.

words        vocabulary (kinds and terms), countries, dates, registers (whose records there are)
file         rules (what a value may be), rows (a whole catalogue, checked), problems (what is wrong, and where),
             canonical (its one text and its hash), media (documents that are kept of a source)
facts        facts (parsed, frozen), standing (which claims count on a day), due (when what is planned is due)
import       incoming knows a file; workbook and tables read it by columns into partial rows; merge and claim_match lay
             them over providers; left_out keeps what a file is silent about; plan says what differs, claim_history what
             did; duplicates: who may be one company; export: tables to fill in
curators     desk, desk_claims
visitors     search, listing, page, on_record, timeline, coverage
"""
