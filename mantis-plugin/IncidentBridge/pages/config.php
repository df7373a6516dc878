<?php
use IncidentBridge\Settings;
use IncidentBridge\Tables;

auth_reauthenticate();
access_ensure_global_level( config_get_global( 'manage_plugin_threshold' ) );

layout_page_header( plugin_lang_get( 'title' ) );
layout_page_begin( 'manage_overview_page.php' );
print_manage_menu( 'manage_plugin_page.php' );

$t_tables = new Tables();
$t_state = $t_tables->state();
$t_has_secret = $t_state['secret'] !== '';
$t_on = $t_has_secret && plugin_config_get( 'url' ) !== '' && plugin_config_get( 'tracker' ) !== '';
list( $t_changes, $t_deletions ) = $t_on ? $t_tables->backlog() : array( 0, 0 );

$t_text = function( $p_name ) {
	return string_html_specialchars( plugin_lang_get( $p_name ) );
};
$t_date = function( $p_at ) use ( $t_text ) {
	return (int)$p_at === 0 ? $t_text( 'never' ) : date( config_get( 'complete_date_format' ), (int)$p_at );
};
$t_label = function( $p_name, $p_for = '' ) use ( $t_text ) {
	$t_for = $p_for === '' ? $t_text( $p_name ) : '<label for="' . $p_for . '">' . $t_text( $p_name ) . '</label>';
	echo '<th class="category width-40" style="white-space:normal">', $t_for;
	if( $p_for !== '' ) {
		echo '<br><span class="small">', $t_text( $p_name . '_help' ), '</span>';
	}
	echo '</th>';
};
?>
<div class="col-md-12 col-xs-12">
<div class="space-10"></div>
<div class="form-container">
<form id="incident-bridge-config" action="<?php echo plugin_page( 'config_update' ) ?>" method="post">
<?php echo form_security_field( 'plugin_IncidentBridge_config_update' ) ?>
<div class="widget-box widget-color-blue2">
	<div class="widget-header widget-header-small">
		<h4 class="widget-title lighter">
			<?php print_icon( 'fa-exchange', 'ace-icon' ); ?>
			<?php echo $t_text( 'title' ), ': ', $t_text( 'config' ) ?>
		</h4>
	</div>
	<div class="widget-body">
	<div class="widget-main no-padding">
	<div class="table-responsive">
	<table class="table table-bordered table-condensed table-striped">
	<?php foreach( array( 'url', 'tracker' ) as $t_name ) { ?>
	<tr>
		<?php $t_label( $t_name, $t_name ) ?>
		<td style="white-space:normal"><input type="text" id="<?php echo $t_name ?>" name="<?php echo $t_name ?>" class="form-control" maxlength="250" value="<?php
			echo string_attribute( plugin_config_get( $t_name ) ) ?>"></td>
	</tr>
	<?php } ?>
	<tr>
		<?php $t_label( 'secret', 'secret' ) ?>
		<td style="white-space:normal">
			<input type="password" id="secret" name="secret" class="form-control" maxlength="250" autocomplete="new-password" value="">
			<br><span class="small"><?php echo $t_text( $t_has_secret ? 'secret_set' : 'secret_unset' ) ?></span>
			<?php if( $t_has_secret ) { ?>
			<br><label><input type="checkbox" name="secret_forget" value="1" class="ace"><span class="lbl padding-6"><?php echo $t_text( 'secret_forget' ) ?></span></label>
			<?php } ?>
		</td>
	</tr>
	<?php foreach( Settings::THRESHOLDS as $t_name ) { ?>
	<tr>
		<?php $t_label( $t_name, $t_name ) ?>
		<td style="white-space:normal"><select id="<?php echo $t_name ?>" name="<?php echo $t_name ?>" class="input-sm"><?php
			print_enum_string_option_list( 'access_levels', plugin_config_get( $t_name ) ) ?></select></td>
	</tr>
	<?php } ?>
	</table>
	</div>
	</div>
	<div class="widget-toolbox padding-8 clearfix">
		<input type="submit" class="btn btn-primary btn-white btn-round" value="<?php echo $t_text( 'save' ) ?>">
	</div>
	</div>
</div>
</form>
</div>

<div class="space-10"></div>
<div class="widget-box widget-color-blue2">
	<div class="widget-header widget-header-small">
		<h4 class="widget-title lighter">
			<?php print_icon( 'fa-info-circle', 'ace-icon' ); ?>
			<?php echo $t_text( 'title' ), ': ', $t_text( 'state' ) ?>
		</h4>
	</div>
	<div class="widget-body">
	<div class="widget-main no-padding">
	<div class="table-responsive">
	<table class="table table-bordered table-condensed table-striped">
	<tr>
		<?php $t_label( 'way' ) ?>
		<td style="white-space:normal"><?php echo $t_text( $t_on ? ( IncidentBridgePlugin::can_finish() ? 'way_end' : 'way_cron' ) : 'way_off' ) ?></td>
	</tr>
	<tr>
		<?php $t_label( 'waiting' ) ?>
		<td style="white-space:normal"><?php echo sprintf( $t_text( 'waiting_n' ), $t_changes, $t_deletions ) ?></td>
	</tr>
	<tr>
		<?php $t_label( 'taken_at' ) ?>
		<td style="white-space:normal"><?php echo $t_date( $t_state['taken_at'] ) ?></td>
	</tr>
	<tr>
		<?php $t_label( 'failure' ) ?>
		<td style="white-space:normal"><?php echo $t_state['last_failure'] === '' ? $t_text( 'none' ) : sprintf( $t_text( 'failure_n' ),
			string_html_specialchars( $t_state['last_failure'] ), $t_state['failures'], $t_date( $t_state['retry_at'] ) ) ?></td>
	</tr>
	<tr>
		<?php $t_label( 'refused' ) ?>
		<td style="white-space:normal"><?php echo (int)$t_state['refused_at'] === 0 ? $t_text( 'none' )
			: $t_date( $t_state['refused_at'] ) . ': ' . $t_text( 'refused_' . $t_state['refused_why'] ) ?></td>
	</tr>
	</table>
	</div>
	</div>
	</div>
</div>
</div>
<?php
layout_page_end();
