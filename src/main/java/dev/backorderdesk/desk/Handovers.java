package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.delay.Happening;
import dev.backorderdesk.delay.Saying;
import dev.backorderdesk.model.NoticeAnswer;
import dev.backorderdesk.notice.Channel;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the notices of an order were given, as the law counts it. */
final class Handovers {
    private Handovers() {}

    /**
     * A notice was given when a mail server took it; where it is no mail at all, when a message centre did. Who answers one
     * that we are not sure of has got it; so has who answers one before it comes back.
     *
     * @param believing what may have been given was
     */
    static void happened(
            OrderBook book, PartState part, List<NoticeAnswer> answers, boolean believing, List<Happening> all) {
        for (CaseFile.Asked asked : book.file().asked()) {
            CaseFile.About about = asked.about(part.line(), part.part());
            if (about == null) {
                continue;
            }
            Saying saying = new Saying(
                    about.revised(), about.reason(), asked.kind().silence(), true, true, about.revised() == null);
            Instant answered = answered(asked, answers);
            Instant at = answered;
            for (Handed.Returned back : returned(book, asked.noticeId())) {
                if (answered != null && answered.isBefore(back.at())) {
                    at = LawClock.earlier(at, back.givenAt());
                } else {
                    // By an id of its own: the same notice may have been given once more, or on another channel.
                    String id = asked.noticeId() + ", came back at " + back.at();
                    all.add(new Happening.NoticeGiven(id, back.givenAt(), saying, asked.answersUntil()));
                    all.add(new Happening.NoticeBounced(id, back.at()));
                }
            }
            Handed given = given(book, asked.noticeId());
            Handed unsure = unsure(book, asked.noticeId());
            if (given != null) {
                at = LawClock.earlier(at, given.givenAt());
            } else if (unsure != null && (believing || answered != null)) {
                at = LawClock.earlier(at, unsure.givenAt());
            }
            if (at != null) {
                all.add(new Happening.NoticeGiven(asked.noticeId(), at, saying, asked.answersUntil()));
            }
        }
    }

    /** When the first answer came to it, and not before it was planned, for clocks differ; null where none came. */
    private static @Nullable Instant answered(CaseFile.Asked asked, List<NoticeAnswer> answers) {
        return answers.stream()
                .filter(each -> each.noticeId().equals(asked.noticeId()))
                .map(NoticeAnswer::receivedAt)
                .min(Instant::compareTo)
                .map(first -> first.isBefore(asked.at()) ? asked.at() : first)
                .orElse(null);
    }

    /** A notice about it of which nobody knows whether it was given; null where there is none. */
    static CaseFile.@Nullable Asked unsure(OrderBook book, PartState part) {
        for (CaseFile.Asked asked : book.file().asked()) {
            if (asked.about(part.line(), part.part()) != null
                    && given(book, asked.noticeId()) == null
                    && unsure(book, asked.noticeId()) != null) {
                return asked;
            }
        }
        return null;
    }

    /**
     * What became of a notice where it says all that the law wants to be said. A text beside a mail is short: it offers no
     * refund, and gives no reason. One that is sent in place of a mail says all of it.
     */
    static List<Handed> of(OrderBook book, String noticeId) {
        List<Handed> all = book.handed().stream()
                .filter(each -> each.noticeId().equals(noticeId))
                .toList();
        boolean byMail = all.stream().anyMatch(each -> each.channel() == Channel.EMAIL);
        return all.stream()
                .filter(each -> !byMail || each.channel() == Channel.EMAIL)
                .toList();
    }

    /** Whether nobody got it, not as a short text either, nor ever did: it still waits to be sent, or was refused or given up. */
    static boolean unheard(OrderBook book, String noticeId) {
        List<Handed> all = book.handed().stream()
                .filter(each -> each.noticeId().equals(noticeId))
                .toList();
        return !all.isEmpty()
                && all.stream()
                        .allMatch(each -> !each.given()
                                && !each.unsure()
                                && each.returned().isEmpty());
    }

    static @Nullable Handed given(OrderBook book, String noticeId) {
        return of(book, noticeId).stream().filter(Handed::given).findFirst().orElse(null);
    }

    private static @Nullable Handed unsure(OrderBook book, String noticeId) {
        return of(book, noticeId).stream()
                .filter(Handed::unsure)
                .min(Comparator.comparing(Handed::givenAt))
                .orElse(null);
    }

    private static List<Handed.Returned> returned(OrderBook book, String noticeId) {
        return of(book, noticeId).stream()
                .flatMap(each -> each.returned().stream())
                .toList();
    }
}
