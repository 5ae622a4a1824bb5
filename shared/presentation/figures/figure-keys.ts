import type { PlanResult, SiteResult } from '#shared/result.ts'
import type { Layer } from '#shared/layers.ts'
import { LAYERS } from '#shared/layers.ts'
import type { Unit } from '#shared/units/units.ts'
import { addSeries } from './series.ts'
import type { FigureKeyRow, FigureValues } from './figure-key-row.ts'
import { ITEM_KEYS } from './figure-keys-of-items.ts'

const atSite = (read: (site: SiteResult) => FigureValues): Required<Pick<FigureKeyRow, 'of'>> => ({
	of: {
		kind: 'site',
		ids: ({ result }) => Object.keys(result.sites),
		read: ({ result }, id) => {
			const site = result.sites[id]
			return site && read(site)
		},
	},
})

const ofPlan = (unit: Unit, read: (result: PlanResult) => FigureValues): FigureKeyRow => ({
	unit,
	plan: ({ result }) => read(result),
})

const LAYER_FIGURES = {
	energy: 'facilityMW',
	chips: 'accelerators',
	infrastructure: 'itMW',
	models: 'tokensPerSecond',
	applications: 'tokensPerSecond',
} as const satisfies Record<Layer, Unit>

type LayerKey = `layers.${Layer}.${'required' | 'available' | 'coverage'}`

function layerRow(layer: Layer, part: 'required' | 'available' | 'coverage'): FigureKeyRow {
	return {
		unit: part === 'coverage' ? 'ratio' : LAYER_FIGURES[layer],
		plan: ({ result }) => result.layers[layer][part],
		...atSite((site) => site.layers[layer][part]),
	}
}

const layerKey = (layer: Layer, part: 'required' | 'available' | 'coverage'): LayerKey => `layers.${layer}.${part}`

const LAYER_KEYS: ReadonlyMap<string, FigureKeyRow> = new Map(
	LAYERS.flatMap((layer) =>
		(['required', 'available', 'coverage'] as const).map((part): [string, FigureKeyRow] => [
			layerKey(layer, part),
			layerRow(layer, part),
		]),
	),
)

const SITE_KEYS = {
	'buildout.itMW.energy': {
		unit: 'itMW',
		plan: ({ result }) => result.buildout.itMW.energy,
		...atSite((site) => site.buildout.itMW.energy),
	},
	'buildout.itMW.infrastructure': {
		unit: 'itMW',
		plan: ({ result }) => result.buildout.itMW.infrastructure,
		...atSite((site) => site.buildout.itMW.infrastructure),
	},
	'buildout.itMW.chips': {
		unit: 'itMW',
		plan: ({ result }) => result.buildout.itMW.chips,
		...atSite((site) => site.buildout.itMW.chips),
	},
	itPowerMW: { unit: 'itMW', ...atSite((site) => site.itPowerMW) },
	facilityPowerMW: { unit: 'facilityMW', ...atSite((site) => site.facilityPowerMW) },
	pue: { unit: 'ratio', ...atSite((site) => site.pue) },
	peakPue: { unit: 'ratio', ...atSite((site) => site.peakPue[0] ?? null) },
	contractedFirmMW: { unit: 'facilityMW', ...atSite((site) => site.contractedFirmMW) },
	commissionedItMW: { unit: 'itMW', ...atSite((site) => site.commissionedItMW) },
	installedAccelerators: { unit: 'accelerators', ...atSite((site) => site.installedAccelerators) },
	energisedAccelerators: { unit: 'accelerators', ...atSite((site) => site.energisedAccelerators) },
	'stranded.accelerators': { unit: 'accelerators', ...atSite((site) => site.stranded.accelerators) },
	wue: { unit: 'litresPerKWh', ...atSite((site) => site.wue) },
	'curtailment.leftMW': { unit: 'facilityMW', ...atSite((site) => site.curtailment?.leftMW ?? null) },
	'energy.energyMWh': { unit: 'MWh', ...atSite((site) => site.energyMWh) },
	'environment.waterM3': { unit: 'm3', ...atSite((site) => site.waterM3) },
	'environment.waterOffsiteM3': { unit: 'm3', ...atSite((site) => site.waterOffsiteM3) },
	'environment.scope1Tonnes': { unit: 'tonnes', ...atSite((site) => site.scope1Tonnes) },
	'environment.co2LocationTonnes': { unit: 'tonnes', ...atSite((site) => site.co2LocationTonnes) },
	'environment.co2MarketTonnes': { unit: 'tonnes', ...atSite((site) => site.co2MarketTonnes) },
	'workforce.worked': {
		unit: 'heads',
		of: {
			kind: 'site',
			ids: ({ result }) => Object.keys(result.sites),
			read: ({ result }, id) => addSeries(Object.values(result.workforce.bySite[id] ?? {}), result.months.length),
		},
	},
	'network.leafSwitches': { unit: 'count', ...atSite((site) => site.network.leafSwitches) },
	'network.optics': { unit: 'count', ...atSite((site) => site.network.optics) },
	'network.storagePB': { unit: 'PB', ...atSite((site) => site.network.storagePB) },
	'space.floorAreaM2': { unit: 'm2', ...atSite((site) => site.space.floorAreaM2) },
	'space.landHectares': { unit: 'hectares', ...atSite((site) => site.space.landHectares) },
	'space.siteCapacityMW': { unit: 'facilityMW', ...atSite((site) => site.space.siteCapacityMW) },
} as const satisfies Record<string, FigureKeyRow>

const PLAN_KEYS = {
	energyMWh: ofPlan('MWh', ({ environment }) => environment.energyMWh),
	waterM3: ofPlan('m3', ({ environment }) => environment.waterM3),
	waterOffsiteM3: ofPlan('m3', ({ environment }) => environment.waterOffsiteM3),
	scope1Tonnes: ofPlan('tonnes', ({ environment }) => environment.scope1Tonnes),
	co2LocationTonnes: ofPlan('tonnes', ({ environment }) => environment.co2LocationTonnes),
	co2MarketTonnes: ofPlan('tonnes', ({ environment }) => environment.co2MarketTonnes),
	'environment.carbonFreeShare': ofPlan('share', ({ environment }) => environment.carbonFreeShare),
	'environment.carbonFreeShareOfYear': ofPlan('share', ({ environment }) => environment.carbonFreeShareByMonth),
	'applications.priceEffect': ofPlan(
		'ratio',
		({ applications }) =>
			Object.values(applications).find(({ priceEffect }) => priceEffect !== undefined)?.priceEffect ?? null,
	),
	'workforce.construction.headcount': ofPlan('heads', ({ workforce }) => workforce.construction.headcount),
	'workforce.unlevelled.construction.headcount': ofPlan(
		'heads',
		({ workforce }) => workforce.unlevelled.construction.headcount,
	),
	'workforce.construction.hours': ofPlan('labourHours', ({ workforce }) => workforce.construction.hours),
	'workforce.operations.headcount': ofPlan('heads', ({ workforce }) => workforce.operations.headcount),
	'workforce.participation.localShare': ofPlan('share', ({ workforce }) => workforce.participation.localShare),
	'workforce.participation.apprentices': ofPlan('heads', ({ workforce }) => workforce.participation.apprentices),
	'workforce.safety.expectedRecordables': ofPlan(
		'recordables',
		({ workforce }) => workforce.safety.expectedRecordables,
	),
	'finance.capexUsd': ofPlan('usd', ({ finance }) => finance.capexUsd),
	'finance.opexUsd': ofPlan('usd', ({ finance }) => finance.opexUsd),
	'finance.revenueUsd': ofPlan('usd', ({ finance }) => finance.revenueUsd),
	'finance.capexByLayer.energy': ofPlan('usd', ({ finance }) => finance.capexByLayer.energy),
	'finance.capexByLayer.chips': ofPlan('usd', ({ finance }) => finance.capexByLayer.chips),
	'finance.capexByLayer.infrastructure': ofPlan('usd', ({ finance }) => finance.capexByLayer.infrastructure),
	'finance.opexByKind.energy': ofPlan('usd', opexOf('energy')),
	'finance.opexByKind.demandCharges': ofPlan('usd', opexOf('demandCharges')),
	'finance.opexByKind.operationsStaff': ofPlan('usd', opexOf('operationsStaff')),
	'finance.opexByKind.maintenance': ofPlan('usd', opexOf('maintenance')),
	'finance.opexByKind.leases': ofPlan('usd', opexOf('leases')),
	'finance.beforePlanUsd.totalUsd': ofPlan('usd', ({ finance }) => finance.beforePlanUsd.totalUsd),
	'finance.totals.capexUsd': ofPlan('usd', ({ finance }) => finance.totals.capexUsd),
	'finance.totals.opexUsd': ofPlan('usd', ({ finance }) => finance.totals.opexUsd),
	'finance.totals.revenueUsd': ofPlan('usd', ({ finance }) => finance.totals.revenueUsd),
	'finance.totals.labourUsd': ofPlan('usd', ({ finance }) => finance.totals.labourUsd),
	'finance.totals.npvUsd': ofPlan('usd', ({ finance }) => finance.totals.npvUsd),
	'finance.totals.usdPerItMW': ofPlan('usdPerMW', ({ finance }) => finance.totals.usdPerItMW),
	'finance.totals.usdPerMillionTokens': ofPlan(
		'usdPerMillionTokens',
		({ finance }) => finance.totals.usdPerMillionTokens,
	),
} as const satisfies Record<string, FigureKeyRow>

function opexOf(kind: string): (result: PlanResult) => FigureValues {
	return ({ finance }) => finance.opexByKind[kind] ?? null
}

const NAMED_KEYS = { ...SITE_KEYS, ...PLAN_KEYS, ...ITEM_KEYS } as const
export type FigureKey = LayerKey | keyof typeof NAMED_KEYS
const ROWS: ReadonlyMap<string, FigureKeyRow> = new Map<string, FigureKeyRow>([
	...LAYER_KEYS,
	...Object.entries(NAMED_KEYS),
])

/** What a key of the result document means, and where it can be read. */
export function figureRow(key: FigureKey): FigureKeyRow {
	const row = ROWS.get(key)
	if (row === undefined) throw new Error(`No figure is kept under ${key}.`)
	return row
}

/** Whether a key made of parts, such as a kind of opex, is one that opens. */
export const isFigureKey = (key: string): key is FigureKey => ROWS.has(key)
