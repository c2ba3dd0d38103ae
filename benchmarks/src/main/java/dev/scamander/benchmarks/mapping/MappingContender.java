package dev.scamander.benchmarks.mapping;

import dev.scamander.benchmarks.records.Form;
import java.util.EnumSet;
import java.util.Set;

/** Who can be measured, on what, and where its classes are. */
enum MappingContender {
    SCAMANDER("ours", ".mapping.ScamanderContender", ".", EnumSet.allOf(Form.class)),
    COMMONS("commons", ".peer.commons.CommonsContender", "peer-commons", EnumSet.of(Form.TEXT, Form.STRUCT)),
    TREE("tree", ".mapping.TreeContender", ".", EnumSet.of(Form.TEXT, Form.BYTES)),
    TOKENIZING("tokenizing", ".mapping.TokenizingContender", ".", EnumSet.of(Form.TEXT, Form.BYTES));

    private final String label;
    private final String className;
    private final String module;
    private final Set<Form> forms;

    MappingContender(String label, String className, String module, Set<Form> forms) {
        this.label = label;
        this.className = "dev.scamander.benchmarks" + className;
        this.module = module;
        this.forms = forms;
    }

    /** The name in tables and ratios. */
    String label() {
        return label;
    }

    /** The {@link Contender}. */
    String className() {
        return className;
    }

    /** The module whose class path it needs, as a path below {@code benchmarks}. */
    String module() {
        return module;
    }

    /** Whether it reads records of this form as its users would hand them over. */
    boolean takes(Form form) {
        return forms.contains(form);
    }
}
