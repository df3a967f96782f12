package dev.backorderdesk.policy.drools;

import dev.backorderdesk.policy.Finding;
import dev.backorderdesk.policy.StatedRule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kie.api.KieBase;
import org.kie.api.io.Resource;
import org.kie.api.io.ResourceType;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderError;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.io.ResourceFactory;

/**
 * Compiles rule texts behind the fence. Always a fresh build and never an update in place: an update was seen to serve a
 * stale rule base. No KieContainer either, whose repository would keep every version.
 */
final class Compiler {
    private Compiler() {}

    static CompiledTerms.Loaded compile(Map<String, String> texts, Map<String, StatedRule> rules) {
        KnowledgeBuilder builder = builder(texts);
        List<Finding> findings = new ArrayList<>();
        for (KnowledgeBuilderError error : builder.getErrors()) {
            Resource resource = error.getResource();
            String file =
                    resource == null || resource.getSourcePath() == null ? "rules/terms" : resource.getSourcePath();
            int[] lines = error.getLines();
            int row = lines.length > 0 ? Math.max(0, lines[0]) : 0;
            findings.add(CompiledTerms.error(
                    file,
                    row,
                    "The rule does not compile: "
                            + String.valueOf(error.getMessage()).strip()));
        }
        if (!findings.isEmpty()) {
            return new CompiledTerms.Loaded(null, List.copyOf(findings));
        }
        KieBase base = builder.newKieBase();
        return new CompiledTerms.Loaded(new CompiledTerms(rules, base), List.of());
    }

    /** Builds without a look at the grammar; so the probes can try the second fence alone. */
    static KnowledgeBuilder builder(Map<String, String> texts) {
        Literals.prune();
        KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder(
                KnowledgeBuilderFactory.newKnowledgeBuilderConfiguration(new Fence()));
        texts.forEach((file, text) -> builder.add(
                ResourceFactory.newByteArrayResource(text.getBytes(StandardCharsets.UTF_8))
                        .setSourcePath(file),
                ResourceType.DRL));
        return builder;
    }
}
