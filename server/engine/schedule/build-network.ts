import type { ConstructionPhase } from '#shared/catalogue/facility-types.ts'
import { entry as of } from '../cells.ts'
import type { HallScope, MonthIndex } from './types.ts'

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

export type NetworkInputs = {
	/** the thirteen steps, each after those it names */
	readonly steps: readonly ConstructionPhase[]
	readonly scope: HallScope
	/** the first month of work on site */
	readonly startMonth: MonthIndex
	readonly durationMonths: number
	/** longest middle lead time of what is set in the hall and not on order; it does not shrink with the hall; 0: all is */
	readonly leadMonths: number
	/** what the plan states as ordered for setting in the hall */
	readonly stated?: StatedPurchases | undefined
	/** how stated equipment holds the substation back */
	readonly substationHeld?: Delay | undefined
}

/** Months by which stated purchases move the packages that set them, and what of it the hall is late by. */
export type Delay = { readonly months: number; readonly late: number }
/** First month of order and last month of delivery, counted as the hall's start is. */
export type StatedPurchases = Pick<Delay, 'late'> & { readonly ordered: MonthIndex; readonly delivered: MonthIndex }

type Link = ConstructionPhase['after'][number]
type Span = { readonly step: ConstructionPhase; readonly after: readonly Link[]; readonly months: number }

const PROCUREMENT = 'procurement'
const SUBSTATION = 'substation'
const FIRST_ON_SITE = 'civil'
const EQUIPMENT_SET = 'equipment_set'
const ENERGISED_FOR = 'cx_l3'
/** What a hall that stands already has behind it. */
const BUILT: Readonly<Record<HallScope, readonly string[]>> = {
	greenfield: [],
	shell_exists: ['civil', 'shell'],
	fit_out_only: ['civil', 'shell', SUBSTATION],
	existing: [],
}

/**
 * The construction network of one hall, dated: middle durations, scaled so that what follows the permits takes the hall's own
 * months; permits and design lie before them. Procurement keeps its real lead time and ends when equipment is set; a lead
 * that does not fit leaves negative float and moves nothing. What the plan states as ordered does: equipment is set no
 * earlier than it arrives, and all that follows is pushed. An existing hall has no steps. Rule S9. Source: facility §3.1–3.2.
 */
export function buildNetwork(ask: NetworkInputs): readonly NetworkStep[] {
	if (ask.scope === 'existing') return []
	const spans = ask.steps.map((step) => spanOf(step, ask.scope))
	const early = earlyStarts(spans)
	const ready = Math.max(...spans.map((span) => of(early, span.step.id) + span.months))
	const notice = of(early, FIRST_ON_SITE)
	const scale = ask.durationMonths / (ready - notice)
	const dated = spans.map((span): Span => ({
		...span,
		months: span.step.id === PROCUREMENT ? ask.leadMonths : span.months * scale,
		after: span.after.map((link) => ({ ...link, offsetMonths: link.offsetMonths * scale })),
	}))
	const planned = new Map([...early].map(([id, month]) => [id, ask.startMonth + (month - notice) * scale]))
	const late = lateStarts(dated, { starts: planned, finish: ask.startMonth + ask.durationMonths })
	const starts = pushedStarts(dated, { planned, held: heldBy(ask, { planned, late }) })
	return dated
		.filter(({ step }) => !BUILT[ask.scope].includes(step.id))
		.map(({ step, months }): NetworkStep => {
			const { id, name } = step
			const start = of(starts, id)
			const floatMonths = tidy(of(late, id) - start)
			if (id === PROCUREMENT)
				return { id, name, ...procured(ask, { start, floatMonths, due: of(planned, EQUIPMENT_SET) }) }
			return { id, name, start, end: start + months, floatMonths }
		})
}

/** What is late is shown when it had to begin; what is on order, from its order to its delivery. */
function procured(
	ask: NetworkInputs,
	{ start, floatMonths, due }: Readonly<Record<'start' | 'floatMonths' | 'due', number>>,
): Omit<NetworkStep, 'id' | 'name'> {
	const shown = start + Math.min(0, floatMonths)
	const open = { start: shown, end: shown + ask.leadMonths, floatMonths }
	const { stated } = ask
	if (!stated) return open
	const bought = { start: stated.ordered, end: stated.delivered, floatMonths: tidy(due - stated.delivered) }
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
	const arrives = stated ? stated.delivered - of(planned, EQUIPMENT_SET) : 0
	const spare = of(late, SUBSTATION) - of(planned, SUBSTATION)
	return new Map([
		[EQUIPMENT_SET, Math.max(0, arrives, stated?.late ?? 0)],
		[SUBSTATION, Math.min(substationHeld?.months ?? 0, spare + (substationHeld?.late ?? 0))],
	])
}

/** Planned starts, each pushed behind what it waits for once something is held. */
function pushedStarts(
	spans: readonly Span[],
	from: { readonly planned: ReadonlyMap<string, number>; readonly held: ReadonlyMap<string, number> },
): ReadonlyMap<string, number> {
	const { planned, held } = from
	return startsOf(spans, (span, allowed) =>
		Math.max(of(planned, span.step.id) + (held.get(span.step.id) ?? 0), ...allowed),
	)
}

/** Work that is behind the hall takes no time, and nothing overlaps it. */
function spanOf(step: ConstructionPhase, scope: HallScope): Span {
	const built = BUILT[scope]
	const done = built.includes(step.id)
	const energised: readonly Link[] =
		step.id === ENERGISED_FOR && !built.includes(SUBSTATION)
			? [{ phase: SUBSTATION, offsetMonths: 0, doneShare: 1 }]
			: []
	const after = step.after.map((link) => (built.includes(link.phase) || done ? { ...link, offsetMonths: 0 } : link))
	return { step, after: [...after, ...energised], months: done ? 0 : (step.durationMonths?.mid ?? 0) }
}

/** First months in the rows' own durations. */
function earlyStarts(spans: readonly Span[]): ReadonlyMap<string, number> {
	return startsOf(spans, (_, allowed) => Math.max(0, ...allowed))
}

/** Starts along the network. Procurement follows the building here and never drives it. */
function startsOf(
	spans: readonly Span[],
	start: (span: Span, allowed: readonly number[]) => number,
): ReadonlyMap<string, number> {
	const starts = new Map<string, number>()
	const byId = new Map(spans.map((span) => [span.step.id, span]))
	const startOf = (span: Span): number => {
		const known = starts.get(span.step.id)
		if (known !== undefined) return known
		const allowed = span.after.flatMap(({ phase, offsetMonths, doneShare }) => {
			const before = byId.get(phase)
			if (!before || (phase === PROCUREMENT && span.step.id !== PROCUREMENT)) return []
			return [startOf(before) + doneShare * before.months + offsetMonths]
		})
		const found = start(span, allowed)
		starts.set(span.step.id, found)
		return found
	}
	for (const span of spans) startOf(span)
	return starts
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
				const needed = phase === PROCUREMENT ? of(starts, next.step.id) : lateOf(next)
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
