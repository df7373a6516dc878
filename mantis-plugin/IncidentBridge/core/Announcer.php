<?php
namespace IncidentBridge;

/**
 * Tells the bridge which bugs changed or are gone, until it has taken all or does not answer. What it is told is a
 * hint: it reads the bugs by itself.
 */
final class Announcer {
	/** How many rows of the history, or bugs that are gone, go into one call. */
	const MOST = 500;

	/** How many seconds may be spent in one go. */
	const BUDGET = 8;

	/** For how many seconds a row may come late, whose id is lower than one that was read. */
	const LATE = 60;

	private $feed;
	private $send;
	private $clock;

	/**
	 * @param callable $send takes the body of a call; returns null if it was taken, otherwise why not
	 * @param callable $clock returns unix seconds
	 */
	public function __construct( Feed $feed, callable $send, callable $clock ) {
		$this->feed = $feed;
		$this->send = $send;
		$this->clock = $clock;
	}

	public function run(): void {
		$until = $this->now() + self::BUDGET;
		# Looked at again once the turn is given back: what others wrote while we had it would wait for the next request.
		while( $this->now() < $until && $this->feed->waiting( $this->now() ) ) {
			if( !$this->feed->begin( $this->now(), $until + self::BUDGET ) ) {
				return;
			}
			try {
				while( $this->now() < $until && $this->step() );
			} finally {
				$this->feed->end();
			}
		}
	}

	/** One call; false if nothing is left or it was not taken. */
	private function step(): bool {
		$gone = $this->feed->gone( self::MOST );
		if( $gone ) {
			$taken = $this->tell( 'deleted', $gone, $this->feed->last() );
			if( $taken ) {
				$this->feed->buried( $gone, $this->now() );
			}
			return $taken;
		}
		$rows = $this->feed->rows( self::MOST, $this->now() );
		$taken = $rows && $this->tell( 'changed', $rows, max( $this->feed->last(), max( array_keys( $rows ) ) ) );
		if( $taken ) {
			$this->feed->told( $rows, $this->now() );
		}
		return $taken;
	}

	private function tell( string $event, array $bugs, int $last ): bool {
		$why = ( $this->send )( self::body( $event, $bugs, $last ) );
		if( $why !== null ) {
			$this->feed->failed( $why, $this->now() );
		}
		return $why === null;
	}

	private function now(): int {
		return ( $this->clock )();
	}

	/**
	 * What is sent.
	 *
	 * @param string $event 'changed' or 'deleted'
	 * @param int[] $bugs several times the same is once
	 */
	public static function body( string $event, array $bugs, int $last ): string {
		$ids = array_map( 'strval', array_values( array_unique( array_map( 'intval', $bugs ) ) ) );
		return json_encode( array( 'event' => $event, 'ids' => $ids, 'last' => $last ) );
	}

	/** How many seconds to wait after so many failures in a row: 5, 10, 20 … 300. */
	public static function pause( int $failures ): int {
		return (int)min( 300, 5 * pow( 2, max( 0, min( $failures, 10 ) - 1 ) ) );
	}

	/**
	 * Ids below the newest one for which no row was seen. Such a row may still come: ids are given when a row is
	 * written, and another process may show its row first.
	 *
	 * @param int $last up to where all was read before
	 * @param int[] $seen ids of rows that are told now
	 * @param array<int,int> $gaps from before: id => until when (unix seconds) it is waited for
	 * @return array<int,int> likewise; at most 100
	 */
	public static function gaps( int $last, array $seen, array $gaps, int $now ): array {
		$newest = $seen ? max( $seen ) : $last;
		for( $id = max( $last + 1, $newest - 100 ); $id < $newest; $id++ ) {
			$gaps[$id] = $now + self::LATE;
		}
		$gaps = array_filter( array_diff_key( $gaps, array_flip( $seen ) ), function( $until ) use ( $now ) {
			return $until > $now;
		} );
		ksort( $gaps );
		return array_slice( $gaps, -100, null, true );
	}
}
