package dev.backorderdesk.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Some pieces of a line with one fate.
 *
 * @param part number, unique within its line, from 1
 * @param location where it ships from; null where refused
 * @param shipBy last day (location's zone) on which it leaves; null where refused
 * @param deliverBy last day (ship-to zone) on which it arrives; null where refused
 * @param basis the ground of the date; null where refused
 * @param supplyId the supply it counts on, where the basis is INBOUND
 * @param waitsForOrder it leaves only with the rest of its order
 */
public record Part(
        int part,
        long quantity,
        PartKind kind,
        @Nullable String location,
        @Nullable LocalDate shipBy,
        @Nullable LocalDate deliverBy,
        @Nullable Basis basis,
        @Nullable String supplyId,
        boolean waitsForOrder) {}
