package dev.backorderdesk.notice.render;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import dev.backorderdesk.notice.DecisionView.ReasonView;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers, days, plurals and reasons as one language and country writes them. Every part of a notice takes them from
 * here, so that HTML, text and text message can't disagree. For one rendering; not for several threads.
 */
final class Wording {

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)*");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private final DateFormat days;
    private final DateFormat shortDays;
    private final NumberFormat numbers;
    private final MessageFormat pieces;
    private final Map<String, String> reasons;

    /** @param locale BCP 47 tag, its language is that of {@code words} and {@code reasons} */
    Wording(String locale, Map<String, String> words, Map<String, String> reasons) {
        ULocale where = ULocale.forLanguageTag(locale);
        days = utc(DateFormat.getInstanceForSkeleton("yMMMMd", where));
        shortDays = utc(DateFormat.getInstanceForSkeleton("MMMd", where));
        numbers = NumberFormat.getIntegerInstance(where);
        pieces = new MessageFormat(words.getOrDefault("pieces", "{0}"), where);
        this.reasons = reasons;
    }

    private static DateFormat utc(DateFormat format) {
        format.setTimeZone(TimeZone.GMT_ZONE);
        return format;
    }

    /** {@code 7 December 2026}; nothing for no day. */
    String day(@Nullable LocalDate day) {
        return day == null ? "" : days.format(midnight(day));
    }

    /** {@code 7 Dec}; nothing for no day. */
    String shortDay(@Nullable LocalDate day) {
        return day == null ? "" : shortDays.format(midnight(day));
    }

    private static Date midnight(LocalDate day) {
        return Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    String number(long number) {
        return numbers.format(number);
    }

    /** {@code 1 piece}, {@code 5,000,000 pieces}. */
    String pieces(long number) {
        return pieces.format(new Object[] {number});
    }

    /**
     * The reason in this language: its text by code, in which <code>{1}</code> is the first number of the rule's own
     * sentence. Where there is no such text, or the sentence has no such number, the rule's own sentence.
     */
    String reason(ReasonView reason) {
        String text = reasons.get(reason.code());
        if (text == null) {
            return reason.text();
        }
        var found =
                NUMBER.matcher(reason.text()).results().map(MatchResult::group).toList();
        int highest = PLACE.matcher(text)
                .results()
                .mapToInt(m -> Integer.parseInt(m.group(1)))
                .max()
                .orElse(0);
        if (highest > found.size()) {
            return reason.text();
        }
        return PLACE.matcher(text)
                .replaceAll(m -> java.util.regex.Matcher.quoteReplacement(
                        found.get(Math.max(1, Integer.parseInt(m.group(1))) - 1)));
    }
}
