<?php
use IncidentBridge\Announcer;
use IncidentBridge\Feed;

/** A history in memory. */
final class MemoryFeed implements Feed {
	public $history = array();
	public $gone = array();
	public $last = 0;
	public $busy = false;
	public $turns = 0;
	public $failures = array();
	public $retryAt = 0;
	/** Called when the turn is given back. */
	public $atEnd;

	public function waiting( int $now ): bool {
		return $now >= $this->retryAt && ( $this->gone || $this->rows( 1, $now ) );
	}

	public function begin( int $now, int $until ): bool {
		if( $this->busy ) {
			return false;
		}
		$this->turns++;
		return $this->busy = true;
	}

	public function end(): void {
		$this->busy = false;
		if( $this->atEnd ) {
			( $this->atEnd )();
			$this->atEnd = null;
		}
	}

	public function gone( int $most ): array {
		return array_slice( $this->gone, 0, $most );
	}

	public function rows( int $most, int $now ): array {
		$new = array_filter( $this->history, function( $id ) {
			return $id > $this->last;
		}, ARRAY_FILTER_USE_KEY );
		return array_slice( $new, 0, $most, true );
	}

	public function last(): int {
		return $this->last;
	}

	public function told( array $rows, int $now ): void {
		$this->last = max( array_keys( $rows ) );
	}

	public function buried( array $bugs, int $now ): void {
		$this->gone = array_values( array_diff( $this->gone, $bugs ) );
	}

	public function failed( string $why, int $now ): void {
		$this->failures[] = $why;
		$this->retryAt = $now + 5;
	}
}

/** Collects what is sent, and answers as told. */
final class Wire {
	public $sent = array();
	public $answer = null;
	public $now = 1000;
	/** Seconds that a call takes. */
	public $long = 0;

	public function announcer( Feed $feed ): Announcer {
		return new Announcer( $feed, function( $body ) {
			$this->sent[] = $body;
			$this->now += $this->long;
			return $this->answer;
		}, function() {
			return $this->now;
		} );
	}
}

test( 'tells each changed bug once, and up to which row', function() {
	$feed = new MemoryFeed();
	$feed->history = array( 5 => 12, 6 => 12, 7 => 3, 9 => 12 );
	$wire = new Wire();
	$wire->announcer( $feed )->run();
	same( array( '{"event":"changed","ids":["12","3"],"last":9}' ), $wire->sent );
	same( 9, $feed->last );
	same( false, $feed->busy );
} );

test( 'sends nothing and takes no turn where nothing is new', function() {
	$feed = new MemoryFeed();
	$feed->history = array( 5 => 12 );
	$feed->last = 5;
	$wire = new Wire();
	$wire->announcer( $feed )->run();
	same( array(), $wire->sent );
	same( 0, $feed->turns );
} );

test( 'tells deletions before changes', function() {
	$feed = new MemoryFeed();
	$feed->history = array( 5 => 12 );
	$feed->gone = array( 8, 4 );
	$feed->last = 2;
	$wire = new Wire();
	$wire->announcer( $feed )->run();
	same( array( '{"event":"deleted","ids":["8","4"],"last":2}', '{"event":"changed","ids":["12"],"last":5}' ), $wire->sent );
	same( array(), $feed->gone );
} );

test( 'tells much in several calls', function() {
	$feed = new MemoryFeed();
	$feed->history = array_combine( range( 1, 1200 ), range( 1, 1200 ) );
	$wire = new Wire();
	$wire->announcer( $feed )->run();
	same( array( 500, 500, 200 ), array_map( function( $body ) {
		return count( json_decode( $body, true )['ids'] );
	}, $wire->sent ) );
} );

test( 'repeats what was not taken, after a while', function() {
	$feed = new MemoryFeed();
	$feed->history = array( 5 => 12 );
	$feed->gone = array( 8 );
	$wire = new Wire();
	$wire->answer = 'it answered 503';
	$wire->announcer( $feed )->run();
	same( 1, count( $wire->sent ) );
	same( array( 'it answered 503' ), $feed->failures );
	same( array( 8 ), $feed->gone );
	same( 0, $feed->last );
	$wire->announcer( $feed )->run();
	same( 1, count( $wire->sent ), 'calls within the pause' );
	$wire->now += 5;
	$wire->answer = null;
	$wire->announcer( $feed )->run();
	same( 3, count( $wire->sent ) );
	same( 5, $feed->last );
} );

test( 'leaves it to who is at it already', function() {
	$feed = new MemoryFeed();
	$feed->history = array( 5 => 12 );
	$feed->busy = true;
	$wire = new Wire();
	$wire->announcer( $feed )->run();
	same( array(), $wire->sent );
	same( true, $feed->busy );
} );

test( 'looks again when the turn is given back, for those who were turned away meanwhile', function() {
	$feed = new MemoryFeed();
	$feed->history = array( 5 => 12 );
	$feed->atEnd = function() use ( $feed ) {
		$feed->history[6] = 13;
	};
	$wire = new Wire();
	$wire->announcer( $feed )->run();
	same( array( '{"event":"changed","ids":["12"],"last":5}', '{"event":"changed","ids":["13"],"last":6}' ), $wire->sent );
} );

test( 'ends after some seconds though more is left', function() {
	$feed = new MemoryFeed();
	$feed->history = array_combine( range( 1, 5000 ), range( 1, 5000 ) );
	$wire = new Wire();
	$wire->long = 3;
	$wire->announcer( $feed )->run();
	same( 3, count( $wire->sent ) );
	same( 1500, $feed->last );
	same( false, $feed->busy );
} );

test( 'gives the turn back though sending fails badly', function() {
	$feed = new MemoryFeed();
	$feed->history = array( 5 => 12 );
	$announcer = new Announcer( $feed, function() {
		throw new RuntimeException( 'bad' );
	}, 'time' );
	try {
		$announcer->run();
		$seen = '';
	} catch( RuntimeException $e ) {
		$seen = $e->getMessage();
	}
	same( 'bad', $seen );
	same( false, $feed->busy );
} );

test( 'waits longer with each failure, up to five minutes', function() {
	same( array( 5, 10, 20, 40, 80, 160, 300, 300 ), array_map( array( Announcer::class, 'pause' ), array( 1, 2, 3, 4, 5, 6, 7, 1000 ) ) );
} );

test( 'waits a minute for rows whose ids were passed over', function() {
	$gaps = Announcer::gaps( 10, array( 12, 14 ), array(), 1000 );
	same( array( 11 => 1060, 13 => 1060 ), $gaps );
	same( array( 13 => 1060 ), Announcer::gaps( 14, array( 11 ), $gaps, 1030 ) );
	same( array(), Announcer::gaps( 14, array(), $gaps, 1060 ) );
	same( array( 13 => 1060, 15 => 1090 ), Announcer::gaps( 14, array( 11, 16 ), $gaps, 1030 ) );
} );

test( 'waits for a hundred rows at most', function() {
	same( 100, count( Announcer::gaps( 0, array( 1000000 ), array( 5 => 1060 ), 1000 ) ) );
} );
