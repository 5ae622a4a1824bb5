import { runningSum } from '#server/views/figures/series.ts'
import { NOTHING_LET, nothingPaid } from '../plan-result.ts'
import type { PlanResult, ScheduleEntry } from '#shared/result.ts'
import type { Layer } from '#shared/layers.ts'
import { addMonths } from '#shared/units/months.ts'
import { planVerdict } from '../verdict/verdict-result.ts'
import { balanceOf, causeOf, factsOf, flat, heldBack, noneOf, planResult, siteResult } from '../plan-result.ts'
import { CAMPUS_MONTHS as MONTHS, HALLS, startOf } from './campus-plan.ts'
import type { CampusHall } from './campus-plan.ts'

const PUE = 1.25
const months = Array.from({ length: MONTHS }, (_, index) => addMonths('2026-01', index))
const series = (at: (index: number) => number): number[] => months.map((_, index) => at(index))

const hallEntry = (hall: CampusHall): ScheduleEntry => ({
	name: hall.name,
	siteId: 'abilene',
	plannedStart: startOf(hall.start),
	plannedFinish: addMonths(startOf(hall.start), hall.duration - 1),
	start: startOf(hall.start),
	finish: addMonths(startOf(hall.start), hall.duration - 1 + hall.late),
	delayMonths: hall.late,
	cause: hall.late > 0 ? 'labour:electrician' : null,
	progress: null,
})
const readyFrom = (hall: CampusHall, late: number) => addMonths(startOf(hall.start), hall.duration + late)
const ready = series(
	(index) => HALLS.filter((hall) => readyFrom(hall, hall.late) <= (months[index] ?? '')).length * 103,
)
const firm = series((index) => (index < 2 ? 0 : index < 5 ? 43 : Math.min(1206, 43 + (index - 4) * 95)))
const powered = firm.map((value) => value / PUE)
const asked = series((index) => (index < 2 ? 0 : Math.min(752, 90 + index * 44)))
const chipsAt = (MW: number) => Math.floor((MW * 1000) / 2.04)
const installed = series((index) => Math.min(400_896, 100_224 + index * 22_000))
const usable = series((index) => Math.min(powered[index] ?? 0, ready[index] ?? 0, (installed[index] ?? 0) * 0.00204))
const energised = usable.map(chipsAt)
const served = series((index) => (asked[index] === 0 ? 0 : Math.min(1, (usable[index] ?? 0) / (asked[index] ?? 1))))

const layers = {
	energy: balanceOf(
		'energy',
		asked.map((value) => value * PUE),
		firm,
	),
	chips: balanceOf('chips', asked.map(chipsAt), installed),
	infrastructure: balanceOf('infrastructure', asked, ready),
	models: balanceOf(
		'models',
		asked.map((value) => value * 2500),
		asked.map((value) => value * 2950),
	),
	applications: balanceOf(
		'applications',
		asked.map((value) => value * 2500),
		asked.map((value, index) => value * 2500 * (served[index] ?? 1)),
	),
}
const bindingAt = (index: number): Layer | null => {
	if (asked[index] === 0) return null
	const short = (['energy', 'chips', 'infrastructure'] as const)
		.map((layer) => ({ layer, share: layers[layer].coverage[index] ?? 1 }))
		.filter(({ share }) => share < 1 - 1e-9)
	return short.sort((a, b) => a.share - b.share)[0]?.layer ?? 'applications'
}
const binding = months.map((_, index) => bindingAt(index))
const planned = series((index) => (index < 20 ? Math.max(0, 1480 + 190 * index - 8 * index * index) : 0))
const supply = series((index) => Math.min(1720, 980 + index * 74))
const required = series((index) => (index < 25 ? Math.max(supply[index] ?? 0, planned[index] ?? 0) : 0)).map(
	(value, index) => (index > 12 && index < 25 ? Math.max(1720 - Math.max(0, index - 18) * 260, 0) : value),
)
const worked = required.map((value, index) => Math.min(value, supply[index] ?? 0))
const shortfall = required.map((value, index) => value - (worked[index] ?? 0))
const trade = (scale: number) => {
	const own = worked.map((value) => value * scale)
	return {
		required: own,
		available: own.map(() => 1400),
		worked: own,
		building: own,
		shortfall: flat(0, MONTHS),
		asked: own,
		missing: flat(0, MONTHS),
		peak: { month: '2026-10', headcount: Math.max(...own) },
		hours: 6.6e6 * scale,
	}
}
const headcount = worked.map((value) => value * 2.96)
const unlevelled = planned.map((value) => value * 2.45)
const peakOf = (values: readonly number[]) => ({
	month: months[values.indexOf(Math.max(...values))] ?? null,
	headcount: Math.max(...values),
})

/** An Abilene-like campus: power binds first, then electricians hold the halls, then demand. */
export function campusResult(over: Partial<Omit<PlanResult, 'months'>> = {}): PlanResult {
	const cause = (index: number) => {
		if (binding[index] === 'energy')
			return causeOf('contract_ramping', {
				layer: 'energy',
				month: months[index] ?? '',
				next: 'infrastructure',
				facts: factsOf({
					missing: 30,
					item: { list: 'powerContracts', id: 'utility-1', name: 'Utility phase 1' },
					fromMonth: '2026-06',
				}),
			})
		if (binding[index] === 'infrastructure')
			return causeOf('labour:electrician', {
				layer: 'infrastructure',
				month: months[index] ?? '',
				next: 'applications',
				facts: factsOf({
					missing: 40,
					item: { list: 'buildPhases', id: 'hall-5', name: 'Hall 5' },
					dueMonth: '2026-09',
					fromMonth: '2027-02',
				}),
			})
		return null
	}
	return planResult({
		months: MONTHS,
		layers,
		binding,
		bindingCause: months.map((_, index) => cause(index)),
		...heldBack(
			{ layer: 'infrastructure', cause: 'labour:electrician', from: '2026-10', to: '2027-09', lostMWMonths: 140 },
			MONTHS,
		),
		buildout: {
			itMW: { energy: powered, infrastructure: ready, chips: installed.map((value) => value * 0.00204) },
			targetItMW: 824,
			binding: months.map(() => null),
		},
		servedShare: served.map((value, index) => (asked[index] === 0 ? null : value)),
		stranded: {
			accelerators: installed.map((value, index) => Math.max(0, value - (energised[index] ?? 0))),
			acceleratorMonths: 2.2e6,
			idleCapitalUsd: 2e9,
		},
		sites: {
			abilene: siteResult(MONTHS, {
				layers,
				binding,
				itPowerMW: usable,
				facilityPowerMW: usable.map((value) => value * PUE),
				pue: series((index) => (index < 3 ? Number.NaN : 1.09 + 0.03 * Math.sin((index / 12) * Math.PI * 2))).map(
					(value) => (Number.isNaN(value) ? null : value),
				),
				peakPue: flat(PUE, MONTHS),
				contractedFirmMW: firm,
				securedFirmMW: firm,
				mwhLimitMW: null,
				leasedItMW: null,
				commissionedItMW: ready,
				installedAccelerators: installed,
				energisedAccelerators: energised,
				equipment: [
					{
						item: 'hv_transformer',
						name: 'HV transformer',
						unitSize: 80,
						sizeUnit: 'MVA',
						unitMW: null,
						needed: 15,
						stands: 0,
						count: 15,
						orderBy: '2025-11',
						slackMonths: -2,
						state: 'late',
						lots: [],
					},
					{
						item: 'switchgear',
						name: 'MV switchgear',
						unitSize: 1,
						sizeUnit: 'lineup',
						unitMW: null,
						needed: 64,
						stands: 0,
						count: 64,
						orderBy: '2026-03',
						slackMonths: 2,
						state: 'to_order',
						lots: [],
					},
					{
						item: 'cdu',
						name: 'Coolant distribution unit',
						unitSize: 1.3,
						sizeUnit: 'MW',
						unitMW: 1.3,
						needed: 640,
						stands: 0,
						count: 640,
						orderBy: '2026-08',
						slackMonths: 7,
						state: 'to_order',
						lots: [],
					},
				],
			}),
		},
		workforce: {
			...planResult({ months: MONTHS }).workforce,
			trades: {
				electrician: {
					required,
					available: supply,
					worked,
					building: worked,
					shortfall,
					asked: planned,
					missing: planned.map((value, index) => Math.max(0, value - (supply[index] ?? 0))),
					peak: peakOf(required),
					hours: 6.6e6,
				},
				pipefitter: trade(0.42),
				carpenter: trade(0.34),
				laborer: trade(0.3),
				ironworker: trade(0.2),
				operating_engineer: trade(0.16),
				network_technician: trade(0.12),
			},
			bySite: { abilene: { electrician: worked } },
			construction: {
				headcount,
				onSite: { headcount },
				peak: peakOf(headcount),
				hours: 19.9e6,
				hoursToDate: runningSum(headcount),
				beforePlanHours: 0,
			},
			unlevelled: {
				trades: { electrician: planned },
				construction: {
					headcount: unlevelled,
					peak: peakOf(unlevelled),
					hours: 19.9e6,
					hoursToDate: runningSum(unlevelled),
				},
			},
			travellers: { headcount: flat(0, MONTHS), addedPerMonth: flat(300, MONTHS), atMost: flat(7000, MONTHS) },
			thirdParty: { headcount: flat(0, MONTHS) },
			operations: { headcount: series((index) => (index < 6 ? 0 : 240)), byRole: {} },
			participation: { ...noneOf('workforce.participation'), localShare: 0.14, apprentices: 410 },
			safety: { expectedRecordables: 99.5 },
			gating: { trade: 'electrician', monthsLost: 8, MWMonthsLost: 3190 },
		},
		schedule: {
			...Object.fromEntries(HALLS.map((hall) => [`phase:${hall.id}`, hallEntry(hall)])),
			'contract:turbines': {
				name: 'On-site turbines',
				siteId: 'abilene',
				plannedStart: '2026-01',
				plannedFinish: '2026-08',
				start: '2026-01',
				finish: '2026-08',
				delayMonths: 0,
				cause: null,
				progress: null,
			},
			'order:gb200-1': {
				name: 'GB200 orders 1–2',
				siteId: 'abilene',
				plannedStart: '2025-09',
				plannedFinish: '2026-05',
				start: '2025-09',
				finish: '2026-05',
				delayMonths: 0,
				cause: null,
				progress: null,
			},
		},
		finance: {
			capexUsd: series((index) => (index < 26 ? 1.315e9 : 0)),
			opexUsd: series((index) => (served[index] ?? 0) * 9e7),
			revenueUsd: series((index) => (served[index] ?? 0) * (asked[index] ?? 0) * 1.4e6),
			collateralUsd: flat(0, MONTHS),
			capexByLayer: {
				energy: series((index) => (index < 26 ? 0.03e9 : 0)),
				chips: series((index) => (index < 26 ? 0.885e9 : 0)),
				infrastructure: series((index) => (index < 26 ? 0.4e9 : 0)),
				models: flat(0, MONTHS),
				applications: flat(0, MONTHS),
			},
			opexByKind: {
				energy: flat(3.4e7, MONTHS),
				demandCharges: flat(0, MONTHS),
				operationsStaff: flat(4e6, MONTHS),
				maintenance: flat(2.8e7, MONTHS),
				leases: flat(0, MONTHS),
				insurance: flat(0, MONTHS),
				propertyTax: flat(0, MONTHS),
			},
			revenueByKind: {
				outputTokensUsd: series((index) => (served[index] ?? 0) * (asked[index] ?? 0) * 1.4e6),
				inputTokensUsd: flat(0, MONTHS),
				acceleratorHoursUsd: flat(0, MONTHS),
				leasesUsd: flat(0, MONTHS),
				heatUsd: flat(0, MONTHS),
				passThroughUsd: flat(0, MONTHS),
			},
			labourUsd: flat(2e7, MONTHS),
			...nothingPaid(flat(0, MONTHS)),
			unitCosts: {
				acceleratorHours: {},
				workloads: {},
				contracts: {},
				idleUsd: flat(0, MONTHS),
				idleByLayer: { chipsUsd: 0, hallsUsd: 0, powerUsd: 0 },
				idleByMonth: { chipsUsd: flat(0, MONTHS), hallsUsd: flat(0, MONTHS), powerUsd: flat(0, MONTHS) },
			},
			totals: {
				capexUsd: 34.2e9,
				opexUsd: 5.5e9,
				revenueUsd: 62e9,
				labourUsd: 1.7e9,
				lodgingUsd: 0,
				npvUsd: 9.1e9,
				committedUsd: 0,
				idleUsd: 0,
				usdPerItMW: 13.6e6,
				usdPerMillionTokens: 0.38,
				fleetUsdPerMillionTokens: 0.38,
				...NOTHING_LET,
			},
		},
		environment: {
			energyMWh: 48.2e6,
			waterM3: 2.1e6,
			waterOffsiteM3: 71e6,
			scope1Tonnes: 6.4e6,
			co2LocationTonnes: 18.4e6,
			co2MarketTonnes: 15.2e6,
			co2MarketHourlyTonnes: 15.2e6,
			unservedMWh: 0,
			pausedMWh: 0,
			carbonFreeShare: 0.22,
			carbonFreeShareAnnual: 0.35,
			carbonFreeShareByMonth: flat(0.22, MONTHS),
			carbonFreeShareAnnualByMonth: flat(0.35, MONTHS),
			embodiedByMonth: flat(0, MONTHS),
			embodiedTonnes: { halls: 0, chips: 0, beforePlan: 0 },
		},
		verdict: planVerdict({
			fullPower: { month: '2028-01', monthsLate: 0 },
			firstPower: '2026-03',
		}),
		milestones: [
			{
				month: '2026-03',
				kind: 'first_power',
				siteId: 'abilene',
				facts: { kind: 'first_power', site: 'Abilene', itMW: 96 },
			},
			{ month: '2026-10', kind: 'peak_workforce', siteId: null, facts: { kind: 'peak_workforce', people: 1900 } },
			{
				month: '2028-01',
				kind: 'full_power',
				siteId: 'abilene',
				facts: { kind: 'full_power', site: 'Abilene', itMW: 200, accelerators: 96_000, leasedMW: 0 },
			},
		],
		warnings: [
			{
				path: 'chipOrders[0]',
				code: 'density_over_hall',
				facts: {
					...{
						order: 'First order',
						chip: 'NVIDIA GB300 NVL72',
						whole: 'rack',
						kW: 165.6,
						hall: 'Hall 1',
						hallKW: 132,
					},
					...{ share: 0.8768, running: 529, wanted: 603, refitUsd: null },
				},
			},
		],
		...over,
	})
}
