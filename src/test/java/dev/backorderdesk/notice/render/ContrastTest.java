package dev.backorderdesk.notice.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every pair of colours that a mail uses can be read by people who see little (WCAG 2.2, 1.4.3). */
class ContrastTest {

    private static final Pattern COLOUR = Pattern.compile("(?<![-\\w])color:(#[0-9a-f]{6})");

    @ParameterizedTest
    @CsvSource({"layout/html.peb", "decision/html.en.peb", "decision/html.de.peb"})
    void words_stand_out_from_the_white_of_the_card(String file) throws IOException {
        String html = Files.readString(Path.of("config/templates", file));
        String light = html.replaceAll("(?s)<style>.*?</style>", "");
        Matcher colour = COLOUR.matcher(light);
        int seen = 0;
        while (colour.find()) {
            boolean onButton = light.lastIndexOf("background-color:#0b4f8a", colour.start())
                    > light.lastIndexOf('<', colour.start());
            String ground = onButton ? "#0b4f8a" : "#ffffff";
            assertThat(contrast(colour.group(1), ground))
                    .as(colour.group(1) + " on " + ground)
                    .isGreaterThan(4.5);
            seen++;
        }
        assertThat(seen).isGreaterThan(1);
    }

    @ParameterizedTest
    @CsvSource({"#f1f1ee,#1b1d1f", "#c4c7c9,#1b1d1f", "#9cc7ff,#1b1d1f", "#10202f,#9cc7ff"})
    void words_stand_out_in_the_dark_as_well(String words, String ground) throws IOException {
        assertThat(Files.readString(Path.of("config/templates/layout/html.peb")))
                .contains(words, ground);
        assertThat(contrast(words, ground)).isGreaterThan(4.5);
    }

    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
