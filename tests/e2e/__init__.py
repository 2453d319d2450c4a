"""The product as people see it: real server, real browser, data of its own."""
