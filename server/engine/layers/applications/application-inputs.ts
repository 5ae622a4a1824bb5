import { getArchetype } from '#shared/catalogue/catalogue.ts'
import type { Archetype } from '#shared/catalogue/types.ts'
import { SECONDS_PER_HOUR, SECONDS_PER_MONTH } from '#shared/units/conversions.ts'
import { UNITS } from '#shared/units/units.ts'
import { fromField, type ItemOf } from '../../inputs/from-field.ts'
import { defineInput, type InputNode } from '../../kernel/quantity.ts'
import { fromCell, fromPlan, fromRow, fromRule } from '../../sourced.ts'
import type { EngineModel, EngineWorld } from '../../world.ts'
import { peaksTogether, regionsOf, type RegionShare } from './demand-regions.ts'

type Application = ItemOf<'applications'>

/** An application and the archetype it is an instance of. Throws where either is missing, which validation excludes. */
export function applicationAt(
	model: EngineModel,
	index: number,
): { readonly application: Application; readonly archetype: Archetype } {
	const application = model.plan.applications[index]
	if (!application) throw new Error(`There is no applications[${String(index)}].`)
	return { application, archetype: getArchetype(model.catalogue, application.archetype) }
}

type StatedOrArchetypeParams =
	| 'requestsPerUnitPerDay'
	| 'inputTokensPerRequest'
	| 'outputTokensPerRequest'
	| 'reasoningMultiplier'
	| 'peakFactor'
	| 'activeHoursPerDay'
	| 'activeDaysPerMonth'

/** What the plan states of an application, else the figure of its archetype; an archetype without one asks for no tokens. */
function statedOrArchetype(
	field: StatedOrArchetypeParams,
	{
		none = 0,
		...meaning
	}: { readonly id: string; readonly symbol: string; readonly rule: string; readonly none?: number },
): InputNode {
	return fromField('applications', field, {
		...meaning,
		otherwise: (at) => {
			const row = getArchetype(at.model.catalogue, at.item.archetype)
			const figure = fromCell({ table: 'archetypes', row, field })
			return figure ?? at.none({ code: 'asks_for_jobs', facts: { archetype: row.name } }, none)
		},
	})
}

export const requestsPerDay = statedOrArchetype('requestsPerUnitPerDay', {
	id: 'applications.requestsPerDay',
	symbol: 'r',
	rule: 'A2',
})
export const inputTokens = statedOrArchetype('inputTokensPerRequest', {
	id: 'applications.inputTokens',
	symbol: 'ISL',
	rule: 'A5',
})
export const outputTokens = statedOrArchetype('outputTokensPerRequest', {
	id: 'applications.outputTokens',
	symbol: 'o',
	rule: 'A2',
})
export const reasoningMultiplier = statedOrArchetype('reasoningMultiplier', {
	id: 'applications.reasoningMultiplier',
	symbol: 'ρ',
	rule: 'A2',
	none: 1,
})
export const peakFactor = statedOrArchetype('peakFactor', { id: 'applications.peakFactor', symbol: 'P_w', rule: 'A2' })
export const activeHours = statedOrArchetype('activeHoursPerDay', {
	id: 'applications.activeHours',
	symbol: 'h_act',
	rule: 'A2',
})
export const activeDays = statedOrArchetype('activeDaysPerMonth', {
	id: 'applications.activeDays',
	symbol: 'd_act',
	rule: 'A3',
})
export const adoption = fromField('applications', 'adoption', { id: 'applications.adoption', symbol: 'α', rule: 'A2' })

/** Whether an archetype's requests reach a data centre: not those of devices that serve themselves, such as a car driving. */
function servedFromDataCenter(runsAt: string): boolean {
	const inDevices = runsAt.startsWith('edge (')
	return inDevices ? runsAt.includes('calls') : runsAt.includes('datacenter')
}

/** 1 where the inference of the archetype runs in a data centre, 0 where it runs in devices alone. */
export const inDataCenter = defineInput({
	scope: 'application',
	per: 'horizon',
	kind: 'rate',
	source: 'Applications, as entered',
	id: 'applications.inDataCenter',
	symbol: 'dc',
	label: 'Runs in a data center',
	unit: 'ratio',
	rule: 'A3',
	read: ({ model }: EngineWorld, index) => {
		const { archetype } = applicationAt(model, index)
		return fromRow(Number(servedFromDataCenter(archetype.runsAt)), {
			table: 'archetypes',
			row: archetype,
			field: 'runsAt',
		})
	},
})

/** Where everybody is awake at once all peaks fall together. */
export const coincidence = defineInput({
	scope: 'application',
	per: 'horizon',
	kind: 'rate',
	source: 'Methodology/people W6',
	id: 'applications.coincidence',
	symbol: 'R',
	label: 'Coincidence of regional peaks',
	unit: 'ratio',
	rule: 'pW6',
	read: ({ model }: EngineWorld, index) => {
		const regions = regionsOf(model, index)
		if (regions.length === 0) return fromRule(1, { rule: 'pW6', text: 'users_place_not_stated', source: 'People W6' })
		return fromRule(peaksTogether(regions.map(({ row, share }) => ({ utcOffset: row.utcOffset, share }))), {
			rule: 'pW6',
			text: 'swing_over_time_zones',
			source: 'People W6',
			from: regions.flatMap((region) => factsOf(model, region, index)),
		})
	},
})

/** A region’s part of the demand, and its hours. */
function factsOf(model: EngineModel, { row, share }: RegionShare, index: number) {
	const told = fromPlan(model, { list: 'applications', index, field: 'demandRegions' }, share)
	const hours = fromCell({ table: 'demandRegions', row, field: 'utcOffset' })
	return [
		{ label: `Share of ${row.name}`, unit: UNITS.ratio.label, ...told },
		{ label: `${row.name}, hours from universal time`, unit: UNITS.hours.label, ...hours },
	]
}

const calendar = { scope: 'plan', per: 'horizon', kind: 'rate', unit: 'seconds', source: 'Calendar' } as const

export const hourSeconds = defineInput({
	...calendar,
	id: 'applications.hourSeconds',
	symbol: '3600 s',
	label: 'Seconds of an hour',
	rule: 'A2',
	read: (_: EngineWorld) => fromRule(SECONDS_PER_HOUR, { rule: 'A2', text: 'one_hour', source: 'Calendar' }),
})

export const monthSeconds = defineInput({
	...calendar,
	id: 'applications.monthSeconds',
	symbol: '730 h',
	label: 'Seconds of a month',
	rule: 'A3',
	read: (_: EngineWorld) =>
		fromRule(SECONDS_PER_MONTH, { rule: 'A3', text: 'month_of_730_hours', source: 'Methodology §1' }),
})
