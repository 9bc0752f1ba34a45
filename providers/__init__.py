"""The catalogue of providers: the working tables that curators edit, and the Revisions that they publish.

Where things are; the rules themselves stand in `catalogue` and `regulators`, which know no Django:

tables       models (providers, sources, sites, records), claim, documents, import_files, correction, revision;
             made of bases, fields, choices, constraints
reads        queries (what is published, what the working tables hold), desk (what needs work)
plans        planning (an import, a restored Revision, a publication), registering (a register's file),
             impact (the results that would move), four_eyes (who may publish)
writes       actions (import, publish, restore), register_actions, correction_actions; store puts rows into the tables
public       urls, views, correction_views, correction_forms
admin        admin (providers, sites, sources), and a file for each other page: claim_admin, verify_admin, bulk_admin,
             history_admin, document_admin, import_admin, register_admin, revision_admin, correction_admin, desk_admin,
             staff_admin; their forms in claim_forms and provider_forms
             shared by them: admin_base, saving (once, and over nobody), owned (rows of one provider), filters,
             import_pages
requests     signed_out (a page sent after its session ended), uploads (how large)
start        apps, checks
"""
