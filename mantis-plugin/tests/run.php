<?php
# Runs the tests of the plugin without MantisBT: php run.php. Ends with 1 if one fails.
error_reporting( E_ALL );
set_error_handler( function( $type, $message, $file, $line ) {
	throw new ErrorException( $message, 0, $type, $file, $line );
} );
const PLUGIN = __DIR__ . '/../IncidentBridge';
require_once( __DIR__ . '/Mantis.php' );
require_once( PLUGIN . '/IncidentBridge.php' );

$GLOBALS['ran'] = 0;
$GLOBALS['failed'] = 0;

function test( string $name, callable $body ): void {
	$GLOBALS['ran']++;
	try {
		$body();
	} catch( Throwable $e ) {
		$GLOBALS['failed']++;
		echo 'FAILED ', $name, "\n  ", str_replace( "\n", "\n  ", $e->getMessage() ), "\n  at ", $e->getFile(), ':', $e->getLine(), "\n";
	}
}

function same( $expected, $actual, string $of = '' ): void {
	if( $expected !== $actual ) {
		throw new Exception( trim( $of . ' expected ' ) . ' ' . var_export( $expected, true ) . "\nbut was " . var_export( $actual, true ) );
	}
}

function holds( string $part, string $whole ): void {
	same( true, strpos( $whole, $part ) !== false, $part . ' in ' . $whole );
}

function lacks( string $part, string $whole ): void {
	same( false, strpos( $whole, $part ), $part . ' not in ' . $whole );
}

/** What an exception says, or fails if there is none. */
function refusal( callable $body ): string {
	try {
		$body();
	} catch( InvalidArgumentException $e ) {
		return $e->getMessage();
	}
	throw new Exception( 'nothing was refused' );
}

foreach( glob( __DIR__ . '/*Test.php' ) as $file ) {
	require( $file );
}
echo $GLOBALS['ran'], ' tests, ', $GLOBALS['failed'], " failed\n";
exit( $GLOBALS['failed'] === 0 && $GLOBALS['ran'] > 0 ? 0 : 1 );
