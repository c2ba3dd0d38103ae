package dev.scamander.it;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.scamander.it.sandbox.ProjectLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may know whom. The modules' poms draw the same lines; this draws the ones inside them too. */
class ArchitectureTest {
    private static final String[] EVERYONE = {"java..", "javax..", "org.slf4j.."};
    private static final String[] DRIVER = {"com.datastax.oss.."};
    private static final Path ROOT = ProjectLayout.find().root();
    private static final List<String> SHIPPED = List.of(
            "udt-mapping",
            "cassandra-core",
            "connect-config",
            "connect-cassandra-sink",
            "connect-cassandra-source",
            "spark-datasource");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importPaths(SHIPPED.stream()
                    .map(module -> ROOT.resolve(module).resolve("target/classes"))
                    .toList());

    @Test
    void theClusterKnowsNeitherKafkaNorSparkNorJson() {
        only("dev.scamander.cassandra..", DRIVER, "com.typesafe.config..", "io.netty..", "com.datastax.dse.protocol..")
                .check(CLASSES);
    }

    @Test
    void theMappingOpensNoConnection() {
        only(
                        "dev.scamander.mapping..",
                        DRIVER,
                        "com.fasterxml.jackson.core..",
                        "org.apache.kafka.connect.data..",
                        "org.apache.kafka.connect.errors..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("dev.scamander.mapping..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("com\\.datastax\\.oss\\.driver\\.api\\.core\\.(Cql|Async|Sync).*Session.*")
                .check(CLASSES);
    }

    @Test
    void thePluginsDoNotKnowEachOther() {
        only(
                        "dev.scamander.connect.config..",
                        DRIVER,
                        "dev.scamander.cassandra..",
                        "dev.scamander.mapping..",
                        "org.apache.kafka..")
                .check(CLASSES);
        only(
                        "dev.scamander.connect.sink..",
                        DRIVER,
                        "dev.scamander.connect.config..",
                        "dev.scamander.cassandra..",
                        "dev.scamander.mapping..",
                        "org.apache.kafka..")
                .check(CLASSES);
        only(
                        "dev.scamander.connect.source..",
                        DRIVER,
                        "dev.scamander.connect.config..",
                        "dev.scamander.cassandra..",
                        "dev.scamander.mapping..",
                        "org.apache.kafka..")
                .check(CLASSES);
        only(
                        "dev.scamander.spark..",
                        DRIVER,
                        "dev.scamander.cassandra..",
                        "dev.scamander.mapping..",
                        "org.apache.spark..",
                        "scala..")
                .check(CLASSES);
    }

    @Test
    void oneSparkJarNeedsWhatAllScalasAndSparksShare() {
        noClasses()
                .that()
                .resideInAPackage("dev.scamander.spark..")
                // This room exists to give sequences in the form that either Scala wants.
                .and()
                .resideOutsideOfPackage("dev.scamander.spark.catalyst..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("scala.collection..", "org.apache.spark.sql.classic..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("org\\.apache\\.spark\\.sql\\..*\\.(View.*|CatalogManager|CatalogV2Util)")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void roomsOfAModuleDoNotDependOnEachOtherInCircles() {
        for (String module : List.of("cassandra", "mapping", "connect.sink", "connect.source", "spark")) {
            slices().matching("dev.scamander." + module + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    @Test
    void pluginsLogAndNeverPrint() {
        noClasses().should(ACCESS_STANDARD_STREAMS).check(CLASSES);
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(CLASSES);
    }

    @Test
    void namesAreTermsOfTheField() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
                .check(CLASSES);
    }

    @Test
    void everyRoomSaysWhatItIsFor() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> file.toString().contains("/src/main/java/"))
                            .map(Path::getParent)
                            .distinct())
                    .isNotEmpty()
                    .allSatisfy(room ->
                            assertThat(room.resolve("package-info.java")).exists());
        }
    }

    private static ArchRule only(String room, String[] driver, String... others) {
        String[] known = Stream.of(Stream.of(room), Stream.of(EVERYONE), Stream.of(driver), Stream.of(others))
                .flatMap(names -> names)
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(room)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(known)
                .allowEmptyShould(true);
    }
}
