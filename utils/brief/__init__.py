"""The brief: one page to take into the room, in five formats that are all written from one model."""
