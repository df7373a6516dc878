<?php
use IncidentBridge\Panel;
use IncidentBridge\Tables;

/** What a reader of an access level sees on the page of an issue. */
$shown = function( IncidentBridgePlugin $plugin, int $level, int $bug ): string {
	Mantis::$level = $level;
	ob_start();
	$plugin->show( 'EVENT_VIEW_BUG_DETAILS', $bug );
	return ob_get_clean();
};

/** An installation with a panel of both issues, each with a ticket for all and internal rows. */
$installed = function(): IncidentBridgePlugin {
	$plugin = Mantis::install();
	foreach( array( 7, 8 ) as $bug ) {
		$said = array( 'bug' => $bug, 'at' => '2026-01-31T12:00:00Z', 'incident' => 'INC-' . $bug,
			'tickets' => array(
				array( 'tracker' => 'helpdesk', 'key' => 'HD-4', 'internal' => false ),
				array( 'tracker' => 'engineering', 'key' => 'ENG-8', 'internal' => true ),
				array( 'tracker' => 'ops', 'key' => 'OPS-2' ),
			),
			'clocks' => array( array( 'name' => 'Own target', 'state' => 'met', 'internal' => true ) ),
			'obligations' => array( array( 'what' => 'Call the customer' ) ),
		);
		same( true, ( new Tables() )->keep( Panel::read( $said, time() ) ) );
	}
	return $plugin;
};

test( 'internal rows are for developers by default, and for nobody below', function() use ( $shown, $installed ) {
	$plugin = $installed();
	foreach( array( DEVELOPER, MANAGER ) as $level ) {
		foreach( array( 'HD-4', 'ENG-8', 'OPS-2', 'Own target', 'Call the customer' ) as $row ) {
			holds( $row, $shown( $plugin, $level, 7 ) );
		}
	}
	foreach( array( VIEWER, REPORTER, DEVELOPER - 1 ) as $level ) {
		$seen = $shown( $plugin, $level, 7 );
		holds( 'HD-4', $seen );
		foreach( array( 'ENG-8', 'OPS-2', 'Own target', 'Call the customer' ) as $row ) {
			lacks( $row, $seen );
		}
	}
} );

test( 'internal rows go by the threshold of the project of the issue', function() use ( $shown, $installed ) {
	$plugin = $installed();
	Mantis::$config['internal_threshold@2'] = MANAGER;
	holds( 'ENG-8', $shown( $plugin, DEVELOPER, 7 ) );
	lacks( 'ENG-8', $shown( $plugin, DEVELOPER, 8 ) );
	holds( 'ENG-8', $shown( $plugin, MANAGER, 8 ) );
} );

test( 'nothing is said below the threshold of panels, or of seeing issues', function() use ( $shown, $installed ) {
	foreach( array( 'panel_threshold', 'view_bug_threshold' ) as $threshold ) {
		$plugin = $installed();
		Mantis::$config[$threshold] = DEVELOPER;
		same( '', $shown( $plugin, REPORTER, 7 ) );
		holds( 'INC-7', $shown( $plugin, DEVELOPER, 7 ) );
		Mantis::$config[$threshold . '@2'] = MANAGER;
		same( '', $shown( $plugin, DEVELOPER, 8 ) );
	}
} );

test( 'nothing is said of a private issue to who does not see it, even at the lowest thresholds', function() use ( $shown, $installed ) {
	$plugin = $installed();
	Mantis::$private = array( 7 );
	Mantis::$config['internal_threshold'] = VIEWER;
	same( '', $shown( $plugin, REPORTER, 7 ) );
	holds( 'ENG-8', $shown( $plugin, REPORTER, 8 ) );
} );

test( 'nothing is said of an issue without a panel, or that was deleted', function() use ( $shown, $installed ) {
	$plugin = $installed();
	Mantis::$bugs[9] = 1;
	same( '', $shown( $plugin, MANAGER, 9 ) );
	$plugin->deleted( 'EVENT_BUG_DELETED', 7 );
	same( '', $shown( $plugin, MANAGER, 7 ) );
} );
