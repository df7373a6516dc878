/** What every store keeps, whatever database it stands on. */
package org.incidentbridge.testkit.store;
