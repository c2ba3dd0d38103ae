package dev.scamander.it.jobs.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What one side answered.
 *
 * @param query the query
 * @param rows the rows as text; in their order, or sorted where the query has none
 * @param pushed whether the plan shows that something was pushed down
 * @param emptyIsNull whether empty collections count as null: to the peer a null collection is an empty one
 */
record Answer(RandomQuery query, List<String> rows, boolean pushed, boolean emptyIsNull) {

    static Answer of(RandomQuery query, Side side, boolean emptyIsNull) {
        Dataset<Row> asked = query.on().ask(side);
        List<String> rows = texts(asked, emptyIsNull);
        if (!query.ordered()) {
            rows.sort(null);
        }
        String plan =
                side == Side.STORED ? asked.queryExecution().executedPlan().toString() : "";
        boolean pushed = plan.matches("(?s).*(pushed \\[[^\\]]|keys|LIMIT|GROUP BY|count\\(|min\\(|max\\().*");
        return new Answer(query, rows, pushed, emptyIsNull);
    }

    /** With a limit any rows will do that are in the unlimited answer, as many as there can be. */
    Optional<String> differenceFrom(Answer local) {
        if (query.limit() == 0) {
            return rows.equals(local.rows) ? Optional.empty() : Optional.of(rows + " instead of " + local.rows);
        }
        List<String> allowed = texts(query.unlimited().ask(Side.LOCAL), emptyIsNull);
        List<String> strange = new ArrayList<>(rows);
        for (String row : allowed) {
            strange.remove(row);
        }
        return strange.isEmpty() && rows.size() == Math.min(query.limit(), allowed.size())
                ? Optional.empty()
                : Optional.of(rows + " are not " + query.limit() + " of " + allowed);
    }

    private static List<String> texts(Dataset<Row> rows, boolean emptyIsNull) {
        List<String> texts = new ArrayList<>();
        for (String json : rows.toJSON().collectAsList()) {
            // The two zeros are one value, whichever of them a minimum finds.
            String text = json.replaceAll(":-0\\.0\\b", ":0.0");
            texts.add(emptyIsNull ? withoutEmpty(text) : text);
        }
        return texts;
    }

    /** Without fields that hold nothing, and then without structs of which nothing is left. */
    private static String withoutEmpty(String json) {
        String shorter = json.replaceAll("\"[^\"]*\":(\\[]|\\{}),?", "").replace(",}", "}");
        return shorter.equals(json) ? json : withoutEmpty(shorter);
    }
}
