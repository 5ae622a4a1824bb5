import { expect, test } from 'vitest'
import { reproduction } from '../../../../../tests/factories/reproduction.ts'
import { runPlan } from '../../../compute-plan.ts'
import { rowsBySite } from '../../../places/rows-of-site.ts'
import { SUPPLY_OF_HOURS } from './hours-inputs.ts'
import { ALL_DONE, type HoursColumns, type HoursLoad, SiteHours } from './undone.ts'

type Entry = Readonly<Record<string, unknown>>

const FIRM_MW = 80
const CUT = { kind: 'utility_nonfirm', capacityMW: 60, curtailmentHoursPerYear: 2000, dispatchRank: 22 }
const GAS = { kind: 'btm_recip', capacityMW: 40, units: 4, dispatchRank: 21 }
/** What may stand beside firm service: cut, called, charged, made by the hour, held by an interconnection. */
const SUPPLIES: readonly { readonly beside: readonly Entry[]; readonly site?: Entry }[] = [
	{ beside: [] },
	{ beside: [CUT] },
	{ beside: [GAS] },
	{ beside: [CUT, GAS, { kind: 'btm_solar', capacityMW: 50 }, { kind: 'ppa_wind', capacityMW: 40 }] },
	{ beside: [CUT], site: { interconnection: { limitMW: 60 } } },
	{ beside: [CUT, { kind: 'bess', capacityMW: 30, energyMWh: 120 }] },
	{ beside: [CUT, { kind: 'demand_response', capacityMW: 10, maxHoursPerYear: 400 }] },
]
const MONTHS = [12, 30]

/** Loads below, at and above firm service, flat and peaked, some of which may pause. */
const LOADS: readonly HoursLoad[] = Array.from({ length: 17 }, (_, step) => (0.3 + step * 0.05) * FIRM_MW).flatMap(
	(meanMW) =>
		[0, 0.5, 1].flatMap((inferenceShare) =>
			[4, 12, 24].flatMap((activeHours) =>
				[0, 0.5].map((flexibleShare) => ({
					...{ meanMW, inferenceShare, activeHours, flexibleShare },
					flexibleWorkMW: flexibleShare * meanMW,
				})),
			),
		),
)

function hoursOf({ beside, site = {} }: (typeof SUPPLIES)[number]): SiteHours {
	const { world, columns } = runPlan(reproduction({ site, contract: { capacityMW: FIRM_MW }, contracts: beside }))
	const input = Object.fromEntries(
		Object.entries(SUPPLY_OF_HOURS).map(([name, { id }]) => [name, columns.get(id)]),
	) as unknown as HoursColumns
	return new SiteHours({ world, input, site: 0, contracts: rowsBySite(world, 'contract')[0] ?? [] })
}

test('law: a load that firm imports carry leaves nothing undone by the hours either (lP6)', () => {
	const carried = SUPPLIES.map((supply) => {
		const hours = hoursOf(supply)
		const asked = MONTHS.flatMap((month) => LOADS.map((load) => ({ month, load })))
		const without = asked.filter(({ month, load }) => hours.isCarried(month, load))
		for (const { month, load } of without) expect(hours.undone(month, load)).toEqual(ALL_DONE)
		return without.length / asked.length
	})
	// A flat load is carried up to the megawatts, a peaked one up to its load factor of them; batteries and promises are left out.
	expect(carried.map((share) => share > 0.5)).toEqual([true, true, true, true, false, false, false])
	expect(carried.slice(-2)).toEqual([0, 0])
})
