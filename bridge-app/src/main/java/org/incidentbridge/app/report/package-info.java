/** Reports as pages: the same tables for terminals, scripts, spreadsheets and browsers. */
package org.incidentbridge.app.report;
