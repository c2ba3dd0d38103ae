package dev.scamander.cassandra.protocol;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.DefaultProtocolVersion;
import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.context.DriverContext;
import com.datastax.oss.driver.api.core.session.ProgrammaticArguments;

/**
 * Builds sessions of the driver that send {@link EncodedRows} and give rows as views of their page, which spares time and
 * memory; like any other session in all else. A buffer of one value keeps its whole page in memory: copy what is kept for long.
 */
public final class CellSessionBuilder extends CqlSessionBuilder {

    /** A builder without settings. */
    public CellSessionBuilder() {}

    /** Whether a session sends {@link EncodedRows}; any other would not know what they are. */
    public static boolean takesEncodedRows(CqlSession session) {
        DriverContext context = session.getContext();
        if (!(context instanceof CellDriverContext)) {
            return false;
        }
        ProtocolVersion version = context.getProtocolVersion();
        return version instanceof DefaultProtocolVersion && version.getCode() >= DefaultProtocolVersion.V4.getCode();
    }

    @Override
    protected DriverContext buildContext(DriverConfigLoader configuration, ProgrammaticArguments arguments) {
        return new CellDriverContext(configuration, arguments);
    }
}
