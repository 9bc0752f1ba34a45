"""The method as data: questions, points, weights, thresholds, credits, sources and texts of one version."""
