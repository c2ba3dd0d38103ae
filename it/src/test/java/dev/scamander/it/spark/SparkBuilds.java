package dev.scamander.it.spark;

import dev.scamander.it.sandbox.SandboxRuntime;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** The Spark builds to test: those that {@code -Dscamander.spark.builds=spark-4.0,spark-4.1} names, or the oldest and the newest. */
public final class SparkBuilds implements ArgumentsProvider {

    private static final String OLDEST_AND_NEWEST =
            SandboxRuntime.SPARK_3_5_2_12.directory() + "," + SandboxRuntime.SPARK_4_2.directory();

    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        return Arrays.stream(System.getProperty("scamander.spark.builds", OLDEST_AND_NEWEST)
                        .split(","))
                .map(SandboxRuntime::of)
                .map(spark -> Arguments.of(Named.of(spark.directory(), spark)));
    }
}
