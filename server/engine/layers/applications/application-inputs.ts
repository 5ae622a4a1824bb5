import { getArchetype } from '#shared/catalogue/catalogue.ts'
import type { Archetype } from '#shared/catalogue/archetype-types.ts'
import type { Range } from '#shared/catalogue/types.ts'
import type { Unit } from '#shared/units/units.ts'
import { SECONDS_PER_HOUR, SECONDS_PER_MONTH } from '#shared/units/conversions.ts'
import { defineInput, type InputNode, type Sourced } from '../../kernel/quantity.ts'
import { fromPlan, fromRow, fromRule, planOrDefault, type FieldPlace } from '../../sourced.ts'
import type { EngineModel, EngineWorld } from '../../world.ts'

type Application = EngineModel['plan']['applications'][number]

const shared = { scope: 'application', per: 'horizon', kind: 'rate', source: 'Applications, as entered' } as const
const place = (index: number, field: string): FieldPlace => ({ list: 'applications', index, field })

/** An application and the archetype it is an instance of. Throws where either is missing, which validation excludes. */
export function applicationAt(
	model: EngineModel,
	index: number,
): { readonly application: Application; readonly archetype: Archetype } {
	const application = model.plan.applications[index]
	if (!application) throw new Error(`There is no applications[${String(index)}].`)
	return { application, archetype: getArchetype(model.catalogue, application.archetype) }
}

type Stated =
	'requestsPerUnitPerDay' | 'inputTokensPerRequest' | 'outputTokensPerRequest' | 'reasoningMultiplier' | 'peakFactor'
type ArchetypeInput = {
	readonly id: string
	readonly symbol: string
	readonly label: string
	readonly unit: Unit
	readonly rule: string
}

/** What the plan states of an application, else the best figure of its archetype; an archetype without one asks for no tokens. */
function statedOrArchetype(field: Stated, { rule, ...meaning }: ArchetypeInput): InputNode {
	const none = field === 'reasoningMultiplier' ? 1 : 0
	return defineInput({
		...shared,
		...meaning,
		rule,
		read: ({ model }: EngineWorld, index): Sourced => {
			const { application, archetype } = applicationAt(model, index)
			const stated = application[field]
			if (stated !== null) return fromPlan(model, place(index, field), stated)
			const row: Range | null = archetype[field]
			if (!row)
				return fromRule(none, {
					rule,
					text: `${archetype.name} asks for jobs, not for tokens.`,
					source: archetype.source,
				})
			return fromRow(row.best, { table: 'archetypes', row: archetype, field, low: row.low, high: row.high })
		},
	})
}

export const requestsPerDay = statedOrArchetype('requestsPerUnitPerDay', {
	id: 'applications.requestsPerDay',
	symbol: 'r',
	label: 'Requests of a unit and active day',
	unit: 'requests',
	rule: 'A2',
})
export const inputTokens = statedOrArchetype('inputTokensPerRequest', {
	id: 'applications.inputTokens',
	symbol: 'ISL',
	label: 'Input tokens of a request',
	unit: 'tokens',
	rule: 'A5',
})
export const outputTokens = statedOrArchetype('outputTokensPerRequest', {
	id: 'applications.outputTokens',
	symbol: 'o',
	label: 'Output tokens of a request, before reasoning',
	unit: 'tokens',
	rule: 'A2',
})
export const reasoningMultiplier = statedOrArchetype('reasoningMultiplier', {
	id: 'applications.reasoningMultiplier',
	symbol: 'ρ',
	label: 'Reasoning multiplier',
	unit: 'ratio',
	rule: 'A2',
})
export const peakFactor = statedOrArchetype('peakFactor', {
	id: 'applications.peakFactor',
	symbol: 'P_w',
	label: 'Peak over mean inside the active window',
	unit: 'ratio',
	rule: 'A2',
})

export const activeHours = defineInput({
	...shared,
	id: 'applications.activeHours',
	symbol: 'h_act',
	label: 'Active hours a day',
	unit: 'hoursPerDay',
	rule: 'A2',
	read: ({ model }: EngineWorld, index) => {
		const { application, archetype } = applicationAt(model, index)
		if (application.activeHoursPerDay !== null)
			return fromPlan(model, place(index, 'activeHoursPerDay'), application.activeHoursPerDay)
		return fromRow(archetype.activeHoursPerDay, { table: 'archetypes', row: archetype, field: 'activeHoursPerDay' })
	},
})

export const activeDays = defineInput({
	...shared,
	id: 'applications.activeDays',
	symbol: 'd_act',
	label: 'Active days a month',
	unit: 'daysPerMonth',
	rule: 'A3',
	read: ({ model }: EngineWorld, index) => {
		const { application, archetype } = applicationAt(model, index)
		if (application.activeDaysPerMonth !== null)
			return fromPlan(model, place(index, 'activeDaysPerMonth'), application.activeDaysPerMonth)
		return fromRow(archetype.activeDaysPerMonth, { table: 'archetypes', row: archetype, field: 'activeDaysPerMonth' })
	},
})

export const adoption = defineInput({
	...shared,
	id: 'applications.adoption',
	symbol: 'α',
	label: 'Share of the units that use it',
	unit: 'share',
	rule: 'A2',
	read: ({ model }: EngineWorld, index) =>
		planOrDefault(model, place(index, 'adoption'), applicationAt(model, index).application.adoption),
})

/** Whether an archetype's requests reach a data centre: not those of devices that serve themselves, such as a car driving. */
function servedFromDataCenter(runsAt: string): boolean {
	const inDevices = runsAt.startsWith('edge (')
	return inDevices ? runsAt.includes('calls') : runsAt.includes('datacenter')
}

/** 1 where the inference of the archetype runs in a data centre, 0 where it runs in devices alone. */
export const inDataCenter = defineInput({
	...shared,
	id: 'applications.inDataCenter',
	symbol: 'dc',
	label: 'Runs in a data centre',
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

const calendar = { scope: 'plan', per: 'horizon', kind: 'rate', unit: 'seconds', source: 'Calendar' } as const

export const hourSeconds = defineInput({
	...calendar,
	id: 'applications.hourSeconds',
	symbol: '3600 s',
	label: 'Seconds of an hour',
	rule: 'A2',
	read: (_: EngineWorld) => fromRule(SECONDS_PER_HOUR, { rule: 'A2', text: 'An hour.', source: 'Calendar' }),
})

export const monthSeconds = defineInput({
	...calendar,
	id: 'applications.monthSeconds',
	symbol: '730 h',
	label: 'Seconds of a month',
	rule: 'A3',
	read: (_: EngineWorld) =>
		fromRule(SECONDS_PER_MONTH, { rule: 'A3', text: 'Every month has 730 h.', source: 'Methodology §1' }),
})
