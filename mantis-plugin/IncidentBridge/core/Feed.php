<?php
namespace IncidentBridge;

/** What there is to tell the bridge, and how far it was told. */
interface Feed {
	/** Whether anything is to be told now: something new or gone, and no pause after a failure. */
	public function waiting( int $now ): bool;

	/** Takes the turn, so that one process tells at a time; false if another one has it. */
	public function begin( int $now, int $until ): bool;

	/** Gives the turn back. */
	public function end(): void;

	/**
	 * Bugs that are gone.
	 *
	 * @return int[]
	 */
	public function gone( int $most ): array;

	/**
	 * Rows of the history that were not told, oldest first: history id => bug id.
	 *
	 * @return array<int,int>
	 */
	public function rows( int $most, int $now ): array;

	/** The id of the newest row of the history that was told. */
	public function last(): int;

	/** These rows were told. */
	public function told( array $rows, int $now ): void;

	/** The bridge knows that these bugs are gone. */
	public function buried( array $bugs, int $now ): void;

	/** It was not taken; nothing is sent again before a while. */
	public function failed( string $why, int $now ): void;
}
