package dev.scamander.it.spark;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * A test that runs once on each Spark build, which it takes as its parameter: {@code void reads(SandboxRuntime spark)}. {@code mvn
 * verify} runs it on the two ends of the promise, {@code ./it/spark-matrix} on all five builds.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@ArgumentsSource(SparkBuilds.class)
@ExtendWith(SparkMatrixRecord.class)
@Tag("spark-build")
public @interface SparkBuildTest {}
