package dev.scamander.connect.sink;

/** What a task keeps of one topic partition: its write timestamps and its offsets. */
record PartitionState(WriteClock clock, OffsetTracker offsets) {}
