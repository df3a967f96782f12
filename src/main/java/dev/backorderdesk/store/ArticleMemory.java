package dev.backorderdesk.store;

import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.message.DbException;

/**
 * What a process remembers of the articles in one open database of H2. When H2 has closed the file, after a fault of the disk
 * say, and opens it again, the last commits may be gone: that is another database, of which nothing is remembered, and who
 * still works with the old one remembers for nobody.
 */
final class ArticleMemory {
    private final WeakReference<Object> engine;
    private final RememberedSkus articles = new RememberedSkus();
    private final RememberedGrants grants = new RememberedGrants();

    private ArticleMemory(Object engine) {
        this.engine = new WeakReference<>(engine);
    }

    /** Of no database. */
    static ArticleMemory none() {
        return new ArticleMemory(new Object());
    }

    /** This one where it is of the database that the connection is to, else an empty one. */
    ArticleMemory of(Connection connection) {
        try {
            Object now = ((SessionLocal) connection.unwrap(JdbcConnection.class).getSession()).getDatabase();
            return engine.get() == now ? this : new ArticleMemory(now);
        } catch (SQLException e) {
            throw new SqlFault(e);
        } catch (DbException closed) {
            throw new SqlFault(closed.getSQLException());
        }
    }

    RememberedSkus articles() {
        return articles;
    }

    RememberedGrants grants() {
        return grants;
    }
}
