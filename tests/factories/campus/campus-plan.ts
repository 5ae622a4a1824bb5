import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths } from '#shared/units/months.ts'
import { planFile } from '../plan-file.ts'

export const CAMPUS_MONTHS = 84
/** Eight halls, two months apart; the later ones wait for electricians. */
export const HALLS = Array.from({ length: 8 }, (_, index) => ({
	id: `hall-${index + 1}`,
	name: `Hall ${index + 1}`,
	itMW: 103,
	start: index * 2,
	duration: 12,
	late: [0, 0, 1, 4, 5, 6, 7, 8][index] ?? 0,
}))
export type CampusHall = (typeof HALLS)[number]
export const startOf = (offset: number): string => addMonths('2025-03', offset)

/** The plan file that the campus result belongs to. */
export function campusPlan(over: Record<string, unknown> = {}): PlanFile {
	return planFile({
		horizonMonths: CAMPUS_MONTHS,
		buildPhases: HALLS.map((hall) => ({
			id: hall.id,
			siteId: 'abilene',
			name: hall.name,
			itMW: hall.itMW,
			startMonth: startOf(hall.start),
			durationMonths: hall.duration,
		})),
		powerContracts: [
			{
				id: 'gensets',
				siteId: 'abilene',
				name: 'Rental gensets',
				kind: 'btm_recip',
				capacityMW: 54,
				startMonth: '2026-03',
				termMonths: 10,
				energyPriceUsdPerMWh: 142,
				counterparty: 'Rentgen',
				status: 'energised',
			},
			{
				id: 'utility-1',
				siteId: 'abilene',
				name: 'Utility, phase 1',
				kind: 'utility_firm',
				capacityMW: 200,
				startMonth: '2026-06',
				rampMonths: 3,
				energyPriceUsdPerMWh: 48,
			},
			{
				id: 'utility-2',
				siteId: 'abilene',
				name: 'Utility, phase 2',
				kind: 'utility_firm',
				capacityMW: 400,
				startMonth: '2026-10',
				rampMonths: 6,
				energyPriceUsdPerMWh: 48,
			},
			{
				id: 'turbines',
				siteId: 'abilene',
				name: 'On-site turbines',
				kind: 'btm_gt_simple',
				capacityMW: 361,
				startMonth: '2026-09',
				rampMonths: 4,
			},
		],
		chipOrders: [
			{
				id: 'gb200-1',
				siteId: 'abilene',
				name: 'GB200 orders 1–2',
				chip: 'gb200-nvl72',
				accelerators: 400_896,
				orderMonth: '2025-09',
				leadTimeMonths: 9,
			},
		],
		applications: [{ id: 'coding', name: 'Coding assistant', archetype: 'customer-service', unitsAtStart: 2000 }],
		workloads: [
			{
				id: 'serve',
				name: 'Serve 70B',
				kind: 'inference',
				model: 'llama-3.1-70b',
				precision: 'fp8',
				applicationIds: ['coding'],
				startMonth: '2026-03',
			},
		],
		notes: {
			'powerContracts/utility-1/capacityMW': { quality: 'contract' },
			'powerContracts/turbines/startMonth': { quality: 'guess' },
		},
		...over,
	})
}
