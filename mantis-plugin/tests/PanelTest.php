<?php
use IncidentBridge\Panel;

const NOW = 1795348800; # 2026-11-22T12:00:00Z

function panel( array $other = array() ): array {
	return $other + array(
		'bug' => 123,
		'incident' => 'INC-7',
		'severity' => 'Sev 1',
		'tickets' => array( array( 'tracker' => 'helpdesk', 'key' => '#4', 'url' => 'https://help.example.org/4', 'status' => 'open', 'internal' => false ) ),
		'clocks' => array( array( 'name' => 'Response', 'due' => '2026-11-22T12:30:00Z', 'state' => 'running', 'internal' => false ) ),
		'obligations' => array( array( 'what' => 'Call back', 'due' => null, 'internal' => true ) ),
		'at' => '2026-11-22T11:59:00.123456789Z',
	);
}

function take( array $other = array() ): array {
	return Panel::read( panel( $other ), NOW );
}

test( 'reads a panel', function() {
	same( array(
		'bug' => 123,
		'at' => ( NOW - 60 ) * 1000000 + 123456,
		'incident' => 'INC-7',
		'severity' => 'Sev 1',
		'tickets' => array( array( 'tracker' => 'helpdesk', 'key' => '#4', 'url' => 'https://help.example.org/4', 'status' => 'open', 'internal' => false ) ),
		'clocks' => array( array( 'name' => 'Response', 'due' => NOW + 1800, 'state' => 'running', 'internal' => false ) ),
		'obligations' => array( array( 'what' => 'Call back', 'due' => null, 'internal' => true ) ),
	), take() );
	same( 123, take( array( 'bug' => '123' ) )['bug'] );
} );

test( 'N5: takes for internal what does not say that it is for all', function() {
	foreach( array( null, true, 'false', 0, '' ) as $internal ) {
		same( true, take( array( 'tickets' => array( array( 'key' => 'a', 'internal' => $internal ) ) ) )['tickets'][0]['internal'] );
		same( true, take( array( 'obligations' => array( array( 'what' => 'a', 'internal' => $internal ) ) ) )['obligations'][0]['internal'] );
	}
	foreach( array( array(), array( 'internal' => null ), array( 'internal' => true ), array( 'internal' => 0 ), array( 'internal' => 'false' ) ) as $said ) {
		same( true, take( array( 'tickets' => array( array( 'key' => 'a' ) + $said ) ) )['tickets'][0]['internal'] );
		same( true, take( array( 'clocks' => array( array( 'name' => 'a', 'state' => 'met' ) + $said ) ) )['clocks'][0]['internal'] );
		same( true, take( array( 'obligations' => array( array( 'what' => 'a' ) + $said ) ) )['obligations'][0]['internal'] );
	}
	same( false, take( array( 'clocks' => array( array( 'name' => 'a', 'state' => 'met', 'internal' => false ) ) ) )['clocks'][0]['internal'] );
} );

test( 'links only pages', function() {
	$url = function( $url ) {
		return take( array( 'tickets' => array( array( 'url' => $url ) ) ) )['tickets'][0]['url'];
	};
	same( 'HTTP://a.example/x?y=1#z', $url( 'HTTP://a.example/x?y=1#z' ) );
	same( 'http://[::1]:8080/x', $url( 'http://[::1]:8080/x' ) );
	foreach( array( 'javascript:alert(1)', ' https://a', "https://a\n.example", 'https:a', '//a.example', 'data:text/html,x', 'ftp://a', 'https:///a', 'https://ä', '',
			'https://a.example/' . str_repeat( 'x', 2000 ), 7, null, array() ) as $bad ) {
		same( '', $url( $bad ), json_encode( $bad ) );
	}
} );

test( 'cleans and cuts texts', function() {
	same( 'a b c', take( array( 'severity' => " a\u{202e}\n\x00b\u{2066}c\u{7f} " ) )['severity'] );
	same( str_repeat( 'ä', 100 ), take( array( 'severity' => str_repeat( 'ä', 300 ) ) )['severity'] );
	same( '', take( array( 'severity' => null ) )['severity'] );
	same( '', take( array( 'incident' => null ) )['incident'] );
} );

test( 'reads moments with a zone, and only those there are', function() {
	$due = function( $due ) {
		return take( array( 'obligations' => array( array( 'what' => 'a', 'due' => $due ) ) ) )['obligations'][0]['due'];
	};
	same( NOW, $due( '2026-11-22T13:00:00+01:00' ) );
	same( NOW, $due( '2026-11-22T12:00Z' ) );
	foreach( array( '2026-11-22', '2026-11-22T12:00:00', '2026-02-30T12:00:00Z', '2026-11-22T25:00:00Z', '2026-11-22T12:00:00+99:99', "2026-11-22T12:00:00Z\n", 'now', 7, array() ) as $bad ) {
		holds( 'due: ', refusal( function() use ( $due, $bad ) {
			$due( $bad );
		} ) );
	}
} );

test( 'refuses what is not as agreed', function() {
	foreach( array(
		array( 'bug', 0 ), array( 'bug', -1 ), array( 'bug', '8abc' ), array( 'bug', 1.5 ), array( 'bug', true ), array( 'bug', null ), array( 'bug', array() ),
		array( 'at', null ), array( 'at', 'x' ), array( 'at', '2026-11-22T12:05:01Z' ),
		array( 'incident', 7 ), array( 'severity', array() ),
		array( 'tickets', 'x' ), array( 'tickets', array( 'a' => array() ) ), array( 'tickets', array( 'x' ) ), array( 'tickets', array_fill( 0, 51, array() ) ),
		array( 'clocks', array( array( 'name' => 'a' ) ) ), array( 'clocks', array( array( 'name' => 'a', 'state' => 'late' ) ) ),
		array( 'obligations', array( null ) ),
	) as $wrong ) {
		list( $name, $value ) = $wrong;
		holds( $name . ':', refusal( function() use ( $name, $value ) {
			take( array( $name => $value ) );
		} ) );
	}
	holds( 'panel:', refusal( function() {
		Panel::read( 'x', NOW );
	} ) );
	same( NOW + 300, intdiv( take( array( 'at' => '2026-11-22T12:05:00Z' ) )['at'], 1000000 ) );
} );

test( 'takes a list of at most fifty', function() {
	same( array( 1, 'x' ), Panel::all( '{"panels":[1,"x"]}' ) );
	same( 50, count( Panel::all( json_encode( array( 'panels' => array_fill( 0, 50, 1 ) ) ) ) ) );
	foreach( array( '', 'x', '[]', '{}', '{"panels":{"a":1}}', '{"panels":null}', "{\"panels\":[\"\xff\"]}",
			json_encode( array( 'panels' => array_fill( 0, 51, 1 ) ) ), str_repeat( '[', 100 ) ) as $bad ) {
		holds( 'panels:', refusal( function() use ( $bad ) {
			Panel::all( $bad );
		} ) );
	}
} );
