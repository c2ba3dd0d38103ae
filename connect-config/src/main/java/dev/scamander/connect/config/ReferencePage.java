package dev.scamander.connect.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;

/** Writes a page of the configuration reference from the definitions that the code itself goes by. */
public final class ReferencePage {
    private final StringBuilder text = new StringBuilder();

    /**
     * Begins a page.
     *
     * @param title its title
     * @param introduction Markdown that stands before the first table
     */
    public ReferencePage(String title, String introduction) {
        text.append("# ").append(title).append("\n\n");
        text.append("<!-- Generated from the code by its test; edit the definitions instead. -->\n\n");
        text.append(introduction.strip()).append('\n');
    }

    /** Adds a section for every group of a definition, in the order in which the groups were defined. */
    public ReferencePage groups(ConfigDef definition) {
        Map<String, List<ConfigKey>> groups = new LinkedHashMap<>();
        definition.groups().forEach(group -> groups.put(group, new ArrayList<>()));
        definition.configKeys().values().forEach(key -> groups.computeIfAbsent(key.group, g -> new ArrayList<>())
                .add(key));
        groups.forEach((group, keys) -> section(group, "", keys));
        return this;
    }

    /**
     * Adds a section for one definition.
     *
     * @param title its title
     * @param introduction Markdown before the table; may be empty
     * @param definition the settings
     */
    public ReferencePage section(String title, String introduction, ConfigDef definition) {
        return section(title, introduction, definition.configKeys().values());
    }

    /** The page. */
    public String markdown() {
        return text.toString();
    }

    private ReferencePage section(String title, String introduction, Iterable<ConfigKey> keys) {
        text.append("\n## ").append(title).append("\n\n");
        if (!introduction.isBlank()) {
            text.append(introduction.strip()).append("\n\n");
        }
        text.append("| setting | type | default | what it does |\n|---|---|---|---|\n");
        for (ConfigKey key : keys) {
            text.append("| `").append(key.name).append("` | ");
            text.append(key.type.name().toLowerCase(Locale.ROOT)).append(" | ");
            text.append(defaultValue(key)).append(" | ").append(cell(key.documentation));
            String values = values(key.validator);
            if (!values.isEmpty()) {
                text.append(" Values: ").append(cell(values)).append('.');
            }
            text.append(" |\n");
        }
        return this;
    }

    private static String values(ConfigDef.Validator validator) {
        boolean tells = validator instanceof OneOf
                || validator instanceof ConnectionValue
                || validator instanceof ConfigDef.Range;
        return tells ? validator.toString() : "";
    }

    private static String defaultValue(ConfigKey key) {
        if (!key.hasDefault()) {
            return "required";
        }
        if (key.type == ConfigDef.Type.PASSWORD) {
            return "";
        }
        String value = ConfigDef.convertToString(key.defaultValue, key.type);
        return value == null || value.isEmpty() ? "" : "`" + cell(value) + "`";
    }

    private static String cell(String value) {
        return value.replace("|", "\\|").replace("\n", " ");
    }
}
