package dev.backorderdesk.notice.render;

import dev.backorderdesk.notice.NewsView;
import dev.backorderdesk.notice.OrderNews.Ask;
import dev.backorderdesk.notice.OrderNews.Silence;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a written notice of delay as the law would: which of the sentences with a legal effect stand in it. A template that
 * words such an effect by itself instead of printing the sentence has not said it.
 */
final class LegalReading {

    private final Wording wording;
    private final NewsView view;
    private final Ask ask;
    private final String written;
    private final boolean plain;

    /** @param plain a text message, which is written in its own small alphabet */
    LegalReading(Wording wording, NewsView view, Ask ask, String written, boolean plain) {
        this.wording = wording;
        this.view = view;
        this.ask = ask;
        this.plain = plain;
        this.written = flat(written);
    }

    NoticeLaw.Said said() {
        return new NoticeLaw.Said(
                revised(),
                reason(),
                silence(),
                says(wording.say("ask.cancel")),
                says(wording.say("ask.free")),
                says(wording.say("ask.later")));
    }

    private boolean says(String sentence) {
        String flat = flat(plain ? Gsm7.plain(sentence) : sentence);
        return !flat.isEmpty() && written.contains(flat);
    }

    private static String flat(String text) {
        return text.replaceAll("[\\s\\u00a0]+", " ").trim();
    }

    private @Nullable LocalDate revised() {
        boolean undated = view.lines().stream().anyMatch(line -> line.after().shipBy() == null);
        return undated
                ? null
                : view.lines().stream()
                        .map(line -> line.after().shipBy())
                        .flatMap(Stream::ofNullable)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
    }

    private @Nullable String reason() {
        Stream<@Nullable String> codes =
                Stream.concat(Stream.of(view.reason()), view.lines().stream().map(NewsView.Line::reason));
        return Stream.concat(codes.flatMap(Stream::ofNullable), Stream.of("OTHER"))
                .map(wording::reason)
                .filter(this::says)
                .findFirst()
                .orElse(null);
    }

    /** Of several sentences that contradict each other, one that is wrong counts. */
    private @Nullable Silence silence() {
        Set<Silence> found = EnumSet.noneOf(Silence.class);
        String until = wording.endOf(ask.respondBy(), ask.zone());
        for (Silence each : Silence.values()) {
            if (says(wording.say("silence." + NewsPage.key(each), until, ""))) {
                found.add(each);
            }
        }
        return found.stream()
                .filter(each -> each != ask.silence())
                .findFirst()
                .orElse(found.isEmpty() ? null : ask.silence());
    }

    /** Whether the short sentence of a text message beside a mail is there. */
    boolean saysShortly() {
        return says(wording.say("silence.short." + NewsPage.key(ask.silence()), wording.shortDay(ask.respondBy())));
    }
}
