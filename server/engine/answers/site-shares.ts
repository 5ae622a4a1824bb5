import { poolAllocated, poolBusy } from '../balance/balance.quantities.ts'
import { balancePlan } from '../balance/balance-algorithms.ts'
import { defineSum } from '../inputs/define-sum.ts'
import { defineAlgorithm } from '../kernel/algorithm.ts'
import { defineFormula, defineOutput } from '../kernel/quantity.ts'
import type { EngineModel } from '../world.ts'

const site = { scope: 'site', per: 'month', kind: 'state', source: 'Methodology §2' } as const

const siteAsked = defineOutput({
	...site,
	unit: 'accelerators',
	rule: 'pW9',
	id: 'sites.acceleratorsRequired',
	symbol: 'n_req,s',
	label: 'Accelerators needed at a site, excl. spares',
})
const siteGiven = defineSum({
	...site,
	rule: 'B6',
	id: 'sites.acceleratorsAllocated',
	symbol: 'n_got,s',
	label: 'Accelerators of a site allocated to workloads',
	of: poolAllocated,
})
const siteBusy = defineSum({
	...site,
	rule: 'pW2',
	id: 'sites.acceleratorsMean',
	symbol: 'n_mean,s',
	label: 'Accelerators of a site in use, monthly mean',
	of: poolBusy,
})
const siteServed = defineFormula({
	...site,
	kind: 'rate',
	unit: 'share',
	sparse: true,
	rule: 'pT4',
	id: 'sites.servedShare',
	symbol: 's_s',
	label: 'Share of accelerators needed at a site allocated',
	inputs: { asked: siteAsked, given: siteGiven },
	expression: 'if(asked > 0, given / asked, 0 / 0)',
	examples: [
		{ inputs: { asked: 1000, given: 400 }, value: 0.4 },
		{ inputs: { asked: 0, given: 0 }, value: NaN },
	],
})

const INPUTS = { given: siteGiven }
const OUTPUTS = { asked: siteAsked }

/** What the balance books at each site: what it gives there, and what of the rest could have been served there. */
const readSitesAsked = defineAlgorithm<EngineModel, typeof INPUTS, typeof OUTPUTS, null>({
	id: 'chips.readSitesAsked',
	label: 'Accelerators needed at each site',
	rule: 'pW9',
	method:
		'Accelerators allocated at the site, plus the share of workload shortfall booked there, by the capacity its power and halls leave.',
	after: [balancePlan],
	inputs: INPUTS,
	outputs: OUTPUTS,
	run: ({ world, output, noteOf }) => {
		noteOf(balancePlan).sites.forEach(({ chips }, index) => {
			output.asked.set(chips.requiredWithoutSpares, index * world.months)
		})
		return null
	},
})

/** Accelerators asked, given and at work site by site, and the share of the one that the other is. */
export const SITE_SHARES = [siteGiven, siteBusy, readSitesAsked, siteServed] as const
