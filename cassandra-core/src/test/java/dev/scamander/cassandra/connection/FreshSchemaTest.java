package dev.scamander.cassandra.connection;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FreshSchemaTest {
    @Test
    void doesNotWaitWithoutEnd() {
        assertThatThrownBy(() -> FreshSchema.await(new CompletableFuture<>(), Duration.ZERO))
                .isInstanceOf(DriverTimeoutException.class)
                .hasMessageContaining("schema");
    }

    /** What the driver says where its control connection is down is no error of the driver's kind. */
    @Test
    void tellsALostControlConnectionFromARefusal() {
        assertThatThrownBy(() -> FreshSchema.await(
                        CompletableFuture.failedFuture(new IllegalStateException("Control channel not available")),
                        Duration.ZERO))
                .isInstanceOf(ClosedConnectionException.class)
                .hasMessageContaining("Control channel not available");
        assertThatThrownBy(() -> FreshSchema.await(
                        CompletableFuture.failedFuture(new UnauthorizedException(null, "no")), Duration.ZERO))
                .isInstanceOf(UnauthorizedException.class);
    }
}
