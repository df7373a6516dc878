/** How the store writes values: compact JSON that later versions of this program can read. */
package org.incidentbridge.store.json;
