package dev.scamander.spark.join;

import java.util.Optional;
import org.apache.spark.sql.catalyst.plans.JoinType;

/** What a join gives, with the table looked up on its right. */
public enum JoinKind {
    /** Pairs. */
    INNER,
    /** Pairs, and rows without a partner. */
    LEFT,
    /** Rows that have a partner. */
    SEMI,
    /** Rows that have none. */
    ANTI;

    /**
     * The kind of a join.
     *
     * @param type Spark's name for it
     * @param tableOnRight on which side the table is
     * @return the kind; empty for joins that need every row of the table
     */
    static Optional<JoinKind> of(JoinType type, boolean tableOnRight) {
        return switch (type.sql()) {
            case "INNER" -> Optional.of(INNER);
            case "LEFT OUTER" -> tableOnRight ? Optional.of(LEFT) : Optional.empty();
            case "RIGHT OUTER" -> tableOnRight ? Optional.empty() : Optional.of(LEFT);
            case "LEFT SEMI" -> tableOnRight ? Optional.of(SEMI) : Optional.empty();
            case "LEFT ANTI" -> tableOnRight ? Optional.of(ANTI) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Whether rows of the table are given. */
    boolean givesTable() {
        return this == INNER || this == LEFT;
    }
}
