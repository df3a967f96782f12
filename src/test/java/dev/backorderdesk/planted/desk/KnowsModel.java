package dev.backorderdesk.planted.desk;

import dev.backorderdesk.planted.model.OrderHelper;

/** Allowed: a room knows one to its left. */
public record KnowsModel(OrderHelper right) {}
