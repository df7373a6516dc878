/**
 * What people are told outside of trackers: a {@link org.incidentbridge.notice.Notice} is decided
 * on, waits in the store, and leaves with others of its group as a {@link
 * org.incidentbridge.notice.Parcel} through a {@link org.incidentbridge.notice.NoticeChannel}. All
 * here is values and pure rules.
 */
package org.incidentbridge.notice;
