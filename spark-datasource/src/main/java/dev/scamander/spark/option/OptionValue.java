package dev.scamander.spark.option;

import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import dev.scamander.spark.option.ReadOption.Type;
import java.util.Locale;

/**
 * What an option's value may be, and how it is read.
 *
 * @param name the option's name
 * @param type what a value looks like
 * @param defaultValue the value where none is set
 * @param minimum least number
 * @param maximum greatest number
 * @param doc what the option does, for its reader
 */
record OptionValue(String name, Type type, String defaultValue, double minimum, double maximum, String doc) {

    String allowed() {
        return switch (type) {
            case TEXT -> "text";
            case FLAG -> "true or false";
            case WHOLE -> "a whole number from " + (long) minimum + " to " + (long) maximum;
            case NUMBER -> "a number from " + (long) minimum + " to " + (long) maximum;
            case CHOICE -> "on, off or auto";
            case CONSISTENCY -> "a consistency level such as LOCAL_ONE or LOCAL_QUORUM";
        };
    }

    String text(OptionSource source) {
        return source.find(name).map(String::trim).orElse(defaultValue);
    }

    boolean flag(OptionSource source) {
        String value = text(source).toLowerCase(Locale.ROOT);
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw invalid(value);
        };
    }

    int whole(OptionSource source) {
        String value = text(source);
        try {
            int number = Integer.parseInt(value);
            if (number >= minimum && number <= maximum) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw invalid(value);
        }
        throw invalid(value);
    }

    double number(OptionSource source) {
        String value = text(source);
        try {
            double number = Double.parseDouble(value);
            if (number >= minimum && number <= maximum) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw invalid(value);
        }
        throw invalid(value);
    }

    DefaultConsistencyLevel consistency(OptionSource source) {
        String value = text(source).toUpperCase(Locale.ROOT);
        try {
            return DefaultConsistencyLevel.valueOf(value);
        } catch (IllegalArgumentException e) {
            throw invalid(value);
        }
    }

    InvalidOptionException invalid(String value) {
        return new InvalidOptionException(name, value, "must be " + allowed());
    }
}
