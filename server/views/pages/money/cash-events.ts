import type { CashEvent } from '#shared/charts/money/cash-bars.ts'
import type { BuildoutLayer, PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths } from '#shared/units/months.ts'
import { quarterOf } from '#shared/units/quarters.ts'
import { inShort } from '../../charts/kinks.ts'
import { listed } from '../../messages/counts.ts'

export type NamedCashEvent = CashEvent & { readonly says: string }

type Paid = {
	readonly quarters: readonly string[]
	readonly layers: Readonly<Record<BuildoutLayer, readonly number[]>>
	readonly revenue: readonly number[]
}
type OfPlan = { readonly plan: PlanFile; readonly result: Pick<PlanResult, 'schedule' | 'contracts'> }
type Happened = { readonly name: string; readonly what: string; readonly month: string | null }

/** Of the most that a quarter pays, or earns: a step that is less is told of none. */
const LEAST_STEP = 0.12

const named = ({ id, name }: { readonly id: string; readonly name?: string | null }) => name || id

/** What is paid for or earned from, with its month: halls begin, chips come, contracts start. */
function happenedIn({
	plan,
	result: { schedule, contracts },
}: OfPlan): Readonly<Record<BuildoutLayer, readonly Happened[]>> {
	return {
		energy: plan.powerContracts.map((contract) => {
			const first = (contracts[contract.id]?.rampedMW ?? []).findIndex((MW) => MW > 0)
			return { name: named(contract), what: 'starts', month: first < 0 ? null : addMonths(plan.startMonth, first) }
		}),
		infrastructure: plan.buildPhases.map((hall) => ({
			...{ name: named(hall), what: 'begins' },
			month: schedule[`phase:${hall.id}`]?.start ?? null,
		})),
		chips: plan.chipOrders.map((order) => ({
			...{ name: named(order), what: 'delivered' },
			month: schedule[`order:${order.id}`]?.start ?? null,
		})),
	}
}

/** Halls that are ready let work in. */
const earning = ({ plan, result: { schedule } }: OfPlan): readonly Happened[] =>
	plan.buildPhases.map((hall) => {
		const finish = schedule[`phase:${hall.id}`]?.finish ?? null
		return { name: named(hall), what: 'ready', month: finish === null ? null : addMonths(finish, 1) }
	})

/** Quarters that pay much more for a layer, or earn much more, than the one before, with what the plan has begin in them. */
export function cashEvents(of: OfPlan, { quarters, layers, revenue }: Paid): readonly NamedCashEvent[] {
	const paid = happenedIn(of)
	const paidMost = Math.max(
		0,
		...quarters.map((_, index) => LAYERS_PAID.reduce((all, layer) => all + (layers[layer][index] ?? 0), 0)),
	)
	const steps = (
		values: readonly number[],
		most: number,
		{ rises, all }: { readonly rises: CashEvent['rises']; readonly all: readonly Happened[] },
	) =>
		values.flatMap((value, index): readonly NamedCashEvent[] => {
			const size = value - (values[index - 1] ?? 0)
			const own = all.filter(({ month }) => month !== null && quarterOf(month) === quarters[index])
			if (size <= 0 || size < LEAST_STEP * most || own.length === 0) return []
			return [{ index, size, rises, text: inShort(own), says: listed(own.map(({ name, what }) => `${name} ${what}`)) }]
		})
	return [
		...LAYERS_PAID.flatMap((layer) => steps(layers[layer], paidMost, { rises: 'out', all: paid[layer] })),
		...steps(revenue, Math.max(0, ...revenue), { rises: 'in', all: earning(of) }),
	]
}

const LAYERS_PAID = ['energy', 'infrastructure', 'chips'] as const
