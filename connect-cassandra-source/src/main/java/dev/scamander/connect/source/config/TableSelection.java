package dev.scamander.connect.source.config;

import dev.scamander.connect.config.Findings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The tables that a source reads.
 *
 * @param named those given by name
 * @param patterns what stands for others
 */
public record TableSelection(List<TableName> named, List<TablePattern> patterns) {
    /** Keeps copies of the lists. */
    public TableSelection {
        named = List.copyOf(named);
        patterns = List.copyOf(patterns);
    }

    static TableSelection read(List<String> texts, TopicTemplate topics, Findings findings) {
        List<TableName> named = new ArrayList<>();
        List<TablePattern> patterns = new ArrayList<>();
        if (texts.isEmpty()) {
            findings.add(SourceOptions.TABLES, "Name at least one table as keyspace.table");
        }
        for (String text : texts) {
            try {
                if (TablePattern.isPattern(text)) {
                    patterns.add(TablePattern.parse(text));
                } else {
                    add(TableName.parse(text), text, named, findings);
                }
            } catch (IllegalArgumentException e) {
                findings.add(SourceOptions.TABLES, e.getMessage());
            }
        }
        checkTopics(named, topics, findings);
        return new TableSelection(named, patterns);
    }

    private static void add(TableName table, String text, List<TableName> named, Findings findings) {
        if (named.contains(table)) {
            findings.add(SourceOptions.TABLES, "'" + text + "' is named twice");
        }
        named.add(table);
    }

    private static void checkTopics(List<TableName> named, TopicTemplate topics, Findings findings) {
        // a template is checked even where patterns alone name tables
        List<TableName> tables = named.isEmpty() ? List.of(TableName.parse("k.t")) : named;
        for (TableName table : tables) {
            try {
                topics.topic(table);
            } catch (IllegalArgumentException e) {
                findings.add(SourceOptions.TOPIC_TEMPLATE, e.getMessage());
            }
        }
    }

    /** Whether a table is one of these. */
    public boolean contains(TableName table) {
        return named.contains(table) || patterns.stream().anyMatch(pattern -> pattern.matches(table));
    }

    /** The named tables, and behind them those that exist and match a pattern, by name. */
    public List<TableName> among(Collection<TableName> existing) {
        List<TableName> tables = new ArrayList<>(named);
        existing.stream()
                .filter(table -> !named.contains(table) && contains(table))
                .sorted(Comparator.comparing(TableName::toString))
                .forEach(tables::add);
        return tables;
    }

    @Override
    public String toString() {
        List<String> texts = new ArrayList<>();
        named.forEach(table -> texts.add(table.toString()));
        patterns.forEach(pattern -> texts.add(pattern.toString()));
        return String.join(", ", texts);
    }
}
