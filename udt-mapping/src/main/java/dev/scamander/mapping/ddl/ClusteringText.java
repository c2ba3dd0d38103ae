package dev.scamander.mapping.ddl;

import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import java.util.Locale;
import java.util.Optional;

/**
 * A clustering column as settings name it: {@code day} or {@code day DESC}, as in CQL.
 *
 * @param name the column, whose case of letters need not be the table's
 * @param order empty where none is written, which means ascending
 */
public record ClusteringText(String name, Optional<ClusteringOrder> order) {

    /** Reads what settings say; never fails, as any text is a name. */
    public static ClusteringText parse(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        boolean descending = upper.endsWith(" DESC");
        if (!descending && !upper.endsWith(" ASC")) {
            return new ClusteringText(text, Optional.empty());
        }
        return new ClusteringText(
                text.substring(0, text.lastIndexOf(' ')).trim(),
                Optional.of(descending ? ClusteringOrder.DESC : ClusteringOrder.ASC));
    }
}
