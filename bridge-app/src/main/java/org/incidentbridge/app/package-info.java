/** The application: command line, daemon and demo. {@link Main} is where it starts. */
package org.incidentbridge.app;
