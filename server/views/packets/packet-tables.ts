import type { LargeLoad } from '#shared/schemas/packets/large-load.ts'
import type { PacketTable } from './packet.ts'

type Head = Pick<LargeLoad, 'plan' | 'project' | 'scenario' | 'engine' | 'snapshot' | 'generatedAt'>

/** What the packet is of, as the first sheet tells it. */
export const aboutTable = (kind: string, head: Head): PacketTable => ({
	name: 'About',
	heads: ['What', 'Said'],
	rows: [
		['Packet', kind],
		['Plan', head.plan],
		['Project', head.project],
		['Scenario', head.scenario],
		['Snapshot', head.snapshot],
		['Engine', head.engine],
		['Made', head.generatedAt],
	],
})

/** How each number of the packet that no quantity of the engine is comes about. */
export const reckonedTable = (reckoned: LargeLoad['reckoned']): PacketTable => ({
	name: 'Method',
	heads: ['Number', 'Unit', 'Formula', 'Source'],
	rows: reckoned.map(({ name, unit, formula, source }) => [name, unit, formula, source]),
})
