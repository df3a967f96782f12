package dev.backorderdesk.planted.model;

import dev.backorderdesk.planted.desk.KnowsModel;

/** The leftmost room knows one to its right, which closes a cycle too. */
public record KnowsDesk(KnowsModel wrong) {}
