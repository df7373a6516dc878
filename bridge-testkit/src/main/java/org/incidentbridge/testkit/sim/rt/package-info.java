/**
 * Request Tracker 5 behind REST 2.0, as strict and as odd as the real one. Start at {@link
 * org.incidentbridge.testkit.sim.rt.RtSimulator}.
 *
 * <p>What it does that hurts, as the real one:
 *
 * <ul>
 *   <li>A write that failed answers 200 with sentences; an unknown field is passed over.
 *   <li>A comment that also sets fields is stored, and the connection breaks, where an answer holds
 *       letters beyond Latin-1; letters of Latin-1 come in bytes that are no UTF-8.
 *   <li>Dates of searches are read in the account's zone; with a {@code T} they are cut to
 *       midnight.
 *   <li>The tag of a ticket is the newest transaction that the reader may see.
 *   <li>Deleted and merged tickets are in no search; a merged number leads to the target.
 *   <li>Lists other than of tickets tell an account that is no superuser neither length nor next
 *       page (5.0.3), or show the last page again past the end (5.0.7); rows that may not be seen
 *       are taken away after the page was cut.
 *   <li>Without an order rows come in any; an unknown one gives a count and no rows.
 *   <li>Custom fields come in another order each time; one of a single value can hold several.
 *   <li>Names of files outside ASCII break a request or are damaged, unless they are encoded words.
 *   <li>Correspondence opens a ticket, and RT's own account does it; a move drops the owner and
 *       maps the status; mails of RT stand in histories and among attachments.
 *   <li>New tickets drop what does not fit; subjects are cut at 200 bytes; an offset empties a
 *       date.
 * </ul>
 *
 * <p>What it does not have: multipart uploads, TransactionSQL, custom roles, groups, the texts of
 * RT's mails, other languages, transactions that become visible out of order, and tags that let
 * several parallel writes pass.
 */
package org.incidentbridge.testkit.sim.rt;
