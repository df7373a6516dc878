<?php
use IncidentBridge\Signature;

$vectors = json_decode( file_get_contents( __DIR__ . '/vectors.json' ), true );

$refusal = function( array $v, int $now ) {
	return Signature::refusal( $v['secret'], $v['timestamp'], $v['delivery'], $v['signature'], $v['body'], $now );
};

foreach( $vectors['good'] as $v ) {
	test( 'signs as agreed: ' . $v['name'], function() use ( $v, $refusal ) {
		same( $v['signature'], Signature::of( $v['secret'], $v['timestamp'], $v['delivery'], $v['body'] ) );
		same( null, $refusal( $v, (int)$v['timestamp'] ) );
	} );
}

foreach( $vectors['bad'] as $v ) {
	test( 'refuses ' . $v['name'], function() use ( $v, $refusal ) {
		same( 'signature', $refusal( $v, (int)$v['timestamp'] ) );
	} );
}

test( 'believes calls of five minutes ago and ahead, not beyond', function() use ( $vectors, $refusal ) {
	$v = $vectors['good'][0];
	$at = (int)$v['timestamp'];
	same( null, $refusal( $v, $at + 300 ) );
	same( null, $refusal( $v, $at - 300 ) );
	same( 'clock', $refusal( $v, $at + 301 ) );
	same( 'clock', $refusal( $v, $at - 301 ) );
} );

test( 'believes nobody without a secret', function() {
	$signed = Signature::of( '', '100', 'd', 'x' );
	same( 'unset', Signature::refusal( '', '100', 'd', $signed, 'x', 100 ) );
} );

test( 'signs what it sends so that it would believe it, each time with another delivery', function() {
	$one = Signature::headers( 'a-secret-for-tests-only', '{}', 1795348800 );
	$two = Signature::headers( 'a-secret-for-tests-only', '{}', 1795348800 );
	same( null, Signature::refusal( 'a-secret-for-tests-only', $one['X-Bridge-Timestamp'], $one['X-Bridge-Delivery'], $one['X-Bridge-Signature'], '{}', 1795348800 ) );
	same( false, $one['X-Bridge-Delivery'] === $two['X-Bridge-Delivery'] );
} );
