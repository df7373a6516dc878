<?php
use IncidentBridge\Signature;
use IncidentBridge\Tables;

/** An installation that announces, in whose history two issues changed. */
$announcing = function(): IncidentBridgePlugin {
	$plugin = Mantis::install();
	( new Tables() )->keepSecret( SECRET );
	Mantis::$config['url'] = 'https://bridge.example.org';
	Mantis::$config['tracker'] = 'ops-2';
	Mantis::changed( 1, 7 );
	Mantis::changed( 2, 8 );
	Mantis::changed( 3, 7 );
	return $plugin;
};

test( 'signs each announcement with the secret, over its time, delivery and body', function() use ( $announcing ) {
	$announcing()->cron( 'EVENT_CRONJOB' );
	same( 1, count( Mantis::$sent ) );
	list( $method, $url, $options ) = Mantis::$sent[0];
	same( 'POST https://bridge.example.org/webhooks/ops-2', $method . ' ' . $url );
	same( '{"event":"changed","ids":["7","8"],"last":3}', $options['body'] );
	$headers = $options['headers'];
	$signed = $headers[Signature::TIMESTAMP] . '.' . $headers[Signature::DELIVERY] . '.' . $options['body'];
	same( 'sha256=' . hash_hmac( 'sha256', $signed, SECRET ), $headers[Signature::SIGNATURE] );
	same( true, abs( time() - (int)$headers[Signature::TIMESTAMP] ) < 60 );
	lacks( SECRET, json_encode( Mantis::$sent ) );
	same( false, $options['allow_redirects'] );
} );

test( 'tells nothing twice, and what comes next', function() use ( $announcing ) {
	$plugin = $announcing();
	$plugin->cron( 'EVENT_CRONJOB' );
	$plugin->cron( 'EVENT_CRONJOB' );
	same( 1, count( Mantis::$sent ) );
	Mantis::changed( 4, 8 );
	$plugin->cron( 'EVENT_CRONJOB' );
	same( '{"event":"changed","ids":["8"],"last":4}', Mantis::$sent[1][2]['body'] );
} );

test( 'tells what was not taken again, after a while', function() use ( $announcing ) {
	$plugin = $announcing();
	Mantis::$answer = 503;
	$plugin->cron( 'EVENT_CRONJOB' );
	$plugin->cron( 'EVENT_CRONJOB' );
	same( 1, count( Mantis::$sent ) );
	$tables = new Tables();
	same( array( '1', 'it answered 503', '0' ), array( $tables->state()['failures'], $tables->state()['last_failure'], $tables->state()['last_id'] ) );
	same( true, $tables->waiting( time() + 60 ) );
	same( array( 3, 0 ), $tables->backlog() );
} );

test( 'tells of an issue that was deleted once it is gone', function() use ( $announcing ) {
	$plugin = $announcing();
	$plugin->cron( 'EVENT_CRONJOB' );
	$plugin->deleted( 'EVENT_BUG_DELETED', 8 );
	$plugin->cron( 'EVENT_CRONJOB' );
	same( 1, count( Mantis::$sent ), 'while it is still there:' );
	Mantis::$database->tables['{bug}'] = array( array( 'id' => '7' ) );
	$plugin->cron( 'EVENT_CRONJOB' );
	same( '{"event":"deleted","ids":["8"],"last":3}', Mantis::$sent[1][2]['body'] );
	$plugin->cron( 'EVENT_CRONJOB' );
	same( 2, count( Mantis::$sent ) );
} );

test( 'a row that comes late is told', function() use ( $announcing ) {
	$plugin = $announcing();
	Mantis::changed( 5, 7 );
	$plugin->cron( 'EVENT_CRONJOB' );
	Mantis::changed( 4, 8 );
	$plugin->cron( 'EVENT_CRONJOB' );
	same( '{"event":"changed","ids":["8"],"last":5}', Mantis::$sent[1][2]['body'] );
} );

test( 'one process tells at a time', function() use ( $announcing ) {
	$plugin = $announcing();
	same( true, ( new Tables() )->begin( time(), time() + 60 ) );
	$plugin->cron( 'EVENT_CRONJOB' );
	same( array(), Mantis::$sent );
	( new Tables() )->end();
	$plugin->cron( 'EVENT_CRONJOB' );
	same( 1, count( Mantis::$sent ) );
} );

test( 'says nothing without an address, a name, or a secret', function() use ( $announcing ) {
	foreach( array( 'url', 'tracker', 'secret' ) as $missing ) {
		$plugin = $announcing();
		if( $missing === 'secret' ) {
			( new Tables() )->keepSecret( '' );
		} else {
			Mantis::$config[$missing] = '';
		}
		$plugin->cron( 'EVENT_CRONJOB' );
		same( array(), Mantis::$sent, $missing );
	}
} );

test( 'what is uninstalled leaves no table behind', function() use ( $announcing ) {
	$announcing()->uninstall();
	same( array( '{bug_history}', '{bug}' ), array_keys( Mantis::$database->tables ) );
	same( array(), Mantis::$config );
} );
