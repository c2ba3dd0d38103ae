package dev.scamander.mapping.ddl;

import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import dev.scamander.mapping.row.TestTables;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads CREATE TYPE and CREATE TABLE statements back, as far as this library writes them. */
public final class CqlStatements {
    private static final String NAME = "(?:[a-z][a-z0-9_]*|\"(?:[^\"]|\"\")+\")";
    private static final Pattern CREATE = Pattern.compile(
            "CREATE (TYPE|TABLE) IF NOT EXISTS ks\\.(" + NAME + ") \\(\n(.*)\n\\)( WITH CLUSTERING ORDER BY .*)?",
            Pattern.DOTALL);
    private static final Pattern COLUMN = Pattern.compile(" {2}(" + NAME + ") ([a-z0-9_<>., \"]+?)(?:,\n|\\z)");
    private static final Pattern KEY = Pattern.compile(" {2}PRIMARY KEY \\((.*)\\)\\z");

    private CqlStatements() {}

    public static TableMetadata table(List<String> statements) {
        TestTables tables = new TestTables();
        for (String statement : statements) {
            Matcher create = CREATE.matcher(statement);
            if (!create.matches()) {
                throw new AssertionError("no statement that is understood: " + statement);
            }
            String body = create.group(3);
            if (create.group(1).equals("TYPE")) {
                tables.type(create.group(2), columns(body, statement));
            } else {
                Matcher key = KEY.matcher(body);
                if (!key.find()) {
                    throw new AssertionError("no primary key: " + statement);
                }
                String columns = body.substring(0, key.start() - 2);
                return tables.table(create.group(2), key.group(1), columns(columns, statement));
            }
        }
        throw new AssertionError("no table in " + statements);
    }

    private static String[] columns(String body, String statement) {
        List<String> columns = new ArrayList<>();
        Matcher column = COLUMN.matcher(body);
        int end = 0;
        while (column.find()) {
            if (column.start() != end) {
                throw new AssertionError("column not understood at " + end + " of " + statement);
            }
            end = column.end();
            columns.add(column.group(1));
            columns.add(column.group(2).replace("ks.", ""));
        }
        if (end != body.length()) {
            throw new AssertionError("column not understood at " + end + " of " + statement);
        }
        return columns.toArray(String[]::new);
    }
}
