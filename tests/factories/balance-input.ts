import type {
	BalanceApplication,
	BalanceInput,
	BalanceOrder,
	BalanceSite,
	ChipKind,
} from '#server/engine/balance/types.ts'
import type {
	BatchWorkload,
	InferenceWorkload,
	TrainingWorkload,
} from '#server/engine/balance/workloads/workload-types.ts'
import {
	type DemandFacts,
	meanTokensPerSecond,
	peakTokensPerSecond,
} from '#server/engine/layers/applications/demand.ts'
import { type GrowthCurve, unitsInMonth } from './reference-models/growth.ts'
import { gb200, llama405b, llama70b, stockEngine, trainingPriors } from './compute-rows.ts'

const FOREVER = Number.NEGATIVE_INFINITY

/** `2026-01` and the months after it. */
export function monthNames(start: string, count: number): readonly string[] {
	const [year = 0, month = 1] = start.split('-').map(Number)
	return Array.from({ length: count }, (_, index) => {
		const at = year * 12 + month - 1 + index
		return `${String(Math.floor(at / 12))}-${String((at % 12) + 1).padStart(2, '0')}`
	})
}

export const gb200Kind: ChipKind = {
	chip: gb200,
	name: 'NVIDIA GB200 NVL72',
	powerCapW: null,
	powerKW: 132 / 72,
	availableFromMonth: FOREVER,
}

export function site(months: number, overrides: Partial<BalanceSite> = {}): BalanceSite {
	return {
		id: 'abilene',
		name: 'Abilene',
		energyAvailableMW: new Float64Array(months).fill(100),
		peakPue: 1.246,
		overhead: { a: 0.35, b: 0.45, c: 0.2 },
		blockFillShare: 0.5,
		hallsItMW: [],
		infrastructureAvailableItMW: new Float64Array(months).fill(80),
		targetItMW: null,
		targetByMonth:
			typeof overrides.targetItMW !== 'number' ? null : new Float64Array(months).fill(overrides.targetItMW),
		itOverheadFactor: 1.11,
		diversityTraining: 0.9,
		diversityInference: 0.78,
		diversityMixed: 0.85,
		loadFactorTraining: 0.8,
		loadFactorInference: 0.6,
		loadFactorRented: 0.7,
		idlePowerShare: 0.2,
		acceleratorAvailability: 0.97,
		heldBackByInterconnectionMW: null,
		heldBackForLossMW: null,
		contracts: [],
		halls: [],
		...overrides,
	}
}

type Delivery = {
	readonly months: number
	readonly accelerators: number
	readonly firstMonth: number
	readonly deliveryMonths: number
}

/**
 * Delivered, installed and available accelerators of an order nothing delays: equal tranches, installed over three months
 * by the S-curve, each month's increment ramping .5, .9, 1 (liquid).
 */
export function freeInstallation({ months, accelerators, firstMonth, deliveryMonths }: Delivery) {
	const tranche = accelerators / deliveryMonths
	const arrivals = Array.from({ length: deliveryMonths }, (_, step) => firstMonth + step)
	const sumOver = (part: (age: number) => number) =>
		Float64Array.from(
			{ length: months },
			(_, month) => tranche * arrivals.reduce((sum, arrival) => sum + part(month - arrival), 0),
		)
	const installedShare = (age: number) => (age < 0 ? 0 : ([7 / 27, 20 / 27][age] ?? 1))
	const newlyInstalled = (age: number) => installedShare(age) - installedShare(age - 1)
	const availableShare = (age: number) =>
		installedShare(age) - 0.5 * newlyInstalled(age) - 0.1 * newlyInstalled(age - 1)
	const whole = (series: Float64Array) => series.map((count) => Math.floor(count + 1e-6))
	const delivered = sumOver((age) => (age < 0 ? 0 : 1))
	const installed = whole(sumOver(installedShare))
	const available = whole(sumOver(availableShare))
	return { delivered, installed, available }
}

/** An order all of whose accelerators are there from the first month. */
export function order(months: number, overrides: Partial<BalanceOrder> = {}): BalanceOrder {
	const accelerators = overrides.accelerators ?? 1000
	const all = () => new Float64Array(months).fill(accelerators)
	return {
		id: 'order',
		name: 'Order',
		site: 0,
		kind: 0,
		accelerators,
		lifeMonths: 60,
		dueMonth: 0,
		arrivalMonth: 0,
		delivered: all(),
		installed: all(),
		available: all(),
		installCause: null,
		...overrides,
	}
}

type ApplicationGiven = GrowthCurve & DemandFacts & Omit<BalanceApplication, 'demand'>

export const supportCopilot: ApplicationGiven = {
	id: 'support',
	name: 'Support copilot',
	growth: 'constant',
	unitsAtStart: 80_000,
	unitsAtEnd: 80_000,
	startMonth: 0,
	lastMonth: 11,
	adoption: 1,
	requestsPerUnitPerDay: 8,
	inputTokensPerRequest: 3000,
	outputTokensPerRequest: 150 * 1.3,
	cacheHit: 0.6,
	timePerOutputTokenMs: 40,
	activeHoursPerDay: 12,
	activeDaysPerMonth: 30.4,
	peakFactor: 1.8,
	inDataCenter: true,
}

export function application(months: number, overrides: Partial<ApplicationGiven> = {}): BalanceApplication {
	const given = { ...supportCopilot, lastMonth: months - 1, ...overrides }
	const units = Float64Array.from({ length: months }, (_, month) => unitsInMonth(given, month))
	const demand = {
		peakTokensPerSecond: units.map((count) => peakTokensPerSecond(given, count)),
		meanTokensPerSecond: units.map((count) => meanTokensPerSecond(given, count)),
		activeUnits: units.map((count) => count * given.adoption),
	}
	return { ...given, demand }
}

const anywhere = { sites: [], chips: [], startMonth: 0, lastMonth: 1000 } as const

export function inference(overrides: Partial<InferenceWorkload> = {}): InferenceWorkload {
	return {
		...anywhere,
		kind: 'inference',
		id: 'serve-70b',
		name: 'Serve 70B',
		priority: 1,
		modelId: 'llama-3.1-70b',
		modelName: 'Llama 3.1 70B',
		claims: [{ application: 0, share: 1 }],
		model: llama70b,
		precision: 'fp8',
		licensed: true,
		release: null,
		timePerOutputTokenMs: null,
		prefixCacheHit: null,
		speculativeAcceptance: null,
		contextTokens: null,
		acceleratorsPerReplica: null,
		maxBatchPerReplica: null,
		targetUtilisation: 0.65,
		tokensPerSecondPerAccelerator: null,
		...overrides,
	}
}

/** Six FLOP a parameter and token, and the months to a deadline, unless a test states them. */
function derivedOfRun(given: Partial<TrainingWorkload>): Pick<TrainingWorkload, 'flops' | 'monthsToDeadline'> {
	const { activeParamsB, totalParamsB } = given.model ?? llama405b
	const paramsB = activeParamsB ?? totalParamsB
	const flops = paramsB === null ? null : 6 * paramsB * 1e9 * (given.trainingTokens ?? 15.6e12)
	const months = (given.deadlineMonth ?? 0) - Math.max(0, given.startMonth ?? 0) + 1
	return { flops: given.flops ?? flops, monthsToDeadline: given.monthsToDeadline ?? Math.max(1, months) }
}

export function training(overrides: Partial<TrainingWorkload> = {}): TrainingWorkload {
	return {
		...anywhere,
		kind: 'training',
		id: 'train-405b',
		name: 'Pre-train',
		priority: 2,
		modelId: 'llama-3.1-405b',
		modelName: 'Llama 3.1 405B',
		model: llama405b,
		precision: 'bf16',
		method: 'full',
		trainingTokens: 15.6e12,
		accelerators: 16_384,
		deadlineMonth: null,
		mfu: null,
		goodput: null,
		mfuAccelerators: null,
		producesModel: null,
		...overrides,
		...derivedOfRun(overrides),
	}
}

export function batch(overrides: Partial<BatchWorkload> = {}): BatchWorkload {
	return {
		...anywhere,
		kind: 'batch',
		id: 'fold',
		name: 'Fold library',
		priority: 3,
		modelId: 'alphafold3',
		modelName: 'AlphaFold 3',
		jobsPerMonth: 100_000,
		hoursPerJob: [0.01],
		claims: [],
		...overrides,
	}
}

export function balanceInput(overrides: Partial<BalanceInput> = {}): BalanceInput {
	const months = overrides.months ?? 12
	return {
		months,
		monthNames: monthNames('2026-01', months),
		sites: [site(months)],
		kinds: [gb200Kind],
		defaultKind: 0,
		orders: [order(months)],
		applications: [application(months)],
		workloads: [inference()],
		engine: stockEngine,
		training: trainingPriors,
		maturity: { year0: 0.5, year1: 0.8, year2: 1 },
		spareShare: 0.03,
		demandElasticity: 0,
		unitCost: null,
		...overrides,
	}
}
