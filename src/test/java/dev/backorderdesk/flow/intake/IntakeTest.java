package dev.backorderdesk.flow.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backorderdesk.desk.Arrival;
import dev.backorderdesk.desk.Raw;
import dev.backorderdesk.desk.Received;
import dev.backorderdesk.desk.Rejected;
import dev.backorderdesk.flow.codec.Decoder;
import dev.backorderdesk.flow.codec.Messages;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntakeTest {

    private final Decoder decoder = new Decoder(1_048_576, 5000);
    private final List<List<Received>> taken = new ArrayList<>();

    @Test
    void good_and_bad_messages_reach_the_desk_together_in_their_order() {
        new Intake(decoder, taken::add)
                .take(List.of(Messages.text("orders.in", "{}"), Messages.text("orders.in", Messages.ORDER)));
        assertThat(taken)
                .singleElement()
                .satisfies(batch -> assertThat(batch).hasExactlyElementsOfTypes(Rejected.class, Arrival.class));
    }

    @Test
    void a_message_on_which_the_decoder_fails_is_parked_whole_and_not_tried_for_ever() {
        new Intake(decoder, taken::add)
                .take(List.of(Messages.text("elsewhere", "{\"a\":1}"), Messages.text("orders.in", Messages.ORDER)));
        Rejected fault = (Rejected) taken.get(0).get(0);
        assertThat(fault.code()).isEqualTo("FAULT");
        assertThat(fault.sentence()).contains("elsewhere");
        assertThat(fault.raw()).isEqualTo(Raw.text("{\"a\":1}"));
        assertThat(fault.reply().correlationId()).isEqualTo("ID:1");
        assertThat(taken.get(0).get(1)).isInstanceOf(Arrival.class);
    }

    @Test
    void what_the_desk_throws_reaches_the_route() {
        Intake intake = new Intake(decoder, batch -> {
            throw new IllegalStateException("the database is away");
        });
        assertThatThrownBy(() -> intake.take(List.of(Messages.text("orders.in", Messages.ORDER))))
                .hasMessage("the database is away");
    }
}
