"""The door to pos_bridge: scans come in, documents go out. A local bridge and a remote agent look the same behind it."""
