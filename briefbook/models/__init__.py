"""Qt item models over an open library, and the notifier that turns its news into signals."""
