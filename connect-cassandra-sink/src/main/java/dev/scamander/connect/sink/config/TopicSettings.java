package dev.scamander.connect.sink.config;

import dev.scamander.mapping.CodecSettings;
import dev.scamander.mapping.MappingLimits;
import dev.scamander.mapping.MappingSettings;
import java.util.List;

/**
 * What becomes of the records of one topic.
 *
 * @param topic the topic's name as transformations leave it
 * @param codec how the topic's text stands for times and bytes
 * @param tables where its records go; a record is done when all of them have it
 */
public record TopicSettings(String topic, CodecSettings codec, List<TableSettings> tables) {
    /** Keeps a copy of the list. */
    public TopicSettings {
        tables = List.copyOf(tables);
    }

    /** How values of this topic are mapped for one of its tables. */
    public MappingSettings mapping(TableSettings table) {
        return new MappingSettings(table.missingField(), table.unknownField(), codec, MappingLimits.defaults());
    }
}
