/** What people are told about many incidents at once. Values and pure functions only. */
package org.incidentbridge.report;
