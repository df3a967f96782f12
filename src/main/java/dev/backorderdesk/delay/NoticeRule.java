package dev.backorderdesk.delay;

import java.util.ArrayList;
import java.util.List;

/**
 * What a notice of delay must say and must not say. Sources: 16 CFR 435.2(b); Directive 2011/83/EU Art. 18; Consumer Rights
 * Act 2015 s. 28.
 */
public final class NoticeRule {
    private NoticeRule() {}

    /**
     * What is wrong with a notice, or with a template of that kind filled with a sample: it must not be sent then. A first
     * notice of 2026-03-25 with an unknown date that names no reason: {@link Defect#NO_REASON}.
     *
     * @return empty where it may be sent
     */
    public static List<Defect> defects(NoticeKind kind, Saying saying) {
        List<Defect> defects = new ArrayList<>();
        if (!saying.offersCancelling()) {
            defects.add(Defect.NO_CANCEL_OPTION);
        }
        String reason = saying.reason();
        if (saying.revised() == null && (reason == null || reason.isBlank())) {
            defects.add(Defect.NO_REASON);
        }
        if (!saying.answerIsFree()) {
            defects.add(Defect.ANSWER_COSTS);
        }
        if (saying.revised() == null && kind != NoticeKind.DATE_MOVED && !saying.mayCancelLater()) {
            defects.add(Defect.NO_LATER_CANCEL);
        }
        if (saying.silence() != kind.silence()) {
            defects.add(
                    switch (saying.silence()) {
                        case CONSENT -> Defect.SILENCE_CALLED_CONSENT;
                        case CANCEL -> Defect.SILENCE_CALLED_CANCEL;
                        case NONE -> Defect.SILENCE_NOT_TOLD;
                    });
        }
        return defects;
    }

    static boolean undone(List<Defect> defects) {
        return defects.stream().anyMatch(Defect::undoes);
    }
}
