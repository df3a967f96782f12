package dev.backorderdesk.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class StyleSheetTest {

    private static final Pattern ROOT = Pattern.compile(":root \\{([^}]*)}");
    private static final Pattern COLOUR = Pattern.compile("--(\\w+): #([0-9a-f]{6})");

    private final StyleSheet sheet = StyleSheet.load();

    @Test
    void every_word_can_be_read_in_light_and_in_dark() {
        List<String> schemes = ROOT.matcher(sheet.text())
                .results()
                .map(scheme -> scheme.group(1))
                .toList();
        assertThat(schemes).hasSize(2);
        for (String scheme : schemes) {
            Map<String, Double> light = new TreeMap<>();
            Matcher colour = COLOUR.matcher(scheme);
            while (colour.find()) {
                light.put(colour.group(1), luminance(Integer.parseInt(colour.group(2), 16)));
            }
            double paper = light.getOrDefault("paper", Double.NaN);
            for (String words : List.of("ink", "quiet", "link", "good", "bad", "warn")) {
                double of = light.getOrDefault(words, Double.NaN);
                assertThat((Math.max(paper, of) + 0.05) / (Math.min(paper, of) + 0.05))
                        .as(words + " in " + scheme)
                        .isGreaterThanOrEqualTo(4.5);
            }
        }
    }

    @Test
    void it_stands_in_a_page_as_it_is_and_fetches_nothing() {
        assertThat(sheet.text()).doesNotContain("<", "url(", "@import");
        assertThat(sheet.policy()).startsWith("default-src 'none'; style-src 'sha256-");
    }

    /** Relative luminance as in WCAG 2.2. */
    private static double luminance(int rgb) {
        return 0.2126 * part(rgb >> 16) + 0.7152 * part(rgb >> 8) + 0.0722 * part(rgb);
    }

    private static double part(int value) {
        double share = (value & 0xff) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
