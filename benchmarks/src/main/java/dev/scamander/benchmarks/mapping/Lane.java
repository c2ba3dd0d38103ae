package dev.scamander.benchmarks.mapping;

import dev.scamander.benchmarks.records.Dataset;
import dev.scamander.benchmarks.records.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A contender on one kind of record: what is measured in turn with the others.
 *
 * @param contender who
 * @param dataset which rows
 * @param form in what they are held
 */
record Lane(MappingContender contender, Dataset dataset, Form form) {

    /** All that are measured; contenders on the same records stand next to each other, so that they run next to each other. */
    static List<Lane> all() {
        List<Lane> lanes = new ArrayList<>();
        for (Dataset dataset : Dataset.values()) {
            for (Form form : Form.values()) {
                for (MappingContender contender : MappingContender.values()) {
                    if (contender.takes(form)) {
                        lanes.add(new Lane(contender, dataset, form));
                    }
                }
            }
        }
        return lanes;
    }

    /** As it stands in tables. */
    String title() {
        return (dataset + " " + form).toLowerCase(Locale.ROOT) + ": " + contender.label();
    }
}
