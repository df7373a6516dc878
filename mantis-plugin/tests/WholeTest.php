<?php
use IncidentBridge\Settings;

$files = array();
foreach( new RecursiveIteratorIterator( new RecursiveDirectoryIterator( PLUGIN, FilesystemIterator::SKIP_DOTS ) ) as $file ) {
	$files[] = $file->getPathname();
}
sort( $files );

foreach( $files as $file ) {
	test( 'is PHP: ' . substr( $file, strlen( PLUGIN ) + 1 ), function() use ( $file ) {
		exec( escapeshellarg( PHP_BINARY ) . ' -d display_errors=1 -l ' . escapeshellarg( $file ) . ' 2>&1', $said, $code );
		same( 0, $code, implode( "\n", $said ) );
		holds( 'No syntax errors', implode( "\n", $said ) );
	} );
}

test( 'both languages have the same texts, with the same places', function() {
	$english = texts( 'english' );
	$german = texts( 'german' );
	same( array_keys( $english ), array_keys( $german ) );
	foreach( $english as $name => $text ) {
		preg_match_all( '/%(\d\$)?[sd]/', $text, $places );
		preg_match_all( '/%(\d\$)?[sd]/', $german[$name], $others );
		same( $places[0], $others[0], $name );
	}
} );

test( 'no text is missing, and none is left over', function() use ( $files ) {
	$code = '';
	foreach( $files as $file ) {
		$code .= strpos( $file, '/lang/' ) === false ? file_get_contents( $file ) : '';
	}
	preg_match_all( "/'([a-z_]+)'/", $code, $quoted );
	$built = array( 'state_running', 'state_paused', 'state_met', 'state_breached', 'minutes', 'hours', 'days',
		'refused_unset', 'refused_signature', 'refused_clock', 'refused_replay', 'refused_size' );
	foreach( array_merge( Settings::THRESHOLDS, array( 'url', 'tracker', 'secret' ) ) as $name ) {
		$built[] = $name . '_help';
	}
	$known = array_keys( texts( 'english' ) );
	same( array(), array_values( array_diff( $known, array_merge( $quoted[1], $built ) ) ), 'texts that nobody shows:' );
	preg_match_all( "/(?:t_text|t_label|plugin_lang_get|->said|this->say \))\(\s*'([a-z_]*[a-z])'/", $code, $asked );
	same( array(), array_values( array_diff( array_unique( array_merge( $asked[1], $built ) ), $known ) ), 'texts that are missing:' );
} );

test( 'no script and no event handler stands in a page', function() use ( $files ) {
	foreach( $files as $file ) {
		$code = file_get_contents( $file );
		same( 0, preg_match( '/<script|\son[a-z]+\s*=\s*["\']|javascript:/i', $code ), $file );
	}
} );

test( 'judges settings', function() {
	$good = array( 'url' => 'https://bridge.example.org:8443/x', 'tracker' => 'ops-2', 'secret' => str_repeat( 'x', 16 ),
		'panel_threshold' => 10, 'internal_threshold' => 55, 'feed_threshold' => 70 );
	$levels = array( 10, 25, 55, 70 );
	same( array(), Settings::wrong( $good, $levels ) );
	same( array(), Settings::wrong( array( 'url' => '', 'tracker' => '', 'secret' => '' ) + $good, $levels ) );
	foreach( array( 'ftp://a', 'a', 'https://user:pw@a', 'https://a?b', 'https://a#b', "https://a\n", 'https://', 'https://a b' ) as $url ) {
		same( array( 'bad_url' ), Settings::wrong( array( 'url' => $url ) + $good, $levels ), $url );
	}
	same( array( 'bad_tracker' ), Settings::wrong( array( 'tracker' => 'a/b' ) + $good, $levels ) );
	foreach( array( str_repeat( 'x', 15 ), str_repeat( 'x', 251 ), str_repeat( 'x', 16 ) . "\n", str_repeat( 'x', 16 ) . ' x', str_repeat( 'é', 16 ) ) as $secret ) {
		same( array( 'bad_secret' ), Settings::wrong( array( 'secret' => $secret ) + $good, $levels ) );
	}
	same( array( 'bad_threshold' ), Settings::wrong( array( 'internal_threshold' => 56, 'feed_threshold' => 0 ) + $good, $levels ) );
} );
