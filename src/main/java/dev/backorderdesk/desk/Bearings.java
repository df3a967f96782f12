package dev.backorderdesk.desk;

import dev.backorderdesk.policy.RuleSet;
import dev.backorderdesk.promise.Calendars;
import dev.backorderdesk.promise.Zones;

/** What a batch goes by from its start to its end, whatever people edit meanwhile. All of it are values. */
public record Bearings(RuleSet rules, Calendars calendars, Zones zones, Settings settings) {}
