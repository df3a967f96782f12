package dev.backorderdesk.proof;

import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.DeliveryId;
import dev.backorderdesk.notice.DeliveryState;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A delivery as the book of a desk that has stopped holds it. */
record Delivered(String orderId, DeliveryId id, DeliveryState state, int attempts) {

    /** All of them, read from the embedded database in a data folder. */
    static List<Delivered> in(Path data) throws SQLException {
        String url = "jdbc:h2:file:" + data.toAbsolutePath().resolve("desk") + ";MODE=PostgreSQL;ACCESS_MODE_DATA=r";
        try (Connection connection = DriverManager.getConnection(url, "desk", "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select n.order_id, d.notice_id, d.channel, d.state, d.attempts"
                        + " from delivery d join notice n on n.notice_id = d.notice_id")) {
            List<Delivered> all = new ArrayList<>();
            while (rows.next()) {
                all.add(new Delivered(
                        rows.getString(1),
                        new DeliveryId(rows.getString(2), Channel.valueOf(rows.getString(3))),
                        DeliveryState.valueOf(rows.getString(4)),
                        rows.getInt(5)));
            }
            return all;
        }
    }

    /** As it stands in the mail. */
    String messageId() {
        return "<" + id.messageKey() + "@notices.shop.example>";
    }

    /** As it stands in the text message. */
    int reference() {
        return id.messageKey().hashCode() & 0xffff;
    }
}
