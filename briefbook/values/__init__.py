"""Values: enumerations, imprecise dates, markings, names and holders; standard library only."""
