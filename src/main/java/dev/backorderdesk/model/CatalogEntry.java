package dev.backorderdesk.model;

/** Master data, as it comes on {@code catalog.in}; the highest revision counts. */
public sealed interface CatalogEntry extends Event permits Item, Seller, Supplier, SupplierItem, Location {}
