"""Stage two: from requirements and facts to ranked providers, with reasons, risks and questions."""
