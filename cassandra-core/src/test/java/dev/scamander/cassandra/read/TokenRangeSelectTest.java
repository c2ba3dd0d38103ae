package dev.scamander.cassandra.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenRangeSelectTest {
    private static CqlIdentifier id(String name) {
        return CqlIdentifier.fromInternal(name);
    }

    @Test
    void quotesWhatNeedsQuotes() {
        TokenRangeSelect select = TokenRangeSelect.of(
                id("ks"), id("Order \"A\""), List.of(id("k"), id("Day")), List.of(id("k"), id("select")));

        assertThat(select.cql())
                .isEqualTo("SELECT k, \"select\" FROM ks.\"Order \"\"A\"\"\""
                        + " WHERE token(k, \"Day\") > ? AND token(k, \"Day\") <= ?");
        assertThat(select.firstTokenVariable()).isZero();
    }

    @Test
    void countsTheVariablesOfPredicatesOnly() {
        TokenRangeSelect select = TokenRangeSelect.ofSelectors(
                id("ks"),
                id("t"),
                List.of(id("k")),
                "count(*)",
                List.of("c > ?", "\"who?\" = 'what?'", "d IN (?, ?)"),
                " LIMIT ? ALLOW FILTERING ");

        assertThat(select.cql())
                .isEqualTo("SELECT count(*) FROM ks.t WHERE c > ? AND \"who?\" = 'what?' AND d IN (?, ?)"
                        + " AND token(k) > ? AND token(k) <= ? LIMIT ? ALLOW FILTERING");
        assertThat(select.firstTokenVariable()).isEqualTo(3);
    }

    @Test
    void needsSomethingToSelect() {
        assertThatThrownBy(() -> TokenRangeSelect.of(id("ks"), id("t"), List.of(id("k")), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
