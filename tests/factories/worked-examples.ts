import type { BalanceInput } from '#server/engine/balance/types.ts'
import {
	application,
	balanceInput,
	freeInstallation,
	gb200Kind,
	inference,
	monthNames,
	order,
	site,
	training,
} from './balance-input.ts'
import { llama405b } from './compute-rows.ts'

function series(months: number, value: (month: number) => number): Float64Array {
	return Float64Array.from({ length: months }, (_, month) => value(month))
}

function rampedMW(capacityMW: number, { start, over }: { readonly start: number; readonly over: number }) {
	return (month: number) => (month < start ? 0 : capacityMW * Math.min(1, (month - start + 1) / over))
}

/** Worked example B1, from 2026-01, with its schedule as printed. */
export function simpleExample(): BalanceInput {
	const months = 36
	const hallFinish = 13
	return balanceInput({
		months,
		monthNames: monthNames('2026-01', months),
		sites: [
			site(months, {
				targetItMW: 100,
				energyAvailableMW: series(months, rampedMW(140, { start: 14, over: 6 })),
				infrastructureAvailableItMW: series(months, (month) => (month > hallFinish ? 100 : 0)),
				hallsItMW: [series(months, (month) => (month > hallFinish ? 100 : 0))],
				contracts: [
					{
						id: 'utility',
						name: 'Utility',
						startMonth: 14,
						fullMonth: 19,
						endMonth: null,
						firmMW: 140,
						delayCause: null,
						heldMW: null,
						works: [],
					},
				],
				halls: [
					{ id: 'hall-a', name: 'Hall A', itMW: 100, plannedFinish: hallFinish, finish: hallFinish, delayCause: null },
				],
			}),
		],
		kinds: [{ ...gb200Kind, availableFromMonth: -12 }],
		orders: [
			order(months, {
				id: 'gb200',
				name: 'GB200',
				accelerators: 36_864,
				dueMonth: 9,
				arrivalMonth: 9,
				...freeInstallation({ months, accelerators: 36_864, firstMonth: 9, deliveryMonths: 6 }),
			}),
		],
		applications: [application(months, { growth: 's_curve', unitsAtStart: 2000, unitsAtEnd: 80_000, startMonth: 9 })],
		workloads: [inference({ startMonth: 9 }), training({ sites: [0], startMonth: 11 })],
	})
}

/** Worked example B2, from 2024-06, with its schedule as printed. */
export function campusExample(): BalanceInput {
	const months = 48
	const halls = Array.from({ length: 8 }, (_, hall) => ({
		id: `hall-${String(hall + 1)}`,
		name: `Hall ${String(hall + 1)}`,
		itMW: 110,
		plannedFinish: 11 + 2 * hall,
		finish: 11 + 2 * hall,
		delayCause: null,
	}))
	const utility = rampedMW(1000, { start: 9, over: 16 })
	return balanceInput({
		months,
		monthNames: monthNames('2024-06', months),
		sites: [
			site(months, {
				targetItMW: 880,
				energyAvailableMW: series(months, (month) => utility(month) + (month >= 15 ? 10 * (360 / 11) * 0.9 : 0)),
				infrastructureAvailableItMW: series(
					months,
					(month) => 110 * halls.filter(({ finish }) => month > finish).length,
				),
				hallsItMW: halls.map(({ finish, itMW }) => series(months, (month) => (month > finish ? itMW : 0))),
				halls,
				contracts: [
					{
						id: 'utility',
						name: 'Utility',
						startMonth: 9,
						fullMonth: 24,
						endMonth: null,
						firmMW: 1000,
						delayCause: null,
						heldMW: null,
						works: [],
					},
					{
						id: 'turbines',
						name: 'Turbines',
						startMonth: 15,
						fullMonth: 15,
						endMonth: null,
						firmMW: 294.5,
						delayCause: null,
						heldMW: null,
						works: [],
					},
				],
			}),
		],
		kinds: [{ ...gb200Kind, availableFromMonth: 7 }],
		orders: Array.from({ length: 8 }, (_, index) =>
			order(months, {
				id: `gb200-${String(index + 1)}`,
				name: `GB200 ${String(index + 1)}`,
				accelerators: 50_040,
				dueMonth: 12 + 2 * index,
				arrivalMonth: 12 + 2 * index,
				...freeInstallation({ months, accelerators: 50_040, firstMonth: 12 + 2 * index, deliveryMonths: 2 }),
			}),
		),
		applications: [
			application(months, {
				id: 'chat',
				name: 'Chat',
				growth: 's_curve',
				unitsAtStart: 50e6,
				unitsAtEnd: 700e6,
				startMonth: 12,
				requestsPerUnitPerDay: 3.7,
				inputTokensPerRequest: 1155,
				outputTokensPerRequest: 450,
				cacheHit: 0.5,
				timePerOutputTokenMs: 50,
				activeHoursPerDay: 24,
				peakFactor: 1.9,
			}),
		],
		workloads: [
			inference({ id: 'serve-405b', name: 'Serve 405B', model: llama405b, modelId: 'llama-3.1-405b', startMonth: 12 }),
			training({ id: 'train', trainingTokens: 60e12, accelerators: 100_000, startMonth: 15 }),
		],
	})
}
