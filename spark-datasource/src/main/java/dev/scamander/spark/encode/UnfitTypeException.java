package dev.scamander.spark.encode;

import com.datastax.oss.driver.api.core.type.DataType;

/** A Spark type whose values cannot be stored as a CQL type. The message names both, and what would be right. */
public final class UnfitTypeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnfitTypeException(String target, DataType type, org.apache.spark.sql.types.DataType spark, String right) {
        this(target + " " + type.asCql(false, true) + ": cannot be written from " + spark.sql() + "; " + right);
    }

    UnfitTypeException(String message) {
        super(message);
    }
}
