package dev.scamander.cassandra.retry;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.NoNodeAvailableException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.connection.HeartbeatException;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.servererrors.DefaultWriteType;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import com.datastax.oss.driver.api.core.servererrors.OverloadedException;
import com.datastax.oss.driver.api.core.servererrors.ServerError;
import com.datastax.oss.driver.api.core.servererrors.SyntaxError;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import com.datastax.oss.driver.api.core.servererrors.UnavailableException;
import com.datastax.oss.driver.api.core.servererrors.WriteFailureException;
import com.datastax.oss.driver.api.core.servererrors.WriteTimeoutException;
import com.datastax.oss.driver.internal.core.metadata.DefaultEndPoint;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class ErrorClassTest {
    @Test
    void tellsApartWhatPasses() {
        assertThat(ErrorClass.of(new UnavailableException(null, ConsistencyLevel.ONE, 1, 0)))
                .isEqualTo(ErrorClass.NOT_APPLIED);
        assertThat(ErrorClass.of(new NoNodeAvailableException())).isEqualTo(ErrorClass.NOT_APPLIED);
        assertThat(ErrorClass.of(new WriteTimeoutException(null, ConsistencyLevel.ONE, 0, 1, DefaultWriteType.COUNTER)))
                .isEqualTo(ErrorClass.AMBIGUOUS);
        assertThat(ErrorClass.of(new DriverTimeoutException("late"))).isEqualTo(ErrorClass.AMBIGUOUS);
        assertThat(ErrorClass.of(new OverloadedException(null))).isEqualTo(ErrorClass.AMBIGUOUS);
        assertThat(ErrorClass.of(new ClosedConnectionException("gone"))).isEqualTo(ErrorClass.AMBIGUOUS);
        assertThat(ErrorClass.of(new HeartbeatException(null, "gone", new java.io.IOException())))
                .isEqualTo(ErrorClass.AMBIGUOUS);
    }

    @Test
    void tellsDataFromSchemaAndRights() {
        // Messages of Cassandra 5.0.
        for (String data : List.of(
                "Expected 4 or 0 byte int (3)",
                "Key may not be empty",
                "Key length of 70000 is longer than maximum of 65535",
                "CQL Message of size 17825882 bytes exceeds allowed maximum of 16777216 bytes",
                "Batch too large")) {
            assertThat(ErrorClass.of(new InvalidQueryException(null, data))).isEqualTo(ErrorClass.DATA);
        }
        for (String schema : List.of(
                "table d does not exist",
                "keyspace nope does not exist",
                "unconfigured table d",
                "Undefined column name v in table ks.d2")) {
            assertThat(ErrorClass.of(new InvalidQueryException(null, schema))).isEqualTo(ErrorClass.FATAL);
        }
        assertThat(ErrorClass.of(new UnauthorizedException(null, "no"))).isEqualTo(ErrorClass.FATAL);
        assertThat(ErrorClass.of(new SyntaxError(null, "no"))).isEqualTo(ErrorClass.FATAL);
        assertThat(ErrorClass.of(new NullPointerException())).isEqualTo(ErrorClass.FATAL);
    }

    @Test
    void aServerInTroubleIsSuspectedOfPoison() {
        assertThat(ErrorClass.of(new ServerError(null, "java.lang.NullPointerException")))
                .isEqualTo(ErrorClass.SUSPECT);
        assertThat(ErrorClass.of(new WriteFailureException(
                        null, ConsistencyLevel.ONE, 0, 1, DefaultWriteType.SIMPLE, 1, Map.of())))
                .isEqualTo(ErrorClass.SUSPECT);
    }

    @Test
    void ofAllNodesErrorsTheWorstCounts() {
        Throwable all = AllNodesFailedException.fromErrors(List.of(
                Map.entry(node(), new UnavailableException(null, ConsistencyLevel.ONE, 1, 0)),
                Map.entry(node(), new OverloadedException(null))));

        assertThat(ErrorClass.of(new CompletionException(all))).isEqualTo(ErrorClass.AMBIGUOUS);
        assertThat(ErrorClass.describe(all))
                .contains("every node tried failed", "UnavailableException", "127.0.0.9:9042");
    }

    /** A node that knows its address and nothing else. */
    private static Node node() {
        return (Node) Proxy.newProxyInstance(
                Node.class.getClassLoader(), new Class<?>[] {Node.class}, (p, m, a) -> switch (m.getName()) {
                    case "getEndPoint" -> new DefaultEndPoint(new InetSocketAddress("127.0.0.9", 9042));
                    case "hashCode" -> System.identityHashCode(p);
                    case "equals" -> p == a[0];
                    default -> null;
                });
    }
}
