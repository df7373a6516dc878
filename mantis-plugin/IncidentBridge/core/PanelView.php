<?php
namespace IncidentBridge;

/** Shows a panel as rows of the table of a bug's details. Everything is escaped; no script is needed. */
final class PanelView {
	private $say;
	private $date;
	private $now;

	/**
	 * @param callable $say text in the viewer's language by its name
	 * @param callable $date a moment (unix seconds) as the viewer writes it
	 * @param int $now unix seconds
	 */
	public function __construct( callable $say, callable $date, int $now ) {
		$this->say = $say;
		$this->date = $date;
		$this->now = $now;
	}

	/**
	 * @param array $panel as Panel::read returns it
	 * @param bool $internal whether the viewer may see what is internal
	 * @return string HTML, empty if there is nothing to show
	 */
	public function rows( array $panel, bool $internal ): string {
		if( $panel['incident'] === '' ) {
			return '';
		}
		$may = function( array $one ) use ( $internal ) {
			return $internal || $one['internal'] === false;
		};
		return $this->row( 'incident', $this->head( $panel ) )
			. $this->listed( 'tickets', array_filter( $panel['tickets'], $may ), array( $this, 'ticket' ) )
			. $this->listed( 'clocks', array_filter( $panel['clocks'], $may ), array( $this, 'clock' ) )
			. $this->listed( 'obligations', array_filter( $panel['obligations'], $may ), array( $this, 'obligation' ) );
	}

	private function head( array $panel ): string {
		$severity = $panel['severity'] === '' ? '' : ' · ' . $this->said( 'severity' ) . ' ' . self::bdi( $panel['severity'] );
		$as = intdiv( $panel['at'], 1000000 );
		return '<strong>' . self::bdi( $panel['incident'] ) . '</strong>' . $severity
			. ' <span class="small grey">(' . $this->said( 'as_of' ) . ' ' . $this->moment( $as ) . ')</span>';
	}

	private function ticket( array $one ): string {
		$key = self::bdi( $one['key'] );
		$link = $one['url'] === '' ? $key
			: '<a rel="noopener noreferrer" href="' . self::html( $one['url'] ) . '">' . $key . '</a>';
		return self::bdi( $one['tracker'] ) . ' ' . $link . ( $one['status'] === '' ? '' : ' · ' . self::bdi( $one['status'] ) )
			. $this->mark( $one );
	}

	private function clock( array $one ): string {
		$late = $one['state'] === 'running' && $one['due'] !== null && $one['due'] < $this->now;
		$colour = array( 'running' => 'info', 'paused' => 'grey', 'met' => 'success', 'breached' => 'danger' );
		$state = '<span class="label label-' . ( $late ? 'warning' : $colour[$one['state']] ) . '">'
			. $this->said( $late ? 'state_late' : 'state_' . $one['state'] ) . '</span>';
		return self::bdi( $one['name'] ) . ' ' . $state . ( $one['state'] === 'paused' ? '' : $this->due( $one ) ) . $this->mark( $one );
	}

	private function obligation( array $one ): string {
		return self::bdi( $one['what'] ) . $this->due( $one ) . $this->mark( $one );
	}

	private function due( array $one ): string {
		return $one['due'] === null ? '' : ' · ' . $this->said( 'due' ) . ' ' . $this->moment( $one['due'] );
	}

	private function mark( array $one ): string {
		return $one['internal'] ? ' <span class="label label-grey">' . $this->said( 'internal' ) . '</span>' : '';
	}

	private function moment( int $at ): string {
		return self::html( ( $this->date )( $at ) ) . ', ' . self::html( $this->away( $at ) );
	}

	/** How far a moment is from now: less than two hours in minutes, less than two days in hours. */
	public function away( int $at ): string {
		$seconds = abs( $at - $this->now );
		$span = ( $this->say )( $seconds < 60 ? 'moment' : 'minute' );
		foreach( array( 'days' => 86400, 'hours' => 3600, 'minutes' => 60 ) as $unit => $long ) {
			if( $seconds >= 2 * $long ) {
				$span = sprintf( ( $this->say )( $unit ), intdiv( $seconds, $long ) );
				break;
			}
		}
		return sprintf( ( $this->say )( $at > $this->now ? 'ahead' : 'ago' ), $span );
	}

	private function listed( string $name, array $all, callable $show ): string {
		$items = implode( '', array_map( function( $one ) use ( $show ) {
			return '<li>' . $show( $one ) . '</li>';
		}, $all ) );
		return $items === '' ? '' : $this->row( $name, '<ul class="list-unstyled" style="margin:0">' . $items . '</ul>' );
	}

	private function row( string $name, string $html ): string {
		# in narrow windows MantisBT's tables break no lines and are wider than the window
		return '<tr class="incident-bridge-' . $name . '"><th class="category">' . $this->said( $name )
			. '</th><td colspan="5" style="white-space:normal"><div style="max-width:calc(100vw - 150px);overflow-wrap:anywhere">'
			. $html . "</div></td></tr>\n";
	}

	private function said( string $name ): string {
		return self::html( ( $this->say )( $name ) );
	}

	/** Foreign text, which must not turn the direction of what stands around it. */
	private static function bdi( string $text ): string {
		return '<bdi>' . self::html( $text ) . '</bdi>';
	}

	private static function html( string $text ): string {
		return htmlspecialchars( $text, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8' );
	}
}
