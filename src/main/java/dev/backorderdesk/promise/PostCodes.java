package dev.backorderdesk.promise;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Ranges of post codes. Of a code only its letters and digits count, in capitals: {@code 100-0001} is {@code 1000001}. A bound
 * names all that begins so, as lowest and as highest: 995 to 999 holds 99501.
 *
 * <p>In the United Kingdom, its islands and Ireland the number after the letters counts as a number: BT1 to BT94 holds BT9
 * 5AA, and IV40 to IV56 does not hold IV4 7HT. There a bound of letters alone is the area of that name: B is not BT.
 */
public final class PostCodes {
    /** As <a href="https://www.upu.int">UPU S42</a> has them: outward code, then digit and two letters. */
    private static final Set<String> BRITISH = Set.of("GB", "GG", "IM", "JE");

    private static final String IRELAND = "IE";

    private static final Pattern WHOLE = Pattern.compile("([A-Z]{1,2})([0-9]{1,2})([A-Z]?)([0-9][A-Z]{2})");
    private static final Pattern OUTWARD = Pattern.compile("([A-Z]{1,2})([0-9]{1,2})([A-Z]?)");
    private static final Pattern ROUTING = Pattern.compile("([A-Z]+)([0-9]+)(.*)");

    private PostCodes() {}

    /**
     * A code or a bound, taken apart once and compared often.
     *
     * @param plain its letters and digits, in capitals; may be empty
     * @param parts null where the country's codes are compared letter by letter
     */
    record Code(String plain, @Nullable Parts parts) {

        static Code of(String country, String code) {
            return new Code(
                    PostCodes.plain(code),
                    BRITISH.contains(country) || country.equals(IRELAND) ? PostCodes.parts(country, code) : null);
        }

        /** Nothing where this begins as the bound does. */
        int compare(Code bound) {
            return parts == null || bound.parts == null
                    ? PostCodes.compare(plain, bound.plain)
                    : parts.compare(bound.parts);
        }

        /**
         * Whether it lies between two, both included.
         *
         * @param from null means from the lowest
         * @param to null means to the highest
         */
        boolean between(@Nullable Code from, @Nullable Code to) {
            return !plain.isEmpty() && (from == null || compare(from) >= 0) && (to == null || compare(to) <= 0);
        }
    }

    /** Whether a range of post codes can hold any. */
    public static boolean isRange(String country, String from, String to) {
        Code lowest = Code.of(country, from);
        Code highest = Code.of(country, to);
        return !highest.plain().isEmpty() && lowest.between(null, highest);
    }

    private static int compare(String code, String bound) {
        return code.startsWith(bound) ? 0 : code.compareTo(bound);
    }

    /**
     * A code of which a number counts as a number.
     *
     * @param number -1 where it has none
     * @param letter the letter after the number, as in SW1A; may be empty
     * @param rest may be empty
     */
    record Parts(String area, int number, String letter, String rest) {

        private static Parts of(Matcher found, String rest) {
            return new Parts(found.group(1), Integer.parseInt(found.group(2)), found.group(3), rest);
        }

        private int compare(Parts bound) {
            int order = area.compareTo(bound.area);
            if (order != 0 || bound.number < 0) {
                return order;
            }
            if (number != bound.number) {
                return Integer.compare(number, bound.number);
            }
            if (bound.letter.isEmpty() && bound.rest.isEmpty()) {
                return 0;
            }
            order = letter.compareTo(bound.letter);
            return order != 0 ? order : PostCodes.compare(rest, bound.rest);
        }
    }

    private static Parts parts(String country, String code) {
        String plain = plain(code);
        if (country.equals(IRELAND)) {
            Matcher routing = ROUTING.matcher(plain);
            return routing.matches() && routing.group(2).length() < 9
                    ? new Parts(routing.group(1), Integer.parseInt(routing.group(2)), "", routing.group(3))
                    : new Parts(plain, -1, "", "");
        }
        Matcher whole = WHOLE.matcher(plain);
        if (whole.matches()) {
            return Parts.of(whole, whole.group(4));
        }
        // A bound may end anywhere: E1 6 is a sector of E1, and no district E16.
        int blank = code.strip().indexOf(' ');
        String first = blank < 0 ? plain : plain(code.strip().substring(0, blank));
        Matcher outward = OUTWARD.matcher(first);
        return outward.matches() ? Parts.of(outward, plain.substring(first.length())) : new Parts(plain, -1, "", "");
    }

    /** Whatever stands between, and however wide it is written. */
    private static String plain(String code) {
        StringBuilder plain = new StringBuilder(code.length());
        Normalizer.normalize(code, Normalizer.Form.NFKC)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(plain::appendCodePoint);
        return plain.toString().toUpperCase(Locale.ROOT);
    }
}
