/**
 * What the bridge remembers, as interfaces in its own words. Start at {@link
 * org.incidentbridge.store.Store}; {@code store.jdbc} keeps it in a database, {@code store.json}
 * writes documents.
 */
package org.incidentbridge.store;
