"""Keep open pages up to date: one subscription a process, one mailbox a socket."""
