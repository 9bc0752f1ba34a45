"""What a catalogue is, without Django: vocabulary, facts, rows, plan, canonical form."""
