<?php
namespace IncidentBridge;

use GuzzleHttp\Client;
use GuzzleHttp\Exception\ConnectException;
use GuzzleHttp\Exception\GuzzleException;

/** Sends announcements to the bridge over the HTTP client that MantisBT brings along. */
final class Sender {
	/** Seconds. */
	const CONNECT = 2;
	const ANSWER = 4;

	private $url;
	private $secret;

	/**
	 * @param string $url of the bridge, without a slash at its end
	 * @param string $tracker as MantisBT is named in the bridge's configuration
	 */
	public function __construct( string $url, string $tracker, string $secret ) {
		$this->url = $url . '/webhooks/' . rawurlencode( $tracker );
		$this->secret = $secret;
	}

	/** Null if it was taken, otherwise why not, in words without a secret. */
	public function __invoke( string $body ): ?string {
		try {
			$answer = ( new Client() )->request( 'POST', $this->url, array(
				'headers' => Signature::headers( $this->secret, $body, time() ) + array( 'Content-Type' => 'application/json' ),
				'body' => $body,
				'connect_timeout' => self::CONNECT,
				'timeout' => self::ANSWER,
				'allow_redirects' => false,
				'http_errors' => false,
			) );
		} catch( ConnectException $e ) {
			return 'no connection, or no answer in time';
		} catch( GuzzleException $e ) {
			return 'the call failed';
		}
		$status = $answer->getStatusCode();
		return $status >= 200 && $status < 300 ? null : 'it answered ' . $status;
	}
}
