import { getRedundancy } from '#shared/catalogue/catalogue.ts'
import { fieldFacts } from '#shared/fields/registry.ts'
import { monthsBetween } from '#shared/units/months.ts'
import { defineInput } from '../kernel/quantity.ts'
import { coolingOfPhase } from '../places.ts'
import { fromAssumption, fromPlan, fromRow, fromRule, planOrDefault, type FieldPlace } from '../sourced.ts'
import type { EngineModel, EngineWorld } from '../world.ts'

const shared = {
	scope: 'phase',
	per: 'horizon',
	kind: 'state',
	rule: 'S1',
	source: 'Construction plan, as entered',
} as const
const place = (index: number, field: string): FieldPlace => ({ list: 'buildPhases', index, field })

/** A hall and its site. Throws where either is missing, which validation excludes. */
export function hallAt(model: EngineModel, index: number) {
	const phase = model.plan.buildPhases[index]
	const siteIndex = model.plan.sites.findIndex((site) => site.id === phase?.siteId)
	const site = model.plan.sites[siteIndex]
	if (!phase || !site) throw new Error(`buildPhases[${String(index)}] has no site.`)
	return { phase, site, siteIndex }
}

function defaultRedundancy(): string {
	const value = fieldFacts('sites', 'redundancy').default
	if (typeof value !== 'string') throw new Error('sites.redundancy has no default.')
	return value
}

export const hallStart = defineInput({
	...shared,
	id: 'schedule.hallStart',
	kind: 'when',
	across: 'lowest',
	symbol: 'm_0',
	label: 'Start of a hall, months from the plan’s first, P50 delay included',
	unit: 'gridMonths',
	read: ({ model }: EngineWorld, index) => {
		const { phase } = hallAt(model, index)
		const delay = Math.round(phase.startDelayMonths?.p50 ?? 0)
		return fromPlan(model, place(index, 'startMonth'), monthsBetween(model.plan.startMonth, phase.startMonth) + delay)
	},
})

export const hallDuration = defineInput({
	...shared,
	id: 'schedule.hallDuration',
	kind: 'rate',
	symbol: 'n_hall',
	label: 'Months of work on a hall as planned',
	unit: 'gridMonths',
	read: ({ model }: EngineWorld, index) =>
		fromPlan(model, place(index, 'durationMonths'), hallAt(model, index).phase.durationMonths),
})

export const hallFloorArea = defineInput({
	...shared,
	id: 'schedule.hallFloorArea',
	symbol: 'A',
	label: 'Gross floor area',
	unit: 'm2',
	rule: 'S2',
	read: ({ model }: EngineWorld, index) => {
		const { phase, siteIndex } = hallAt(model, index)
		if (phase.floorAreaM2 !== null) return fromPlan(model, place(index, 'floorAreaM2'), phase.floorAreaM2)
		const perMW = fromAssumption(model, 'floorAreaM2PerItMW', siteIndex)
		return { ...perMW, value: perMW.value * phase.itMW }
	},
})

export const hallPrefab = defineInput({
	...shared,
	id: 'schedule.hallPrefab',
	symbol: 'p',
	label: 'Electrical and mechanical work done in a factory',
	kind: 'rate',
	unit: 'share',
	rule: 'S2',
	read: ({ model }: EngineWorld, index) =>
		planOrDefault(model, place(index, 'prefabShare'), hallAt(model, index).phase.prefabShare),
})

export const hallCoolingHours = defineInput({
	...shared,
	id: 'schedule.hallCoolingHours',
	symbol: 'f_cool',
	label: 'Hours of the mechanical plant against liquid cooling',
	kind: 'rate',
	unit: 'ratio',
	rule: 'S2',
	read: ({ model }: EngineWorld, index) => {
		const row = coolingOfPhase(model, index)
		return fromRow(row.plantHoursFactor, {
			table: 'coolingTechnologies',
			row,
			field: 'plantHoursFactor',
			quality: 'guess',
		})
	},
})

export const hallRedundancyHours = defineInput({
	...shared,
	id: 'schedule.hallRedundancyHours',
	symbol: 'f_red',
	label: 'Hours of electrical gear against one spare',
	kind: 'rate',
	unit: 'ratio',
	rule: 'S2',
	read: ({ model }: EngineWorld, index) => {
		const { phase, site } = hallAt(model, index)
		const row = getRedundancy(model.catalogue, phase.redundancy ?? site.redundancy ?? defaultRedundancy())
		return fromRow(row.gearHoursFactor, {
			table: 'redundancyTopologies',
			row,
			field: 'gearHoursFactor',
			quality: 'guess',
		})
	},
})

/** Lead months of an on-site plant; 0 for a contract that is not built. */
export const plantLead = defineInput({
	...shared,
	scope: 'contract',
	source: 'Contract kinds, p50 lead time',
	id: 'schedule.plantLead',
	kind: 'rate',
	symbol: 'n_plant',
	label: 'Months an on-site plant is built over',
	unit: 'gridMonths',
	read: ({ model }: EngineWorld, index) => {
		const kind = model.plan.powerContracts[index]?.kind
		const row = model.catalogue.powerContractTypes.find(({ id }) => id === kind)
		if (!row?.workPackage || !row.leadMonths) {
			return fromRule(0, {
				rule: 'S1',
				text: 'This kind of contract is not built by the plan.',
				source: 'Methodology §3',
			})
		}
		return fromRow(row.leadMonths.p50, { table: 'powerContractTypes', row, field: 'leadMonths.p50' })
	},
})
