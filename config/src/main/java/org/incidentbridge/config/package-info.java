/**
 * Reads the configuration: YAML with positions, schema, secrets, conditions and the checks across
 * keys. Knows the core and no adapter.
 */
@org.jspecify.annotations.NullMarked
package org.incidentbridge.config;
