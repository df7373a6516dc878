/** Written support procedures as stories over simulated trackers, each with its whole bridge. */
package org.incidentbridge.app.demo.flow;
