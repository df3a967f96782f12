package dev.backorderdesk.policy.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the folder looks like from outside, without a file being opened. Two equal looks with some time between them
 * mean that nobody is writing.
 */
record FolderLook(Map<Path, Look> files) {

    /**
     * A file from outside.
     *
     * @param key the file system's identity of the file, which changes where an editor puts a new file in its place
     */
    record Look(long size, FileTime changed, @Nullable Object key) {}

    /** Looks. A file that goes away meanwhile is an {@link IOException}, which the next look will not meet again. */
    static FolderLook at(Path folder) throws IOException {
        Map<Path, Look> files = new TreeMap<>();
        for (Path file : RuleFiles.list(folder).values()) {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            files.put(file, new Look(found.size(), found.lastModifiedTime(), found.fileKey()));
        }
        return new FolderLook(files);
    }
}
