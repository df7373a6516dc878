/** What every dialect of text has to keep, and texts to try it with. */
package org.incidentbridge.testkit.text;
