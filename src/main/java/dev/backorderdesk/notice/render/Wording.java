package dev.backorderdesk.notice.render;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import dev.backorderdesk.notice.DecisionView.ReasonView;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers, days, plurals and reasons as one language and country writes them. Every part of a notice takes them from
 * here, so that HTML, text and text message can't disagree. Not for several threads.
 */
final class Wording {

    private static final Pattern NUMBER = Pattern.compile("\\d{4}-\\d{2}-\\d{2}|\\d+(?:[.,]\\d+)*");
    private static final Pattern DAY = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}\\b");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private static final Pattern SPACE_AFTER_DAY = Pattern.compile("(?<=\\d\\.) ");

    private final Map<ZoneId, Zoned> zoned = new HashMap<>();
    private final Map<String, MessageFormat> sentences = new HashMap<>();
    private final DateFormat days;
    private final DateFormat shortDays;
    private final NumberFormat numbers;
    private final MessageFormat pieces;
    private final Map<String, String> words;
    private final Map<String, String> reasons;
    private final ULocale where;

    /** @param locale BCP 47 tag, its language is that of {@code words} and {@code reasons} */
    Wording(String locale, Map<String, String> words, Map<String, String> reasons) {
        this.where = ULocale.forLanguageTag(locale);
        this.words = words;
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

    /** {@code 7 December 2026}; nothing for no day. A line never breaks between {@code 7.} and {@code Dezember}. */
    String day(@Nullable LocalDate day) {
        return day == null ? "" : unbroken(days.format(midnight(day)));
    }

    private static String unbroken(String text) {
        return SPACE_AFTER_DAY.matcher(text).replaceAll("\u00a0");
    }

    /** {@code 7 Dec}; nothing for no day. */
    String shortDay(@Nullable LocalDate day) {
        return day == null ? "" : shortDays.format(midnight(day));
    }

    private static Date midnight(LocalDate day) {
        return Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /**
     * The last minute of a day where its end counts, with the zone in words: {@code 1 May 2026 at 23:59 (Eastern Time)};
     * nothing for no day.
     */
    String endOf(@Nullable LocalDate day, ZoneId zone) {
        if (day == null) {
            return "";
        }
        Zoned formats = zoned.computeIfAbsent(zone, this::formats);
        Date last = Date.from(day.atTime(23, 59).atZone(zone).toInstant());
        return unbroken(formats.minute().format(last)) + " (" + formats.name().format(last) + ")";
    }

    /** A minute of a day as a zone counts it, and the zone's name. */
    private record Zoned(DateFormat minute, DateFormat name) {}

    private Zoned formats(ZoneId zone) {
        DateFormat minute = DateFormat.getInstanceForSkeleton("yMMMMdjm", where);
        minute.setTimeZone(TimeZone.getTimeZone(zone.getId()));
        DateFormat name = DateFormat.getInstanceForSkeleton("vvvv", where);
        name.setTimeZone(TimeZone.getTimeZone(zone.getId()));
        return new Zoned(minute, name);
    }

    /** {@code €59.90}, {@code 59,90 €}: money as its country counts it. */
    String money(BigDecimal amount, String currency) {
        NumberFormat format = NumberFormat.getCurrencyInstance(where);
        try {
            format.setCurrency(Currency.getInstance(currency));
        } catch (IllegalArgumentException unknown) {
            return amount.toPlainString() + " " + currency;
        }
        format.setMinimumFractionDigits(Math.max(format.getMinimumFractionDigits(), amount.scale()));
        return format.format(amount);
    }

    /** The sentence of that name in {@code words.*.properties}, with its places filled; nothing where there is none. */
    String say(String name, Object... values) {
        MessageFormat sentence =
                sentences.computeIfAbsent(name, known -> new MessageFormat(words.getOrDefault(known, ""), where));
        return sentence.format(values);
    }

    /** The words of a reason's code; the sentence of {@code OTHER} where the code has none. */
    String reason(String code) {
        String known = reasons.get(code);
        return withDays(known != null ? known : reasons.getOrDefault("OTHER", ""));
    }

    String number(long number) {
        return numbers.format(number);
    }

    /** {@code 1 piece}, {@code 5,000,000 pieces}. */
    String pieces(long number) {
        return pieces.format(new Object[] {number});
    }

    /**
     * The reason in this language: its text by code, in which <code>{1}</code> is the first number or day of the rule's
     * own sentence. Where there is no such text, or the sentence has no such number, the rule's own sentence. Days are
     * written as everywhere else.
     */
    String reason(ReasonView reason) {
        String text = reasons.get(reason.code());
        if (text == null) {
            return withDays(reason.text());
        }
        List<String> found =
                NUMBER.matcher(reason.text()).results().map(MatchResult::group).toList();
        StringBuilder out = new StringBuilder();
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            int number = Integer.parseInt(place.group(1));
            if (number < 1 || number > found.size()) {
                return withDays(reason.text());
            }
            place.appendReplacement(out, Matcher.quoteReplacement(withDays(found.get(number - 1))));
        }
        return place.appendTail(out).toString();
    }

    private String withDays(String text) {
        return DAY.matcher(text).replaceAll(m -> Matcher.quoteReplacement(dayOrAsItIs(m.group())));
    }

    private String dayOrAsItIs(String text) {
        try {
            return day(LocalDate.parse(text));
        } catch (DateTimeParseException noDay) {
            return text;
        }
    }
}
