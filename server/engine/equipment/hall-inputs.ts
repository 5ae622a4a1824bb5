import type { ElectricalChain, RedundancyTopology } from '#shared/catalogue/facility-types.ts'
import { getFacilityRatio, getRedundancy } from '#shared/catalogue/catalogue.ts'
import { fieldFacts } from '#shared/fields/registry.ts'
import type { Unit } from '#shared/units/units.ts'
import { fromField } from '../inputs/from-field.ts'
import { defineInput, type Meaning, type Sourced } from '../kernel/quantity.ts'
import { coolingOfPhase } from '../places/places.ts'
import { fromCell, fromRow, fromRule } from '../sourced.ts'
import type { EngineModel, EngineWorld } from '../world.ts'
import { askedRack } from './racks/rack-density.ts'

const shared = { scope: 'phase', per: 'horizon', kind: 'rate', rule: 'I10' } as const
const WP75 = 'Schneider White Paper 75, Uptime Tier Standard; facility §1.6'
const CHAIN = 'Facility §1.2'

/** A hall's redundancy: its own, else its site's, else the field's default. Throws where there is no such hall. */
export function topologyOfPhase({ plan, catalogue, siteIndex }: EngineModel, index: number): RedundancyTopology {
	const phase = plan.buildPhases[index]
	if (!phase) throw new Error(`There is no buildPhases[${String(index)}].`)
	const site = plan.sites[siteIndex.get(phase.siteId) ?? -1]
	const key = phase.redundancy ?? site?.redundancy ?? String(fieldFacts('sites', 'redundancy').default)
	return getRedundancy(catalogue, key)
}

/** The electrical chain behind a hall's cooling. Throws where the cooling names none. */
export function chainOfPhase(model: EngineModel, index: number): ElectricalChain {
	const { chain } = coolingOfPhase(model, index).parameters
	const row = model.catalogue.electricalChains.find(({ id }) => id === chain)
	if (!row) throw new Error(`There is no electrical chain ${chain}.`)
	return row
}

/** A figure of the design basis: a row of the facility ratios. */
export function designFigure(model: Pick<EngineModel, 'catalogue'>, id: string): Sourced {
	return designValue(model, { id, name: 'default', absent: NaN })
}

/** One of several figures of such a row, by its name; one that the row does not have is 0. */
export function designPart(model: Pick<EngineModel, 'catalogue'>, id: string, name: string): Sourced {
	return designValue(model, { id, name, absent: 0 })
}

type DesignValueParams = { readonly id: string; readonly name: string; readonly absent: number }

function designValue({ catalogue }: Pick<EngineModel, 'catalogue'>, { id, name, absent }: DesignValueParams): Sourced {
	const row = getFacilityRatio(catalogue, id)
	const { low, high, confidence } = row
	const quality = confidence === 'low' ? 'guess' : 'published'
	return fromRow(row.values[name] ?? absent, {
		table: 'facilityRatios',
		row,
		field: `values.${name}`,
		low,
		high,
		quality,
	})
}

export const protectedShare = defineInput({
	...shared,
	id: 'infrastructure.protectedShare',
	symbol: 'f_UPS',
	label: 'IT load a hall’s UPS and generators protect',
	unit: 'share',
	source: WP75,
	read: ({ model }: EngineWorld, index) => {
		const row = topologyOfPhase(model, index)
		return fromCell({ table: 'redundancyTopologies', row, field: 'protectedShare' })
	},
})

/** Names a stage may have in a chain; a chain without it loses nothing there. */
const STAGES = {
	transformer: ['mvLvTransformer'],
	switchgear: ['switchgear'],
	conversion: ['ups', 'rectifier'],
	distribution: ['pduBranch', 'busway'],
} as const satisfies Readonly<Record<string, readonly string[]>>
type Stage = keyof typeof STAGES

/** How efficient a chain is at a stage, and what the stage is called in it; 1 where it has none. */
export function stageEfficiency({ stages }: ElectricalChain, stage: Stage) {
	const name = STAGES[stage].find((known) => stages[known] !== undefined)
	return { name: name ?? 'none', value: name === undefined ? 1 : (stages[name] ?? 1) }
}

function stage(of: Stage, is: Pick<Meaning<Unit>, 'id' | 'symbol' | 'label' | 'turns'>) {
	return defineInput({
		...shared,
		...is,
		rule: 'I15',
		unit: 'share',
		source: CHAIN,
		read: ({ model }: EngineWorld, index) => {
			const row = chainOfPhase(model, index)
			const { name, value } = stageEfficiency(row, of)
			return fromRow(value, { table: 'electricalChains', row, field: `stages.${name}` })
		},
	})
}

export const transformerEfficiency = stage('transformer', {
	id: 'infrastructure.transformerEfficiency',
	symbol: 'η_tx',
	label: 'Efficiency of the MV/LV transformers',
})
export const switchgearEfficiency = stage('switchgear', {
	id: 'infrastructure.switchgearEfficiency',
	symbol: 'η_sw',
	label: 'Efficiency of the switchgear',
})
export const conversionEfficiency = stage('conversion', {
	id: 'infrastructure.conversionEfficiency',
	symbol: 'η_UPS',
	label: 'Efficiency of the UPS, or of the rectifiers of a direct-current bus',
})
export const distributionEfficiency = stage('distribution', {
	id: 'infrastructure.distributionEfficiency',
	turns: { from: 'plantMW', to: 'itMW' },
	symbol: 'η_dist',
	label: 'Efficiency of PDUs or busway',
})

export const rackDensity = fromField('buildPhases', 'rackDensityKW', {
	key: 'halls.rackKW',
	short: 'Power of a rack',
	symbol: 'p_rack',
	rule: 'lP8',
	otherwise: ({ model, index }) => {
		const asked = askedRack(model, index)
		if (asked === null)
			return fromCell({ table: 'coolingTechnologies', row: coolingOfPhase(model, index), field: 'rackKW' })
		return fromRule(asked.kW, { rule: 'lP8', text: { code: 'rack_of_order', facts: asked }, source: 'Places §3' })
	},
})

export const rackLimit = defineInput({
	...shared,
	kind: 'rate',
	id: 'infrastructure.rackLimit',
	symbol: 'p_max',
	label: 'Max rack power the hall’s cooling takes',
	rule: 'I18',
	unit: 'kW',
	source: 'Facility §1.1; Uptime Institute 2025',
	read: ({ model }: EngineWorld, index) => {
		const row = coolingOfPhase(model, index)
		return fromCell({ table: 'coolingTechnologies', row, field: 'maxRackKW' })
	},
})

const ratio = (id: string, is: Pick<Meaning<Unit>, 'id' | 'symbol' | 'label' | 'turns'>) =>
	defineInput({
		...shared,
		...is,
		scope: 'plan',
		unit: 'ratio',
		source: 'Facility §1.6–1.7',
		read: ({ model }: EngineWorld) => designFigure(model, id),
	})

export const continuousCooling = ratio('ups_continuous_cooling', {
	id: 'infrastructure.continuousCooling',
	turns: { from: 'itMW', to: 'plantMW' },
	symbol: 'κ_cc',
	label: 'CDUs and pumps on the UPS, per MW of IT',
})
export const substationGrowth = ratio('substation_growth', {
	id: 'infrastructure.substationGrowth',
	symbol: 'γ_sub',
	label: 'Growth a substation is sized for',
})
