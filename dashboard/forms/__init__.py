"""Check what people typed; each form names the field and the remedy."""
