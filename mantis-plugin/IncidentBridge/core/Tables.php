<?php
namespace IncidentBridge;

/** The plugin's own tables, and MantisBT's history. Needs MantisBT's database functions. */
final class Tables implements Feed {
	const NAME = 'IncidentBridge';

	private $state;
	private $grave;
	private $panel;
	private $delivery;

	public function __construct() {
		$this->state = plugin_table( 'state', self::NAME );
		$this->grave = plugin_table( 'grave', self::NAME );
		$this->panel = plugin_table( 'panel', self::NAME );
		$this->delivery = plugin_table( 'delivery', self::NAME );
	}

	/** Steps by which MantisBT makes and upgrades the tables: only ever add some at the end. */
	public static function schema(): array {
		$options = array( 'mysql' => 'DEFAULT CHARSET=utf8' );
		$state = plugin_table( 'state', self::NAME );
		return array(
			array( 'CreateTableSQL', array( $state, "
				id            I      UNSIGNED NOTNULL PRIMARY,
				secret        C(250) NOTNULL DEFAULT '',
				last_id       I8     NOTNULL DEFAULT 0,
				gaps          C(4000) NOTNULL DEFAULT '',
				busy_until    I8     NOTNULL DEFAULT 0,
				failures      I      NOTNULL DEFAULT 0,
				retry_at      I8     NOTNULL DEFAULT 0,
				last_failure  C(100) NOTNULL DEFAULT '',
				taken_at      I8     NOTNULL DEFAULT 0,
				refused_at    I8     NOTNULL DEFAULT 0,
				refused_why   C(20)  NOTNULL DEFAULT ''", $options ) ),
			array( 'InsertData', array( $state, ' ( id ) VALUES ( 1 )' ) ),
			array( 'CreateTableSQL', array( plugin_table( 'grave', self::NAME ), '
				bug_id        I8     NOTNULL PRIMARY,
				deleted_at    I8     NOTNULL', $options ) ),
			array( 'CreateTableSQL', array( plugin_table( 'panel', self::NAME ), '
				bug_id        I8     NOTNULL PRIMARY,
				as_of         I8     NOTNULL,
				content       XL     NOTNULL', $options ) ),
			array( 'CreateTableSQL', array( plugin_table( 'delivery', self::NAME ), '
				id            C(128) NOTNULL PRIMARY,
				heard_at      I8     NOTNULL', $options ) ),
		);
	}

	public function drop(): void {
		foreach( array( $this->state, $this->grave, $this->panel, $this->delivery ) as $table ) {
			$this->query( 'DROP TABLE ' . $table );
		}
	}

	/** All that is kept besides panels: secret, last_id, failures and so on; numbers as text. */
	public function state(): array {
		return $this->row( "SELECT * FROM {$this->state} WHERE id = 1" );
	}

	public function keepSecret( string $secret ): void {
		$this->query( "UPDATE {$this->state} SET secret = ? WHERE id = 1", array( $secret ) );
	}

	/** What changed before now is not told: the bridge reads it when it starts. */
	public function startHere(): void {
		$this->query( "UPDATE {$this->state} SET last_id = ?, gaps = '', failures = 0, retry_at = 0, last_failure = '' WHERE id = 1",
			array( $this->newest() ) );
	}

	/** After a change of address or secret it is tried again at once. */
	public function tryNow(): void {
		$this->query( "UPDATE {$this->state} SET failures = 0, retry_at = 0, last_failure = '' WHERE id = 1" );
	}

	# --- what the bridge is told

	public function waiting( int $now ): bool {
		$state = $this->state();
		if( (int)$state['retry_at'] > $now ) {
			return false;
		}
		$newest = $this->newest();
		if( $newest < (int)$state['last_id'] ) {
			# the newest rows went with their bug: some databases then give their ids again
			$this->query( "UPDATE {$this->state} SET last_id = ? WHERE id = 1", array( $newest ) );
		}
		return $newest > (int)$state['last_id'] || $this->gone( 1 ) || $this->late( $state, $now );
	}

	public function begin( int $now, int $until ): bool {
		$this->query( "UPDATE {$this->state} SET busy_until = ? WHERE id = 1 AND busy_until < ?", array( $until, $now ) );
		return db_affected_rows() === 1;
	}

	public function end(): void {
		$this->query( "UPDATE {$this->state} SET busy_until = 0 WHERE id = 1" );
	}

	public function gone( int $most ): array {
		# not those that are just being deleted: the bridge would still find them
		$rows = $this->rowsOf( "SELECT g.bug_id FROM {$this->grave} g LEFT JOIN {bug} b ON b.id = g.bug_id
			WHERE b.id IS NULL ORDER BY g.bug_id", array(), $most );
		return array_map( 'intval', array_column( $rows, 'bug_id' ) );
	}

	public function rows( int $most, int $now ): array {
		$state = $this->state();
		$found = $this->late( $state, $now );
		foreach( $this->rowsOf( 'SELECT id, bug_id FROM {bug_history} WHERE id > ? ORDER BY id', array( (int)$state['last_id'] ), $most ) as $row ) {
			$found[(int)$row['id']] = (int)$row['bug_id'];
		}
		ksort( $found );
		return $found;
	}

	public function last(): int {
		return (int)$this->state()['last_id'];
	}

	public function told( array $rows, int $now ): void {
		$state = $this->state();
		$last = (int)$state['last_id'];
		$gaps = Announcer::gaps( $last, array_keys( $rows ), self::gapsOf( $state ), $now );
		$this->query( "UPDATE {$this->state} SET last_id = ?, gaps = ?, failures = 0, last_failure = '', taken_at = ? WHERE id = 1",
			array( max( $last, max( array_keys( $rows ) ) ), $gaps ? json_encode( $gaps ) : '', $now ) );
	}

	public function buried( array $bugs, int $now ): void {
		foreach( $bugs as $bug ) {
			$this->query( "DELETE FROM {$this->grave} WHERE bug_id = ?", array( $bug ) );
		}
		$this->query( "UPDATE {$this->state} SET failures = 0, last_failure = '', taken_at = ? WHERE id = 1", array( $now ) );
	}

	public function failed( string $why, int $now ): void {
		$failures = (int)$this->state()['failures'] + 1;
		$this->query( "UPDATE {$this->state} SET failures = ?, retry_at = ?, last_failure = ? WHERE id = 1",
			array( $failures, $now + Announcer::pause( $failures ), mb_substr( $why, 0, 100 ) ) );
	}

	/** A bug is about to be deleted: its history goes with it, so this is kept apart; its panel goes too. */
	public function bury( int $bug, int $now ): void {
		$this->query( "DELETE FROM {$this->panel} WHERE bug_id = ?", array( $bug ) );
		if( !$this->row( "SELECT bug_id FROM {$this->grave} WHERE bug_id = ?", array( $bug ) ) ) {
			$this->query( "INSERT INTO {$this->grave} ( bug_id, deleted_at ) VALUES ( ?, ? )", array( $bug, $now ) );
		}
	}

	/** How many changes and deletions wait: array( changes, deletions ). */
	public function backlog(): array {
		$changes = $this->row( 'SELECT COUNT(*) AS n FROM {bug_history} WHERE id > ?', array( $this->last() ) );
		return array( (int)$changes['n'], count( $this->gone( 10000 ) ) );
	}

	# --- what the bridge tells

	/** Takes note of a call of the bridge; whether it was not heard before. */
	public function isNew( string $delivery, int $now ): bool {
		$this->query( "DELETE FROM {$this->delivery} WHERE heard_at < ?", array( $now - 3 * Signature::WINDOW ) );
		try {
			# the primary key decides between two that come at once
			$this->query( "INSERT INTO {$this->delivery} ( id, heard_at ) VALUES ( ?, ? )", array( $delivery, $now ) );
			return true;
		} catch( \Throwable $e ) {
			if( $this->row( "SELECT id FROM {$this->delivery} WHERE id = ?", array( $delivery ) ) ) {
				return false;
			}
			throw $e;
		}
	}

	public function refused( string $why, int $now ): void {
		$this->query( "UPDATE {$this->state} SET refused_at = ?, refused_why = ? WHERE id = 1", array( $now, $why ) );
	}

	/**
	 * Keeps a panel unless a newer one of its bug is kept.
	 *
	 * @param array $panel as Panel::read returns it
	 * @return bool false if a newer one is kept
	 */
	public function keep( array $panel ): bool {
		# with everything beyond ASCII written as \u…, since MySQL's old UTF-8 has no place for some of it
		$content = json_encode( $panel );
		$old = $this->row( "SELECT as_of FROM {$this->panel} WHERE bug_id = ?", array( $panel['bug'] ) );
		if( !$old ) {
			try {
				$this->query( "INSERT INTO {$this->panel} ( bug_id, as_of, content ) VALUES ( ?, ?, ? )",
					array( $panel['bug'], $panel['at'], $content ) );
				return true;
			} catch( \Throwable $e ) {
				# another call was faster: then it is one to be written over, or there is something else amiss
				$old = $this->row( "SELECT as_of FROM {$this->panel} WHERE bug_id = ?", array( $panel['bug'] ) );
				if( !$old ) {
					throw $e;
				}
			}
		}
		$this->query( "UPDATE {$this->panel} SET as_of = ?, content = ? WHERE bug_id = ? AND as_of <= ?",
			array( $panel['at'], $content, $panel['bug'], $panel['at'] ) );
		return (int)$old['as_of'] <= $panel['at'];
	}

	/** The panel of a bug as Panel::read returned it, or null. */
	public function panel( int $bug ): ?array {
		$row = $this->row( "SELECT content FROM {$this->panel} WHERE bug_id = ?", array( $bug ) );
		return $row ? json_decode( $row['content'], true ) : null;
	}

	# --- the database

	private function newest(): int {
		return (int)( $this->row( 'SELECT MAX(id) AS n FROM {bug_history}' )['n'] ?? 0 );
	}

	/** Rows that were waited for and came late: history id => bug id. */
	private function late( array $state, int $now ): array {
		$awaited = array_keys( array_filter( self::gapsOf( $state ), function( $until ) use ( $now ) {
			return $until > $now;
		} ) );
		if( !$awaited ) {
			return array();
		}
		$ids = implode( ', ', array_map( 'intval', $awaited ) );
		$rows = $this->rowsOf( "SELECT id, bug_id FROM {bug_history} WHERE id IN ( $ids )", array(), count( $awaited ) );
		return array_map( 'intval', array_column( $rows, 'bug_id', 'id' ) );
	}

	private static function gapsOf( array $state ): array {
		return json_decode( $state['gaps'] === '' ? '{}' : $state['gaps'], true ) ?: array();
	}

	private function row( string $sql, array $values = array() ): array {
		return $this->rowsOf( $sql, $values, 1 )[0] ?? array();
	}

	private function rowsOf( string $sql, array $values, int $most ): array {
		$result = $this->query( $sql, $values, $most );
		$rows = array();
		while( $row = db_fetch_array( $result ) ) {
			$rows[] = $row;
		}
		return $rows;
	}

	/** Each ? in turn is a value. */
	private function query( string $sql, array $values = array(), int $most = -1 ) {
		db_param_push();
		$sql = preg_replace_callback( '/\?/', function() {
			return db_param();
		}, $sql );
		return db_query( $sql, $values, $most );
	}
}
