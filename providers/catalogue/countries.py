"""The country codes that are officially assigned."""

import pycountry

ISO_3166 = frozenset(country.alpha_2 for country in pycountry.countries)
