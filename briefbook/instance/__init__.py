"""Single instance: one program runs, and a later start hands its files to it; imports no Qt and little else."""
