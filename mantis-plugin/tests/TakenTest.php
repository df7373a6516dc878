<?php
use IncidentBridge\Panel;
use IncidentBridge\Signature;
use IncidentBridge\Tables;

const SECRET = 'a-secret-for-tests-only';

/** A call of the bridge as MantisBT hands it on. */
final class Call {
	private $headers;
	private $body;
	private $at = 0;

	public function __construct( array $headers, string $body ) {
		$this->headers = $headers;
		$this->body = $body;
	}

	public function getHeaderLine( string $name ): string {
		return $this->headers[$name] ?? '';
	}

	public function getBody(): self {
		return $this;
	}

	public function rewind(): void {
		$this->at = 0;
	}

	public function eof(): bool {
		return $this->at >= strlen( $this->body );
	}

	public function read( int $most ): string {
		$part = substr( $this->body, $this->at, $most );
		$this->at += $most;
		return $part;
	}
}

$plugin = function(): IncidentBridgePlugin {
	$plugin = Mantis::install();
	( new Tables() )->keepSecret( SECRET );
	return $plugin;
};

$panels = function( string $incident, int $bug = 7, string $at = '2026-01-31T12:00:00Z' ): string {
	return json_encode( array( 'panels' => array( array( 'bug' => $bug, 'at' => $at, 'incident' => $incident ) ) ) );
};

$kept = function( int $bug ): string {
	return ( new Tables() )->panel( $bug )['incident'] ?? '';
};

$why = function(): string {
	return ( new Tables() )->state()['refused_why'];
};

test( 'takes a panel that is signed, and one only that is newer than what it has', function() use ( $plugin, $panels, $kept ) {
	$it = $plugin();
	$sent = function( string $body ) use ( $it ) {
		return $it->take( new Call( Signature::headers( SECRET, $body, time() ), $body ) )[1];
	};
	same( array( 7 ), $sent( $panels( 'INC-1' ) )['taken'] );
	same( array( 7 ), $sent( $panels( 'INC-0', 7, '2026-01-31T11:00:00Z' ) )['older'] );
	same( 'INC-1', $kept( 7 ) );
	same( array( 7 ), $sent( $panels( 'INC-2', 7, '2026-01-31T13:00:00Z' ) )['taken'] );
	same( 'INC-2', $kept( 7 ) );
} );

test( 'refuses a wrong signature, and tells only the administrator why', function() use ( $plugin, $panels, $kept, $why ) {
	$it = $plugin();
	$body = $panels( 'INC-1' );
	$good = Signature::headers( SECRET, $body, time() );
	$refused = array( 403, array( 'message' => 'Not accepted' ) );
	same( $refused, $it->take( new Call( Signature::headers( 'another-secret-of-somebody', $body, time() ), $body ) ) );
	same( $refused, $it->take( new Call( $good, $panels( 'INC-2' ) ) ), 'another body' );
	same( $refused, $it->take( new Call( array( Signature::DELIVERY => 'other' ) + $good, $body ) ), 'another delivery' );
	same( $refused, $it->take( new Call( array(), $body ) ), 'no signature' );
	same( 'signature', $why() );
	same( '', $kept( 7 ) );
} );

test( 'a forged call does not use up the delivery of the true one', function() use ( $plugin, $panels ) {
	$it = $plugin();
	$body = $panels( 'INC-1' );
	$good = Signature::headers( SECRET, $body, time() );
	same( 403, $it->take( new Call( array( Signature::SIGNATURE => 'sha256=0' ) + $good, $body ) )[0] );
	same( 200, $it->take( new Call( $good, $body ) )[0] );
} );

test( 'refuses an old call, and one of a clock that is ahead', function() use ( $plugin, $panels, $kept, $why ) {
	$it = $plugin();
	$body = $panels( 'INC-1' );
	foreach( array( -400, 400 ) as $off ) {
		same( 403, $it->take( new Call( Signature::headers( SECRET, $body, time() + $off ), $body ) )[0] );
		same( 'clock', $why() );
	}
	same( '', $kept( 7 ) );
} );

test( 'refuses what it has heard before', function() use ( $plugin, $panels, $kept, $why ) {
	$it = $plugin();
	$body = $panels( 'INC-1' );
	$headers = Signature::headers( SECRET, $body, time() );
	same( 200, $it->take( new Call( $headers, $body ) )[0] );
	same( 403, $it->take( new Call( $headers, $body ) )[0] );
	same( 'replay', $why() );
	same( 'INC-1', $kept( 7 ) );
} );

test( 'remembers what it heard for longer than a call is believed', function() use ( $plugin ) {
	$plugin();
	$tables = new Tables();
	same( true, $tables->isNew( 'one', 10000 ) );
	same( false, $tables->isNew( 'one', 10000 + 2 * Signature::WINDOW ) );
	same( true, $tables->isNew( 'one', 10001 + 3 * Signature::WINDOW ) );
} );

test( 'takes nothing as long as it knows no secret', function() use ( $panels, $kept, $why ) {
	$it = Mantis::install();
	$body = $panels( 'INC-1' );
	same( 403, $it->take( new Call( Signature::headers( '', $body, time() ), $body ) )[0] );
	same( 'unset', $why() );
	same( '', $kept( 7 ) );
} );

test( 'refuses what is too large, whatever its length is said to be', function() use ( $plugin, $panels, $why ) {
	$it = $plugin();
	$large = str_pad( $panels( 'INC-1' ), Panel::SIZE + 1 );
	same( 413, $it->take( new Call( Signature::headers( SECRET, $large, time() ), $large ) )[0] );
	same( 413, $it->take( new Call( array( 'Content-Length' => '999999' ), '{}' ) )[0] );
	same( 'size', $why() );
} );

test( 'takes no panel of an issue on which its user has no right, or that there is not', function() use ( $plugin, $panels, $kept ) {
	$it = $plugin();
	$sent = function( string $body ) use ( $it ) {
		return $it->take( new Call( Signature::headers( SECRET, $body, time() ), $body ) )[1]['refused'];
	};
	$refused = array( array( 'bug' => 7, 'why' => 'bug: there is none, or no right to it' ) );
	Mantis::$level = DEVELOPER;
	same( $refused, $sent( $panels( 'INC-1' ) ) );
	Mantis::$level = MANAGER;
	Mantis::$config['feed_threshold@1'] = MANAGER + 1;
	same( $refused, $sent( $panels( 'INC-1' ) ) );
	same( 99, $sent( $panels( 'INC-1', 99 ) )[0]['bug'] );
	same( '', $kept( 7 ) );
} );
