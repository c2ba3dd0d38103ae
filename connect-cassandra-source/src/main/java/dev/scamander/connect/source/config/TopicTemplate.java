package dev.scamander.connect.source.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.internals.Topic;

/**
 * Names the topics of tables.
 *
 * @param text a topic's name in which <code>${keyspace}</code> and <code>${table}</code> stand for a table's names
 */
public record TopicTemplate(String text) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

    /**
     * The topic of a table.
     *
     * @throws IllegalArgumentException if the template has a variable that is none, or gives a name that no topic may have
     */
    public String topic(TableName table) {
        Matcher variables = VARIABLE.matcher(text);
        StringBuilder topic = new StringBuilder();
        while (variables.find()) {
            String name =
                    switch (variables.group(1)) {
                        case "keyspace" -> table.keyspace().asInternal();
                        case "table" -> table.table().asInternal();
                        default ->
                            throw new IllegalArgumentException("'" + variables.group()
                                    + "' is not known; a template may hold ${keyspace} and ${table}");
                    };
            variables.appendReplacement(topic, Matcher.quoteReplacement(name));
        }
        variables.appendTail(topic);
        return valid(topic.toString());
    }

    private static String valid(String topic) {
        try {
            Topic.validate(topic);
            return topic;
        } catch (InvalidTopicException e) {
            throw new IllegalArgumentException("The template gives '" + topic + "', and " + e.getMessage());
        }
    }
}
