/** The JSON form in which the store keeps rich text. */
@NullMarked
package org.incidentbridge.text.json;

import org.jspecify.annotations.NullMarked;
