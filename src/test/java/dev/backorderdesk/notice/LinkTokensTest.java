package dev.backorderdesk.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.notice.LinkTokens.Link;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkTokensTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final Instant EXPIRY = NOW.plusSeconds(86_400);
    private final LinkKey old = key(1);
    private final LinkTokens tokens = new LinkTokens(List.of(old));

    private static LinkKey key(int id) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) (id * 7));
        return new LinkKey(id, secret);
    }

    @Test
    void a_token_opens_its_order_until_it_expires() {
        String token = tokens.issue("SO-100045", "notice-1", EXPIRY);

        assertThat(tokens.open(token, NOW).map(Link::orderId)).contains("SO-100045");
        assertThat(tokens.open(token, EXPIRY.minusSeconds(1)).map(Link::orderId))
                .contains("SO-100045");
        assertThat(tokens.open(token, EXPIRY)).isEmpty();
        assertThat(token).matches("[A-Za-z0-9_-]{48}");
    }

    @Test
    void no_character_of_a_token_can_be_changed() {
        String token = tokens.issue("SO-1", "notice-1", EXPIRY);
        for (int i = 0; i < token.length(); i++) {
            for (char c : "AQgw_z09".toCharArray()) {
                if (token.charAt(i) != c) {
                    String changed = token.substring(0, i) + c + token.substring(i + 1);
                    assertThat(tokens.open(changed, NOW)).as(changed).isEmpty();
                }
            }
        }
    }

    @Test
    void rubbish_opens_nothing() {
        for (String token : List.of("", "A", "====", "\u0000", "ü", "A".repeat(10_000), "../../etc/passwd")) {
            assertThat(tokens.open(token, NOW)).as(token).isEmpty();
        }
    }

    @Test
    void links_of_the_former_key_live_on_after_a_new_key_came() {
        String token = tokens.issue("SO-1", "notice-1", EXPIRY);

        assertThat(new LinkTokens(List.of(key(2), old)).open(token, NOW).map(Link::orderId))
                .contains("SO-1");
        assertThat(new LinkTokens(List.of(key(2))).open(token, NOW)).isEmpty();
    }

    @Test
    void a_token_is_of_one_notice_and_short_enough_for_a_text_message() {
        String token = tokens.issue("SO-100045", "notice-1", EXPIRY);

        Link link = tokens.open(token, NOW).orElseThrow();
        assertThat(link.isOf("notice-1")).isTrue();
        assertThat(link.isOf("notice-2")).isFalse();
        assertThat(link.expiresAt()).isEqualTo(EXPIRY);
        String ofOrder = tokens.issue("SO-100045", null, EXPIRY);
        assertThat(ofOrder).hasSize(42);
        assertThat(tokens.open(ofOrder, NOW).map(Link::orderId)).contains("SO-100045");
        assertThat(tokens.open(ofOrder, NOW).orElseThrow().isOf("notice-1")).isFalse();
        assertThat(token).hasSizeLessThanOrEqualTo(48).isNotEqualTo(tokens.issue("SO-100045", "notice-2", EXPIRY));
    }

    @Test
    void a_seal_is_of_one_token_and_ends() {
        String token = tokens.issue("SO-1", "notice-1", EXPIRY);
        String seal = tokens.seal(token, NOW.plusSeconds(600));

        assertThat(tokens.isSealed(token, seal, NOW)).isTrue();
        assertThat(tokens.isSealed(token, seal, NOW.plusSeconds(660))).isFalse();
        assertThat(tokens.isSealed(token + "x", seal, NOW)).isFalse();
        assertThat(tokens.isSealed(token, seal.substring(1), NOW)).isFalse();
        assertThat(tokens.isSealed(token, "", NOW)).isFalse();
        assertThat(tokens.isSealed(token, token, NOW)).isFalse();
    }
}
