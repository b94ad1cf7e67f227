"""Public, read-only pages. They read publications alone, so that a draft cannot leak."""
