package dev.backorderdesk.notice.render;

import dev.backorderdesk.notice.DecisionView.ReasonView;
import dev.backorderdesk.notice.OrderNews.Ask;
import dev.backorderdesk.notice.Shop;
import dev.backorderdesk.notice.Topic;
import dev.backorderdesk.policy.Finding;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A set of template files that was compiled and tried; writes mails and text messages. Safe for several threads. */
public final class Templates {

    static final List<String> KINDS = Stream.concat(
                    Stream.of("decision"), Arrays.stream(Topic.values()).map(Topic::folder))
            .toList();
    /** Those that every text is written in. */
    public static final List<String> LANGUAGES = List.of("de", "en");

    static final List<String> PARTS = List.of("subject", "text", "html", "sms");

    /** How much a text message tells, from most to least: lines, characters of a title. */
    private static final int[][] SMS_DETAIL = {{3, 40}, {3, 20}, {2, 20}, {1, 30}, {1, 16}, {0, 0}};

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Cntrl}]+");
    private static final Pattern SPACE_BEFORE_STOP = Pattern.compile(" ([,.;:])");
    /** "10. Dez." at the end of a sentence has its full stop already. */
    private static final Pattern TWO_STOPS = Pattern.compile("(?<![.])[.][.](?![.])");

    private static final Pattern SPACES_AT_END = Pattern.compile("[ \\t]+\\n");
    private static final Pattern EMPTY_LINES = Pattern.compile("\\n{3,}");
    /** Formats of a language and country cost more than a mail; no more of them are kept than a shop has. */
    private static final int MOST_WORDINGS = 50;

    private final ThreadLocal<Map<String, Wording>> wordings = ThreadLocal.withInitial(HashMap::new);
    private final Shop shop;
    private final TemplateFiles files;
    private final Map<String, PebbleTemplate> compiled;
    private final Map<String, Map<String, String>> words;
    private final Map<String, Map<String, String>> reasons;

    private Templates(
            Shop shop,
            TemplateFiles files,
            Map<String, PebbleTemplate> compiled,
            Map<String, Map<String, String>> words,
            Map<String, Map<String, String>> reasons) {
        this.shop = shop;
        this.files = files;
        this.compiled = compiled;
        this.words = words;
        this.reasons = reasons;
    }

    /**
     * What came of reading a folder.
     *
     * @param templates null where there is an error among the findings
     */
    public record Loaded(@Nullable Templates templates, List<Finding> findings) {}

    /**
     * Reads a folder, compiles every file and writes every sample notice with it.
     *
     * @param folder as {@code config/templates}
     * @param law judges the notices of delay among the samples
     */
    public static Loaded load(Path folder, Shop shop, NoticeLaw law) {
        try {
            return of(TemplateFiles.read(folder), shop, law);
        } catch (IOException e) {
            return new Loaded(
                    null,
                    List.of(new Finding(
                            folder.toString(), 0, null, null, "can't be read: " + e, Finding.Severity.ERROR)));
        }
    }

    static Loaded of(TemplateFiles files, Shop shop, NoticeLaw law) {
        TemplateFindings findings = new TemplateFindings(files);
        files.wrongRows()
                .forEach((name, row) -> findings.error(
                        name, row, null, "This row holds a character that is not UTF-8. Save the file as UTF-8."));
        files.texts().forEach((name, written) -> {
            if (written.isBlank() && name.endsWith(".peb") && !files.wrongRows().containsKey(name)) {
                findings.error(name, 0, null, "is empty, expected what customers read");
            }
        });
        if (findings.hasErrors()) {
            return new Loaded(null, findings.list());
        }
        Map<String, Map<String, String>> words = new HashMap<>();
        Map<String, Map<String, String>> reasons = new HashMap<>();
        for (String language : LANGUAGES) {
            words.put(language, Phrasebook.read(files, "words." + language + ".properties", findings));
            reasons.put(language, Phrasebook.read(files, "reasons." + language + ".properties", findings));
        }
        Phrasebook.checkWords(words, findings);
        Map<String, PebbleTemplate> compiled = compile(files, findings);
        if (findings.hasErrors()) {
            return new Loaded(null, findings.list());
        }
        Templates templates = new Templates(shop, files, compiled, words, reasons);
        new Rehearsal(templates, findings, law).run();
        return new Loaded(findings.hasErrors() ? null : templates, findings.list());
    }

    private static Map<String, PebbleTemplate> compile(TemplateFiles files, TemplateFindings findings) {
        PebbleEngine html = Sandbox.html(files);
        PebbleEngine text = Sandbox.text(files);
        Map<String, PebbleTemplate> compiled = new HashMap<>();
        for (String kind : KINDS) {
            for (String part : PARTS) {
                for (String language : LANGUAGES) {
                    String name = name(kind, part, language);
                    if (files.text(name) == null) {
                        findings.missing(name);
                        continue;
                    }
                    findings.watch(
                            name, () -> compiled.put(name, (part.equals("html") ? html : text).getTemplate(name)));
                }
            }
        }
        return compiled;
    }

    static String name(String kind, String part, String language) {
        return kind + "/" + part + "." + language + ".peb";
    }

    /** Reasons that are told to customers without a text in every language but English. */
    public List<Finding> withoutText(Collection<String> reasonCodes) {
        List<Finding> findings = new ArrayList<>();
        for (String language : LANGUAGES) {
            for (String code : reasonCodes.stream().sorted().distinct().toList()) {
                if (!language.equals("en") && !reasonsIn(language).containsKey(code)) {
                    findings.add(new Finding(
                            files.path("reasons." + language + ".properties"),
                            0,
                            code,
                            null,
                            "reason " + code + " has no text in this language; customers read the English sentence. "
                                    + "Maybe add a line \"" + code + " = ...\".",
                            Finding.Severity.WARNING));
                }
            }
        }
        return findings;
    }

    private Map<String, String> reasonsIn(String language) {
        return reasons.getOrDefault(language, Map.of());
    }

    /**
     * A reason as a mail in this language would tell it.
     *
     * @param locale BCP 47 tag
     * @param text the rule's own sentence, in English
     */
    public String reason(String locale, String code, String text) {
        return wording(locale).reason(new ReasonView(code, text));
    }

    /**
     * A question as a mail in this language would put it.
     *
     * @param locale BCP 47 tag
     */
    public AskSentences ask(String locale, Ask ask) {
        Wording wording = wording(locale);
        return new AskSentences(
                wording.say("silence." + NewsPage.key(ask.silence()), wording.endOf(ask.respondBy(), ask.zone()), ""),
                wording.say("ask.cancel"),
                wording.say("ask.free"),
                ask.mayCancelLater() ? wording.say("ask.later") : "");
    }

    /**
     * A reason of news as a mail in this language would tell it.
     *
     * @param locale BCP 47 tag
     */
    public String reason(String locale, String code) {
        return wording(locale).reason(code);
    }

    /** Writes the mail. Errors name file and line; sets that were {@link #load}ed have shown that they have none. */
    public Mail mail(Letter letter) {
        String kind = letter.plan().kind();
        String language = language(letter);
        Wording wording = wording(letter);
        Map<String, Object> textPage = page(Page.text(letter, shop, wording), language, "");
        String subject = oneLine(render(name(kind, "subject", language), textPage));
        String text = tidy(render(name(kind, "text", language), page(textPage, language, subject)));
        String html = render(name(kind, "html", language), page(Page.html(letter, shop, wording), language, subject));
        return new Mail(subject, html, text, language);
    }

    /**
     * Writes the text message: as much detail as one message of 160 characters holds; where even the least detail
     * needs more than one, the one that needs fewest.
     */
    public String sms(Letter letter) {
        String language = language(letter);
        Wording wording = wording(letter);
        String name = name(letter.plan().kind(), "sms", language);
        String best = "";
        int fewest = Integer.MAX_VALUE;
        for (int[] detail : SMS_DETAIL) {
            var page = page(Page.sms(letter, shop, wording, detail[0], detail[1]), language, "");
            String text = Gsm7.plain(oneLine(render(name, page)));
            int messages = Gsm7.messages(text);
            if (messages < fewest) {
                best = text;
                fewest = messages;
            }
            if (fewest == 1) {
                break;
            }
        }
        return best;
    }

    Wording wording(Letter letter) {
        return wording(letter.plan().locale());
    }

    /** One for each thread: its formats are not for several. */
    private Wording wording(String locale) {
        Map<String, Wording> known = wordings.get();
        if (known.size() >= MOST_WORDINGS && !known.containsKey(locale)) {
            known.clear();
        }
        return known.computeIfAbsent(locale, any -> {
            String language = languageOf(locale);
            return new Wording(locale, words.getOrDefault(language, Map.of()), reasonsIn(language));
        });
    }

    private static String language(Letter letter) {
        return languageOf(letter.plan().locale());
    }

    private static String languageOf(String locale) {
        String language = Locale.forLanguageTag(locale).getLanguage();
        return LANGUAGES.contains(language) ? language : "en";
    }

    private static Map<String, Object> page(Map<String, Object> page, String language, String subject) {
        Map<String, Object> whole = new HashMap<>(page);
        whole.put("lang", language);
        whole.put("dir", "ltr");
        whole.put("subject", subject);
        return whole;
    }

    private String render(String name, Map<String, Object> page) {
        PebbleTemplate template = compiled.get(name);
        if (template == null) {
            throw new IllegalArgumentException("there is no template " + files.path(name));
        }
        StringWriter out = new StringWriter();
        try {
            template.evaluate(out, page, Locale.ROOT);
        } catch (IOException e) {
            throw new IllegalStateException("a string can always be written", e);
        }
        return out.toString();
    }

    private static String oneLine(String text) {
        String spaced = SPACES.matcher(text).replaceAll(" ");
        String joined = SPACE_BEFORE_STOP.matcher(spaced).replaceAll("$1");
        return TWO_STOPS.matcher(joined).replaceAll(".").trim();
    }

    /** No spaces at the ends of lines, never more than one empty line, one line break at the end. */
    private static String tidy(String text) {
        String trimmed = SPACES_AT_END.matcher(text).replaceAll("\n");
        return EMPTY_LINES.matcher(trimmed).replaceAll("\n\n").trim() + "\n";
    }
}
