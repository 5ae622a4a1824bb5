import type { OwnCatalogue } from '#shared/catalogue/columns/own-catalogue.ts'
import type { CoolingMachines, CoolingTechnology, Provenance } from './types.ts'

type OwnCooling = OwnCatalogue['coolingTechnologies'][number]

/** A hall that states no density, and labour of the mechanical plant against a liquid one: as the built-in rows. */
const LIQUID = { rackKW: 132, plantHoursFactor: 1 } as const
const AIR = { rackKW: 20, plantHoursFactor: 0.85 } as const

/** The machines that a plant of this physics has: towers on the wet bulb, dry coolers only beside a liquid loop. */
function machinesOf(parameters: OwnCooling['parameters']): CoolingMachines {
	const room = { room: 'crah', roomPer: 'heat' } as const
	const liquid = parameters.kind === 'd2c' ? 'cdu' : null
	if (parameters.kind !== 'dec' && parameters.sink === 'wb')
		return { chiller: 'chiller_water', rejection: 'cooling_tower', liquid, ...room }
	return { chiller: 'chiller_air', rejection: liquid === null ? null : 'dry_cooler', liquid, ...room }
}

/** A cooling technology of the plan's own, with what it leaves out filled in by rule. */
export function ownCooling(row: OwnCooling, provenance: Provenance): CoolingTechnology {
	const liquid = row.liquid ?? row.parameters.kind === 'd2c'
	const usual = liquid ? LIQUID : AIR
	const { source, asOf, confidence } = row.regression
	return {
		...row,
		...provenance,
		liquid,
		medium: row.medium ?? (liquid ? 'liquid' : 'air'),
		rackKW: row.rackKW ?? Math.min(row.maxRackKW, usual.rackKW),
		machines: row.machines ?? machinesOf(row.parameters),
		regression: {
			...row.regression,
			source: source ?? provenance.source,
			asOf: asOf ?? provenance.asOf,
			confidence: confidence ?? provenance.confidence,
		},
		wueLPerKWhIT: row.wueLPerKWhIT ?? { low: 0, best: 0, high: 0 },
		premiumLiquidShare: row.premiumLiquidShare ?? (row.parameters.kind === 'd2c' ? row.parameters.liquidShare : 0),
		plantHoursFactor: row.plantHoursFactor ?? usual.plantHoursFactor,
	}
}
