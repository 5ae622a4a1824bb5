import { METRIC_KEYS } from '#shared/metrics/metric.ts'
import type { Told } from '#shared/metrics/told.ts'
import type { Series } from '#shared/series.ts'
import type { BindingCause, CauseFacts } from '#shared/result/cause-result.ts'
import type { FinanceResult, LayerBalance, LayerBalances, PlanResult, SiteResult } from '#shared/result.ts'
import type { Layer } from '#shared/layers.ts'
import type { Headline, LayerFacts, Shortfall, ShortfallGroup } from '#shared/result/shortfall-result.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import { planVerdict } from './verdict/verdict-result.ts'

const UNITS = {
	energy: 'MW',
	chips: 'accelerators',
	infrastructure: 'MW',
	models: 'tokens/s',
	applications: 'tokens/s',
} as const

/** The names of the figures that stand directly under a path of the result. */
const namesUnder = (path: string): readonly string[] =>
	METRIC_KEYS.flatMap((key) => {
		const name = key.slice(path.length + 1)
		return key.startsWith(`${path}.`) && !name.includes('.') ? [name] : []
	})

/** A group of figures, all 0: what a test does not ask for it need not name. */
export const noneOf = <Path extends string>(path: Path): Told<Path> =>
	Object.fromEntries(namesUnder(path).map((name) => [name, 0])) as Told<Path>

export const flat = (value: number, months: number): number[] => Array.from({ length: months }, () => value)
/** The value holds from the index on; before it, the other. */
export const stepUp = ({
	before,
	after,
	at,
	months,
}: {
	before: number
	after: number
	at: number
	months: number
}): number[] => Array.from({ length: months }, (_, index) => (index < at ? before : after))

export function balanceOf(layer: Layer, required: readonly number[], available: readonly number[]): LayerBalance {
	return {
		unit: UNITS[layer],
		required,
		available,
		coverage: required.map((value, index) => (value > 0 ? (available[index] ?? 0) / value : null)),
	}
}

/** Every layer covered twice over, unless told otherwise. */
export function layersOf(months: number, own: Partial<Record<Layer, LayerBalance>> = {}): LayerBalances {
	const covered = (layer: Layer) => own[layer] ?? balanceOf(layer, flat(100, months), flat(200, months))
	return {
		energy: covered('energy'),
		chips: covered('chips'),
		infrastructure: covered('infrastructure'),
		models: covered('models'),
		applications: covered('applications'),
	}
}

/** What a cause’s sentence rests on: one of something is missing, and nothing more is known. */
export const factsOf = (over: Partial<CauseFacts> = {}): CauseFacts => ({
	...{ missing: 1, item: null, amount: null, dueMonth: null, fromMonth: null, there: 0, left: null, chip: null },
	...over,
})

export const causeOf = (cause: BindingCause['cause'], over: Partial<BindingCause> = {}): BindingCause => ({
	facts: factsOf(),
	cause,
	siteId: 'abilene',
	layer: 'chips',
	month: '2026-01',
	next: null,
	...over,
})

const noFacts: LayerFacts = {
	entered: 1,
	monthsAsked: 0,
	monthsShort: 0,
	requiredMonths: 0,
	shortMonths: 0,
	worst: null,
	lostMWMonths: 0,
	mostRequired: 0,
	mostAvailable: 0,
	neverNeeded: null,
	neverNeededUsd: null,
}
/** Nothing short, nothing over; tests say what is different. */
export const layerFacts = (over: Partial<Record<Layer, Partial<LayerFacts>>> = {}): PlanResult['layerFacts'] => ({
	energy: { ...noFacts, ...over.energy },
	chips: { ...noFacts, ...over.chips },
	infrastructure: { ...noFacts, ...over.infrastructure },
	models: { ...noFacts, ...over.models },
	applications: { ...noFacts, ...over.applications },
})

/** Nothing lost of what the plan is measured by. */
export const noShortfall = (months: number, basis: Shortfall['basis']): Shortfall => ({
	basis,
	requiredMWMonths: 0,
	lostMWMonths: 0,
	lostItMW: flat(0, months),
	worst: null,
	demandedTokenMonths: 0,
	unclaimedTokenMonths: 0,
	targetCauses: flat(0, months).map(() => null),
	groups: [],
})

/** A result whose headline and only group of lost months is this one, of 100 MW-months. */
export function heldBack(
	over: Partial<Headline> & Pick<Headline, 'layer' | 'cause'>,
	months: number,
	all: Partial<ShortfallGroup> = {},
): Pick<PlanResult, 'headline' | 'shortfall'> {
	const headline: Headline = {
		siteId: 'abilene',
		from: '2026-01',
		to: '2026-06',
		form: 'between',
		groupMWMonths: 100,
		lostMWMonths: 100,
		shareOfLost: 1,
		weighedBy: 'MW',
		...over,
	}
	const { layer, cause, siteId, from, to, groupMWMonths, lostMWMonths, shareOfLost } = headline
	const group = {
		layer,
		cause,
		siteId,
		MWMonths: groupMWMonths,
		share: shareOfLost,
		months: monthsBetween(from, to) + 1,
		firstMonth: from,
		lastMonth: to,
		...all,
	}
	return {
		headline,
		shortfall: { ...noShortfall(months, 'demand'), requiredMWMonths: 1000, lostMWMonths, groups: [group] },
	}
}

export function siteResult(months: number, over: Partial<SiteResult> = {}): SiteResult {
	const zero = flat(0, months)
	const none = zero.map(() => null)
	return {
		layers: layersOf(months),
		binding: flat(0, months).map(() => 'applications' as const),
		buildout: {
			itMW: { energy: zero, infrastructure: zero, chips: zero },
			targetItMW: 0,
			binding: zero.map(() => null),
		},
		layerFacts: layerFacts(),
		itNameplateMW: zero,
		itPowerMW: zero,
		facilityPowerMW: zero,
		targetItMW: zero,
		deliveredItMW: zero,
		fedItMW: zero,
		housedItMW: zero,
		filledItMW: zero,
		filledAloneItMW: zero,
		lateMW: zero,
		pue: zero.map(() => null),
		pueLoad: flat(0.6, months),
		peakPue: flat(1.25, months),
		contractedFirmMW: zero,
		capacityObligationMW: zero,
		flexibleWorkMW: zero,
		flexibleMW: zero,
		workShare: flat(1, months),
		nonFirmMW: zero,
		securedFirmMW: zero,
		mwhLimitMW: null,
		leasedItMW: null,
		commissionedItMW: zero,
		installedAccelerators: zero,
		energisedAccelerators: zero,
		energyMWh: zero,
		waterM3: zero,
		ruleSets: [],
		sheet: {
			...{ energyMWh: zero, itEnergyMWh: zero, waterM3: zero, renewableMWh: zero },
			...{ pueByMonth: none, wueByMonth: none, erfByMonth: none, refByMonth: none },
		},
		heat: { recoverableMW: zero, deliveredMWh: zero, usd: zero, sourceC: 40 },
		embodiedByMonth: zero,
		gasHeldMW: zero,
		gasTakeOrPayUsd: zero,
		waterOffsiteM3: zero,
		scope1Tonnes: zero,
		co2LocationTonnes: zero,
		co2MarketTonnes: zero,
		co2MarketHourlyTonnes: zero,
		equipment: [],
		wue: zero.map(() => null),
		fuelMMBtu: zero,
		coolings: [],
		dispatch: {
			onsiteUsedMWh: zero,
			importMWh: zero,
			ppaUsedMWh: zero,
			gasMWh: zero,
			backupMWh: zero,
			batteryChargeMWh: zero,
			batteryDischargeMWh: zero,
			batteryLossMWh: zero,
			spilledMWh: zero,
			exportMWh: zero,
			pausedMWh: zero,
			unservedMWh: zero,
			carbonFreeMWh: zero,
		},
		curtailment: null,
		places: {
			climate: { id: 'Abilene TX', distanceKm: 2, rule: 'nearest', country: 'US' },
			gridRegion: { id: 'US-ERCT', distanceKm: 2, rule: 'anchor', anchor: 'Abilene', country: 'US' },
			labourMarkets: [],
			labourMarket: null,
			costMarket: { id: 'us', distanceKm: null, rule: 'world', country: null },
		},
		network: {
			leafSwitches: 0,
			spineSwitches: 0,
			coreSwitches: 0,
			cables: 0,
			optics: 0,
			storagePB: 0,
			readGBps: 0,
		},
		space: {
			floorAreaM2: 0,
			whiteSpaceM2: 0,
			racks: 0,
			landHectares: 0,
			peakFacilityMW: 0,
			siteCapacityMW: 0,
		},
		stranded: { accelerators: zero, acceleratorMonths: 0, idleCapitalUsd: 0 },
		...over,
	}
}

/** A quiet plan in which all that is asked is served; tests say what is different. */
export function planResult({
	months = 24,
	start = '2026-01',
	...over
}: Partial<Omit<PlanResult, 'months'>> & { months?: number; start?: string } = {}): PlanResult {
	const zero = flat(0, months)
	const noPeak = { month: null, headcount: 0 }
	return {
		format: 'strata.result/1',
		engine: '1.0.0',
		months: zero.map((_, index) => addMonths(start, index)),
		asOfMonth: start,
		layers: layersOf(months),
		binding: zero.map(() => 'applications' as const),
		bindingCause: zero.map(() => null),
		buildout: {
			itMW: { energy: zero, infrastructure: zero, chips: zero },
			targetItMW: 0,
			binding: zero.map(() => null),
		},
		verdict: planVerdict({ statusMonth: start }),
		headline: null,
		shortfall: noShortfall(months, 'demand'),
		layerFacts: layerFacts(),
		servedShare: flat(1, months),
		stranded: { accelerators: zero, acceleratorMonths: 0, idleCapitalUsd: 0 },
		sites: { abilene: siteResult(months) },
		contracts: {},
		workloads: {},
		applications: {},
		workforce: {
			trades: {},
			byLayer: { energy: {}, chips: {}, infrastructure: {}, models: {}, applications: {} },
			bySite: {},
			construction: {
				headcount: zero,
				onSite: { headcount: zero },
				peak: noPeak,
				hours: 0,
				hoursToDate: zero,
				beforePlanHours: 0,
			},
			unlevelled: { trades: {}, construction: { headcount: zero, peak: noPeak, hours: 0, hoursToDate: zero } },
			baseline: { construction: { headcount: zero } },
			actual: { headcount: zero.map(() => null), hoursToDate: zero.map(() => null) },
			travellers: { headcount: zero, addedPerMonth: zero, atMost: zero },
			thirdParty: { headcount: zero },
			operations: { headcount: zero, byRole: {} },
			participation: noneOf('workforce.participation'),
			safety: { expectedRecordables: 0 },
			gating: null,
		},
		schedule: {},
		halls: {},
		buildNetwork: {},
		supplyChain: {},
		finance: {
			capexUsd: zero,
			opexUsd: zero,
			revenueUsd: zero,
			collateralUsd: zero,
			capexByLayer: { energy: zero, chips: zero, infrastructure: zero, models: zero, applications: zero },
			opexByKind: {
				energy: zero,
				demandCharges: zero,
				operationsStaff: zero,
				maintenance: zero,
				leases: zero,
				insurance: zero,
				propertyTax: zero,
			},
			revenueByKind: {
				outputTokensUsd: zero,
				inputTokensUsd: zero,
				acceleratorHoursUsd: zero,
				leasesUsd: zero,
				heatUsd: zero,
				passThroughUsd: zero,
			},
			labourUsd: zero,
			...nothingPaid(zero),
			unitCosts: {
				acceleratorHours: {},
				workloads: {},
				contracts: {},
				idleUsd: zero,
				idleByLayer: { chipsUsd: 0, hallsUsd: 0, powerUsd: 0 },
				idleByMonth: { chipsUsd: zero, hallsUsd: zero, powerUsd: zero },
			},
			totals: {
				capexUsd: 0,
				opexUsd: 0,
				revenueUsd: 0,
				labourUsd: 0,
				lodgingUsd: 0,
				npvUsd: 0,
				committedUsd: 0,
				idleUsd: 0,
				usdPerItMW: null,
				usdPerMillionTokens: null,
				fleetUsdPerMillionTokens: null,
				...NOTHING_LET,
			},
		},
		environment: {
			energyMWh: 0,
			waterM3: 0,
			waterOffsiteM3: 0,
			scope1Tonnes: 0,
			co2LocationTonnes: 0,
			co2MarketTonnes: 0,
			co2MarketHourlyTonnes: 0,
			unservedMWh: 0,
			pausedMWh: 0,
			carbonFreeShare: null,
			carbonFreeShareAnnual: null,
			carbonFreeShareByMonth: [],
			carbonFreeShareAnnualByMonth: [],
			embodiedByMonth: [],
			embodiedTonnes: { halls: 0, chips: 0, beforePlan: 0 },
		},
		milestones: [],
		warnings: [],
		...over,
	}
}

/** Rent and cost of what a plan sells beside tokens, where it sells nothing. */
export const NOTHING_LET = {
	rentUsdPerAcceleratorHour: null,
	usdPerAcceleratorHour: null,
	rentUsdPerKWMonth: null,
	usdPerKWMonth: null,
}

/** Layers bind in spells: `[['energy', 8], ['applications', 16]]`. */
export const bindingSpells = (spells: readonly (readonly [Layer | null, number])[]): (Layer | null)[] =>
	spells.flatMap(([layer, months]) => flat(0, months).map(() => layer))

type Financing = Pick<FinanceResult, 'cashFlow' | 'quarters' | 'returns' | 'atClose'>

/** Cash flow and returns of a plan in which nothing is paid. */
function unfinanced(none: Series): Financing {
	const cashFlow = Object.fromEntries(namesUnder('finance.cashFlow').map((key) => [key, none]))
	const nothing = (path: string) => Object.fromEntries(namesUnder(path).map((key) => [key, null]))
	const returns = nothing('finance.returns')
	const atClose = {
		sources: nothing('finance.atClose.sources'),
		uses: nothing('finance.atClose.uses'),
		takeOut: nothing('finance.atClose.takeOut'),
	}
	return {
		cashFlow: cashFlow as Financing['cashFlow'],
		quarters: {},
		returns: { ...returns, binding: null } as Financing['returns'],
		atClose: atClose as Financing['atClose'],
	}
}

/** Money that no month has, and of no hall, plant or site: of a plan in which nothing is paid. */
export function nothingPaid(none: Series) {
	return {
		currency: { code: 'USD', usdPerCurrencyUnit: 1 },
		beforePlanUsd: { energy: 0, chips: 0, infrastructure: 0, totalUsd: 0, labourUsd: 0 },
		afterPlanUsd: { energy: 0, chips: 0, infrastructure: 0, totalUsd: 0 },
		cancellation: { unplacedUsd: 0, cancelableUsd: 0, feeUsd: 0 },
		committedUsd: { energy: 0, chips: 0, infrastructure: 0, totalUsd: 0 },
		lodgingUsd: none,
		estimate: {
			class: null,
			lowShare: null,
			highShare: null,
			moneyByQuality: { contract: 0, quote: 0, benchmark: 0, guess: 0 },
		},
		halls: {},
		plants: {},
		land: {},
		substations: {},
		scopes: { hallsUsdPerItMW: null, connectedUsdPerItMW: null, ownPlantUsdPerItMW: null },
		...unfinanced(none),
	}
}
