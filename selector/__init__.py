"""The CDMO or CMO selector: the project package and the questionnaire app in one."""
