import { defineInput } from '../kernel/quantity.ts'
import { fromRow, fromRule } from '../sourced.ts'
import type { EngineModel, EngineWorld } from '../world.ts'

const shared = { scope: 'plan', per: 'horizon', kind: 'rate' } as const
const THOUSAND = 1000
/** The reference design states reads for four scalable units, 1,024 accelerators. */
const ACCELERATORS_OF_READ_GUIDE = 1024

function reference(model: EngineModel, id: string) {
	const row = model.catalogue.networkReference.find((candidate) => candidate.id === id)
	if (!row) throw new Error(`The catalogue has no network reference ${id}.`)
	return row
}

export const endpointsPerAccelerator = defineInput({
	...shared,
	id: 'infrastructure.endpointsPerAccelerator',
	symbol: 'g',
	label: 'Compute fabric ports per accelerator',
	unit: 'endpointsPerAccelerator',
	rule: 'I13',
	source: 'NVIDIA DGX SuperPOD reference architectures',
	read: (_: EngineWorld) =>
		fromRule(1, {
			rule: 'I13',
			text: 'one_port_each',
			source: 'NVIDIA DGX SuperPOD B200 reference architecture',
		}),
})

export const switchRadix = defineInput({
	...shared,
	id: 'infrastructure.switchRadix',
	symbol: 'R',
	label: 'Ports of a switch',
	unit: 'count',
	rule: 'I13',
	source: 'Equipment table',
	read: ({ model }: EngineWorld) => {
		const row = model.catalogue.equipment.find(({ id }) => id === 'leaf_spine_switch_64')
		if (!row) throw new Error('The catalogue has no switch.')
		return fromRow(row.unitSize, { table: 'equipment', row, field: 'unitSize' })
	},
})

export const storagePerAccelerator = defineInput({
	...shared,
	id: 'infrastructure.storagePerAccelerator',
	symbol: 's_PB',
	label: 'Usable storage per accelerator',
	unit: 'PBPerAccelerator',
	rule: 'I14',
	source: 'Planner’s guess, 4 PB per 1,000 accelerators',
	read: ({ model }: EngineWorld) => perAccelerator(model, { figures: STORAGE, of: THOUSAND }),
})

export const readPerAccelerator = defineInput({
	...shared,
	id: 'infrastructure.readPerAccelerator',
	symbol: 's_GBps',
	label: 'Storage read rate per accelerator',
	unit: 'GBpsPerAccelerator',
	rule: 'I14',
	source: 'NVIDIA H100 SuperPOD storage guideline, 160 GB/s per 1,024 accelerators',
	read: ({ model }: EngineWorld) => perAccelerator(model, { figures: READS, of: ACCELERATORS_OF_READ_GUIDE }),
})

const STORAGE = ['usablePBPer1000GpuLow', 'usablePBPer1000GpuDefault', 'usablePBPer1000GpuHigh'] as const
const READS = ['readGBsPer1000GpuStandard', 'readGBsPer1000GpuEnhanced', 'readGBsPer1000GpuBest'] as const

function perAccelerator(
	model: EngineModel,
	guide: { readonly figures: readonly [string, string, string]; readonly of: number },
) {
	const row = reference(model, 'storage')
	const [low, best, high] = guide.figures.map((field) => (row.figures[field] ?? NaN) / guide.of)
	return fromRow(best ?? NaN, {
		table: 'networkReference',
		row,
		field: guide.figures[1],
		low: low ?? null,
		high: high ?? null,
		quality: 'guess',
	})
}
