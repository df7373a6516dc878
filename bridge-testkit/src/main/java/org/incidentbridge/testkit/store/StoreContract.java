package org.incidentbridge.testkit.store;

/**
 * Everything a store promises. A database joins by a test class that implements this and says how
 * its store is opened.
 */
public interface StoreContract
    extends TransactionContract,
        TicketsContract,
        InboxContract,
        OutboxContract,
        LedgerContract,
        HealthContract,
        HistoriesContract,
        NoticesContract,
        ColleaguesContract,
        AnnouncementsContract {}
