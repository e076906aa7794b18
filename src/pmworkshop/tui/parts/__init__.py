"""The parts that several panels share."""
