import type { AssumptionKey } from '#shared/fields/assumptions.ts'
import { assumed } from '../inputs/assumed.ts'
import { fromField } from '../inputs/from-field.ts'
import { defineFormula, defineInput, type InputNode } from '../kernel/quantity.ts'
import { item } from '../cells.ts'
import { locationOf } from '../places.ts'
import { fromAssumption, fromRow } from '../sourced.ts'
import type { EngineWorld } from '../world.ts'

const shared = { scope: 'site', per: 'horizon', kind: 'rate', rule: 'S2', source: 'Site labour, as entered' } as const

type Both = 'weeklyHours' | 'netAddsPerMonth'

/** A site's own assumption first, then its field, then the plan's assumption or the default. */
function siteOrAssumed(
	key: Both & AssumptionKey,
	input: { readonly id: string; readonly symbol: string; readonly rule: string; readonly kind?: 'state' },
): InputNode {
	return fromField('sites', `labour.${key}`, {
		...input,
		settled: ({ model, index, item }) =>
			Object.hasOwn(model.plan.assumptions, `${item.id}/${key}`) ? fromAssumption(model, key, index) : null,
		otherwise: ({ model, index }) => fromAssumption(model, key, index),
	})
}

export const workingWeek = siteOrAssumed('weeklyHours', { id: 'schedule.workingWeek', symbol: 'w', rule: 'S4' })

/** Working week of a site's crews. */
export const weeklyHours = (world: EngineWorld, site: number): number => workingWeek.read(world, site, 0).value

export const absenceShare = assumed('absenceShare', {
	id: 'schedule.absenceShare',
	symbol: 'α',
	scope: 'site',
	rule: 'S4',
})

export const hoursPerHead = defineFormula({
	...shared,
	id: 'schedule.hoursPerHead',
	symbol: 'h_w',
	label: 'Hours one worker puts in a month',
	unit: 'labourHoursPerHead',
	rule: 'S4',
	source: 'Workforce §2',
	inputs: { week: workingWeek, absence: absenceShare },
	expression: 'week * weeksPerYear / monthsPerYear * (1 - absence)',
	examples: [{ inputs: { week: 50, absence: 0.08 }, value: ((50 * 52) / 12) * 0.92 }],
})

export const shifts = fromField('sites', 'labour.shifts', { id: 'schedule.shifts', symbol: 'n_sh', rule: 'S2' })

export const locationFactor = defineInput({
	...shared,
	id: 'schedule.locationFactor',
	symbol: 'f_loc',
	label: 'Hours of the country against the United States',
	unit: 'ratio',
	read: ({ model }: EngineWorld, index) => {
		const { country } = locationOf({ site: item(model.plan.sites, index), catalogue: model.catalogue })
		const row = model.catalogue.productivityFactors
		const { byCountry } = row.location
		return fromRow(byCountry[country] ?? row.location.else, {
			table: 'productivityFactors',
			row: { ...row, id: 'location' },
			field: country in byCountry ? `byCountry.${country}` : 'else',
			quality: 'benchmark',
		})
	},
})

export const siteProductivity = fromField('sites', 'labour.productivityFactor', {
	id: 'schedule.siteProductivity',
	symbol: 'f_site',
	rule: 'S2',
})

export const netAddsPerMonth = siteOrAssumed('netAddsPerMonth', {
	id: 'schedule.netAddsPerMonth',
	symbol: 'ΔN',
	rule: 'S5',
	kind: 'state',
})

const cap = { rule: 'S5', sparse: true, otherwise: 'The plan states no cap.' } as const

export const travellersCap = fromField('sites', 'labour.travellersCap', {
	...cap,
	id: 'schedule.travellersCap',
	symbol: 'N_max',
})

export const beds = fromField('sites', 'labour.beds', { ...cap, id: 'schedule.beds', symbol: 'N_bed' })

export const apprenticeIntake = fromField('sites', 'labour.apprenticeIntakePerYear', {
	id: 'schedule.apprenticeIntake',
	symbol: 'I',
	rule: 'S5',
	kind: 'state',
})
