import { siteTarget } from '../equipment/space-inputs.ts'
import { defineAlgorithm } from '../kernel/algorithm.ts'
import { defineOutput } from '../kernel/quantity.ts'
import { chipsBuildout } from '../balance/buildout/buildout-formulas.ts'
import type { EngineModel } from '../world.ts'

export const buildoutTarget = defineOutput({
	scope: 'site',
	per: 'horizon',
	kind: 'state',
	unit: 'itMW',
	rule: 'B13',
	source: 'Methodology §2',
	key: 'sites.buildout.targetItMW',
	symbol: 'P_goal',
	label: 'IT power that a site is measured by',
	short: 'Target',
})

const INPUTS = { target: siteTarget, chips: chipsBuildout }
const OUTPUTS = { target: buildoutTarget }

/** The target of the build-out view. */
export const measureBuildout = defineAlgorithm<EngineModel, typeof INPUTS, typeof OUTPUTS, null>({
	id: 'infrastructure.measureBuildout',
	label: 'Target of the build-out',
	rule: 'B13',
	method: 'The target stated for the site; where none is, the most its installed chips would draw in any month.',
	inputs: INPUTS,
	outputs: OUTPUTS,
	run: ({ world, input, output }) => {
		world.model.plan.sites.forEach(({ targetItMW }, site) => {
			let most = 0
			for (let month = 0; month < world.months; month++) most = Math.max(most, input.chips.at(site, month))
			output.target[site] = targetItMW ?? most
		})
		return null
	},
})
