package dev.scamander.benchmarks.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DatasetTest {

    @ParameterizedTest
    @EnumSource
    void everyFormHoldsTheSameRow(Dataset dataset) {
        for (int index = 0; index < 50; index++) {
            String text = (String) dataset.value(index, Form.TEXT);
            Struct struct = (Struct) dataset.value(index, Form.STRUCT);

            assertThat(new String((byte[]) dataset.value(index, Form.BYTES), StandardCharsets.UTF_8))
                    .isEqualTo(text);
            assertThat(dataset.row(index).keySet())
                    .containsExactlyElementsOf(dataset.table().columns().keySet());
            dataset.row(index).forEach((name, value) -> {
                assertThat(text).contains("\"" + name + "\":");
                assertThat(struct.get(name)).isNotNull();
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void rowsAreTheSameInEveryRunAndDifferFromEachOther(Dataset dataset) {
        assertThat(dataset.row(7)).isEqualTo(dataset.row(7)).isNotEqualTo(dataset.row(8));
    }
}
