"""Every write, a function each: gather, let core decide, save with the audit event in one transaction."""
