"""How the parts are put together: settings, addresses, what the server starts."""
