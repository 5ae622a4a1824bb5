import type { AssumptionKey } from '#shared/fields/assumptions.ts'
import { defineFormula, defineInput, type Sourced } from '../kernel/quantity.ts'
import { fromAssumption, fromPlan, fromRow, fromRule, planOrDefault } from '../sourced.ts'
import type { EngineModel, EngineWorld } from '../world.ts'

type Labour = EngineModel['plan']['sites'][number]['labour']
type NumberField = { [K in keyof Labour]: Labour[K] extends number | null ? K : never }[keyof Labour]

const SOURCE = 'Site labour, as entered'
const shared = { scope: 'site', per: 'horizon', kind: 'state', rule: 'S5', source: SOURCE } as const

function stated(model: EngineModel, index: number, field: NumberField): number | null {
	return model.plan.sites[index]?.labour[field] ?? null
}

function labourField(model: EngineModel, index: number, field: NumberField): Sourced {
	return planOrDefault(model, { list: 'sites', index, field: `labour.${field}` }, stated(model, index, field))
}

/** Working week of a site's crews. */
export function weeklyHours(model: EngineModel, index: number): number {
	return labourAssumption(model, index, 'weeklyHours').value
}

/** A site's own assumption first, then its field, then the plan's assumption or the default. */
function labourAssumption(model: EngineModel, index: number, field: NumberField & AssumptionKey): Sourced {
	const id = model.plan.sites[index]?.id ?? ''
	const value = stated(model, index, field)
	if (value === null || Object.hasOwn(model.plan.assumptions, `${id}/${field}`))
		return fromAssumption(model, field, index)
	return fromPlan(model, { list: 'sites', index, field: `labour.${field}` }, value)
}

/** NaN stands for no cap. */
function labourCap(model: EngineModel, index: number, field: NumberField): Sourced {
	const value = stated(model, index, field)
	if (value !== null) return fromPlan(model, { list: 'sites', index, field: `labour.${field}` }, value)
	return fromRule(NaN, { rule: 'S5', text: 'The plan states no cap.', source: SOURCE })
}

export const workingWeek = defineInput({
	...shared,
	id: 'schedule.workingWeek',
	kind: 'rate',
	symbol: 'w',
	label: 'Working week of the construction crews',
	unit: 'hours',
	rule: 'S4',
	read: ({ model }: EngineWorld, index) => labourAssumption(model, index, 'weeklyHours'),
})

export const absenceShare = defineInput({
	...shared,
	id: 'schedule.absenceShare',
	symbol: 'α',
	label: 'Absence',
	kind: 'rate',
	unit: 'share',
	rule: 'S4',
	read: ({ model }: EngineWorld, index) => fromAssumption(model, 'absenceShare', index),
})

export const hoursPerHead = defineFormula({
	...shared,
	id: 'schedule.hoursPerHead',
	kind: 'rate',
	symbol: 'h_w',
	label: 'Hours one worker puts in a month',
	unit: 'labourHoursPerHead',
	rule: 'S4',
	source: 'Workforce §2',
	inputs: { week: workingWeek, absence: absenceShare },
	expression: 'week * weeksPerYear / monthsPerYear * (1 - absence)',
	examples: [{ inputs: { week: 50, absence: 0.08 }, value: ((50 * 52) / 12) * 0.92 }],
})

export const shifts = defineInput({
	...shared,
	id: 'schedule.shifts',
	kind: 'rate',
	symbol: 'n_sh',
	label: 'Shifts a day',
	unit: 'count',
	rule: 'S2',
	read: ({ model }: EngineWorld, index) => labourField(model, index, 'shifts'),
})

export const locationFactor = defineInput({
	...shared,
	id: 'schedule.locationFactor',
	symbol: 'f_loc',
	label: 'Hours of the country against the United States',
	kind: 'rate',
	unit: 'ratio',
	rule: 'S2',
	read: ({ model }: EngineWorld, index) => {
		const country = model.plan.sites[index]?.country ?? model.places[index]?.gridRegion.row.country ?? ''
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

export const siteProductivity = defineInput({
	...shared,
	id: 'schedule.siteProductivity',
	symbol: 'f_site',
	label: 'The plan’s own productivity factor',
	kind: 'rate',
	unit: 'ratio',
	rule: 'S2',
	read: ({ model }: EngineWorld, index) => labourField(model, index, 'productivityFactor'),
})

export const netAddsPerMonth = defineInput({
	...shared,
	id: 'schedule.netAddsPerMonth',
	symbol: 'ΔN',
	label: 'Travellers a site can take on in a month',
	unit: 'headsPerMonth',
	read: ({ model }: EngineWorld, index) => labourAssumption(model, index, 'netAddsPerMonth'),
})

export const travellersCap = defineInput({
	...shared,
	id: 'schedule.travellersCap',
	kind: 'rate',
	symbol: 'N_max',
	label: 'Travellers at most',
	unit: 'heads',
	sparse: true,
	read: ({ model }: EngineWorld, index) => labourCap(model, index, 'travellersCap'),
})

export const beds = defineInput({
	...shared,
	id: 'schedule.beds',
	kind: 'rate',
	symbol: 'N_bed',
	label: 'Beds for travellers',
	unit: 'heads',
	sparse: true,
	read: ({ model }: EngineWorld, index) => labourCap(model, index, 'beds'),
})

export const apprenticeIntake = defineInput({
	...shared,
	id: 'schedule.apprenticeIntake',
	symbol: 'I',
	label: 'Apprentices taken on a year',
	unit: 'heads',
	read: ({ model }: EngineWorld, index) => labourField(model, index, 'apprenticeIntakePerYear'),
})
