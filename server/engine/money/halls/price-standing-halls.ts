import { item } from '../../cells.ts'
import { rackDensity, topologyOfPhase } from '../../equipment/hall-inputs.ts'
import { defineAlgorithm } from '../../kernel/algorithm.ts'
import type { Column } from '../../kernel/algorithm-node.ts'
import { phasePeakPue } from '../../layers/energy/cooling/cooling-inputs.ts'
import { needsStandby } from '../../layers/energy/firm/reserve-inputs.ts'
import { powerFactor } from '../../layers/energy/interconnection-inputs.ts'
import { phaseItMW } from '../../layers/infrastructure/inputs.ts'
import { coolingAt, coolingOfPhase } from '../../places/places.ts'
import { rowsBySite, siteOf } from '../../places/rows-of-site.ts'
import type { EngineModel, EngineWorld } from '../../world.ts'
import { chainOf, type HallDesign, machinesOfAlike } from './machine-cost.ts'
import { own } from './reference-outputs.ts'

const INPUTS = {
	itMW: phaseItMW,
	rackKW: rackDensity,
	peakPue: phasePeakPue,
	factor: powerFactor,
	standby: needsStandby,
} as const
const OUTPUTS = { electrical: own.standingElectrical, mechanical: own.standingMechanical } as const

/** Machines of halls that stand, which the plan does not buy (mM1.3). */
export const priceStandingHalls = defineAlgorithm<EngineModel, typeof INPUTS, typeof OUTPUTS, null>({
	id: 'finance.priceStandingHalls',
	label: 'Equipment of existing halls',
	rule: 'mM1.3',
	method: 'Equipment of an existing hall is counted as for a new one, at catalog prices.',
	inputs: INPUTS,
	outputs: OUTPUTS,
	each: 'site',
	run: ({ world, input, output, rows }) => {
		const { catalogue, plan } = world.model
		const machines = machinesOfAlike(catalogue)
		const hallsOf = rowsBySite(world, 'phase')
		for (const hall of rows.flatMap((site) => item(hallsOf, site))) {
			if (item(plan.buildPhases, hall).scope !== 'existing') continue
			const { electrical, mechanical } = machines(designOf(world, input, hall))
			output.electrical[hall] = electrical
			output.mechanical[hall] = mechanical
		}
		return null
	},
})

function designOf(world: EngineWorld, input: Readonly<Record<keyof typeof INPUTS, Column>>, hall: number): HallDesign {
	const { model } = world
	const site = siteOf(world, 'phase', hall)
	const technology = coolingOfPhase(model, hall)
	const { climate } = coolingAt(model, site, technology)
	return {
		itMW: input.itMW.at(hall, 0),
		peakPue: input.peakPue.at(hall, 0),
		powerFactor: input.factor.at(site, 0),
		rackKW: input.rackKW.at(hall, 0),
		topology: topologyOfPhase(model, hall),
		chain: chainOf(model.catalogue, technology),
		technology,
		hour: { dryBulbC: climate.designDryBulb04C, wetBulbC: climate.designWetBulb04C },
		hasStandby: input.standby.at(site, 0) > 0,
	}
}
