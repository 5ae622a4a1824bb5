import { buildClass, buildClassOf } from '#shared/catalogue/builds/build-classes.ts'
import { topologyOfPhase } from '../equipment/hall-inputs.ts'
import { fromField } from '../inputs/from-field.ts'
import { defineInput } from '../kernel/quantity.ts'
import { fromKind } from '../layers/energy/kind-inputs.ts'
import { coolingOfPhase } from '../places/places.ts'
import { wholeDelay } from '#shared/units/months.ts'
import { fromAssumption, fromCell, fromRule } from '../sourced.ts'
import type { EngineModel, EngineWorld } from '../world.ts'

/** A hall and its site. Throws where either is missing, which validation excludes. */
export function hallAt(model: EngineModel, index: number) {
	const phase = model.plan.buildPhases[index]
	const siteIndex = model.siteIndex.get(phase?.siteId ?? '') ?? -1
	const site = model.plan.sites[siteIndex]
	if (!phase || !site) throw new Error(`buildPhases[${String(index)}] has no site.`)
	return { phase, site, siteIndex }
}

export const hallStart = fromField('buildPhases', 'startMonth', {
	id: 'schedule.hallStart',
	symbol: 'm_0',
	rule: 'S1',
	as: {
		label: 'Start of a hall, P50 delay included',
		value: (month, { item }) => month + wholeDelay(item.startDelayMonths?.p50 ?? 0),
	},
})

export const hallDuration = fromField('buildPhases', 'durationMonths', {
	id: 'schedule.hallDuration',
	symbol: 'n_hall',
	rule: 'S1',
	otherwise: ({ model: { catalogue, plan }, item }) => {
		const row = buildClass(catalogue, buildClassOf(plan, item.siteId))
		return fromCell({ table: 'buildClasses', row, field: 'months' })
	},
})

export const hallFloorArea = fromField('buildPhases', 'floorAreaM2', {
	id: 'schedule.hallFloorArea',
	symbol: 'A',
	rule: 'S2',
	kind: 'state',
	otherwise: ({ model, index, item }) => {
		const perMW = fromAssumption(model, 'floorAreaM2PerItMW', hallAt(model, index).siteIndex)
		return { ...perMW, value: perMW.value * item.itMW }
	},
})

export const hallPrefab = fromField('buildPhases', 'prefabShare', {
	id: 'schedule.hallPrefab',
	symbol: 'p',
	rule: 'S2',
})

const ofHall = {
	scope: 'phase',
	per: 'horizon',
	kind: 'rate',
	unit: 'ratio',
	rule: 'S2',
	source: 'Construction plan, as entered',
} as const

export const hallCoolingHours = defineInput({
	...ofHall,
	id: 'schedule.hallCoolingHours',
	symbol: 'f_cool',
	label: 'Hours of mechanical plant relative to liquid cooling',
	read: ({ model }: EngineWorld, index) => {
		const row = coolingOfPhase(model, index)
		return fromCell({ table: 'coolingTechnologies', row, field: 'plantHoursFactor', quality: 'guess' })
	},
})

export const hallRedundancyHours = defineInput({
	...ofHall,
	id: 'schedule.hallRedundancyHours',
	symbol: 'f_red',
	label: 'Hours of electrical gear relative to N+1',
	read: ({ model }: EngineWorld, index) => {
		const row = topologyOfPhase(model, index)
		return fromCell({ table: 'redundancyTopologies', row, field: 'gearHoursFactor', quality: 'guess' })
	},
})

const LIVE = { adjacent: 'liveAdjacentFactor', inside: 'liveInsideFactor' } as const

export const hallLiveHours = defineInput({
	...ofHall,
	id: 'schedule.hallLiveHours',
	symbol: 'f_live',
	label: 'Hours of a hall built beside or inside live halls',
	rule: 'pR3',
	read: ({ model }: EngineWorld, index) => {
		const { phase, siteIndex } = hallAt(model, index)
		const live = phase.liveSite ?? 'none'
		if (live !== 'none') return fromAssumption(model, LIVE[live], siteIndex)
		return fromRule(1, { rule: 'pR3', text: 'nothing_runs_beside', source: ofHall.source })
	},
})

const NOT_BUILT = 'not_built_by_plan'

/** Lead months of an on-site plant; 0 for a contract that is not built. */
export const plantLead = fromKind('leadMonths', {
	id: 'schedule.plantLead',
	symbol: 'n_plant',
	label: 'Build months of an on-site plant',
	unit: 'gridMonths',
	rule: 'S1',
	source: 'Contract kinds, p50 lead time',
	unless: ({ kind }) => (kind.workPackage === null ? NOT_BUILT : null),
	none: () => NOT_BUILT,
})
