<?php
namespace IncidentBridge;

/** What an administrator may set. */
final class Settings {
	const THRESHOLDS = array( 'panel_threshold', 'internal_threshold', 'feed_threshold' );

	/**
	 * Names of texts that say what is wrong; none if all may be kept.
	 *
	 * @param array $said url, tracker, secret (empty: stays) and the thresholds
	 * @param int[] $levels access levels that there are
	 * @return string[]
	 */
	public static function wrong( array $said, array $levels ): array {
		$wrong = array();
		if( $said['url'] !== '' && preg_match( '~\Ahttps?://[a-z0-9\[][^\s@?#\\\\]*\z~i', $said['url'] ) !== 1 ) {
			$wrong[] = 'bad_url';
		}
		if( $said['tracker'] !== '' && preg_match( '/\A[A-Za-z0-9_-]{1,100}\z/', $said['tracker'] ) !== 1 ) {
			$wrong[] = 'bad_tracker';
		}
		if( $said['secret'] !== '' && preg_match( '/\A[\x21-\x7e]{16,250}\z/', $said['secret'] ) !== 1 ) {
			$wrong[] = 'bad_secret';
		}
		foreach( self::THRESHOLDS as $name ) {
			if( !in_array( $said[$name], $levels, true ) ) {
				$wrong[] = 'bad_threshold';
			}
		}
		return array_values( array_unique( $wrong ) );
	}
}
