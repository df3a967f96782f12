package dev.backorderdesk.app.service;

import dev.backorderdesk.delay.Defect;
import dev.backorderdesk.delay.NoticeKind;
import dev.backorderdesk.delay.NoticeRule;
import dev.backorderdesk.delay.Saying;
import dev.backorderdesk.delay.SilenceEffect;
import dev.backorderdesk.notice.render.NoticeLaw;
import java.util.List;

/** {@link NoticeRule} as the templates' rehearsal asks it: brings together two rooms that don't know each other. */
public final class DelayNoticeLaw implements NoticeLaw {

    @Override
    public List<Fault> faults(String kind, Said said) {
        // That nothing is said of silence, the rehearsal tells by itself.
        SilenceEffect silence = said.silence() == null
                ? NoticeKind.valueOf(kind).silence()
                : SilenceEffect.valueOf(said.silence().name());
        Saying saying = new Saying(
                said.revised(),
                said.reason(),
                silence,
                said.offersCancelling(),
                said.answerIsFree(),
                said.mayCancelLater());
        return NoticeRule.defects(NoticeKind.valueOf(kind), saying).stream()
                .map(defect -> new Fault(word(defect), defect.sentence()))
                .toList();
    }

    private static String word(Defect defect) {
        return switch (defect) {
            case NO_CANCEL_OPTION -> "ask.cancel";
            case NO_REASON -> "reason";
            case ANSWER_COSTS -> "ask.free";
            case NO_LATER_CANCEL -> "ask.later";
            case SILENCE_CALLED_CONSENT, SILENCE_CALLED_CANCEL, SILENCE_NOT_TOLD -> "ask.silence";
        };
    }
}
