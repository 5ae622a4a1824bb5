import type { Quality } from '#shared/explanation.ts'
import type { Layer } from '#shared/result.ts'
import type { Unit } from '#shared/units/units.ts'

/** A figure the whole plan rests on unless it says otherwise, for all sites or for one (`siteId/key`). */
export type Assumption = {
	readonly label: string
	readonly help: string
	readonly unit: Unit
	readonly default: number
	/** limits of what a plan may set */
	readonly min: number
	readonly max: number
	/** the range the simulation draws from */
	readonly low: number | null
	readonly high: number | null
	readonly source: string
	readonly quality: Quality
	readonly layer: Layer | null
}

const guess = { quality: 'guess', source: 'Planner’s guess; replace it with your own figure' } as const
const diversity = { unit: 'ratio', min: 0.01, max: 1, layer: 'infrastructure', quality: 'benchmark' } as const
const maturity = {
	unit: 'ratio',
	min: 0.05,
	max: 2,
	layer: 'chips',
	quality: 'benchmark',
	source: 'MLPerf DeepSeek-R1 rounds and MI300X against its peers; low confidence',
} as const
const efficiency = {
	unit: 'share',
	min: 0.01,
	max: 1,
	layer: 'models',
	quality: 'benchmark',
	help: 'Training FLOP done ÷ dense BF16 peak, stops included; used where a workload states no MFU.',
} as const
const share = { unit: 'share', min: 0, max: 1 } as const

export const ASSUMPTIONS = {
	itOverheadFactor: {
		label: 'IT overhead factor',
		help: 'Network, storage and management on top of the servers.',
		unit: 'ratio',
		default: 1.11,
		min: 1,
		max: 2,
		low: 1.08,
		high: 1.15,
		source: 'SuperPOD bills of material (6 % network, 5 % storage and management); Epoch AI uses 1.14',
		quality: 'benchmark',
		layer: 'infrastructure',
	},
	diversityTraining: { ...diversity, label: 'Diversity, training', help: 'IT peak at one time ÷ nameplate.', default: 0.9, low: 0.85, high: 0.97, source: 'Planner’s default; power-smoothed training 0.97' },
	diversityInference: { ...diversity, label: 'Diversity, inference', help: 'IT peak at one time ÷ nameplate.', default: 0.78, low: 0.7, high: 0.88, source: 'Microsoft POLCA: 30 % more servers in the same envelope' },
	diversityMixed: { ...diversity, label: 'Diversity, mixed', help: 'Used where no workload is active at a site.', default: 0.85, low: 0.75, high: 0.95, source: 'Between training and inference' },
	loadFactorTraining: { ...diversity, label: 'Load factor, training', help: 'Average ÷ peak IT load.', default: 0.8, low: 0.7, high: 0.9, source: 'OLMo and Llama runs; planner’s default' },
	loadFactorInference: { ...diversity, label: 'Load factor, inference', help: 'Average ÷ peak IT load.', default: 0.6, low: 0.45, high: 0.75, source: 'Planner’s default; LBNL 2024 takes 0.5 for the fleet' },
	idlePowerShare: { ...share, ...guess, label: 'Idle power', help: 'Share of rated power an energised, unused accelerator draws.', default: 0.2, low: 0.1, high: 0.35, layer: 'energy' },
	targetUtilisation: { ...share, label: 'Target utilisation', help: 'Of the inference fleet at its peak: headroom for bursts and failover.', default: 0.65, min: 0.05, low: 0.45, high: 0.8, source: 'Planner’s default', quality: 'benchmark', layer: 'chips' },
	acceleratorAvailability: { ...share, label: 'Availability', help: 'Share of installed accelerators that work.', default: 0.97, min: 0.05, low: 0.94, high: 0.99, source: 'Supported by the Llama 3 failure rate', quality: 'benchmark', layer: 'chips' },
	spareShare: { ...share, label: 'Spares', help: 'Held for inference, per workload and pool, rounded up to nodes; they draw no power.', default: 0.03, low: 0.02, high: 0.05, source: 'GPU and memory faults stop about 9 % of chips a year (Llama 3)', quality: 'benchmark', layer: 'chips' },
	softwareMaturityYear0: { ...maturity, label: 'Software maturity, first year', help: 'Inference throughput in the first 12 months after general availability.', default: 0.5, low: 0.4, high: 0.7 },
	softwareMaturityYear1: { ...maturity, label: 'Software maturity, second year', help: 'Inference throughput from month 12.', default: 0.8, low: 0.7, high: 0.95 },
	softwareMaturityYear2: { ...maturity, label: 'Software maturity, later', help: 'Inference throughput from month 24.', default: 1, low: 0.9, high: 1.2 },
	trainingGoodput: { ...share, label: 'Goodput', help: 'Share of wall time on useful steps; used with a stated MFU.', default: 0.9, min: 0.01, low: 0.82, high: 0.96, source: 'Llama 3: over 90 % effective time on 16,384 H100', quality: 'published', layer: 'models' },
	trainingEfficiencyDenseLarge: { ...efficiency, label: 'Training efficiency, dense above 30 B', default: 0.34, low: 0.25, high: 0.46, source: 'Six published runs, LLaMA-65B to Llama 3.1 405B; sigma 0.24' },
	trainingEfficiencyDenseSmall: { ...efficiency, label: 'Training efficiency, dense below 15 B', default: 0.25, low: 0.14, high: 0.44, source: 'Six published runs, Llama 2 7B to Llama 3.1 8B; sigma 0.44' },
	trainingEfficiencyMoe: { ...efficiency, label: 'Training efficiency, mixture of experts', default: 0.28, low: 0.21, high: 0.37, source: 'DeepSeek-V3, Llama 4 Maverick and Scout; sigma 0.21' },
	powerCapExponent: { ...guess, label: 'Power cap exponent', help: 'Matrix throughput falls with (cap ÷ TDP) to this power.', unit: 'ratio', default: 0.4, min: 0, max: 3, low: 0.2, high: 0.7, layer: 'chips' },
	powerFactor: { ...share, label: 'Power factor', help: 'MW ÷ MVA at the interconnection.', default: 0.97, min: 0.5, low: 0.95, high: 0.99, source: 'Utility tariffs ask for at least 0.95', quality: 'benchmark', layer: 'energy' },
	siteReserve: { label: 'Site reserve', help: 'Site power capacity ÷ facility peak.', unit: 'ratio', default: 1.2, min: 1, max: 3, low: 1.15, high: 1.25, source: 'Abilene: 1.2 GW against 984 MW computed peak', quality: 'derived', layer: 'energy' },
	floorAreaM2PerItMW: { label: 'Floor area', help: 'Gross, of a hall that states none.', unit: 'm2PerItMW', default: 325, min: 10, max: 5000, low: 153, high: 930, source: '3.5 thousand square feet per MW IT, median of nine AI campuses', quality: 'derived', layer: 'infrastructure' },
	hectaresPerFacilityMW: { label: 'Land', help: 'Used to check the land a site states.', unit: 'hectaresPerFacilityMW', default: 0.364, min: 0.01, max: 100, low: 0.2, high: 0.49, source: '0.9 acres per MW: Abilene 0.92, Hyperion 1.13, Rainier 0.55', quality: 'published', layer: 'infrastructure' },
	weeklyHours: { label: 'Hours a week', help: 'Of construction crews where the site states none.', unit: 'hoursPerWeek', default: 50, min: 20, max: 84, low: 45, high: 60, source: 'Usual on US data-centre sites', quality: 'benchmark', layer: 'infrastructure' },
	absenceShare: { ...share, label: 'Absence', help: 'Vacation, weather, injury and turnover gaps.', default: 0.08, max: 0.9, low: 0.06, high: 0.1, source: 'CII and CURT-type surveys, recalled', quality: 'benchmark', layer: 'infrastructure' },
	netAddsPerMonth: { label: 'Travellers added a month', help: 'How fast a site takes on workers from elsewhere.', unit: 'headsPerMonth', default: 300, min: 0, max: 100_000, low: 130, high: 450, source: 'Abilene 427, Hyperion 264, Fairwater 128 a month', quality: 'published', layer: 'infrastructure' },
	apprenticesPerJourneyman: { label: 'Apprentices per journeyman', help: 'Of peak craft heads.', unit: 'ratio', default: 0.5, min: 0, max: 3, low: 0.33, high: 1, source: 'IBEW and UA agreements allow 1:1 to 2:3', quality: 'benchmark', layer: 'infrastructure' },
	labourBurden: { label: 'Labour burden', help: 'Cost of an hour ÷ wage; 1.67 where the site is union.', unit: 'ratio', default: 1.43, min: 1, max: 4, low: 1.35, high: 1.67, source: 'BLS ECEC June 2022, construction $43.56 ÷ $30.39', quality: 'published', layer: 'infrastructure' },
	dataCenterWagePremium: { ...share, label: 'Data-centre wage premium', help: 'On the trade’s median wage.', default: 0.25, max: 3, low: 0.1, high: 0.45, source: 'AlphaHire 25–45 %; Bisnow up to 30 %', quality: 'benchmark', layer: 'infrastructure' },
	contractorMarkup: { label: 'Contractor markup', help: 'Overhead and profit on labour.', unit: 'ratio', default: 1.2, min: 1, max: 3, low: 1.1, high: 1.3, source: 'Usual overhead and profit', quality: 'benchmark', layer: 'infrastructure' },
	recordablesPer200kHours: { label: 'Recordables per 200,000 h', help: 'Expected recordable injuries.', unit: 'ratio', default: 1, min: 0, max: 20, low: 0.6, high: 2.3, source: 'BLS construction 2.3 (2023); planning value', quality: 'benchmark', layer: 'infrastructure' },
	operationsLeadMonths: { ...guess, label: 'Operations team ahead by', help: 'Months the operations team is on site before the load.', unit: 'months', default: 3, min: 0, max: 24, low: 1, high: 6, layer: 'infrastructure' },
	activeDaysPerMonth: { label: 'Active days a month', help: 'Of applications whose archetype states none; 21.7 where the unit is a workday.', unit: 'daysPerMonth', default: 30.4, min: 0.1, max: 30.4, low: null, high: null, source: 'The plan’s calendar', quality: 'derived', layer: 'applications' },
	constructionEscalation: { label: 'Construction escalation', help: 'A year, from the price year of a cost row to 2026.', unit: 'sharePerYear', default: 0.055, min: -0.2, max: 0.5, low: 0.035, high: 0.07, source: 'Turner & Townsend 2025-26; JLL 2020–25 6.8 %', quality: 'published', layer: 'infrastructure' },
	hallScopeUplift: { label: 'Hall scope uplift', help: 'From hard cost to all-in; applies to cost rows with a range.', unit: 'ratio', default: 1.35, min: 1, max: 5, low: 1.2, high: 1.5, source: 'Owner-furnished equipment, land, design, contingency; Abilene check +8 %', quality: 'benchmark', layer: 'infrastructure' },
	liquidCoolingPremium: { ...share, label: 'Liquid cooling premium', help: 'On the hall, where racks are above 30 kW.', default: 0.085, max: 2, low: 0.07, high: 0.1, source: 'Turner & Townsend, Nov 2025', quality: 'published', layer: 'infrastructure' },
	networkStorageCapexShare: { ...share, ...guess, label: 'Network and storage', help: 'On top of the chips’ price.', default: 0.15, max: 2, low: 0.1, high: 0.25, layer: 'chips' },
	interconnectionUsdPerMW: { ...guess, label: 'Interconnection', help: 'Paid over the 12 months before an import contract starts.', unit: 'usdPerMW', default: 200_000, min: 0, max: 1e8, low: 80_000, high: 400_000, layer: 'energy' },
	hallMaintenanceShare: { ...share, ...guess, label: 'Hall maintenance', help: 'Of hall cost a year.', default: 0.025, low: 0.015, high: 0.04, layer: 'infrastructure' },
	itMaintenanceShare: { ...share, ...guess, label: 'IT maintenance', help: 'Of chip cost a year.', default: 0.03, low: 0.02, high: 0.06, layer: 'chips' },
	hallLifeMonths: { label: 'Hall life', help: 'Halls and grid connection are written off over it.', unit: 'months', default: 240, min: 12, max: 1200, low: 180, high: 360, source: 'Usual depreciation of data-centre buildings and plant', quality: 'benchmark', layer: 'infrastructure' },
	discountRate: { ...share, ...guess, label: 'Discount rate', help: 'A year, of net present value.', default: 0.08, low: 0.06, high: 0.12, layer: null },
	gridEmissionsDecline: { label: 'Grid emissions decline', help: 'A year, of every region’s factor.', unit: 'sharePerYear', default: 0, min: -0.5, max: 1, low: 0, high: 0.09, source: 'Held flat; Ember shows −9 % in the UK 2023 to 2024', quality: 'benchmark', layer: 'energy' },
	demandElasticity: { label: 'Demand elasticity', help: 'Cheaper tokens ask for more of them; 0 switches it off.', unit: 'ratio', default: 0, min: 0, max: 5, low: null, high: null, source: 'Off unless set', quality: 'benchmark', layer: 'applications' },
} as const satisfies Readonly<Record<string, Assumption>>

export type AssumptionKey = keyof typeof ASSUMPTIONS

/** Assumptions whose value is a key, not a number. */
export const TEXT_ASSUMPTIONS = {
	defaultChip: {
		label: 'Default chip',
		help: 'Stands for unserved demand where no eligible chip is ordered.',
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
