"""The method as data: questions, points, weights, thresholds, credits, sources and texts of one version.

The modules in order, each on those before it:

    questions, guidance, constants   what can be asked, what is advised, the numbers
    schema                           one version of these
    answers                          what was said, and which questions are visible, answered, open
    plural, phrases                  sentence patterns of reports: on the verdict, on names, in documents
    texts                            the words of a version by code, and its phrases
    outgoing                         the rules for what providers are sent
    glossary                         the words of the field
    load                             files -> method, texts, rules, glossary
    words                            the words of the field that a text uses, with their sources
    content, content_outgoing        what can be wrong with a version beyond its shape
"""
