<?php
namespace IncidentBridge;

/**
 * How plugin and bridge sign what they send each other: over time, delivery and body with the secret that both know.
 */
final class Signature {
	const TIMESTAMP = 'X-Bridge-Timestamp';
	const DELIVERY = 'X-Bridge-Delivery';
	const SIGNATURE = 'X-Bridge-Signature';

	/** How many seconds the clock of who sent it may differ from ours. */
	const WINDOW = 300;

	/** The value of the header X-Bridge-Signature. */
	public static function of( string $secret, string $timestamp, string $delivery, string $body ): string {
		return 'sha256=' . hash_hmac( 'sha256', $timestamp . '.' . $delivery . '.' . $body, $secret );
	}

	/**
	 * The headers of a call that is sent now.
	 *
	 * @param int $now unix seconds
	 * @return array<string,string>
	 */
	public static function headers( string $secret, string $body, int $now ): array {
		$delivery = bin2hex( random_bytes( 16 ) );
		return array(
			self::TIMESTAMP => (string)$now,
			self::DELIVERY => $delivery,
			self::SIGNATURE => self::of( $secret, (string)$now, $delivery, $body ),
		);
	}

	/**
	 * Why a call is not believed, or null if it is. Whether it was heard before is not looked at here.
	 *
	 * @param int $now unix seconds
	 * @return string|null 'unset' (we know no secret), 'signature' or 'clock'
	 */
	public static function refusal( string $secret, string $timestamp, string $delivery, string $signature, string $body, int $now ): ?string {
		if( $secret === '' ) {
			return 'unset';
		}
		# a dot in one of them would let the same signature fit another cut
		$whole = preg_match( '/\A[0-9]{1,11}\z/', $timestamp ) === 1 && preg_match( '/\A[A-Za-z0-9_-]{1,128}\z/', $delivery ) === 1;
		if( !hash_equals( self::of( $secret, $timestamp, $delivery, $body ), $signature ) || !$whole ) {
			return 'signature';
		}
		return abs( $now - (int)$timestamp ) > self::WINDOW ? 'clock' : null;
	}
}
