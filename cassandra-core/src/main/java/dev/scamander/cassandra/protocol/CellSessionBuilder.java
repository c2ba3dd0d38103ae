package dev.scamander.cassandra.protocol;

import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.context.DriverContext;
import com.datastax.oss.driver.api.core.session.ProgrammaticArguments;

/**
 * Builds sessions of the driver that send {@link EncodedValues} as they are and give rows as views of their page, which spares time and
 * memory; like any other session in all else. A buffer of one value keeps its whole page in memory: copy what is kept for long.
 */
public final class CellSessionBuilder extends CqlSessionBuilder {

    /** A builder without settings. */
    public CellSessionBuilder() {}

    @Override
    protected DriverContext buildContext(DriverConfigLoader configuration, ProgrammaticArguments arguments) {
        return new CellDriverContext(configuration, arguments);
    }
}
