/** The canonical incident model: values only, free of input and output. */
package org.incidentbridge.model;
