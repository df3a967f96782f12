package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.Redealt;
import java.util.List;
import java.util.SortedSet;

/**
 * What dealing articles anew came to.
 *
 * @param dealt one for each article that was dealt; those that are not released yet or not in the catalogue are missing
 * @param again articles whose turn it changed: other lines of orders that ship as one
 */
public record NewDeal(Outcome outcome, List<Redealt> dealt, SortedSet<String> again) {}
