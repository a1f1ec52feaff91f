"""Who is the one running program, and how a later start hands its files to it; imports no Qt and little else."""
