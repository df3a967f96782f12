package dev.backorderdesk.flow.codec;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import dev.backorderdesk.desk.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The schema of one kind of message: cuts, checks, and says what is wrong in words. */
final class MessageSchema {

    private static final Pattern CHOICE = Pattern.compile("/(oneOf|anyOf)/");
    private static final Pattern DATED = Pattern.compile("[+-]?\\d{4,9}-\\d{2}-\\d{2}(T.*)?");
    private static final int LONGEST_FOUND = 80;

    private final SchemaFiles files;
    private final Schema validator;
    private final Shape shape;
    private final Set<String> required = new TreeSet<>();

    /**
     * @param file name of the schema's file
     * @param part pointer to the part of it that describes the fields; empty means all of it
     */
    MessageSchema(SchemaFiles files, String file, String part) {
        this.files = files;
        this.validator = files.compiled(file);
        JsonNode node = files.file(file).at(part);
        this.shape = Shape.of(files, new SchemaFiles.Placed(file, node));
        node.path("required").forEach(name -> required.add(name.asString()));
    }

    Shape shape() {
        return shape;
    }

    /** Fields that must always be there. */
    Set<String> required() {
        return required;
    }

    /** Everything that is wrong, one problem for each place, in the order of the schema. */
    List<Problem> check(JsonNode cut) {
        List<Error> errors = validator.validate(cut);
        Map<String, Problem> problems = new LinkedHashMap<>();
        for (Error error : errors) {
            Problem problem = problem(cut, error);
            problems.putIfAbsent(problem.at(), problem);
        }
        List<Problem> all = new ArrayList<>(problems.values());
        Characters.check(cut, shape, "", all);
        return all;
    }

    private Problem problem(JsonNode cut, Error error) {
        String file = SchemaFiles.name(String.valueOf(error.getSchemaLocation().getAbsoluteIri()));
        String place = error.getSchemaLocation().getFragment().toString();
        String at = error.getInstanceLocation().toString();
        String keyword = error.getKeyword();
        Matcher choice = CHOICE.matcher(place);
        if (choice.find()) {
            // None of the alternatives held: the schema that offers them says what was expected.
            long deeper = Pattern.compile("/properties/")
                    .matcher(place.substring(choice.start()))
                    .results()
                    .count();
            for (long i = 0; i < deeper; i++) {
                at = at.substring(0, at.lastIndexOf('/'));
            }
            place = place.substring(0, choice.start());
            keyword = "";
        } else {
            place = place.substring(0, place.lastIndexOf('/'));
        }
        SchemaFiles.Placed schema =
                new SchemaFiles.Placed(file, files.file(file).at(place));
        String missing = error.getProperty();
        if ("required".equals(keyword) && missing != null) {
            at = at + "/" + missing.replace("~", "~0").replace("/", "~1");
            schema = files.resolve(schema.child(schema.node().path("properties").path(missing)));
        }
        String expected = Expected.of(files, schema, keyword == null ? "" : keyword);
        return new Problem(at, bounded(expected, cut.at(at)), found(cut.at(at)));
    }

    /** Somebody's word for never is spelt as it should be, and only its year is wrong. */
    private static String bounded(String expected, JsonNode found) {
        String text = found.isString() ? found.asString() : "";
        return DATED.matcher(text).matches() && !Formats.isYear(text.substring(0, text.indexOf('-', 1)))
                ? expected + ", in the years 1000 to 2999"
                : expected;
    }

    /** What stands there, shortened; null where nothing does. */
    static @Nullable String found(JsonNode node) {
        if (node.isMissingNode()) {
            return null;
        }
        boolean visible = node.isString() && !node.asString().isBlank();
        return shortened(visible ? node.asString() : node.toString());
    }

    static String shortened(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "\uFFFD");
        return line.length() <= LONGEST_FOUND ? line : line.substring(0, LONGEST_FOUND - 3) + "...";
    }
}
