package dev.scamander.connect.sink.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrimaryKeyTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id                    | [id]   | []
            station, day DESC     | [station] | [day DESC]
            (a, b), c, d          | [a, b] | [c, d]
            (a)                   | [a]    | []
            """)
    void isWrittenAsInCql(String text, String partition, String clustering) {
        PrimaryKeyText key = PrimaryKeyText.parse(text);
        assertThat(key.partition()).hasToString(partition);
        assertThat(key.clustering()).hasToString(clustering);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a", "a,,b", "()", "(a) b", "((a))", ","})
    void anythingElseIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PrimaryKeyText.parse(text))
                .withMessageContaining("(a, b), c");
    }
}
