const EPSILON = 1e-9

export type SparesAsk = {
	/** accelerators one workload requires of one pool */
	readonly accelerators: number
	readonly spareShare: number
	/** accelerators per node; null → spares come singly */
	readonly acceleratorsPerNode: number | null
}

/** Spares kept for an inference workload in a pool, rounded up to whole nodes; they draw no power. Rule C5. */
export function spareAccelerators({ accelerators, spareShare, acceleratorsPerNode }: SparesAsk): number {
	const node = acceleratorsPerNode ?? 1
	return Math.max(0, Math.ceil((accelerators * spareShare) / node - EPSILON)) * node
}
