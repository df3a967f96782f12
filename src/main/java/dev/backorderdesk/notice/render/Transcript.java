package dev.backorderdesk.notice.render;

import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.NoticePlan;
import java.time.Instant;

/**
 * What a notice said, for those who were not its reader: written again from its plan, with the templates as they are now.
 * Names nobody, and leads to no page on which its customer would answer.
 */
public final class Transcript {

    private static final String NO_LINK = "(link)";

    private Transcript() {}

    /**
     * Subject and text of the mail, or the text message; several lines.
     *
     * @param writtenAt when it was written first (UTC)
     */
    public static String of(Templates templates, NoticePlan plan, Channel channel, Instant writtenAt) {
        Letter letter = new Letter(plan, null, NO_LINK, writtenAt);
        if (channel == Channel.SMS) {
            return templates.sms(letter);
        }
        return templates.mail(letter).text();
    }
}
