import { runningSum } from '#server/views/figures/series.ts'
import { NOTHING_LET, nothingPaid } from '../plan-result.ts'
import type { IssueFacts } from '#server/views/report/report-model.ts'
import type { PlanResult, TradeResult } from '#shared/result.ts'
import type { Layer } from '#shared/layers.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { PLAIN_SETTINGS } from '#shared/schemas/report/report-settings.ts'
import { addMonths } from '#shared/units/months.ts'
import { planVerdict } from '../verdict/verdict-result.ts'
import { contract, hall, planFile } from '../plan-file.ts'
import { balanceOf, causeOf, factsOf, heldBack, noneOf, planResult, siteResult } from '../plan-result.ts'

const MONTHS = 60
const START = '2026-01'
const NEVER = Array.from({ length: MONTHS }, () => null)
const each = (value: (index: number) => number): number[] =>
	Array.from({ length: MONTHS }, (_, index) => Math.max(0, value(index)))
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

/** Eight halls, three contracts, chips before power: an issue with something to say on every page. */
export function campusPlan(over: Record<string, unknown> = {}): PlanFile {
	return planFile({
		name: 'Abilene campus',
		startMonth: START,
		horizonMonths: MONTHS,
		sites: [
			{
				id: 'abilene',
				name: 'Abilene',
				country: 'US',
				region: 'TX',
				latitude: 32.45,
				longitude: -99.73,
				targetItMW: 824,
				redundancy: 'N+1',
				labourMarket: 'abilene',
			},
		],
		powerContracts: [
			contract('gas', {
				name: 'Gas turbines on site',
				kind: 'onsite_gas_turbine',
				capacityMW: 360,
				startMonth: '2026-03',
				rampMonths: 6,
				status: 'construction',
			}),
			contract('ercot-1', {
				name: 'Utility, phase 1',
				capacityMW: 300,
				startMonth: '2026-08',
				rampMonths: 4,
				energyPriceUsdPerMWh: 48,
				takeOrPayShare: 0.7,
				termMonths: 180,
				startDelayMonths: { p50: 2, p90: 9 },
			}),
			contract('ercot-3', {
				name: 'Utility, phase 3',
				capacityMW: 500,
				startMonth: '2027-06',
				rampMonths: 6,
				startDelayMonths: { p50: 0, p90: 9 },
			}),
		],
		buildPhases: Array.from({ length: 8 }, (_, index) =>
			hall(`hall-${index + 1}`, {
				name: `Hall ${index + 1}`,
				itMW: 103,
				startMonth: addMonths(START, index),
				durationMonths: 12,
			}),
		),
		chipOrders: Array.from({ length: 4 }, (_, index) => ({
			id: `gb200-${index + 1}`,
			siteId: 'abilene',
			name: `GB200 tranche ${index + 1}`,
			chip: 'gb200-nvl72',
			accelerators: 100_224,
			orderMonth: addMonths(START, index * 3),
		})),
		applications: [
			{ id: 'support', name: 'Support copilot', archetype: 'customer-service', unitsAtStart: 2000, unitsAtEnd: 80_000 },
		],
		workloads: [
			{
				id: 'serve',
				name: 'Serve 70B',
				kind: 'inference',
				model: 'llama-3.1-70b',
				applicationIds: ['support'],
				startMonth: '2026-06',
			},
			{
				id: 'train',
				name: 'Pre-train 405B',
				kind: 'training',
				model: 'llama-3.1-405b',
				accelerators: 16_384,
				deadlineMonth: '2027-04',
				startMonth: '2026-12',
			},
		],
		assumptions: {
			weeklyHours: { value: 55, why: 'The contractor’s calendar', source: 'EPC contract' },
			trainingGoodput: 0.92,
		},
		notes: {
			'powerContracts/ercot-3/startMonth': { quality: 'guess', why: 'No agreement yet' },
			'powerContracts/gas/capacityMW': { quality: 'contract' },
		},
		...over,
	})
}

function trade({ peak, at, cap, hours }: { peak: number; at: number; cap: number; hours: number }): TradeResult {
	const required = each((index) => peak * Math.exp(-(((index - at) / 6) ** 2)))
	const worked = each((index) => Math.min(cap, peak * Math.exp(-(((index - at) / 9) ** 2))))
	return {
		required,
		available: each(() => cap),
		worked,
		building: worked,
		shortfall: required.map((value, index) => Math.max(0, value - (worked[index] ?? 0))),
		asked: required,
		missing: required.map((value) => Math.max(0, value - cap)),
		peak: { month: addMonths(START, at), headcount: Math.max(...required) },
		hours,
	}
}

const TRADES = {
	electrician: trade({ peak: 2690, at: 8, cap: 1720, hours: 6.6e6 }),
	laborer: trade({ peak: 980, at: 5, cap: 1300, hours: 3e6 }),
	pipefitter: trade({ peak: 1040, at: 9, cap: 1010, hours: 2.5e6 }),
	ironworker: trade({ peak: 860, at: 3, cap: 1150, hours: 2.2e6 }),
	network_technician: trade({ peak: 310, at: 12, cap: 390, hours: 0.8e6 }),
	commissioning_agent: trade({ peak: 120, at: 14, cap: 110, hours: 0.2e6 }),
}

const energyMW = each((index) => (index < 2 ? 0 : Math.min(1100, (index - 2) * 62)))
const hallsMW = each((index) => Math.min(824, Math.floor(Math.max(0, index - 7) / 2) * 103))
const chipsMW = each((index) => Math.min(824, Math.floor(Math.max(0, index - 8) / 2) * 206))
const installed = each((index) => Math.min(400_896, Math.floor(Math.max(0, index - 8) / 2) * 100_224))
const energised = each((index) => Math.min(installed[index] ?? 0, ((hallsMW[index] ?? 0) / 824) * 400_896))
const demand = each((index) => (index < 5 ? 0 : 6e5 + 2.4e4 * index))
const served = each((index) => Math.min(demand[index] ?? 0, ((energised[index] ?? 0) / 400_896) * 2.2e6))
const stranded = installed.map((value, index) => value - (energised[index] ?? 0))
const meterMW = hallsMW.map((value) => value * 1.246)

const layers = {
	energy: balanceOf(
		'energy',
		demand.map((value) => (value / 2.2e6) * 1030),
		energyMW,
	),
	chips: balanceOf(
		'chips',
		demand.map((value) => (value / 2.2e6) * 300_000),
		installed,
	),
	infrastructure: balanceOf(
		'infrastructure',
		demand.map((value) => (value / 2.2e6) * 824),
		hallsMW,
	),
	models: balanceOf(
		'models',
		demand,
		demand.map((value) => value * 1.2),
	),
	applications: balanceOf('applications', demand, served),
}
const binding: (Layer | null)[] = Array.from({ length: MONTHS }, (_, index) =>
	index < 5 ? null : index < 9 ? 'energy' : index < 22 ? 'infrastructure' : 'applications',
)
const heads = (values: (row: TradeResult) => readonly number[]) =>
	each((index) => Object.values(TRADES).reduce((sum, row) => sum + (values(row)[index] ?? 0), 0))
const peakOf = (values: readonly number[]) => ({
	month: addMonths(START, values.indexOf(Math.max(...values))),
	headcount: Math.max(...values),
})
const worked = heads((row) => row.worked)
const asked = heads((row) => row.required)
const capex = each((index) => (index < 30 ? 1.14e9 : 0))
const opex = each((index) => (index < 8 ? 0 : 9e7))

/** What that campus comes to, made by hand. */
export function campusResult(over: Partial<PlanResult> = {}): PlanResult {
	return {
		...planResult({ months: MONTHS, start: START }),
		layers,
		binding,
		bindingCause: binding.map((layer, index) =>
			layer === 'energy'
				? causeOf('contract_ramping', {
						...{ layer, month: addMonths(START, index), next: 'infrastructure' },
						facts: factsOf({
							missing: 30,
							item: { list: 'powerContracts', id: 'gas', name: 'Gas turbines' },
							fromMonth: '2026-08',
						}),
					})
				: layer === 'infrastructure'
					? causeOf('labour:electrician', {
							...{ layer, month: addMonths(START, index), next: 'applications' },
							facts: factsOf({
								missing: 40,
								item: { list: 'buildPhases', id: 'hall-5', name: 'Hall 5' },
								dueMonth: '2026-09',
								fromMonth: '2027-02',
							}),
						})
					: null,
		),
		...heldBack({ layer: 'infrastructure', cause: 'labour:electrician', from: '2026-10', to: '2027-09' }, MONTHS),
		buildout: {
			itMW: { energy: energyMW.map((value) => value / 1.246), infrastructure: hallsMW, chips: chipsMW },
			targetItMW: 824,
			binding: binding.map((layer) => (layer === 'energy' || layer === 'infrastructure' ? layer : null)),
		},
		servedShare: demand.map((value, index) => (value > 0 ? (served[index] ?? 0) / value : null)),
		stranded: { accelerators: stranded, acceleratorMonths: total(stranded), idleCapitalUsd: 2.0e9 },
		sites: {
			abilene: siteResult(MONTHS, {
				layers,
				facilityPowerMW: meterMW,
				leasedItMW: null,
				commissionedItMW: hallsMW,
				contractedFirmMW: energyMW,
				securedFirmMW: energyMW,
				mwhLimitMW: null,
				installedAccelerators: installed,
				energisedAccelerators: energised,
				pue: hallsMW.map((value) => (value > 0 ? 1.21 : null)),
				peakPue: each(() => 1.246),
				energyMWh: meterMW.map((value) => value * 730 * 0.8),
				waterM3: meterMW.map((value) => value * 90),
				co2LocationTonnes: meterMW.map((value) => value * 220),
				co2MarketTonnes: meterMW.map((value) => value * 240),
				equipment: [
					{
						item: 'hv_transformer',
						name: 'High-voltage transformer',
						unitSize: 150,
						sizeUnit: 'MVA',
						unitMW: 150,
						needed: 9,
						stands: 0,
						count: 9,
						orderBy: '2024-06',
						slackMonths: -6,
						state: 'late',
						lots: [],
					},
					{
						item: 'ups',
						name: 'UPS block',
						unitSize: 1.5,
						sizeUnit: 'MW',
						unitMW: 1.5,
						needed: 620,
						stands: 0,
						count: 620,
						orderBy: '2026-03',
						slackMonths: 4,
						state: 'to_order',
						lots: [],
					},
					{
						item: 'chiller',
						name: 'Chiller',
						unitSize: 4,
						sizeUnit: 'MW',
						unitMW: 4,
						needed: 96,
						stands: 0,
						count: 96,
						orderBy: '2026-05',
						slackMonths: 6,
						state: 'to_order',
						lots: [],
					},
				],
			}),
		},
		workloads: {
			serve: {
				acceleratorsRequired: energised,
				acceleratorsAllocated: energised,
				acceleratorsMean: energised,
				workShare: energised.map(() => 1),
				servedShare: demand.map((value, index) => (value > 0 ? (served[index] ?? 0) / value : null)),
				tokensPerSecond: served,
				placements: {},
			},
			train: {
				acceleratorsRequired: each((index) => (index > 10 && index < 20 ? 16_384 : 0)),
				acceleratorsAllocated: each(() => 0),
				acceleratorsMean: each(() => 0),
				workShare: each(() => 1),
				servedShare: each(() => 1),
				tokensPerSecond: each(() => 0),
				placements: {},
				training: {
					flops: 3.8e25,
					acceleratorHours: 2.9e7,
					days: 82,
					daysRun: 0,
					finishMonth: '2027-06',
					meetsDeadline: false,
					expectedGoodput: 0.9,
					hoursBetweenStops: 3.09,
					checkpointSeconds: 817,
					pool: 'abilene/gb200-nvl72',
					efficiency: 0.34,
					attentionFlops: 1.6e24,
					countsAttention: false,
					usualPostTrainingFlops: 5.7e24,
					expectedStops: 572,
					memoryFloorAccelerators: 44,
					batchCeilingAccelerators: 124_992,
				},
			},
		},
		applications: {},
		workforce: {
			trades: TRADES,
			byLayer: { energy: {}, chips: {}, infrastructure: {}, models: {}, applications: {} },
			bySite: {},
			construction: {
				headcount: worked,
				onSite: { headcount: worked },
				peak: peakOf(worked),
				hours: 19.9e6,
				hoursToDate: runningSum(worked),
				beforePlanHours: 0,
			},
			unlevelled: {
				trades: Object.fromEntries(Object.entries(TRADES).map(([key, row]) => [key, row.required])),
				construction: { headcount: asked, peak: peakOf(asked), hours: 19.9e6, hoursToDate: runningSum(asked) },
			},
			baseline: { construction: { headcount: each(() => 0) } },
			actual: { headcount: NEVER, hoursToDate: NEVER },
			travellers: { headcount: each(() => 0), addedPerMonth: each(() => 300), atMost: each(() => 7000) },
			thirdParty: { headcount: each(() => 0) },
			operations: { headcount: each((index) => (index < 8 ? 0 : Math.min(554, (index - 8) * 60))), byRole: {} },
			participation: { ...noneOf('workforce.participation'), localShare: 0.14, apprentices: 620 },
			safety: { expectedRecordables: 99.5 },
			gating: { trade: 'electrician', monthsLost: 8, MWMonthsLost: 2190 },
		},
		schedule: Object.fromEntries([
			...Array.from({ length: 8 }, (_, index) => [
				`phase:hall-${index + 1}`,
				{
					name: `Hall ${index + 1}`,
					siteId: 'abilene',
					plannedStart: addMonths(START, index),
					plannedFinish: addMonths(START, index + 11),
					start: addMonths(START, index),
					finish: addMonths(START, index + 11 + index),
					delayMonths: index,
					cause: index > 0 ? ('labour:electrician' as const) : null,
				},
			]),
			[
				'contract:gas',
				{
					name: 'Gas turbines on site',
					siteId: 'abilene',
					plannedStart: '2025-06',
					plannedFinish: '2026-03',
					start: '2025-06',
					finish: '2026-03',
					delayMonths: 0,
					cause: null,
				},
			],
			...Array.from({ length: 4 }, (_, index) => [
				`order:gb200-${index + 1}`,
				{
					name: `GB200 tranche ${index + 1}`,
					siteId: 'abilene',
					plannedStart: addMonths(START, index * 3),
					plannedFinish: addMonths(START, index * 3 + 9),
					start: addMonths(START, index * 3),
					finish: addMonths(START, index * 3 + 10),
					delayMonths: 1,
					cause: 'hall_unfinished' as const,
				},
			]),
		]),
		finance: {
			capexUsd: capex,
			opexUsd: opex,
			revenueUsd: served.map((value) => value * 110),
			collateralUsd: each(() => 0),
			capexByLayer: {
				energy: capex.map((value) => value * 0.06),
				chips: capex.map((value) => value * 0.66),
				infrastructure: capex.map((value) => value * 0.28),
				models: each(() => 0),
				applications: each(() => 0),
			},
			opexByKind: {
				energy: opex,
				demandCharges: each(() => 0),
				operationsStaff: each(() => 0),
				maintenance: each(() => 0),
				leases: each(() => 0),
				insurance: each(() => 0),
				propertyTax: each(() => 0),
			},
			revenueByKind: {
				outputTokensUsd: served.map((value) => value * 110),
				inputTokensUsd: each(() => 0),
				acceleratorHoursUsd: each(() => 0),
				leasesUsd: each(() => 0),
				passThroughUsd: each(() => 0),
			},
			labourUsd: capex.map((value) => value * 0.05),
			...nothingPaid(each(() => 0)),
			unitCosts: {
				acceleratorHours: {},
				workloads: {},
				contracts: {},
				idleUsd: each(() => 0),
				idleByLayer: { chipsUsd: 0, hallsUsd: 0, powerUsd: 0 },
				idleByMonth: { chipsUsd: each(() => 0), hallsUsd: each(() => 0), powerUsd: each(() => 0) },
			},
			totals: {
				capexUsd: total(capex),
				opexUsd: total(opex),
				revenueUsd: total(served.map((value) => value * 110)),
				labourUsd: total(capex) * 0.05,
				lodgingUsd: 0,
				npvUsd: -4.1e9,
				committedUsd: 0,
				idleUsd: 0,
				usdPerItMW: 14.1e6,
				usdPerMillionTokens: 0.38,
				fleetUsdPerMillionTokens: 0.38,
				...NOTHING_LET,
			},
		},
		environment: {
			energyMWh: total(meterMW) * 584,
			waterM3: total(meterMW) * 90,
			waterOffsiteM3: 5.2e6,
			scope1Tonnes: 3.1e6,
			co2LocationTonnes: total(meterMW) * 220,
			co2MarketTonnes: total(meterMW) * 240,
			co2MarketHourlyTonnes: total(meterMW) * 240,
			unservedMWh: 0,
			pausedMWh: 0,
			carbonFreeShare: 0.31,
			carbonFreeShareAnnual: 0.42,
			carbonFreeShareByMonth: each(() => 0.31),
			carbonFreeShareAnnualByMonth: each(() => 0.42),
			embodiedByMonth: each(() => 0),
			embodiedTonnes: { halls: 0, chips: 0, beforePlan: 0 },
		},
		verdict: planVerdict({
			fullPower: { month: '2027-11', monthsLate: 0 },
			firstPower: '2026-03',
		}),
		milestones: [
			{
				month: '2026-03',
				kind: 'first_power',
				siteId: 'abilene',
				facts: { kind: 'first_power', site: 'Abilene', itMW: 96 },
			},
			{ month: '2026-09', kind: 'peak_workforce', siteId: 'abilene', facts: { kind: 'peak_workforce', people: 1900 } },
			{
				month: '2026-10',
				kind: 'first_chips',
				siteId: 'abilene',
				facts: { kind: 'first_chips', site: 'Abilene', accelerators: 4608 },
			},
			{
				month: '2027-11',
				kind: 'full_power',
				siteId: 'abilene',
				facts: { kind: 'full_power', site: 'Abilene', itMW: 200, accelerators: 96_000, leasedMW: 0 },
			},
		],
		warnings: [],
		...over,
	}
}

export function issueFacts(over: Partial<IssueFacts> = {}): IssueFacts {
	return {
		number: 3,
		generatedAt: '2026-11-24T14:02:00.000Z',
		generatedBy: 'Mara Ortiz',
		snapshotHash: '7c1e09ab44d2f00d7c1e09ab44d2f00d7c1e09ab44d2f00d7c1e09ab44d2f00d',
		project: 'Abilene',
		scenario: 'Base case',
		status: 'draft',
		settings: { ...PLAIN_SETTINGS, mark: 'Confidential' },
		reason: '',
		approvedBy: null,
		revisions: [],
		changes: null,
		...over,
	}
}
