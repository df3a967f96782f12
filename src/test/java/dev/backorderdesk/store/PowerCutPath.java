package dev.backorderdesk.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * Files as {@code powercut:/a/b} of which it is known what was forced to disk. {@link #cut} writes what a power cut
 * would leave in the worst case: of each file what it held when it was last forced, and nothing of one that never was.
 */
public final class PowerCutPath extends FilePathWrapper {

    private static final Map<String, byte[]> FORCED = new ConcurrentHashMap<>();

    /** Makes the scheme known to H2. */
    static void register() {
        FilePath.register(new PowerCutPath());
    }

    /** What is left of the files in a folder, as ordinary files in another. */
    static void cut(Path folder, Path left) throws IOException {
        Files.createDirectories(left);
        for (var file : FORCED.entrySet()) {
            Path path = Path.of(file.getKey());
            if (path.startsWith(folder)) {
                Files.write(left.resolve(folder.relativize(path).toString()), file.getValue());
            }
        }
    }

    @Override
    public String getScheme() {
        return "powercut";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        Path path = Path.of(unwrap().toString());
        return new Forced(path, super.open(mode));
    }

    private static final class Forced extends FileBaseDefault {

        private final Path path;
        private final FileChannel channel;

        Forced(Path path, FileChannel channel) {
            this.path = path;
            this.channel = channel;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            byte[] content = Files.readAllBytes(path);
            channel.force(metaData);
            FORCED.put(path.toString(), content);
        }

        @Override
        public int read(ByteBuffer into, long position) throws IOException {
            return channel.read(into, position);
        }

        @Override
        public int write(ByteBuffer from, long position) throws IOException {
            return channel.write(from, position);
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            channel.truncate(size);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return channel.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            channel.close();
        }
    }
}
