package dev.backorderdesk.delay;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The notices of a part that came back, and the question whether that matters. */
final class Notices {
    private final List<Happening> past;

    Notices(List<Happening> past) {
        this.past = past;
    }

    /** When it came back; null where it did not, or where it had been answered before and so had arrived. */
    @Nullable
    Instant bouncedAt(String noticeId) {
        for (Happening happening : past) {
            if (happening instanceof Happening.Answered answered && noticeId.equals(answered.noticeId())) {
                return null;
            }
            if (happening instanceof Happening.NoticeBounced back
                    && back.noticeId().equals(noticeId)) {
                return back.at();
            }
        }
        return null;
    }

    /** Whether a notice tells what is known: the same day, a later one, or that it is unknown. */
    static boolean tells(Saying saying, Happening.DelayKnown known) {
        return saying.revised() == null
                || known.revised() != null && !saying.revised().isBefore(known.revised());
    }
}
