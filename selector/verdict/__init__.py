"""Stage one: from answers to a verdict, CDMO or CMO, with its reasons and how firmly it stands."""
