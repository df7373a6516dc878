<?php
use IncidentBridge\Settings;
use IncidentBridge\Tables;

form_security_validate( 'plugin_IncidentBridge_config_update' );
auth_reauthenticate();
access_ensure_global_level( config_get_global( 'manage_plugin_threshold' ) );

$t_said = array(
	'url' => rtrim( trim( gpc_get_string( 'url', '' ) ), '/' ),
	'tracker' => trim( gpc_get_string( 'tracker', '' ) ),
	'secret' => gpc_get_string( 'secret', '' ),
);
foreach( Settings::THRESHOLDS as $t_name ) {
	$t_said[$t_name] = gpc_get_int( $t_name );
}
$t_wrong = Settings::wrong( $t_said, MantisEnum::getValues( config_get( 'access_levels_enum_string' ) ) );
if( $t_wrong ) {
	form_security_purge( 'plugin_IncidentBridge_config_update' );
	layout_page_header( plugin_lang_get( 'title' ) );
	layout_page_begin( 'manage_overview_page.php' );
	print_manage_menu( 'manage_plugin_page.php' );
	echo '<div class="col-md-12 col-xs-12"><div class="space-10"></div><div class="alert alert-danger">';
	foreach( array_merge( $t_wrong, array( 'not_saved' ) ) as $t_name ) {
		echo '<p>', string_html_specialchars( plugin_lang_get( $t_name ) ), '</p>';
	}
	echo '<p><a href="', plugin_page( 'config' ), '">', string_html_specialchars( plugin_lang_get( 'config' ) ), '</a></p></div></div>';
	layout_page_end();
	return;
}

$t_tables = new Tables();
$t_old_secret = $t_tables->state()['secret'];
$t_secret = gpc_get_bool( 'secret_forget' ) ? '' : ( $t_said['secret'] === '' ? $t_old_secret : $t_said['secret'] );
$t_was_on = $t_old_secret !== '' && plugin_config_get( 'url' ) !== '' && plugin_config_get( 'tracker' ) !== '';
foreach( $t_said as $t_name => $t_value ) {
	if( $t_name !== 'secret' && plugin_config_get( $t_name ) !== $t_value ) {
		plugin_config_set( $t_name, $t_value );
	}
}
$t_tables->keepSecret( $t_secret );
if( $t_was_on ) {
	$t_tables->tryNow();
} else {
	$t_tables->startHere();
}
form_security_purge( 'plugin_IncidentBridge_config_update' );
print_header_redirect( plugin_page( 'config', true ) );
