"""What curators and operators do from the command line."""
