package dev.backorderdesk.notice.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class Gsm7Test {

    @Test
    void german_and_the_euro_sign_are_in_the_alphabet() {
        assertThat(Gsm7.holds("Äpfel, Öl, Übermaß: 5 € [x] {y}")).isTrue();
        assertThat(Gsm7.encode("€")).containsExactly(0x1b, 0x65);
        assertThat(Gsm7.encode("@ü")).containsExactly(0x00, 0x7e);
        assertThat(Gsm7.encode("àÑ§¿Ö")).containsExactly(0x7f, 0x5d, 0x5f, 0x60, 0x5c);
    }

    @Test
    void cyrillic_is_refused_and_never_replaced() {
        assertThat(Gsm7.holds("лампа")).isFalse();
        assertThatThrownBy(() -> Gsm7.encode("лампа")).hasMessageContaining("U+43b");
    }

    @Test
    void typographic_signs_become_plain_ones() {
        assertThat(Gsm7.plain("“Lamp” – 5\u00a0× … it’s")).isEqualTo("\"Lamp\" - 5 x ... it's");
    }

    @Test
    void messages_are_counted_as_they_are_charged() {
        assertThat(Gsm7.messages("a".repeat(160))).isEqualTo(1);
        assertThat(Gsm7.messages("a".repeat(161))).isEqualTo(2);
        assertThat(Gsm7.messages("€".repeat(81))).isEqualTo(2);
        assertThat(Gsm7.messages("л".repeat(70))).isEqualTo(1);
        assertThat(Gsm7.messages("л".repeat(71))).isEqualTo(2);
    }
}
