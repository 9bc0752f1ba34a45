"""Stage two: from requirements and facts to ranked providers, with reasons, risks and questions.

The modules in order, each on those before it:

    needs        answers, verdict and the sponsor's edits -> requirements
    conditions   requirements -> the points of due diligence, steps of transfer and warnings that apply
    claims       a provider's claims -> graded, by kind, without those that say nothing here
    reach        a requirement -> the codes around it
    finding      how a requirement can stand with a provider: a state, its credits, the claims behind it
    match        requirement and claims -> finding; `scale` is its part on amounts
    gate         findings -> pass, verify, fails or blocked, and whether what decides is shown
    fit          credits and weights -> fit
    longlist     every provider against every requirement, by all of the above: what no weight changes
    rank         longlist and weights -> the ranking, and who stands aside
    robustness   other weights -> how firmly ranks stand
    reasons      findings -> why, the risk, a second source
    red_flags    findings and records -> warnings
    questions    findings -> what to ask
    entries      all of these -> one entry a name
    shortlist    the stage as a whole

`basis` is what every step reads, `result` what the stage returns. Beside this way stand `relax`, which counts what the
requirements leave, and `together`, which reads off a result whether one site shows all the musts.
"""
