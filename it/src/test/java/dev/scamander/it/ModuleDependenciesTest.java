package dev.scamander.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scamander.it.sandbox.ProjectLayout;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The arrows between the shipped modules, as their poms draw them. A new arrow is a decision; it is made here. */
class ModuleDependenciesTest {
    private static final Map<String, Set<String>> ARROWS = Map.of(
            "udt-mapping", Set.of(),
            "cassandra-core", Set.of(),
            "connect-config", Set.of("cassandra-core", "udt-mapping"),
            "connect-cassandra-sink", Set.of("cassandra-core", "udt-mapping", "connect-config"),
            "connect-cassandra-source", Set.of("cassandra-core", "udt-mapping", "connect-config"),
            "spark-datasource", Set.of("cassandra-core", "udt-mapping"),
            "it/spark-jobs", Set.of("spark-datasource"));

    @Test
    void modulesDependOnNoOtherModuleThanDrawn() throws Exception {
        Map<String, Set<String>> drawn = new TreeMap<>();
        for (String module : ARROWS.keySet()) {
            drawn.put(module, ownDependencies(ProjectLayout.find().root().resolve(module + "/pom.xml")));
        }

        assertThat(drawn).containsExactlyInAnyOrderEntriesOf(ARROWS);
    }

    /** The project's own modules among the dependencies that ship; what only tests use is no arrow. */
    private static Set<String> ownDependencies(Path pom) throws Exception {
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
        NodeList dependencies = document.getElementsByTagName("dependency");
        Set<String> own = new TreeSet<>();
        for (int i = 0; i < dependencies.getLength(); i++) {
            Element dependency = (Element) dependencies.item(i);
            if (text(dependency, "groupId").equals("dev.scamander")
                    && !text(dependency, "scope").equals("test")) {
                own.add(text(dependency, "artifactId"));
            }
        }
        return own;
    }

    private static String text(Element element, String child) {
        NodeList found = element.getElementsByTagName(child);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().trim();
    }
}
