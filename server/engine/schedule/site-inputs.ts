import { type SiteOrAssumed, statedAt } from '#shared/schemas/stated-at-site.ts'
import { assumed } from '../inputs/assumed.ts'
import { fromField } from '../inputs/from-field.ts'
import type { InputNode, Sourced } from '../kernel/quantity.ts'
import { fromAssumption } from '../sourced.ts'
import type { EngineModel } from '../world.ts'
import { fromWork } from './labour/country-inputs.ts'

type Otherwise = (model: EngineModel, site: number) => Sourced

/** A site's own assumption, its field or the plan's assumption, else what stands where nothing is said. Rule S4. */
function siteOrAssumed(
	key: SiteOrAssumed,
	{
		last,
		...input
	}: {
		readonly id: string
		readonly symbol: string
		readonly rule: string
		readonly kind?: 'state'
		readonly last: Otherwise
	},
): InputNode {
	return fromField('sites', `labour.${key}`, {
		...input,
		settled: ({ model, index, item }) =>
			statedAt(model.plan, item, key)?.place === 'assumption' ? fromAssumption(model, key, index) : null,
		otherwise: ({ model, index }) => last(model, index),
	})
}

export const workingWeek = siteOrAssumed('weeklyHours', {
	id: 'schedule.workingWeek',
	symbol: 'w',
	rule: 'pL4',
	last: (model, site) => fromWork(model, site, 'weeklyHours'),
})

export const shifts = fromField('sites', 'labour.shifts', { id: 'schedule.shifts', symbol: 'n_sh', rule: 'S2' })

export const siteProductivity = fromField('sites', 'labour.productivityFactor', {
	id: 'schedule.siteProductivity',
	symbol: 'f_site',
	rule: 'S2',
})

export const netAddsPerMonth = siteOrAssumed('netAddsPerMonth', {
	id: 'schedule.netAddsPerMonth',
	symbol: 'n',
	rule: 'pL3',
	kind: 'state',
	last: (model, site) => fromAssumption(model, 'netAddsPerMonth', site),
})

export const mobilisationMonths = assumed('travellerMobilisationMonths', {
	id: 'schedule.mobilisationMonths',
	symbol: 'μ',
	scope: 'site',
	rule: 'pL3',
})

/** Of a union hall's members: how many one project can have, and how many travellers the hall sends for each. Rule pL8. */
export const hallShare = assumed('hallShareOneProject', {
	id: 'schedule.hallShare',
	symbol: 's_hall',
	scope: 'site',
	rule: 'pL8',
})
export const hallTravellers = assumed('hallTravellersPerMember', {
	id: 'schedule.hallTravellers',
	symbol: 't_hall',
	scope: 'site',
	rule: 'pL8',
})

export const travellersCap = fromField('sites', 'labour.travellersCap', {
	id: 'schedule.travellersCap',
	symbol: 'N_max',
	rule: 'pL3',
	otherwise: ({ model, index }) => fromWork(model, index, 'travellersCap'),
})

export const beds = fromField('sites', 'labour.beds', {
	rule: 'pL3',
	sparse: true,
	otherwise: 'no_beds_stated',
	id: 'schedule.beds',
	symbol: 'N_bed',
})

export const apprenticeIntake = fromField('sites', 'labour.apprenticeIntakePerYear', {
	id: 'schedule.apprenticeIntake',
	symbol: 'I',
	rule: 'S5',
	kind: 'state',
})
