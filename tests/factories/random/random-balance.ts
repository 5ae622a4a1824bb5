import fc from 'fast-check'
import type { BalanceInput } from '#server/engine/balance/types.ts'
import type { BalanceWorkload } from '#server/engine/balance/workloads/workload-types.ts'
import { application, balanceInput, batch, gb200Kind, inference, order, site, training } from '../balance-input.ts'
import { h200 } from '../compute-rows.ts'

/** months of a random plan */
export const MONTHS = 8
const h200Kind = { ...gb200Kind, chip: h200, name: 'H200', powerKW: 1.275, availableFromMonth: 3 }
const ramp = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 6 }))
const stepped = ([MW, from]: readonly [number, number]) =>
	Float64Array.from({ length: MONTHS }, (_, month) => (month < from ? 0 : MW * Math.min(1, (month - from + 1) / 3)))

const sites = fc.array(fc.record({ power: ramp, halls: ramp }), { minLength: 1, maxLength: 3 }).map((drawn) =>
	drawn.map(({ power, halls }, index) =>
		site(MONTHS, {
			id: `site-${String(index)}`,
			energyAvailableMW: stepped(power),
			infrastructureAvailableItMW: stepped(halls),
			targetItMW: index === 0 ? null : 10 * index,
		}),
	),
)

const orderDraw = fc.record({
	site: fc.nat(2),
	kind: fc.nat(1),
	accelerators: fc.integer({ min: 1, max: 20_000 }),
	arrivalMonth: fc.nat(5),
})
type OrderDraw = {
	readonly site: number
	readonly kind: number
	readonly accelerators: number
	readonly arrivalMonth: number
}

function ordered({ accelerators, arrivalMonth, ...draw }: OrderDraw, siteCount: number) {
	const since = (age: number, share: number) =>
		Float64Array.from({ length: MONTHS }, (_, month) =>
			month - arrivalMonth < age ? 0 : Math.floor(accelerators * share),
		)
	return order(MONTHS, {
		...draw,
		site: draw.site % siteCount,
		accelerators,
		arrivalMonth,
		dueMonth: arrivalMonth,
		delivered: since(0, 1),
		installed: since(1, 1),
		available: since(1, 0.9),
	})
}

const workloads = fc
	.array(
		fc.record({
			which: fc.constantFrom('inference', 'training', 'batch'),
			priority: fc.integer({ min: 1, max: 3 }),
			startMonth: fc.nat(4),
			size: fc.integer({ min: 1, max: 20_000 }),
			deadline: fc.option(fc.integer({ min: 3, max: 7 }), { nil: null }),
		}),
		{ minLength: 0, maxLength: 4 },
	)
	.map((drawn) =>
		drawn.map(({ which, priority, startMonth, size, deadline }, index): BalanceWorkload => {
			const place = { id: `w${String(index)}`, priority, startMonth }
			if (which === 'inference') return inference({ ...place, claims: [{ application: 0, share: 0.25 }] })
			if (which === 'batch') return batch({ ...place, jobsPerMonth: size * 100, hoursPerJob: [0.5, 1] })
			return training({
				...place,
				trainingTokens: size * 1e8,
				accelerators: deadline === null ? size : null,
				deadlineMonth: deadline,
			})
		}),
	)

/** Plans of one to three sites, two kinds of accelerator and up to four workloads. */
export const plans: fc.Arbitrary<BalanceInput> = fc
	.record({
		sites,
		workloads,
		orders: fc.array(orderDraw, { maxLength: 4 }),
		unitsAtEnd: fc.integer({ min: 0, max: 80_000_000 }),
	})
	.map(({ sites: places, workloads: works, orders, unitsAtEnd }) =>
		balanceInput({
			months: MONTHS,
			sites: places,
			kinds: [{ ...gb200Kind, availableFromMonth: -20 }, h200Kind],
			orders: orders.map((draw) => ordered(draw, places.length)),
			applications: [application(MONTHS, { growth: 'linear', unitsAtStart: 0, unitsAtEnd, startMonth: 1 })],
			workloads: works,
		}),
	)
