package dev.backorderdesk.app.config;

import dev.backorderdesk.notice.render.Templates;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that can be set, checked. What is unset in the file has its default here. */
public record Configuration(
        Shop shop,
        Place place,
        Folders folders,
        Database database,
        Broker broker,
        Intake intake,
        Http http,
        Links links,
        Mail mail,
        Sms sms,
        Timing timing,
        Redeal redeal,
        Log log) {

    /**
     * Who sells.
     *
     * @param zone the shop's zone: release dates begin at 0:00 here
     * @param country ISO 3166-1 alpha-2; the default location stands there
     * @param locale BCP 47 tag for customers that have none
     * @param publicUrl where customers reach the order page, without a slash at its end
     * @param contact how to reach a person; null where none is set
     */
    public record Shop(
            String name,
            ZoneId zone,
            String country,
            String locale,
            String publicUrl,
            @Nullable String contact) {}

    /** The default location: created in an empty database, meant where a message names none. */
    public record Place(String name, String calendar, LocalTime cutOff) {}

    /** Where files are. Relative ones are below the project's folder. */
    public record Folders(Path data, Path rules, Path routes, Path templates, Path calendars, Path demo) {}

    /** @param url JDBC URL; null means H2 in the data folder */
    public record Database(@Nullable String url, String user, String password, int connections) {

        /** Our own, in this process. */
        public boolean embedded() {
            return url == null;
        }
    }

    /** @param url null means our own broker in this process, on loopback at these ports */
    public record Broker(
            @Nullable String url, String user, String password, int openwirePort, int amqpPort, int stompPort) {

        /** Our own, in this process. */
        public boolean embedded() {
            return url == null;
        }

        /** Where a JMS client of ours connects. */
        public String clientUrl() {
            return url == null ? "tcp://127.0.0.1:" + openwirePort : url;
        }
    }

    /**
     * How messages are taken in.
     *
     * @param batch most messages of one transaction
     * @param consumers threads that take batches
     */
    public record Intake(int batch, int consumers, int maxBytes, int maxLines) {}

    /** Where people look in; the console listens on loopback only unless told otherwise. */
    public record Http(String consoleHost, int consolePort, String pageHost, int pagePort) {}

    /**
     * How order links are signed.
     *
     * @param secrets {@code id:base64} separated by commas, the signing one first; null means generated into the data
     *     folder
     */
    public record Links(@Nullable String secrets, Duration validity) {}

    /**
     * @param host null means the demo mailbox in this process, at the same port
     * @param connections open at once at most
     * @param proof archive address that gets every mail too, so that a doubt can be resolved; null means none
     * @param bounces address to which mails come back, read over IMAP by that name; null means that nobody reads them
     */
    public record Mail(
            @Nullable String host,
            int port,
            @Nullable String user,
            String password,
            boolean startTls,
            int connections,
            String from,
            @Nullable String proof,
            @Nullable String imapHost,
            int imapPort,
            boolean imapTls,
            @Nullable String imapUser,
            String imapPassword,
            @Nullable String bounces,
            String bouncesPassword) {

        /** The demo mailbox in this process. */
        public boolean embedded() {
            return host == null;
        }

        /** The same with the demo mailbox. */
        public Mail inThisProcess() {
            return new Mail(
                    null, port, null, "", false, connections, from, null, null, imapPort, false, null, "", null, "");
        }
    }

    /** @param host null means the demo message centre in this process, at the same port */
    public record Sms(@Nullable String host, int port, String systemId, String password, String source) {

        /** The demo message centre in this process. */
        public boolean embedded() {
            return host == null;
        }

        /** The same with the demo message centre. */
        public Sms inThisProcess() {
            return new Sms(null, port, systemId, password, source);
        }
    }

    /**
     * How long things may take.
     *
     * @param reorderCollect a reorder proposal collects so long where the supplier has no send time
     * @param pendingFor a message waits so long for its parent
     * @param noticeLease a notice under way is in doubt after it, and a doubt is looked into after it
     * @param tick how often the desk looks what became due
     * @param refresh how often edited rules, templates and calendars are looked for
     */
    public record Timing(
            Duration reorderCollect, Duration pendingFor, Duration noticeLease, Duration tick, Duration refresh) {}

    /**
     * When stock and supply are dealt anew by themselves.
     *
     * @param at time of day in the shop's zone; null means never
     * @param onSupply an article is dealt anew whenever stock of it comes or its supply changes
     */
    public record Redeal(@Nullable LocalTime at, boolean onSupply) {}

    /** How the log is written. */
    public record Log(Format format) {

        /** One line for people, or one JSON object a line. */
        public enum Format {
            READABLE,
            JSON
        }
    }

    /**
     * Reads it all.
     *
     * @param home the project's folder: relative folders are below it
     * @throws BrokenConfiguration naming every mistake
     */
    public static Configuration read(Path home, Sources sources) {
        var in = new SettingsReader(sources);
        var configuration = read(home, in);
        in.finish();
        return configuration;
    }

    /** Every setting with its default. */
    static Map<String, String> defaults() {
        var in = new SettingsReader(Sources.given(Map.of()));
        read(Path.of(""), in);
        return in.defaults();
    }

    /** H2 keeps the locks of articles in the process: no other one may open its file. */
    private static boolean isDatabase(String url) {
        return url.matches("jdbc:postgresql:.+")
                || (url.matches("jdbc:h2:(?!tcp:|ssl:).+") && !url.matches("(?i).*;AUTO_SERVER=TRUE(;.*)?"));
    }

    private static Configuration read(Path home, SettingsReader in) {
        return new Configuration(
                new Shop(
                        in.text("shop.name", "Backorder Shop", "1 to 20 characters", text -> text.length() <= 20),
                        in.zone("shop.zone", "Europe/Berlin"),
                        in.text("shop.country", "DE", "two letters of ISO 3166 as GB", Values::isCountry),
                        in.text(
                                "shop.locale",
                                "en",
                                "a language tag as de-DE, of a language that has templates: "
                                        + String.join(", ", Templates.LANGUAGES),
                                text -> text.matches("[A-Za-z0-9-]+")
                                        && Templates.LANGUAGES.contains(
                                                Locale.forLanguageTag(text).getLanguage())),
                        in.text(
                                "shop.public-url",
                                "http://127.0.0.1:8081",
                                "http(s)://host without a slash at its end",
                                Values::isUrl),
                        in.optional("shop.contact")),
                new Place(
                        in.text("location.name", "MAIN", "1 to 40 characters", text -> text.length() <= 40),
                        in.text("location.calendar", "DE", "name of a file in config/calendars", text -> true),
                        in.time("location.cut-off", "14:00")),
                new Folders(
                        in.folder("folders.data", "data", home),
                        in.folder("folders.rules", "rules", home),
                        in.folder("folders.routes", "routes", home),
                        in.folder("folders.templates", "config/templates", home),
                        in.folder("folders.calendars", "config/calendars", home),
                        in.folder("folders.demo", "config/demo", home)),
                new Database(
                        in.optional(
                                "db.url",
                                "jdbc:postgresql:..., or for one desk alone jdbc:h2:file:... or jdbc:h2:mem:...",
                                Configuration::isDatabase),
                        in.free("db.user", "desk"),
                        in.free("db.password", ""),
                        in.number("db.connections", 8, 2, 200)),
                new Broker(
                        in.optional("broker.url", "a broker URL as tcp://host:61616", text -> text.contains(":")),
                        in.free("broker.user", ""),
                        in.free("broker.password", ""),
                        in.port("broker.openwire.port", 61616),
                        in.port("broker.amqp.port", 5672),
                        in.port("broker.stomp.port", 61613)),
                new Intake(
                        in.number("intake.batch", 190, 1, 190),
                        in.number("intake.consumers", 2, 1, 64),
                        in.number("intake.max-bytes", 1_048_576, 1_000, 100_000_000),
                        in.number("intake.max-lines", 5_000, 1, 100_000)),
                new Http(
                        in.free("http.console.host", "127.0.0.1"),
                        in.port("http.console.port", 8080),
                        in.free("http.page.host", "127.0.0.1"),
                        in.port("http.page.port", 8081)),
                new Links(
                        in.optional(
                                "links.secrets",
                                "id:base64 of 32 bytes or more, separated by commas, each id from 0 to 255 once",
                                Values::areLinkKeys),
                        in.duration("links.validity", "180d")),
                new Mail(
                        in.optional("mail.host"),
                        in.port("mail.port", 3025),
                        in.optional("mail.user"),
                        in.free("mail.password", ""),
                        in.flag("mail.start-tls", false),
                        in.number("mail.connections", 1, 1, 16),
                        in.text("mail.from", "orders@shop.example", "an address", text -> text.contains("@")),
                        in.optional("mail.proof", "an address", text -> text.contains("@")),
                        in.optional("mail.imap.host"),
                        in.port("mail.imap.port", 3143),
                        in.flag("mail.imap.tls", false),
                        in.optional("mail.imap.user"),
                        in.free("mail.imap.password", ""),
                        in.optional("mail.bounces", "an address", text -> text.contains("@")),
                        in.free("mail.bounces.password", "")),
                new Sms(
                        in.optional("sms.host"),
                        in.port("sms.port", 2775),
                        in.text("sms.system-id", "desk", "1 to 15 characters", text -> text.length() <= 15),
                        in.text("sms.password", "desk", "at most 8 characters", text -> text.length() <= 8),
                        in.text(
                                "sms.source",
                                "Shop",
                                "a sender of at most 11 letters, or a number",
                                text -> text.matches("[A-Za-z0-9 ]{1,11}|\\+?\\d{1,15}"))),
                new Timing(
                        in.duration("reorder.collect", "5m"),
                        in.duration("pending.for", "24h"),
                        in.duration("notices.lease", "10m"),
                        in.duration("tick.every", "1s"),
                        in.duration("refresh.every", "2s")),
                new Redeal(in.optionalTime("redeal.at"), in.flag("redeal.on-supply", false)),
                new Log(in.choice("log.format", Log.Format.READABLE)));
    }
}
