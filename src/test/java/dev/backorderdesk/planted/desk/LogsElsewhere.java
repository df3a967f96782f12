package dev.backorderdesk.planted.desk;

import java.util.logging.Logger;

/** Logs past SLF4J. */
record LogsElsewhere(Logger logger) {}
