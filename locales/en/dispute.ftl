## Disputes
