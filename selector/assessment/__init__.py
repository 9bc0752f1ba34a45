"""Where verdict and shortlist meet: one frozen result of one assessment."""
