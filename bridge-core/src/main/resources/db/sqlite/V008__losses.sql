-- What could not be carried as it was, to be listed without reading the whole ledger.

CREATE INDEX ledger_loss ON ledger (at) WHERE kind = 'LOSS';
