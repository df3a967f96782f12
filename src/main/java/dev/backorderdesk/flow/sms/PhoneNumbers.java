package dev.backorderdesk.flow.sms;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Which numbers can read a text message, and how they are written. */
final class PhoneNumbers {

    private static final Set<PhoneNumberType> READ_NO_TEXTS = EnumSet.of(
            PhoneNumberType.FIXED_LINE,
            PhoneNumberType.TOLL_FREE,
            PhoneNumberType.PREMIUM_RATE,
            PhoneNumberType.SHARED_COST,
            PhoneNumberType.UAN,
            PhoneNumberType.VOICEMAIL);

    private PhoneNumbers() {}

    /**
     * The number in E.164.
     *
     * @param country where a number without country code belongs, ISO 3166-1 alpha-2
     * @return empty where it is no number, or none that reads texts
     */
    static Optional<String> thatReadsTexts(String phone, String country) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = numbers.parse(phone, country);
            boolean good = numbers.isPossibleNumber(number) && !READ_NO_TEXTS.contains(numbers.getNumberType(number));
            return good ? Optional.of(numbers.format(number, PhoneNumberFormat.E164)) : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}
