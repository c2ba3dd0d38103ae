package dev.scamander.benchmarks.mapping;

import dev.scamander.benchmarks.records.BenchTable;
import dev.scamander.benchmarks.records.Dataset;
import dev.scamander.benchmarks.records.Form;
import java.lang.reflect.InvocationTargetException;

/**
 * What one measured process is to do; crosses to it as three words.
 *
 * @param className the contender
 * @param dataset the rows
 * @param form what holds them
 */
record Assignment(String className, Dataset dataset, Form form) {

    /** How many different records a contender meets, again and again; few enough to stay in the processor's cache. */
    static final int RECORDS = 1_024;

    static Assignment of(String className, String dataset, String form) {
        return new Assignment(className, Dataset.valueOf(dataset), Form.valueOf(form));
    }

    Contender open() throws Exception {
        try {
            return (Contender)
                    Class.forName(className).getConstructor(BenchTable.class).newInstance(dataset.table());
        } catch (InvocationTargetException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        }
    }

    Object[] values() {
        Object[] values = new Object[RECORDS];
        for (int index = 0; index < RECORDS; index++) {
            values[index] = dataset.value(index, form);
        }
        return values;
    }
}
