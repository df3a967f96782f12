package dev.backorderdesk.flow.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.notice.render.Gsm7;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextPartTest {

    @Test
    void a_short_text_is_one_message_in_the_seven_bit_alphabet() {
        List<TextPart> parts = TextPart.of("Größe 5 €", 7);

        assertThat(parts).hasSize(1);
        assertThat(parts.get(0).coding()).isZero();
        assertThat(parts.get(0).joined()).isFalse();
        assertThat(Gsm7.decode(parts.get(0).bytes())).isEqualTo("Größe 5 €");
    }

    @Test
    void a_long_text_is_joined_and_no_sign_is_torn_apart() {
        String text = "a".repeat(152) + "€" + "b".repeat(160);
        List<TextPart> parts = TextPart.of(text, 0x1ff);

        assertThat(parts).hasSize(3).allSatisfy(p -> {
            assertThat(p.joined()).isTrue();
            assertThat(p.bytes().length).isLessThanOrEqualTo(159);
            assertThat(Arrays.copyOf(p.bytes(), 5)).containsExactly(5, 0, 3, (byte) 0xff, 3);
        });
        assertThat(parts.stream()
                        .map(p -> Gsm7.decode(Arrays.copyOfRange(p.bytes(), 6, p.bytes().length)))
                        .reduce("", String::concat))
                .isEqualTo(text);
    }

    @Test
    void emoji_at_a_seam_stay_whole() {
        String text = "л".repeat(66) + "💡" + "л".repeat(10);
        List<TextPart> parts = TextPart.of(text, 1);

        assertThat(parts).hasSize(2).allSatisfy(p -> assertThat(p.coding()).isEqualTo((byte) 8));
        assertThat(new String(parts.get(1).bytes(), 6, parts.get(1).bytes().length - 6, StandardCharsets.UTF_16BE))
                .startsWith("💡");
    }
}
