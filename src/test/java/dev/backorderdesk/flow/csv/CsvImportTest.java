package dev.backorderdesk.flow.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Answer;
import dev.backorderdesk.desk.Arrival;
import dev.backorderdesk.desk.Problem;
import dev.backorderdesk.desk.Received;
import dev.backorderdesk.desk.Reply;
import dev.backorderdesk.flow.codec.Decoder;
import dev.backorderdesk.model.Item;
import dev.backorderdesk.model.Location;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvImportTest {

    private static final String STOCK = "movementId,kind,sku,location,quantity,at,supplyId\n";

    private final CsvImport imports = new CsvImport(new Decoder(1_048_576, 5000));
    private final List<CsvFinding> findings = new ArrayList<>();
    private final List<List<Received>> batches = new ArrayList<>();
    private final List<Long> progress = new ArrayList<>();

    @Test
    void a_conflict_says_what_is_known_and_what_a_change_needs() throws IOException {
        Problem digests = new Problem("", "digest ab12", "digest cd34");
        String items = "sku,title,category,discontinued,substitutes,revision\nI5,Lamp,toys,false,,3\n";
        String stock = STOCK + "M/1,COUNT,A,,1,2026-11-23T06:00:00Z,\n";
        for (String[] each : List.of(new String[] {"items", items}, new String[] {"stock", stock})) {
            imports.load(
                    CsvKind.of(each[0]).orElseThrow(),
                    each[0] + ".csv",
                    () -> new ByteArrayInputStream(each[1].getBytes(StandardCharsets.UTF_8)),
                    batch -> batch.stream()
                            .map(row -> new Answer(
                                    row.queue(),
                                    ((Arrival) row).event().key(),
                                    Answer.Status.CONFLICT,
                                    List.of(digests),
                                    Reply.NONE))
                            .toList(),
                    findings::add,
                    progress::add);
        }
        assertThat(findings)
                .extracting(CsvFinding::toString)
                .containsExactly(
                        "items.csv:2: expected a higher revision for a change: ITEM I5 revision 3 is known with other content"
                                + " (digest ab12), found digest cd34",
                        "stock.csv:2: expected another key: M/1 is known with other content (digest ab12),"
                                + " found digest cd34");
    }

    @ParameterizedTest
    @CsvSource({
        "items,items.csv",
        "suppliers,suppliers.csv",
        "supplier-items,supplier-items.csv",
        "sellers,sellers.csv",
        "locations,locations.csv",
        "stock,stock.csv",
        "supply,supply.csv",
        "stock,stock-2000.csv.gz",
        "supply,supply-2000.csv.gz"
    })
    void every_file_of_the_demonstration_is_clean(String word, String file) throws IOException {
        CsvKind kind = CsvKind.of(word).orElseThrow();
        CsvReport report = imports.load(
                kind,
                file,
                dev.backorderdesk.flow.csv.CsvSource.of(Path.of("config/demo", file)),
                this::desk,
                findings::add,
                progress::add);
        assertThat(findings).isEmpty();
        assertThat(report.rows()).isPositive();
        assertThat(report.answers()).containsEntry(Answer.Status.APPLIED, report.rows());
        assertThat(progress).last().isEqualTo(report.rows());
        assertThat(batches).allSatisfy(each -> assertThat(each).hasSizeLessThanOrEqualTo(500));
    }

    @Test
    void cells_become_what_the_contract_says() throws IOException {
        load(
                CsvKind.ITEMS,
                "\uFEFFsku,title,category,discontinued,substitutes,safetyStock,releaseDate\n"
                        + "0001,\"Lamp, \"\"small\"\"\",home,TRUE,0002|B,3.0,2026-12-01\n");
        assertThat(findings).isEmpty();
        Item item = (Item) ((Arrival) batches.get(0).get(0)).event();
        assertThat(item.sku()).isEqualTo("0001");
        assertThat(item.title()).isEqualTo("Lamp, \"small\"");
        assertThat(item.discontinued()).isTrue();
        assertThat(item.substitutes()).containsExactly("0002", "B");
        assertThat(item.safetyStock()).isEqualTo(3);
        assertThat(item.revision()).as("a missing revision").isEqualTo(1);
        load(CsvKind.LOCATIONS, "location,country,timeZone,calendar,cutOff,serves\nMAIN,GB,Europe/London,GB,16:00,\n");
        assertThat(((Location) ((Arrival) batches.get(1).get(0)).event()).serves())
                .isEmpty();
    }

    @Test
    void a_bad_row_is_told_with_row_and_column_and_the_good_ones_are_kept() throws IOException {
        CsvReport report = load(
                CsvKind.STOCK,
                STOCK
                        + "M-1,COUNT,A,MAIN,5,2026-11-23T06:00:00Z,\n"
                        + "M-2,RECEIPT,A,MAIN,many,2026-11-23,\n"
                        + ",COUNT,A,MAIN,5,2026-11-23T06:00:00Z,\n"
                        + "M-4,COUNT,A\n"
                        + "M-5,COUNT,A,MAIN,5,2026-11-23T06:00:00Z,\n");
        assertThat(findings)
                .extracting(CsvFinding::toString)
                .containsExactlyInAnyOrder(
                        "stock.csv:3 at: expected instant in UTC as 2026-11-20T09:30:00Z, found 2026-11-23",
                        "stock.csv:3 quantity: expected whole number, found many",
                        "stock.csv:4 movementId: expected text of 1 to 100 characters, found nothing",
                        "stock.csv:5: expected 7 cells, found 3");
        assertThat(report.rows()).isEqualTo(5);
        assertThat(report.bad()).isEqualTo(3);
        assertThat(report.good()).isEqualTo(2);
        assertThat(batches).singleElement().satisfies(each -> assertThat(each).hasSize(2));
    }

    @Test
    void all_or_nothing_sends_nothing_where_one_row_is_bad() throws IOException {
        String good = STOCK + "M-1,COUNT,A,MAIN,5,2026-11-23T06:00:00Z,\n";
        CsvReport report = imports.loadAllOrNothing(
                CsvKind.STOCK,
                "stock.csv",
                text(good + "M-2,COUNT\n"),
                batch -> List.of(),
                this::desk,
                findings::add,
                progress::add);
        assertThat(report.clean()).isFalse();
        assertThat(batches).isEmpty();
        findings.clear();
        report = imports.loadAllOrNothing(
                CsvKind.STOCK,
                "stock.csv",
                text(good),
                batch -> batch.stream()
                        .map(each -> new Answer(
                                "stock.in",
                                "M-1",
                                Answer.Status.INVALID,
                                List.of(new Problem("/sku", "an article of the catalogue", "A")),
                                Reply.NONE))
                        .toList(),
                this::desk,
                findings::add,
                progress::add);
        assertThat(report.clean()).as("the desk would refuse it").isFalse();
        assertThat(batches).isEmpty();
        assertThat(findings)
                .singleElement()
                .satisfies(each -> assertThat(each.toString())
                        .isEqualTo("stock.csv:2 sku: expected an article of the catalogue, found A"));
        findings.clear();
        report = imports.loadAllOrNothing(
                CsvKind.STOCK, "stock.csv", text(good), batch -> List.of(), this::desk, findings::add, progress::add);
        assertThat(report.answers()).containsEntry(Answer.Status.APPLIED, 1L);
    }

    @ParameterizedTest
    @CsvSource({
        "2,Other,expected a higher revision for a change: ITEM X3 revision 2 is known with other content",
        "1,Lamp,revision: expected revision above 2"
    })
    void all_or_nothing_sees_what_two_rows_far_apart_say_of_the_same(int revision, String title, String told)
            throws IOException {
        StringBuilder rows = new StringBuilder("sku,title,category,discontinued,substitutes,revision\n");
        IntStream.range(0, 4_000).forEach(i -> rows.append("X" + i + ",Lamp,toys,false,,2\n"));
        rows.append("X3,")
                .append(title)
                .append(",toys,false,,")
                .append(revision)
                .append('\n');
        CsvReport report = allOrNothing(rows.toString(), this::applied);
        assertThat(findings)
                .singleElement()
                .satisfies(each ->
                        assertThat(each.toString()).startsWith("items.csv:4002").contains(told));
        assertThat(report.clean()).isFalse();
        assertThat(report.kept()).isZero();
        assertThat(batches).isEmpty();
    }

    @Test
    void all_or_nothing_takes_a_row_twice_and_a_later_revision() throws IOException {
        StringBuilder rows = new StringBuilder("sku,title,category,discontinued,substitutes,revision\n");
        IntStream.range(0, 600).forEach(i -> rows.append("X" + i + ",Lamp,toys,false,,1\n"));
        CsvReport report = allOrNothing(rows + "X3,Lamp,toys,false,,1\nX4,Other,toys,false,,2\n", this::applied);
        assertThat(findings).isEmpty();
        assertThat(report.kept()).isEqualTo(602);
        assertThat(batches).hasSize(2);
    }

    @Test
    void what_is_kept_though_not_all_is_good_after_all_is_told() throws IOException {
        CsvReport report = allOrNothing(
                "sku,title,category,discontinued,substitutes\nX1,Lamp,toys,false,\nX2,Lamp,toys,false,\n", batch -> {
                    List<Answer> answers = new ArrayList<>(applied(batch));
                    Answer second = answers.get(1);
                    Problem problem = new Problem("", "digest ab12", "digest cd34");
                    answers.set(
                            1,
                            new Answer(
                                    second.queue(),
                                    second.key(),
                                    Answer.Status.CONFLICT,
                                    List.of(problem),
                                    Reply.NONE));
                    return answers;
                });
        assertThat(report.clean()).isFalse();
        assertThat(report.kept()).isEqualTo(1);
    }

    private CsvReport allOrNothing(String items, Function<List<Received>, List<Answer>> desk) throws IOException {
        return imports.loadAllOrNothing(
                CsvKind.ITEMS,
                "items.csv",
                text(items),
                this::applied,
                batch -> {
                    batches.add(batch);
                    return desk.apply(batch);
                },
                findings::add,
                progress::add);
    }

    @Test
    void a_header_that_is_wrong_is_told_once() throws IOException {
        load(CsvKind.STOCK, "movementId;kind;sku\nM;COUNT;A\n");
        assertThat(findings)
                .extracting(CsvFinding::toString)
                .containsExactly("stock.csv:1: expected columns separated by commas, found semicolons");
        findings.clear();
        load(CsvKind.STOCK, "kind,sku,quantiy,at,at\nCOUNT,A,1,x,y\n");
        assertThat(findings)
                .extracting(CsvFinding::column)
                .containsExactlyInAnyOrder("quantiy", "at", "movementId", "quantity");
        findings.clear();
        CsvReport empty = load(CsvKind.STOCK, "");
        assertThat(findings).hasSize(1);
        assertThat(empty.clean()).isFalse();
        assertThat(batches).isEmpty();
    }

    @Test
    void another_coding_than_utf_8_is_told() throws IOException {
        for (Charset other : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.ISO_8859_1)) {
            findings.clear();
            String file = STOCK + "Mü,COUNT,A,MAIN,5,2026-11-23T06:00:00Z,\n";
            CsvReport report = imports.load(
                    CsvKind.STOCK,
                    "stock.csv",
                    () -> new ByteArrayInputStream(file.getBytes(other)),
                    this::desk,
                    findings::add,
                    progress::add);
            assertThat(findings)
                    .as(other.name())
                    .singleElement()
                    .satisfies(each -> assertThat(each.expected()).contains("UTF-8"));
            assertThat(report.complete()).isFalse();
        }
    }

    @Test
    void a_quotation_mark_that_is_not_closed_ends_the_file() throws IOException {
        CsvReport report = load(CsvKind.STOCK, STOCK + "M-1,COUNT,\"A,MAIN,5\n");
        assertThat(findings)
                .singleElement()
                .satisfies(each -> assertThat(each.expected()).contains("quotation mark"));
        assertThat(report.clean()).isFalse();
    }

    @Test
    void a_large_file_is_read_in_pieces() throws IOException {
        int rows = 60_000;
        List<Long> memory = new ArrayList<>();
        CsvReport report = imports.load(
                CsvKind.STOCK,
                "stock.csv",
                () -> endless(rows),
                batch -> {
                    memory.add((long) batch.size());
                    return List.of();
                },
                findings::add,
                progress::add);
        assertThat(report.rows()).isEqualTo(rows);
        assertThat(memory).hasSize(rows / 500).containsOnly(500L);
    }

    private static InputStream endless(int rows) {
        List<InputStream> pieces = new ArrayList<>();
        pieces.add(bytes(STOCK));
        IntStream.range(0, rows)
                .mapToObj(row -> bytes("M-" + row + ",COUNT,A,MAIN,5,2026-11-23T06:00:00Z,\n"))
                .forEach(pieces::add);
        return new SequenceInputStream(Collections.enumeration(pieces));
    }

    private CsvReport load(CsvKind kind, String text) throws IOException {
        return imports.load(kind, kind.word() + ".csv", text(text), this::desk, findings::add, progress::add);
    }

    private static dev.backorderdesk.flow.csv.CsvSource text(String text) {
        return () -> bytes(text);
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<Answer> desk(List<Received> batch) {
        batches.add(batch);
        return applied(batch);
    }

    private List<Answer> applied(List<Received> batch) {
        return batch.stream()
                .map(each -> new Answer(
                        each.queue(), ((Arrival) each).event().key(), Answer.Status.APPLIED, List.of(), Reply.NONE))
                .toList();
    }
}
