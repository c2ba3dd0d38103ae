package dev.scamander.cassandra.protocol;

import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.context.DriverContext;
import com.datastax.oss.driver.api.core.session.ProgrammaticArguments;

/**
 * Builds sessions of the driver that send {@link EncodedValues} as they are and, where it is wanted, give rows as views of their page;
 * like any other session in all else.
 */
public final class CellSessionBuilder extends CqlSessionBuilder {
    private final boolean wholePages;

    /**
     * A builder without settings.
     *
     * @param wholePages whether a page of rows stays in one piece. That spares time and memory, but a buffer of one value keeps the whole
     *     page in memory as long as it is held: for those who copy what they keep
     */
    public CellSessionBuilder(boolean wholePages) {
        this.wholePages = wholePages;
    }

    @Override
    protected DriverContext buildContext(DriverConfigLoader configuration, ProgrammaticArguments arguments) {
        return new CellDriverContext(configuration, arguments, wholePages);
    }
}
