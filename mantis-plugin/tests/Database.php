<?php
/** Tables in memory that understand as much SQL as the plugin speaks, and refuse any other. */
final class Database {
	/** By name: rows, each with all of its columns as text. */
	public $tables = array();
	public $affected = 0;
	private $columns = array();
	private $keys = array();

	/** Does a step of a plugin's schema. */
	public function step( string $what, array $args ): void {
		if( $what === 'InsertData' ) {
			$this->query( 'INSERT INTO ' . $args[0] . $args[1], array() );
			return;
		}
		same( 'CreateTableSQL', $what );
		list( $table, $definition ) = $args;
		foreach( explode( ",\n", $definition ) as $line ) {
			same( 1, preg_match( "/\A\s*(\w+)\s+(?:C\(\d+\)|I8?|XL)\s+[A-Z ]*NOTNULL(?: (PRIMARY)| DEFAULT '?(\w*)'?)?\s*\z/", $line, $part ), $line );
			$this->columns[$table][$part[1]] = $part[3] ?? '';
			if( ( $part[2] ?? '' ) === 'PRIMARY' ) {
				$this->keys[$table] = $part[1];
			}
		}
		$this->tables[$table] = array();
	}

	/** The rows that a statement finds. */
	public function query( string $sql, array $values ): array {
		$sql = trim( preg_replace( '/\s+/', ' ', $sql ) );
		same( substr_count( $sql, '?' ), count( $values ), $sql );
		foreach( $values as $value ) {
			$sql = preg_replace( '/\?/', 'x' . bin2hex( (string)$value ) . '#', $sql, 1 );
		}
		if( preg_match( '/\ASELECT (.+?) FROM (\S+)(?: (\w) LEFT JOIN \{bug\} b ON b\.id = \3\.bug_id WHERE b\.id IS NULL)?(?: WHERE (.+?))?(?: ORDER BY \S+)?\z/', $sql, $part ) ) {
			$rows = $this->found( $part[2], $part[4] ?? '' );
			$bugs = array_column( $this->tables['{bug}'] ?? array(), 'id' );
			return $this->shown( $part[1], ( $part[3] ?? '' ) === '' ? $rows : array_filter( $rows, function( $row ) use ( $bugs ) {
				return !in_array( $row['bug_id'], $bugs, true );
			} ) );
		}
		if( preg_match( '/\AINSERT INTO (\S+) \( (.+?) \) VALUES \( (.+?) \)\z/', $sql, $part ) ) {
			return $this->insert( $part[1], array_combine( explode( ', ', $part[2] ), array_map( array( $this, 'value' ), explode( ', ', $part[3] ) ) ) );
		}
		if( preg_match( '/\A(?:UPDATE (\S+) SET (.+)|DELETE FROM (\S+)) WHERE (.+)\z/', $sql, $part ) ) {
			return $this->change( $part[1] ?: $part[3], $part[4], $part[2] );
		}
		same( 1, preg_match( '/\ADROP TABLE (\S+)\z/', $sql, $part ), $sql );
		unset( $this->tables[$part[1]] );
		return array();
	}

	private function value( string $said ): string {
		if( preg_match( '/\Ax([0-9a-f]*)#\z/', $said, $part ) ) {
			return hex2bin( $part[1] );
		}
		same( 1, preg_match( "/\A(?:'(.*)'|(\d+))\z/", $said, $part ), $said );
		return $part[2] ?? $part[1];
	}

	private function found( string $table, string $where ): array {
		return array_filter( $this->tables[$table], function( $row ) use ( $where ) {
			foreach( $where === '' ? array() : explode( ' AND ', $where ) as $condition ) {
				if( preg_match( '/\A(\w+) IN \( (.+) \)\z/', $condition, $part ) ) {
					$holds = in_array( $row[$part[1]], explode( ', ', $part[2] ), true );
				} else {
					same( 1, preg_match( '/\A(\w+) (=|<|>|<=) (.+)\z/', $condition, $part ), $condition );
					$order = $row[$part[1]] <=> $this->value( $part[3] );
					$holds = array( '=' => $order === 0, '<' => $order < 0, '>' => $order > 0, '<=' => $order <= 0 )[$part[2]];
				}
				if( !$holds ) {
					return false;
				}
			}
			return true;
		} );
	}

	private function shown( string $what, array $rows ): array {
		if( $what === 'COUNT(*) AS n' ) {
			return array( array( 'n' => (string)count( $rows ) ) );
		}
		return $what === 'MAX(id) AS n' ? array( array( 'n' => $rows ? (string)max( array_column( $rows, 'id' ) ) : null ) ) : array_values( $rows );
	}

	private function insert( string $table, array $row ): array {
		$key = $this->keys[$table];
		if( in_array( $row[$key], array_column( $this->tables[$table], $key ), true ) ) {
			throw new ErrorException( 'duplicate key' );
		}
		$this->tables[$table][] = $row + $this->columns[$table];
		return array();
	}

	private function change( string $table, string $where, string $set ): array {
		$found = $this->found( $table, $where );
		$this->affected = count( $found );
		foreach( array_keys( $found ) as $at ) {
			if( $set === '' ) {
				unset( $this->tables[$table][$at] );
				continue;
			}
			foreach( explode( ', ', $set ) as $one ) {
				list( $column, $value ) = explode( ' = ', $one );
				same( true, isset( $this->columns[$table][$column] ), $column );
				$this->tables[$table][$at][$column] = $this->value( $value );
			}
		}
		return array();
	}
}
