<?php
namespace IncidentBridge;

use DateTimeImmutable;
use InvalidArgumentException;

/**
 * What the bridge tells of a bug's incident, read with suspicion: what is not as agreed is refused as a whole, texts
 * are cut and cleaned. What does not say that it may be seen by all is internal.
 */
final class Panel {
	/** How many panels one call may hold, and how many tickets, clocks or obligations a panel. */
	const MOST = 50;

	/** How many bytes a call may have. */
	const SIZE = 262144;

	const STATES = array( 'running', 'paused', 'met', 'breached' );

	/**
	 * The panels of a call, not yet read.
	 *
	 * @return array[]
	 * @throws InvalidArgumentException if it holds none, or too many
	 */
	public static function all( string $body ): array {
		$said = json_decode( $body, true, 16 );
		$panels = is_array( $said ) ? ( $said['panels'] ?? null ) : null;
		if( !self::isList( $panels ) || count( $panels ) > self::MOST ) {
			throw new InvalidArgumentException( 'panels: not a list of at most ' . self::MOST );
		}
		return $panels;
	}

	/**
	 * @param mixed $said one of the panels
	 * @param int $now unix seconds
	 * @return array bug (int), at (microseconds since 1970), incident, severity, tickets, clocks, obligations
	 * @throws InvalidArgumentException with what is wrong
	 */
	public static function read( $said, int $now ): array {
		if( !is_array( $said ) ) {
			throw new InvalidArgumentException( 'panel: not an object' );
		}
		$moment = self::moment( $said, 'at' );
		if( $moment === null ) {
			throw new InvalidArgumentException( 'at: missing' );
		}
		if( $moment->getTimestamp() > $now + Signature::WINDOW ) {
			# it would shut out what is told until then
			throw new InvalidArgumentException( 'at: in the future' );
		}
		return array(
			'bug' => self::bug( $said['bug'] ?? null ),
			'at' => (int)$moment->format( 'U' ) * 1000000 + (int)$moment->format( 'u' ),
			'incident' => self::text( $said, 'incident', 100 ),
			'severity' => self::text( $said, 'severity', 100 ),
			'tickets' => self::each( $said, 'tickets', function( $one ) {
				return array(
					'tracker' => self::text( $one, 'tracker', 100 ),
					'key' => self::text( $one, 'key', 100 ),
					'url' => self::url( $one ),
					'status' => self::text( $one, 'status', 100 ),
					'internal' => self::internal( $one ),
				);
			} ),
			'clocks' => self::each( $said, 'clocks', function( $one ) {
				if( !in_array( $one['state'] ?? null, self::STATES, true ) ) {
					throw new InvalidArgumentException( 'clocks: state is none of ' . implode( ', ', self::STATES ) );
				}
				return array(
					'name' => self::text( $one, 'name', 200 ),
					'due' => self::seconds( $one, 'due' ),
					'state' => $one['state'],
					'internal' => self::internal( $one ),
				);
			} ),
			'obligations' => self::each( $said, 'obligations', function( $one ) {
				return array(
					'what' => self::text( $one, 'what', 500 ),
					'due' => self::seconds( $one, 'due' ),
					'internal' => self::internal( $one ),
				);
			} ),
		);
	}

	/** Only who says exactly that it is not internal lets all see it. */
	private static function internal( array $said ): bool {
		return ( $said['internal'] ?? null ) !== false;
	}

	private static function bug( $said ): int {
		if( preg_match( '/\A[1-9][0-9]{0,17}\z/', is_int( $said ) || is_string( $said ) ? (string)$said : '' ) !== 1 ) {
			throw new InvalidArgumentException( 'bug: not the number of an issue' );
		}
		return (int)$said;
	}

	private static function each( array $said, string $name, callable $read ): array {
		$list = $said[$name] ?? array();
		if( !self::isList( $list ) || count( $list ) > self::MOST || array_filter( $list, 'is_array' ) !== $list ) {
			throw new InvalidArgumentException( $name . ': not a list of at most ' . self::MOST . ' objects' );
		}
		return array_map( $read, $list );
	}

	private static function isList( $said ): bool {
		return is_array( $said ) && array_values( $said ) === $said;
	}

	private static function text( array $said, string $name, int $most ): string {
		$text = $said[$name] ?? '';
		if( !is_string( $text ) ) {
			throw new InvalidArgumentException( $name . ': not a text' );
		}
		# control characters, and marks that turn the direction of what follows
		$clean = preg_replace( '/[\x{00}-\x{1f}\x{7f}-\x{9f}\x{061c}\x{200e}\x{200f}\x{2028}-\x{202e}\x{2066}-\x{2069}]+/u', ' ', $text );
		return mb_substr( trim( $clean ), 0, $most, 'UTF-8' );
	}

	/** Only what a browser opens as a page; anything else is not linked. */
	private static function url( array $said ): string {
		$url = is_string( $said['url'] ?? null ) ? $said['url'] : '';
		return strlen( $url ) <= 2000 && preg_match( '~\Ahttps?://[a-z0-9\[][\x21-\x7e]*\z~i', $url ) === 1 ? $url : '';
	}

	private static function seconds( array $said, string $name ): ?int {
		$moment = self::moment( $said, $name );
		return $moment === null ? null : $moment->getTimestamp();
	}

	private static function moment( array $said, string $name ): ?DateTimeImmutable {
		$text = $said[$name] ?? null;
		if( $text === null ) {
			return null;
		}
		$iso = '/\A([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2})(:[0-9]{2})?(\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})\z/';
		if( !is_string( $text ) || preg_match( $iso, $text, $part ) !== 1 ) {
			throw new InvalidArgumentException( $name . ': not a moment like 2026-01-31T12:00:00Z' );
		}
		try {
			$moment = new DateTimeImmutable( $part[1] . ( $part[2] ?: ':00' ) . substr( $part[3], 0, 7 ) . $part[4] );
		} catch( \Exception $e ) {
			$moment = null;
		}
		# PHP takes the 30th of February for the 2nd of March
		if( $moment === null || $moment->format( 'Y-m-d\TH:i' ) !== $part[1] ) {
			throw new InvalidArgumentException( $name . ': no such moment' );
		}
		return $moment;
	}
}
