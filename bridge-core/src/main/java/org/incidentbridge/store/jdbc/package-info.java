/** The store in a relational database. {@link JdbcStores} opens it. */
package org.incidentbridge.store.jdbc;
