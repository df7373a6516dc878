<?php
# As much of MantisBT as the plugin asks for, and the HTTP client that MantisBT brings along.
namespace GuzzleHttp\Exception {
	interface GuzzleException {}

	final class ConnectException extends \RuntimeException implements GuzzleException {}
}

namespace GuzzleHttp {
	final class Client {
		public function request( string $method, string $url, array $options ) {
			\Mantis::$sent[] = array( $method, $url, $options );
			return new class() {
				public function getStatusCode(): int {
					return \Mantis::$answer;
				}
			};
		}
	}
}

namespace {
	const VIEWER = 10;
	const REPORTER = 25;
	const DEVELOPER = 55;
	const MANAGER = 70;
	const ALL_USERS = 0;
	const ALL_PROJECTS = 0;
	const ERROR_DB_QUERY_FAILED = 401;

	abstract class MantisPlugin {
		public $name;
		public $description;
		public $page;
		public $version;
		public $requires;
		public $author;
	}

	require_once( __DIR__ . '/Database.php' );

	/** An installation: who looks, which issues there are, what is set, and what was sent to the bridge. */
	final class Mantis {
		public static $database;
		/** Access level of who looks. */
		public static $level;
		/** Issue id => its project. */
		public static $bugs;
		public static $private;
		public static $config;
		public static $sent;
		public static $answer;

		/** With the plugin just installed. */
		public static function install(): IncidentBridgePlugin {
			self::$database = new Database();
			self::$level = MANAGER;
			self::$bugs = array( 7 => 1, 8 => 2 );
			self::$private = array();
			self::$sent = array();
			self::$answer = 202;
			$plugin = new IncidentBridgePlugin();
			$plugin->register();
			self::$config = $plugin->config();
			foreach( $plugin->schema() as $step ) {
				self::$database->step( $step[0], $step[1] );
			}
			self::$database->tables['{bug_history}'] = array();
			foreach( array_keys( self::$bugs ) as $bug ) {
				self::$database->tables['{bug}'][] = array( 'id' => (string)$bug );
			}
			return $plugin;
		}

		public static function changed( int $id, int $bug ): void {
			self::$database->tables['{bug_history}'][] = array( 'id' => (string)$id, 'bug_id' => (string)$bug );
		}
	}

	/** The texts of a language file. */
	function texts( string $language ): array {
		require( PLUGIN . '/lang/strings_' . $language . '.txt' );
		$texts = array();
		foreach( get_defined_vars() as $name => $text ) {
			if( strpos( $name, 's_plugin_IncidentBridge_' ) === 0 ) {
				$texts[substr( $name, 24 )] = $text;
			}
		}
		return $texts;
	}

	function plugin_table( string $name, string $plugin ): string {
		return 'mantis_plugin_' . $plugin . '_' . $name;
	}

	function plugin_lang_get( string $name, string $plugin = 'IncidentBridge' ): string {
		return texts( 'english' )[$name];
	}

	/** A threshold of one project goes before that of all. */
	function plugin_config_get( string $name, $default = null, bool $global = false, $user = null, $project = null ) {
		return Mantis::$config[$name . '@' . $project] ?? Mantis::$config[$name] ?? $default;
	}

	function plugin_config_delete( string $name ): void {
		unset( Mantis::$config[$name] );
	}

	function plugin_push_current( string $name ): void {}

	function plugin_pop_current(): void {}

	function config_get( string $name, $default = null, $user = null, $project = null ) {
		$own = array( 'view_bug_threshold' => VIEWER, 'normal_date_format' => 'Y-m-d H:i' );
		return Mantis::$config[$name . '@' . $project] ?? Mantis::$config[$name] ?? $own[$name];
	}

	function bug_exists( int $bug ): bool {
		return isset( Mantis::$bugs[$bug] );
	}

	function bug_get_field( int $bug, string $field ) {
		same( 'project_id', $field );
		return Mantis::$bugs[$bug];
	}

	/** Private issues are shown to developers. */
	function access_has_bug_level( int $level, int $bug ): bool {
		return Mantis::$level >= $level && ( Mantis::$level >= DEVELOPER || !in_array( $bug, Mantis::$private, true ) );
	}

	function db_param_push(): void {}

	function db_param(): string {
		return '?';
	}

	function db_query( string $sql, array $values, int $most ) {
		$rows = Mantis::$database->query( $sql, $values );
		return new ArrayIterator( $most < 0 ? $rows : array_slice( $rows, 0, $most ) );
	}

	function db_fetch_array( ArrayIterator $rows ) {
		$row = $rows->valid() ? $rows->current() : false;
		$rows->next();
		return $row;
	}

	function db_affected_rows(): int {
		return Mantis::$database->affected;
	}

	function db_error_msg(): string {
		return '';
	}
}
