"""What a server's log tells of bots and visits."""
