"""Hold Django's own database backends, with the faults that pass by themselves under one name."""
