import type { OwnCatalogue } from '#shared/catalogue/columns/own-catalogue.ts'
import type { Catalogue } from './tables.ts'
import type {
	Archetype,
	Chip,
	ChipExport,
	Climate,
	CountryWork,
	GridRegion,
	HallCost,
	LabourMarket,
	Model,
	PowerContractType,
	Provenance,
} from './types.ts'
import { ADVANCED } from './rows/chip-export.ts'
import { climateOfPoint } from './climate-of-point.ts'
import { zonesIn, ownClimate } from './own-climate.ts'
import { ownCooling } from './own-cooling.ts'
import { ANY_COUNTRY } from './rows/country-work.ts'

type Own<Table extends keyof OwnCatalogue> = OwnCatalogue[Table][number]
type OwnProvenance = { readonly [K in 'source' | 'asOf' | 'confidence']: Provenance[K] | null }

const OWN_SOURCE = 'This plan’s own row'
const OWN_AS_OF = 'not stated'

function provenanceOf({ source, asOf, confidence }: OwnProvenance): Provenance {
	return { source: source ?? OWN_SOURCE, asOf: asOf ?? OWN_AS_OF, confidence: confidence ?? 'medium' }
}

const withProvenance = <Row extends OwnProvenance>(row: Row) => ({ ...row, ...provenanceOf(row) })

const completeChip = (row: Own<'chips'>): Chip => ({
	...row,
	...provenanceOf(row),
	role: row.role ?? 'datacenter',
	status: row.status ?? 'available',
	scaleUpDomain: row.scaleUpDomain ?? row.acceleratorsPerNode ?? 1,
	cooling: row.cooling ?? (row.liquidCooled === true ? 'liquid' : 'air'),
	liquidCooled: row.liquidCooled ?? row.cooling?.startsWith('liquid') ?? false,
})

/** Parameters outside the routed experts, from total = shared + routed and active = shared + routed · topK ÷ experts. */
export function nonRoutedParamsB({
	totalParamsB,
	activeParamsB,
	experts,
	topK,
}: Pick<Model, 'totalParamsB' | 'activeParamsB' | 'experts' | 'topK'>): number | null {
	if (totalParamsB === null || activeParamsB === null || experts === null || topK === null || topK >= experts)
		return null
	const routed = (totalParamsB - activeParamsB) / (1 - topK / experts)
	return Math.max(0, totalParamsB - routed)
}

/** Growing KV bytes of a token: 2 · layers · heads · head size · 2 bytes, or the latent vector where attention is latent. */
function kvBytesOf(row: Own<'models'>, fullAttentionLayers: number | null): number | null {
	if (fullAttentionLayers === null) return null
	if (row.mla) return fullAttentionLayers * (row.mla.kvLoraRank + row.mla.qkRopeHeadDim) * 2
	const kvHeads = row.kvHeads ?? row.attentionHeads
	return kvHeads === null || row.headDim === null ? null : 2 * fullAttentionLayers * kvHeads * row.headDim * 2
}

function completeModel(row: Own<'models'>): Model {
	const slidingWindow =
		typeof row.slidingWindow === 'number'
			? { layers: Math.max(0, (row.layers ?? 0) - (row.fullAttentionLayers ?? 0)), window: row.slidingWindow }
			: row.slidingWindow
	const headDim =
		row.headDim ?? (row.hiddenSize !== null && row.attentionHeads !== null ? row.hiddenSize / row.attentionHeads : null)
	const fullAttentionLayers = row.fullAttentionLayers ?? row.layers
	const activeParamsB = row.activeParamsB ?? (row.kind === 'moe' ? null : row.totalParamsB)
	return {
		...row,
		...provenanceOf(row),
		architecture: row.architecture ?? row.kind,
		activeParamsB,
		nonRoutedParamsB: row.nonRoutedParamsB ?? nonRoutedParamsB({ ...row, activeParamsB }),
		moeLayers: row.moeLayers ?? (row.kind === 'moe' ? row.layers : null),
		fullAttentionLayers,
		headDim,
		kvHeads: row.kvHeads ?? row.attentionHeads,
		kvBytesPerTokenBf16: row.kvBytesPerTokenBf16 ?? kvBytesOf({ ...row, headDim }, fullAttentionLayers),
		slidingWindow,
		nativePrecision: row.nativePrecision ?? 'bf16',
		openWeights: row.openWeights ?? true,
		commercialUse: row.commercialUse ?? 'yes',
		job: row.job && { ...row.job, exponent: row.job.exponent ?? 1, memoryBound: row.job.memoryBound ?? false },
	}
}

const completeGridRegion = (row: Own<'gridRegions'>): GridRegion => ({
	...row,
	...provenanceOf(row),
	basis: row.basis ?? 'not stated',
	priceConfidence: row.priceConfidence ?? 'medium',
	year: row.year ?? 2026,
})

export const completeLabourMarket = (row: Own<'labourMarkets'>): LabourMarket => ({
	...row,
	...provenanceOf(row),
	// why: the national ratios the built-in rows use as well
	plumbersPipefitters: row.plumbersPipefitters ?? row.electricians * 0.616,
	ironworkers: row.ironworkers ?? row.electricians * 0.104,
	wageIndex: row.wageIndex ?? 1,
	shareAvailable: row.shareAvailable ?? 0.1,
	travellerDraw: row.travellerDraw ?? 'medium',
})

const completeContractType = (row: Own<'powerContractTypes'>): PowerContractType => {
	const firm = row.role === 'import' || row.role === 'onsite_combustion'
	return {
		...row,
		...provenanceOf(row),
		firmRule: row.firmRule ?? (firm || row.firmShare !== null ? 'share' : 'none'),
		firmShare: row.firmShare ?? (firm ? 1 : 0),
		physical: row.physical ?? (row.role !== 'financial' && row.role !== 'load' && row.role !== 'storage'),
		followsSun: row.followsSun ?? false,
		followsWind: row.followsWind ?? false,
		offshore: row.offshore ?? false,
		colocated: row.colocated ?? false,
		settlesAtHub: row.settlesAtHub ?? false,
		bridges: row.bridges ?? false,
		machine: row.machine ?? (row.role === 'storage' ? 'bess' : null),
		staffedByUnit: row.staffedByUnit ?? false,
		usuallyOwn: row.usuallyOwn ?? (row.capexUsdPerKW !== null || row.capexUsdPerKWh !== null),
	}
}

const completeArchetype = (row: Own<'archetypes'>): Archetype => ({
	...row,
	...provenanceOf(row),
	unitOfDemand: row.unitOfDemand ?? 'unit',
	requestsPerUnitPerDay: row.requestsPerUnitPerDay ?? { low: 0, best: 0, high: 0 },
	peakFactor: row.peakFactor ?? { low: 1, best: 1, high: 1 },
	activeHoursPerDay: row.activeHoursPerDay ?? 24,
	activeDaysPerMonth: row.activeDaysPerMonth ?? 30.4,
	latencyClass: row.latencyClass ?? 'interactive',
	runsAt: row.runsAt ?? 'datacenter',
	batchJobs: row.batchJobs.map((job) => ({
		...job,
		per: job.per ?? 'unit',
		unitsPerCount: job.unitsPerCount ?? 1,
		note: job.note ?? '',
		confidence: job.confidence ?? 'medium',
	})),
	rationale: row.rationale ?? OWN_SOURCE,
})

const completeCost = (row: Own<'costs'>): HallCost => ({
	...row,
	...provenanceOf(row),
	market: row.market ?? row.id,
	year: row.year ?? 2026,
})

/** What a row of a country leaves out is as the built-in one has it, else as for all without. Rule pL3 for travellers. */
function completeCountryWork(row: Own<'countryWork'>, builtIn: Catalogue): CountryWork {
	const like = [row.id, ANY_COUNTRY].flatMap((id) => builtIn.countryWork.find((known) => known.id === id) ?? [])[0]
	if (!like) throw new Error('The catalogue has no working year of all countries.')
	const { weeklyHours, leaveWeeks, locationFactor } = like
	return {
		...row,
		...provenanceOf(row),
		weeklyHours: row.weeklyHours ?? weeklyHours,
		leaveWeeks: row.leaveWeeks ?? leaveWeeks,
		locationFactor: row.locationFactor ?? locationFactor,
		travellersCap: row.travellersCap ?? travellersOf(row.constructionEmploymentM, builtIn) ?? like.travellersCap,
	}
}

/** By the root of who builds there against the United States, and never more than there. */
function travellersOf(buildersM: number | null, { countryWork }: Catalogue): CountryWork['travellersCap'] | null {
	const most = countryWork.find(({ id }) => id === 'US')
	if (buildersM === null || !most?.constructionEmploymentM) return null
	const share = Math.min(1, Math.sqrt(buildersM / most.constructionEmploymentM))
	const { low, best, high } = most.travellersCap
	return { low: low * share, best: best * share, high: high * share }
}

const completeChipExport = (row: Own<'chipExport'>): ChipExport => ({
	...row,
	...provenanceOf(row),
	country: row.country ?? row.id,
	chips: row.chips ?? ADVANCED,
	exceptions: row.exceptions ?? [],
})

const ownPoint = ({ source, asOf, confidence, ...point }: Own<'climatePoints'>, { climates }: Catalogue): Climate =>
	climateOfPoint(point, zonesIn(climates), provenanceOf({ source, asOf, confidence }))

/** The plan's own rows first: one with the id of a built-in row replaces it. */
function merged<Row extends { readonly id: string }>(own: readonly Row[], builtIn: readonly Row[]): readonly Row[] {
	if (own.length === 0) return builtIn
	const replaced = new Set(own.map(({ id }) => id))
	return [...own.map((row) => ({ ...row, own: true })), ...builtIn.filter(({ id }) => !replaced.has(id))]
}

/** The reference data with the plan's own rows, what they leave out filled in by rule. */
export function withOwnRows(own: OwnCatalogue, builtIn: Catalogue): Catalogue {
	const cooling = own.coolingTechnologies.map((row) => ownCooling(row, provenanceOf(row)))
	const known = { ...builtIn, coolingTechnologies: merged(cooling, builtIn.coolingTechnologies) }
	return {
		...known,
		chips: merged(own.chips.map(completeChip), builtIn.chips),
		models: merged(own.models.map(completeModel), builtIn.models),
		labourMarkets: merged(own.labourMarkets.map(completeLabourMarket), builtIn.labourMarkets),
		gridRegions: merged(own.gridRegions.map(completeGridRegion), builtIn.gridRegions),
		climates: merged(
			[
				...own.climates.map((row) => ownClimate(row, known)),
				...own.climatePoints.map((point) => ownPoint(point, builtIn)),
			],
			builtIn.climates,
		),
		powerContractTypes: merged(own.powerContractTypes.map(completeContractType), builtIn.powerContractTypes),
		archetypes: merged(own.archetypes.map(completeArchetype), builtIn.archetypes),
		costs: merged(own.costs.map(completeCost), builtIn.costs),
		demandRegions: merged(own.demandRegions.map(withProvenance), builtIn.demandRegions),
		gridAnchors: merged(own.gridAnchors.map(withProvenance), builtIn.gridAnchors),
		countryWork: merged(
			own.countryWork.map((row) => completeCountryWork(row, builtIn)),
			builtIn.countryWork,
		),
		chipExport: merged(own.chipExport.map(completeChipExport), builtIn.chipExport),
		ruleSets: merged(own.ruleSets.map(withProvenance), builtIn.ruleSets),
	}
}
