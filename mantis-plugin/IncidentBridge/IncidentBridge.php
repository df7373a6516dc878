<?php
use IncidentBridge\Announcer;
use IncidentBridge\Panel;
use IncidentBridge\PanelView;
use IncidentBridge\Sender;
use IncidentBridge\Signature;
use IncidentBridge\Tables;

foreach( array( 'Signature', 'Feed', 'Announcer', 'Sender', 'Panel', 'PanelView', 'Settings', 'Tables' ) as $t_name ) {
	require_once( __DIR__ . '/core/' . $t_name . '.php' );
}

/**
 * Tells Incident Bridge at once which issues changed or are gone, and shows on the page of an issue what the bridge
 * knows of its incident.
 */
class IncidentBridgePlugin extends MantisPlugin {
	/** Set once the tables are gone. */
	private $removed = false;

	public function register() {
		$this->name = plugin_lang_get( 'title', 'IncidentBridge' );
		$this->description = plugin_lang_get( 'description', 'IncidentBridge' );
		$this->page = 'config';
		$this->version = '0.1.0';
		$this->requires = array( 'MantisCore' => '2.25.0' );
		$this->author = 'Incident Bridge';
	}

	public function config() {
		return array(
			'url' => '',
			'tracker' => '',
			'panel_threshold' => VIEWER,
			'internal_threshold' => DEVELOPER,
			'feed_threshold' => MANAGER,
		);
	}

	public function schema() {
		return Tables::schema();
	}

	public function hooks() {
		return array(
			'EVENT_CORE_READY' => 'ready',
			'EVENT_CRONJOB' => 'cron',
			'EVENT_BUG_DELETED' => 'deleted',
			'EVENT_VIEW_BUG_DETAILS' => 'show',
			'EVENT_REST_API_ROUTES' => 'routes',
		);
	}

	/** Takes tables, settings and the secret along: nothing is left behind. */
	public function uninstall() {
		$this->removed = true;
		( new Tables() )->drop();
		foreach( array_merge( array_keys( $this->config() ), array( 'schema' ) ) as $t_option ) {
			plugin_config_delete( $t_option );
		}
	}

	/** Whether a request can be answered before the bridge is called: otherwise only the cron script calls it. */
	public static function can_finish(): bool {
		return function_exists( 'fastcgi_finish_request' ) || function_exists( 'litespeed_finish_request' );
	}

	public function ready( $p_event ) {
		if( self::can_finish() && PHP_SAPI !== 'cli' ) {
			# Twice, so that it comes after what others do at the end, such as MantisBT's mails.
			register_shutdown_function( function() {
				register_shutdown_function( function() {
					$this->guarded( function() {
						$this->announce( true );
					} );
				} );
			} );
		}
	}

	public function cron( $p_event ) {
		$this->guarded( function() {
			$this->announce( false );
		} );
	}

	private function announce( bool $p_finish ): void {
		$t_url = plugin_config_get( 'url', '', false, ALL_USERS, ALL_PROJECTS );
		$t_tracker = plugin_config_get( 'tracker', '', false, ALL_USERS, ALL_PROJECTS );
		if( $this->removed || $t_url === '' || $t_tracker === '' ) {
			return;
		}
		$t_tables = new Tables();
		$t_secret = $t_tables->state()['secret'];
		if( $t_secret === '' || !$t_tables->waiting( time() ) ) {
			return;
		}
		if( $p_finish ) {
			self::finish();
		}
		( new Announcer( $t_tables, new Sender( $t_url, $t_tracker, $t_secret ), 'time' ) )->run();
	}

	/** Whoever asked has the answer and may ask again, while this process goes on. */
	private static function finish(): void {
		ignore_user_abort( true );
		if( session_status() === PHP_SESSION_ACTIVE ) {
			session_write_close();
		}
		if( function_exists( 'fastcgi_finish_request' ) ) {
			fastcgi_finish_request();
		} else {
			litespeed_finish_request();
		}
	}

	public function deleted( $p_event, $p_bug_id ) {
		$this->guarded( function() use ( $p_bug_id ) {
			( new Tables() )->bury( (int)$p_bug_id, time() );
		} );
	}

	public function show( $p_event, $p_bug_id ) {
		echo $this->guarded( function() use ( $p_bug_id ) {
			return $this->panel( (int)$p_bug_id );
		}, '' );
	}

	private function panel( int $p_bug_id ): string {
		$t_project = bug_get_field( $p_bug_id, 'project_id' );
		if( !access_has_bug_level( config_get( 'view_bug_threshold', null, null, $t_project ), $p_bug_id )
			|| !access_has_bug_level( $this->threshold( 'panel', $t_project ), $p_bug_id ) ) {
			return '';
		}
		$t_panel = ( new Tables() )->panel( $p_bug_id );
		if( $t_panel === null ) {
			return '';
		}
		$t_view = new PanelView( 'plugin_lang_get', function( $p_at ) {
			return date( config_get( 'normal_date_format' ), $p_at );
		}, time() );
		return $t_view->rows( $t_panel, access_has_bug_level( $this->threshold( 'internal', $t_project ), $p_bug_id ) );
	}

	/** At which access level, in a project, something is allowed. */
	private function threshold( string $p_what, $p_project ) {
		return plugin_config_get( $p_what . '_threshold', null, false, null, $p_project );
	}

	public function routes( $p_event, $p_args ) {
		$t_app = $p_args['app'];
		$t_plugin = $this;
		$t_app->post( '/plugins/IncidentBridge/panels', function( $p_request, $p_response ) use ( $t_plugin ) {
			list( $t_status, $t_body ) = $t_plugin->take( $p_request );
			return $p_response->withStatus( $t_status )->withJson( $t_body );
		} );
	}

	/**
	 * Takes panels that the bridge sends. MantisBT has looked at the token before.
	 *
	 * @return array status and body of the answer
	 */
	public function take( $p_request ) {
		return $this->guarded( function() use ( $p_request ) {
			$t_tables = new Tables();
			$t_body = self::body( $p_request );
			$t_why = $t_body === null ? 'size' : Signature::refusal( $t_tables->state()['secret'],
				$p_request->getHeaderLine( Signature::TIMESTAMP ), $p_request->getHeaderLine( Signature::DELIVERY ),
				$p_request->getHeaderLine( Signature::SIGNATURE ), $t_body, time() );
			if( $t_why === null && !$t_tables->isNew( $p_request->getHeaderLine( Signature::DELIVERY ), time() ) ) {
				$t_why = 'replay';
			}
			if( $t_why !== null ) {
				# why is told to the administrator on the configuration page, not to who calls
				$t_tables->refused( $t_why, time() );
				return $t_why === 'size' ? array( 413, array( 'message' => 'Too large' ) )
					: array( 403, array( 'message' => 'Not accepted' ) );
			}
			return $this->takeAll( $t_tables, $t_body );
		}, array( 500, array( 'message' => 'Not taken' ) ) );
	}

	/** The body as it came, or null if it is too large. */
	private static function body( $p_request ): ?string {
		if( (int)$p_request->getHeaderLine( 'Content-Length' ) > Panel::SIZE ) {
			return null;
		}
		$t_stream = $p_request->getBody();
		$t_stream->rewind();
		$t_body = '';
		while( !$t_stream->eof() && strlen( $t_body ) <= Panel::SIZE ) {
			$t_body .= $t_stream->read( 65536 );
		}
		return strlen( $t_body ) > Panel::SIZE ? null : $t_body;
	}

	private function takeAll( Tables $p_tables, string $p_body ): array {
		try {
			$t_panels = Panel::all( $p_body );
		} catch( InvalidArgumentException $e ) {
			return array( 400, array( 'message' => $e->getMessage() ) );
		}
		$t_answer = array( 'version' => $this->version, 'taken' => array(), 'older' => array(), 'refused' => array() );
		foreach( $t_panels as $t_said ) {
			$t_bug = is_array( $t_said ) && is_scalar( $t_said['bug'] ?? null ) ? $t_said['bug'] : null;
			try {
				$t_panel = Panel::read( $t_said, time() );
				$t_answer[$this->takeOne( $p_tables, $t_panel )][] = $t_panel['bug'];
			} catch( InvalidArgumentException $e ) {
				# the others are taken all the same
				$t_answer['refused'][] = array( 'bug' => $t_bug, 'why' => $e->getMessage() );
			}
		}
		return array( 200, $t_answer );
	}

	private function takeOne( Tables $p_tables, array $p_panel ): string {
		$t_may = bug_exists( $p_panel['bug'] )
			&& access_has_bug_level( $this->threshold( 'feed', bug_get_field( $p_panel['bug'], 'project_id' ) ), $p_panel['bug'] );
		if( !$t_may ) {
			throw new InvalidArgumentException( 'bug: there is none, or no right to it' );
		}
		return $p_tables->keep( $p_panel ) ? 'taken' : 'older';
	}

	/**
	 * Does something of ours without any harm to what people do: errors go to the server's log.
	 *
	 * @param mixed $p_otherwise returned if it fails
	 */
	private function guarded( callable $p_work, $p_otherwise = null ) {
		plugin_push_current( 'IncidentBridge' );
		# MantisBT's own handler would answer with a page about the error
		set_error_handler( function( $p_type, $p_message, $p_file, $p_line ) {
			$t_mild = E_DEPRECATED | E_USER_DEPRECATED | E_NOTICE | E_USER_NOTICE;
			if( ( error_reporting() & $p_type & ~$t_mild ) === 0 ) {
				return true;
			}
			$t_database = (string)$p_message === (string)ERROR_DB_QUERY_FAILED ? ' ' . db_error_msg() : '';
			throw new ErrorException( $p_message . $t_database, 0, $p_type, $p_file, $p_line );
		} );
		try {
			return $p_work();
		} catch( Throwable $e ) {
			error_log( 'IncidentBridge: ' . get_class( $e ) . ' in ' . basename( $e->getFile() ) . ':' . $e->getLine() . ': ' . $e->getMessage() );
			return $p_otherwise;
		} finally {
			restore_error_handler();
			plugin_pop_current();
		}
	}
}
