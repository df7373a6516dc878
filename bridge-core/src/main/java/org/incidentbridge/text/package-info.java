/**
 * The canonical rich-text tree, its normal form, its Markdown and JSON forms, and what all dialects
 * share: placeholders for what a poorer dialect cannot say, and cutting to a length.
 */
@NullMarked
package org.incidentbridge.text;

import org.jspecify.annotations.NullMarked;
