import { BUILD_ASSUMPTIONS } from './build-assumptions.ts'
import { LOAD_ASSUMPTIONS } from './load-assumptions.ts'
import { MONEY_ASSUMPTIONS } from './money/money-assumptions.ts'
import { PLACE_ASSUMPTIONS } from './place-assumptions.ts'
import { share, type Assumption, guess } from './assumption.ts'

/** Hours of a day: load, reserve, backup and what surplus earns. */
const HOUR_ASSUMPTIONS = {
	activeWindowCentreHour: {
		...guess,
		label: 'Peak demand hour',
		help: 'Local solar time at the middle of users’ active hours.',
		unit: 'hours',
		default: 14,
		min: 0,
		max: 24,
		low: 10,
		high: 20,
		layer: 'energy',
	},
	curtailmentEventHours: {
		label: 'Curtailment duration',
		help: 'Hours per curtailment; batteries spread their energy over them.',
		unit: 'hours',
		default: 2,
		min: 0,
		max: 168,
		low: 1,
		high: 6,
		source: 'Duke University, Nicholas Institute, Rethinking Load Growth (Feb 2025): average event about two hours',
		quality: 'published',
		layer: 'energy',
		wholePlan: true,
	},
	spinningReserveShare: {
		seldom: true,
		...share,
		label: 'Islanded spinning reserve',
		help: 'Share of load that gas must pick up, less battery reserve.',
		default: 0.1,
		low: 0,
		high: 0.25,
		source: 'NREL REopt: its off-grid default for load',
		quality: 'benchmark',
		layer: 'energy',
	},
	firmSolarShare: {
		...share,
		...guess,
		label: 'Firm solar share',
		help: 'Share of worst-day solar output counted as firm.',
		default: 0.9,
		min: 0,
		low: 0.75,
		high: 1,
		source:
			'own worst day against A. Vernon’s off-grid sizes (Substack, 2024): El Paso 3,017 vs. 2,721 MW, San Antonio 4,216 vs. 3,972 MW',
		layer: 'energy',
	},
	solarOtherLoss: {
		...share,
		label: 'Solar losses',
		help: 'Soiling, wiring, inverter, outages and half-life aging.',
		default: 0.15165,
		max: 0.9,
		low: 0.1,
		high: 0.2,
		source: 'Global Solar Atlas: 3.5% soiling and 7.5% other; availability and half-life aging 0.95',
		quality: 'derived',
		layer: 'energy',
	},
	solarTrackerShare: {
		...share,
		...guess,
		label: 'Tracker row yield',
		help: 'Output of rows with mutual shading ÷ a lone tracker.',
		default: 0.97,
		min: 0.5,
		low: 0.94,
		high: 1,
		layer: 'energy',
	},
	solarLossPerC: {
		...share,
		label: 'Solar heat loss',
		help: 'Output lost per °C of average air temperature.',
		default: 0.0035,
		max: 0.01,
		low: 0.003,
		high: 0.0042,
		source: 'Crystalline silicon, recalled',
		quality: 'published',
		layer: 'energy',
	},
	backupHeatRateMMBtuPerMWh: {
		...guess,
		label: 'Backup heat rate',
		help: 'Generator fuel per MWh, higher heating value.',
		unit: 'MMBtuPerMWh',
		default: 9.6,
		min: 5,
		max: 20,
		low: 9.2,
		high: 10.5,
		layer: 'energy',
	},
	backupFuelUsdPerMMBtu: {
		...guess,
		label: 'Backup fuel price',
		help: 'Diesel at 3.7 USD per gallon.',
		unit: 'usdPerMMBtu',
		default: 27,
		min: 0,
		max: 200,
		low: 20,
		high: 36,
		layer: 'energy',
	},
	backupKgCO2PerMWh: {
		label: 'Backup emissions',
		help: 'Generator emissions on site, during curtailment.',
		unit: 'kgPerMWh',
		default: 710,
		min: 0,
		max: 2000,
		low: 680,
		high: 780,
		source: '9.6 MMBtu/MWh × 73.96 kg/MMBtu (40 CFR 98 table C-1, distillate No. 2)',
		quality: 'published',
		layer: 'energy',
	},
	solarCaptureShare: {
		...share,
		...guess,
		label: 'Solar capture rate',
		help: 'Surplus solar revenue ÷ wholesale price.',
		default: 0.85,
		low: 0.55,
		high: 1,
		layer: 'energy',
	},
	windCaptureShare: {
		...share,
		...guess,
		label: 'Wind capture rate',
		help: 'Surplus wind revenue ÷ wholesale price.',
		default: 0.95,
		max: 1.5,
		low: 0.8,
		high: 1.05,
		layer: 'energy',
	},
} as const satisfies Readonly<Record<string, Assumption>>

const told = {
	...share,
	layer: null,
	low: null,
	high: null,
	quality: 'derived',
	source: 'Presentation rule; changes no figures',
} as const

/** What the first sentence of a plan speaks of. */
const HEADLINE_ASSUMPTIONS = {
	headlineShare: {
		...told,
		label: 'Headline window',
		help: 'The headline uses the shortest period with this loss share.',
		default: 0.8,
		min: 0.05,
		wholePlan: true,
	},
	headlineMateriality: {
		...told,
		label: 'Headline threshold',
		help: 'Unserved share below which the plan reads as served.',
		default: 0.005,
		wholePlan: true,
	},
} as const satisfies Readonly<Record<string, Assumption>>

/** What the verdict on a plan measures capacity and idleness by. */
const VERDICT_ASSUMPTIONS = {
	hallFill: {
		...share,
		...guess,
		label: 'Full-hall fill',
		help: 'Share of hall MW that fills it; racks rarely divide evenly.',
		default: 0.95,
		min: 0.5,
		low: 0.85,
		high: 1,
		layer: 'infrastructure',
	},
	idleReserve: {
		...share,
		...guess,
		label: 'Idle reserve',
		help: 'Share of installed chips; only idle beyond it is reported.',
		default: 0.05,
		low: 0,
		high: 0.15,
		layer: null,
		wholePlan: true,
	},
} as const satisfies Readonly<Record<string, Assumption>>

/** Every assumption with a number, by key. */
export const ASSUMPTIONS = {
	...LOAD_ASSUMPTIONS,
	...HOUR_ASSUMPTIONS,
	...BUILD_ASSUMPTIONS,
	...MONEY_ASSUMPTIONS,
	...PLACE_ASSUMPTIONS,
	...HEADLINE_ASSUMPTIONS,
	...VERDICT_ASSUMPTIONS,
} as const
export type AssumptionKey = keyof typeof ASSUMPTIONS

type Assumed = { readonly assumptions: Readonly<Record<string, { readonly value: number } | undefined>> }

/** What a plan assumes everywhere: what it states, else the default. */
export const assumedIn = ({ assumptions }: Assumed, key: AssumptionKey): number =>
	assumptions[key]?.value ?? ASSUMPTIONS[key].default

/** Assumptions whose value is a key, not a number. */
export const TEXT_ASSUMPTIONS = {
	defaultChip: {
		label: 'Default chip',
		help: 'Used for unserved demand where no eligible chip is ordered.',
		layer: 'chips',
		default: 'gb200-nvl72',
		reference: 'chips',
		source: 'The rack most campuses of 2025 and 2026 are built for',
		quality: 'guess',
	},
} as const
export type TextAssumptionKey = keyof typeof TEXT_ASSUMPTIONS

export const isAssumptionKey = (key: string): key is AssumptionKey => Object.hasOwn(ASSUMPTIONS, key)
export const isTextAssumptionKey = (key: string): key is TextAssumptionKey => Object.hasOwn(TEXT_ASSUMPTIONS, key)
export const ASSUMPTION_KEYS: readonly AssumptionKey[] = Object.keys(ASSUMPTIONS).filter(isAssumptionKey)

/** Whether a site may have a value of its own in place of the plan's. */
export const mayBeOfSite = (key: string): boolean => isAssumptionKey(key) && !('wholePlan' in ASSUMPTIONS[key])

/** What is known of an assumption by its key in a plan, for all sites or for one (`siteId/key`); null where there is none. */
export function findAssumption(written: string) {
	const cut = written.lastIndexOf('/')
	const [siteId, key] = [cut < 0 ? null : written.slice(0, cut), written.slice(cut + 1)]
	if (isAssumptionKey(key)) return { ...ASSUMPTIONS[key], siteId, key }
	return isTextAssumptionKey(key) ? { ...TEXT_ASSUMPTIONS[key], unit: null, min: null, max: null, siteId, key } : null
}

const LABELS = Object.entries({ ...ASSUMPTIONS, ...TEXT_ASSUMPTIONS })
/** The key of an assumption by what it is called, or by itself. */
export const assumptionCalled = (name: string): string | null =>
	LABELS.find(([key, { label }]) => key === name || label.toLowerCase() === name.toLowerCase())?.[0] ?? null
