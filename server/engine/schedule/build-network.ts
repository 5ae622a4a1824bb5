import { hasStep, PROCUREMENT_STEP, SUBSTATION_STEP } from '#shared/catalogue/hall-steps.ts'
import { entry as of } from '../cells.ts'
import { type NetworkAsk, plannedNetwork, type Span, startsOf } from './planned-network.ts'
import type { MonthIndex } from './types.ts'

/** A step of the construction network, in months from the plan's first, not yet rounded. */
export type NetworkStep = {
	readonly id: string
	readonly name: string
	readonly start: number
	/** exclusive */
	readonly end: number
	/** how far it may move before the hall is late; below 0 it had to start earlier */
	readonly floatMonths: number
}

export type NetworkInputs = NetworkAsk & {
	/** longest middle lead time of what is set in the hall and not on order; it does not shrink with the hall; 0: all is */
	readonly leadMonths: number
	/** what the plan states as ordered for setting in the hall */
	readonly stated?: StatedPurchases | undefined
	/** how stated equipment holds the substation back */
	readonly substationHeld?: Delay | undefined
}

/** Months by which stated purchases move the packages that set them, and what of it the hall is late by. */
export type Delay = { readonly months: number; readonly late: number }
/** First month of order and last month of delivery, counted as the hall's start is, and the fewest months between a delivery and its need; below 0 the hall waits. */
export type StatedPurchases = { readonly ordered: MonthIndex; readonly delivered: MonthIndex; readonly spare: number }

const EQUIPMENT_SET = 'equipment_set'

/**
 * The construction network of one hall, dated as planned. Procurement keeps its real lead time and ends when equipment is set;
 * a lead that does not fit leaves negative float and moves nothing. What the plan states as ordered does: what stands later than it
 * is needed holds the step that sets it, and all that follows is pushed as long. An existing hall has no steps. Rule S9. Source: facility §3.1–3.2.
 */
export function buildNetwork(ask: NetworkInputs): readonly NetworkStep[] {
	if (ask.scope === 'existing') return []
	const { spans, starts: planned, finish } = plannedNetwork(ask)
	const dated = spans.map((span): Span =>
		span.step.id === PROCUREMENT_STEP ? { ...span, months: ask.leadMonths } : span,
	)
	const late = lateStarts(dated, { starts: planned, finish })
	const starts = pushedStarts(dated, { planned, held: heldBy(ask, { planned, late }) })
	return dated
		.filter(({ step }) => hasStep(ask.scope, step.id))
		.map(({ step, months }): NetworkStep => {
			const { id, name } = step
			const start = of(starts, id)
			const floatMonths = tidy(of(late, id) - start)
			if (id === PROCUREMENT_STEP) return { id, name, ...procured(ask, { start, floatMonths }) }
			return { id, name, start, end: start + months, floatMonths }
		})
}

/** What is late is shown when it had to begin; what is on order, from its order to its delivery. */
function procured(
	ask: NetworkInputs,
	{ start, floatMonths }: Readonly<Record<'start' | 'floatMonths', number>>,
): Omit<NetworkStep, 'id' | 'name'> {
	const shown = start + Math.min(0, floatMonths)
	const open = { start: shown, end: shown + ask.leadMonths, floatMonths }
	const { stated } = ask
	if (!stated) return open
	const bought = { start: stated.ordered, end: stated.delivered, floatMonths: stated.spare }
	if (ask.leadMonths === 0) return bought
	return {
		start: Math.min(open.start, bought.start),
		end: Math.max(open.end, bought.end),
		floatMonths: Math.min(open.floatMonths, bought.floatMonths),
	}
}

/**
 * Months by which stated purchases hold a step back beyond its planned start: until they are there, and so far that the
 * network ends as late as the packages they move.
 */
function heldBy(
	{ stated, substationHeld }: NetworkInputs,
	{ planned, late }: Readonly<Record<'planned' | 'late', ReadonlyMap<string, number>>>,
): ReadonlyMap<string, number> {
	const room = (id: string) => Math.max(0, of(late, id) - of(planned, id))
	const { months, late: lateBy } = substationHeld ?? { months: 0, late: 0 }
	const waits = Math.max(0, -(stated?.spare ?? 0))
	return new Map([
		[EQUIPMENT_SET, waits > 0 ? room(EQUIPMENT_SET) + waits : 0],
		[SUBSTATION_STEP, lateBy > 0 ? room(SUBSTATION_STEP) + lateBy : Math.min(months, room(SUBSTATION_STEP))],
	])
}

/** Planned starts, each pushed behind what it waits for once something is held; what is stated too early stays so much too early. */
function pushedStarts(
	spans: readonly Span[],
	from: { readonly planned: ReadonlyMap<string, number>; readonly held: ReadonlyMap<string, number> },
): ReadonlyMap<string, number> {
	const { planned, held } = from
	const byId = new Map(spans.map((span) => [span.step.id, span]))
	return startsOf(spans, ({ step: { id }, after }, allowed) => {
		const start = of(planned, id)
		const asPlanned = after.flatMap(({ phase, offsetMonths, doneShare }) => {
			const before = phase === PROCUREMENT_STEP ? undefined : byId.get(phase)
			return before ? [of(planned, phase) + doneShare * before.months + offsetMonths] : []
		})
		const overlap = tidy(Math.max(0, ...asPlanned.map((month) => month - start)))
		return Math.max(start + (held.get(id) ?? 0), ...allowed.map(({ month }) => month - overlap))
	})
}

/** Last months each step may start in; what another step waits for must end in time for that step's planned date. */
function lateStarts(
	spans: readonly Span[],
	{ starts, finish }: { readonly starts: ReadonlyMap<string, number>; readonly finish: number },
): ReadonlyMap<string, number> {
	const late = new Map<string, number>()
	const lateOf = (span: Span): number => {
		const known = late.get(span.step.id)
		if (known !== undefined) return known
		const allowed = spans.flatMap((next) =>
			next.after.flatMap(({ phase, offsetMonths, doneShare }) => {
				if (phase !== span.step.id) return []
				// Deliveries are promised for the planned date, not for the last one.
				const needed = phase === PROCUREMENT_STEP ? of(starts, next.step.id) : lateOf(next)
				return [needed - offsetMonths - doneShare * span.months]
			}),
		)
		const start = Math.min(finish - span.months, ...allowed)
		late.set(span.step.id, start)
		return start
	}
	for (const span of spans) lateOf(span)
	return late
}

/** Rounding noise of a sum is no float. */
function tidy(months: number): number {
	return Math.abs(months) < 1e-9 ? 0 : months
}
