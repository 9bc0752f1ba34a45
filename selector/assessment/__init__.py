"""Where verdict and shortlist meet: one frozen result of one assessment.

The modules in order, each on those before it:

    inputs       decoded JSON -> answers, edits and weights, or every problem with them
    result       verdict, requirements and shortlist in one, to and from JSON
    record       a result with all that makes it computable again, under one hash
    assess       inputs and facts -> result, record
    leaders      inputs and facts -> who comes first, and by which claims alone
    moves        two results -> who changed places, and why
    difference   two results, or two inputs -> all that differs
"""
