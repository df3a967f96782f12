package dev.backorderdesk.flow.codec;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.regex.Pattern;

/** Phone numbers in one spelling. */
final class Phones {

    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");

    private Phones() {}

    /**
     * The number in E.164 where it can be read so, else as it is.
     *
     * @param country where a number without country code belongs, ISO 3166-1 alpha-2
     */
    static String international(String phone, String country) {
        if (E164.matcher(phone).matches()) {
            return phone;
        }
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = numbers.parse(phone, country);
            return numbers.isValidNumber(number) ? numbers.format(number, PhoneNumberFormat.E164) : phone;
        } catch (NumberParseException e) {
            return phone;
        }
    }
}
