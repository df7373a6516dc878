<?php
use IncidentBridge\PanelView;

function view( string $language = 'english' ): PanelView {
	$texts = texts( $language );
	return new PanelView( function( $name ) use ( $texts ) {
		return $texts[$name];
	}, function( $at ) {
		return gmdate( 'Y-m-d H:i', $at );
	}, NOW );
}

/** What a reader sees, one line for each row. */
function seen( string $html ): array {
	$lines = array_filter( explode( '</tr>', str_replace( array( '</li>', '</th>' ), array( ';', ':' ), $html ) ), 'trim' );
	return array_map( function( $line ) {
		return trim( preg_replace( '/\s+/', ' ', strip_tags( $line ) ) );
	}, $lines );
}

$mixed = array(
	'tickets' => array(
		array( 'tracker' => 'helpdesk', 'key' => '#4', 'url' => 'https://help.example.org/4', 'status' => 'open', 'internal' => false ),
		array( 'tracker' => 'engineering', 'key' => 'ENG-8', 'url' => '', 'status' => 'In Review' ),
	),
	'clocks' => array(
		array( 'name' => 'Response', 'due' => '2026-11-22T11:00:00Z', 'state' => 'met', 'internal' => false ),
		array( 'name' => 'Update', 'due' => '2026-11-22T12:42:00Z', 'state' => 'running', 'internal' => false ),
		array( 'name' => 'Escalate', 'due' => '2026-11-22T11:57:00Z', 'state' => 'running', 'internal' => false ),
		array( 'name' => 'Resolution', 'due' => '2026-11-22T14:00:00Z', 'state' => 'paused', 'internal' => false ),
		array( 'name' => 'Assessment', 'due' => '2026-11-20T12:00:00Z', 'state' => 'breached', 'internal' => false ),
		array( 'name' => 'Secret one', 'due' => null, 'state' => 'running', 'internal' => true ),
	),
	'obligations' => array(
		array( 'what' => 'Call back', 'due' => null, 'internal' => true ),
		array( 'what' => 'Publish the review', 'due' => '2026-11-24T12:00:00Z', 'internal' => false ),
	),
);

test( 'shows insiders all', function() use ( $mixed ) {
	same( array(
		'Incident:INC-7 · Severity Sev 1 (as of 2026-11-22 11:59, one minute ago)',
		'Other tickets:helpdesk #4 · open;engineering ENG-8 · In Review internal;',
		'Clocks:Response met · due 2026-11-22 11:00, 60 minutes ago;Update running · due 2026-11-22 12:42, in 42 minutes;'
			. 'Escalate overdue · due 2026-11-22 11:57, 3 minutes ago;Resolution paused;'
			. 'Assessment breached · due 2026-11-20 12:00, 2 days ago;Secret one running internal;',
		'Open obligations:Call back internal;Publish the review · due 2026-11-24 12:00, in 2 days;',
	), seen( view()->rows( take( $mixed ), true ) ) );
} );

test( 'N5: shows others nothing that is internal, nor that there is any', function() use ( $mixed ) {
	$html = view()->rows( take( $mixed ), false );
	foreach( array( 'engineering', 'ENG-8', 'In Review', 'Call back', 'Secret one', 'internal' ) as $hidden ) {
		lacks( $hidden, $html );
	}
	same( 4, count( seen( $html ) ) );
	$open = array( 'tickets' => array_slice( $mixed['tickets'], 0, 1 ), 'clocks' => array_slice( $mixed['clocks'], 0, 5 ),
		'obligations' => array_slice( $mixed['obligations'], 1 ) );
	same( view()->rows( take( $open ), true ), $html, 'the same as if there were nothing else:' );
} );

test( 'N5: shows others no clock that does not say that it may be seen by all', function() {
	$clocks = array( array( 'name' => 'First', 'state' => 'running', 'internal' => null ), array( 'name' => 'Second', 'state' => 'running' ),
		array( 'name' => 'Third', 'state' => 'running', 'internal' => false ) );
	$html = view()->rows( take( array( 'clocks' => $clocks ) ), false );
	lacks( 'First', $html );
	lacks( 'Second', $html );
	holds( 'Third', $html );
} );

test( 'leaves out what is empty', function() {
	$none = array( 'tickets' => array(), 'clocks' => array(), 'obligations' => array(), 'severity' => '' );
	same( array( 'Incident:INC-7 (as of 2026-11-22 11:59, one minute ago)' ), seen( view()->rows( take( $none ), true ) ) );
	same( '', view()->rows( take( array( 'incident' => '' ) ), true ) );
} );

test( 'escapes all texts and addresses', function() {
	$evil = '<script>alert("1\')</script>&amp;';
	$html = view()->rows( take( array(
		'incident' => $evil, 'severity' => $evil,
		'tickets' => array( array( 'tracker' => $evil, 'key' => $evil, 'status' => $evil, 'url' => 'https://a/"onclick=\'x\'<b>&amp;' ) ),
		'clocks' => array( array( 'name' => $evil, 'state' => 'met' ) ),
		'obligations' => array( array( 'what' => $evil ) ),
	) ), true );
	lacks( '<script', $html );
	lacks( '<b>', $html );
	lacks( '"onclick', $html );
	same( 7, substr_count( $html, '&lt;script&gt;alert(&quot;1&#039;)&lt;/script&gt;&amp;amp;' ) );
	holds( 'href="https://a/&quot;onclick=&#039;x&#039;&lt;b&gt;&amp;amp;"', $html );
	preg_match_all( '/<[a-z]+((?: [a-z]+="[^"]*")*)>/', $html, $tags );
	same( substr_count( $html, '<' ) - substr_count( $html, '</' ), count( $tags[0] ), 'tags in ' . $html );
	preg_match_all( '/ ([a-z]+)="/', implode( '', $tags[1] ), $attributes );
	same( array(), array_diff( $attributes[1], array( 'class', 'colspan', 'style', 'href', 'rel' ) ) );
} );

test( 'links what has an address', function() use ( $mixed ) {
	$html = view()->rows( take( $mixed ), true );
	same( 1, substr_count( $html, '<a ' ) );
	holds( '<a rel="noopener noreferrer" href="https://help.example.org/4"><bdi>#4</bdi></a>', $html );
} );

test( 'tells how far away a moment is', function() {
	$english = view();
	$german = view( 'german' );
	foreach( array(
		array( 0, 'less than a minute ago', 'vor weniger als einer Minute' ), array( 59, 'in less than a minute', 'in weniger als einer Minute' ),
		array( -60, 'one minute ago', 'vor einer Minute' ), array( 119, 'in one minute', 'in einer Minute' ),
		array( -120, '2 minutes ago', 'vor 2 Minuten' ), array( 7199, 'in 119 minutes', 'in 119 Minuten' ),
		array( 7200, 'in 2 hours', 'in 2 Stunden' ), array( -172799, '47 hours ago', 'vor 47 Stunden' ), array( -172800, '2 days ago', 'vor 2 Tagen' ),
	) as $case ) {
		same( $case[1], $english->away( NOW + $case[0] ) );
		same( $case[2], $german->away( NOW + $case[0] ) );
	}
} );
