package dev.backorderdesk.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Books kept by somebody outside, from the messages alone, and compared with the desk's own every night: stock is what
 * was counted and received, less what was shipped and lost, and every piece of an order is in exactly one state.
 */
final class TradeBooks {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** As {@code rules/tables/regime-terms.csv} has it. */
    private static final Duration SCANS_COME_WITHIN = Duration.ofHours(24);

    private static final String NOTICED = "DELAY_NOTICED";
    private static final String ALARM = "ALARM";
    private static final Pattern ANY_NOTICE = Pattern.compile("notice \\S+");

    private final Map<String, Long> onHand = new TreeMap<>();
    private final Map<String, Part> parts = new TreeMap<>();
    private final Map<String, Long> sequences = new TreeMap<>();
    private final Map<String, Long> numbers = new TreeMap<>();
    private final Set<String> heard = new HashSet<>();
    private final Map<String, String> told = new TreeMap<>();
    private final Map<String, String> texts = new TreeMap<>();
    private final boolean whole;
    private final List<Recalled> recalled = new ArrayList<>();
    private long shipped;
    private int nights;

    /** @param whole keeps every text, so that a difference can be shown; else only its digest */
    TradeBooks(boolean whole) {
        this.whole = whole;
    }

    /** Where a part's pieces are. */
    private record Part(
            String place,
            String kind,
            long quantity,
            long waiting,
            long allocated,
            long released,
            long shipped,
            long cancelled) {
        long sum() {
            return waiting + allocated + released + shipped + cancelled;
        }

        Part with(JsonNode state) {
            return new Part(
                    place,
                    kind,
                    quantity,
                    state.path("waiting").asLong(),
                    state.path("allocated").asLong(),
                    state.path("released").asLong(),
                    state.path("shipped").asLong(),
                    state.path("cancelled").asLong());
        }
    }

    /** Recalled pieces that a late scan may still tell of. */
    private record Recalled(String place, long pieces, Instant until) {}

    long onHand(String sku, String location) {
        return onHand.getOrDefault(place(sku, location), 0L);
    }

    void counted(String sku, String location, long pieces) {
        onHand.put(place(sku, location), pieces);
    }

    /** Received where above 0, lost below. */
    void moved(String sku, String location, long pieces) {
        onHand.merge(place(sku, location), pieces, Long::sum);
    }

    void shipped(String sku, String location, long pieces) {
        moved(sku, location, -pieces);
        shipped += pieces;
    }

    private static String place(String sku, String location) {
        return sku + " at " + location;
    }

    /**
     * A decision: its granted parts wait, or are released, or have stock and wait for their order.
     *
     * @return false where it was told before
     */
    boolean decided(String text) throws Exception {
        JsonNode decision = JSON.readTree(text);
        String order = decision.path("orderId").asText();
        if (!tell("decision " + order, text)) {
            return false;
        }
        boolean some = false;
        for (JsonNode line : decision.path("lines")) {
            long sum = 0;
            for (JsonNode part : line.path("parts")) {
                sum += part.path("quantity").asLong();
                some |= List.of("BACKORDERED", "PREORDERED")
                        .contains(part.path("kind").asText());
            }
            assertThat(sum).as(text).isEqualTo(line.path("requested").asLong());
        }
        for (JsonNode line : decision.path("lines")) {
            for (JsonNode part : line.path("parts")) {
                String kind = part.path("kind").asText();
                long quantity = part.path("quantity").asLong();
                if (kind.equals("REFUSED")) {
                    continue;
                }
                boolean accepted = kind.equals("ACCEPTED");
                boolean stays = accepted && some && part.path("waitsForOrder").asBoolean();
                parts.put(
                        order + "/" + line.path("line").asInt() + "/"
                                + part.path("part").asInt(),
                        new Part(
                                place(
                                        line.path("sku").asText(),
                                        part.path("location").asText()),
                                kind,
                                quantity,
                                accepted ? 0 : quantity,
                                stays ? quantity : 0,
                                accepted && !stays ? quantity : 0,
                                0,
                                0));
            }
        }
        return true;
    }

    /**
     * An event: it begins where the one before it ended. How many questions the customer is asked depends on what came
     * together, so that of those, and of alarms, it counts that there were any of the kind, not how many.
     */
    void happened(String text) throws Exception {
        ObjectNode event = (ObjectNode) JSON.readTree(text);
        if (!heard.add(event.path("eventId").asText())) {
            return;
        }
        String order = event.path("orderId").asText();
        assertThat(event.path("sequence").asLong())
                .as("no event is missing: " + text)
                .isEqualTo(sequences.merge(order, 1L, Long::sum));
        String key = order + "/" + event.path("line").asInt() + "/"
                + event.path("part").asInt();
        String kind = event.path("kind").asText();
        if (kind.equals(NOTICED)) {
            tell("noticed " + key, "");
        } else if (kind.equals(ALARM)) {
            tell(
                    "alarm " + key + " "
                            + ANY_NOTICE.matcher(event.path("cause").asText()).replaceAll("notice"),
                    "");
        } else {
            event.remove(List.of("eventId", "sequence"));
            tell("event " + key + " " + numbers.merge(key, 1L, Long::sum), event.toString());
        }
        if (event.path("part").isNull() || event.path("after").isNull()) {
            return;
        }
        Part before = parts.get(key);
        if (before == null) {
            throw new AssertionError("an event of a part that nobody was told of: " + text);
        }
        assertThat(before.with(event.path("before"))).as(text).isEqualTo(before);
        Part after = before.with(event.path("after"));
        assertThat(after.sum()).as("each piece in one state: " + text).isEqualTo(after.quantity());
        parts.put(key, after);
        if (kind.equals("RECALLED")) {
            // The warehouse may have given them away before it heard of it: nobody else gets them until that is over.
            recalled.add(new Recalled(
                    after.place(),
                    before.released() - after.released(),
                    Instant.parse(event.path("at").asText()).plus(SCANS_COME_WITHIN)));
        }
    }

    /**
     * Something that was told, once and for all.
     *
     * @return false where it was told before
     */
    boolean tell(String id, String text) {
        String now = digest(text);
        String before = told.putIfAbsent(id, now);
        assertThat(before == null ? now : before)
                .as("told twice, and differently: " + id)
                .isEqualTo(now);
        if (whole && before == null) {
            texts.put(id, text);
        }
        return before == null;
    }

    /**
     * Compares with the desk's own books.
     *
     * @param now the desk's time
     */
    void balance(Connection database, Instant now) throws SQLException {
        nights++;
        String night = "night of " + now;
        Map<String, long[]> states = new TreeMap<>();
        long left = 0;
        for (Part part : parts.values()) {
            long[] sums = states.computeIfAbsent(part.place(), place -> new long[3]);
            sums[0] += part.allocated() + part.released();
            sums[part.kind().equals("PREORDERED") ? 2 : 1] += part.waiting();
            left += part.shipped();
        }
        recalled.removeIf(each -> !each.until().isAfter(now));
        recalled.forEach(each -> states.computeIfAbsent(each.place(), place -> new long[3])[0] += each.pieces());
        assertThat(left)
                .as(night + ": pieces that left by the events, and by the carrier")
                .isEqualTo(shipped);
        try (Statement statement = database.createStatement()) {
            try (ResultSet rows =
                    statement.executeQuery("select sku, location, on_hand, reserved, waiting, preordered from stock")) {
                while (rows.next()) {
                    String place = place(rows.getString(1), rows.getString(2));
                    long[] sums = states.getOrDefault(place, new long[3]);
                    assertThat(rows.getLong(3))
                            .as("%s: on hand, %s", night, place)
                            .isEqualTo(onHand.getOrDefault(place, 0L));
                    assertThat(List.of(rows.getLong(4), rows.getLong(5), rows.getLong(6)))
                            .as("%s: reserved, waiting, preordered, %s", night, place)
                            .isEqualTo(List.of(sums[0], sums[1], sums[2]));
                    states.remove(place);
                }
            }
            states.values().removeIf(sums -> sums[0] + sums[1] + sums[2] == 0);
            assertThat(states)
                    .as(night + ": places that the desk knows nothing of")
                    .isEmpty();
            try (ResultSet rows = statement.executeQuery("""
                    select s.supply_id, s.pegged, s.quantity - s.received, coalesce(sum(p.quantity), 0)
                    from supply s left join peg p on p.supply_id = s.supply_id
                    group by s.supply_id, s.pegged, s.quantity, s.received""")) {
                while (rows.next()) {
                    String supply = night + ": " + rows.getString(1);
                    assertThat(rows.getLong(2)).as(supply).isEqualTo(rows.getLong(4));
                    assertThat(rows.getLong(2)).as(supply).isLessThanOrEqualTo(Math.max(0, rows.getLong(3)));
                }
            }
        }
    }

    /** One line for all that was ever told, in an order that does not depend on when it came. */
    String digest() {
        StringBuilder all = new StringBuilder();
        told.forEach((id, text) -> all.append(id).append(' ').append(text).append('\n'));
        return digest(all.toString());
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, 32);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first thing that one run told otherwise than another; null where both told the same. */
    @Nullable
    String differsFrom(TradeBooks other) {
        TreeSet<String> ids = new TreeSet<>(told.keySet());
        ids.addAll(other.told.keySet());
        for (String id : ids) {
            if (!Objects.equals(told.get(id), other.told.get(id))) {
                return id + "\n" + texts.get(id) + "\n" + other.texts.get(id);
            }
        }
        return null;
    }

    /** How often they were compared with the desk's own. */
    int nights() {
        return nights;
    }

    /** How much was told, by kind. */
    Map<String, Long> size() {
        Map<String, Long> size = new TreeMap<>();
        told.keySet().forEach(id -> size.merge(id.split(" ", 2)[0], 1L, Long::sum));
        size.put("shipped pieces", shipped);
        return size;
    }
}
