package dev.backorderdesk.planted.store;

import dev.backorderdesk.planted.flow.Neighbour;

/** Two rooms of one brace. */
public record KnowsFlow(Neighbour wrong) {}
