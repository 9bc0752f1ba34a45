"""The shortlist, from requirements to ranked names."""
