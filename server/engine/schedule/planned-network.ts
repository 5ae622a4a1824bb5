import type { ConstructionPhase } from '#shared/catalogue/facility-types.ts'
import {
	BUILT_STEPS,
	FIRST_ON_SITE,
	type HallScope,
	PROCUREMENT_STEP,
	stepsOnSite,
	SUBSTATION_STEP,
} from '#shared/catalogue/hall-steps.ts'
import { entry as of } from '../cells.ts'
import type { MonthIndex, StatedStep } from './types.ts'

export type NetworkAsk = {
	/** the thirteen steps, each after those it names */
	readonly steps: readonly ConstructionPhase[]
	readonly scope: HallScope
	/** the first month of work on site */
	readonly startMonth: MonthIndex
	readonly durationMonths: number
	readonly dated?: readonly StatedStep[] | undefined
}
type Link = ConstructionPhase['after'][number]
export type Span = { readonly step: ConstructionPhase; readonly after: readonly Link[]; readonly months: number }
export type PlannedNetwork = {
	/** procurement without its length, which is that of what is bought */
	readonly spans: readonly Span[]
	readonly starts: ReadonlyMap<string, number>
	/** the end of the last step */
	readonly finish: number
	/** of a step stated to start before it can: when it could, and the step it waits for; null: for the hall */
	readonly early: readonly { readonly step: string; readonly could: number; readonly after: string | null }[]
}

const ENERGISED_FOR = 'cx_l3'
const ROUNDING = 1e-9

/**
 * The steps of one hall on their planned dates: middle durations, scaled so that what follows the permits takes the hall's own
 * months; permits and design lie before them. Where the plan states a step's start or length, that stands, and what waits for
 * it follows, earlier or later; nothing on site comes before the hall. Rule S9.
 */
export function plannedNetwork(ask: NetworkAsk): PlannedNetwork {
	const { spans, usual, notice, monthsOnSite } = usualNetwork(ask)
	const scale = ask.durationMonths / monthsOnSite
	const dated = new Map((ask.dated ?? []).map((stated) => [stated.step, stated]))
	const scaled = spans.map((span): Span => ({
		...span,
		months: dated.get(span.step.id)?.durationMonths ?? span.months * scale,
		after: span.after.map((link) => ({ ...link, offsetMonths: link.offsetMonths * scale })),
	}))
	const usually = (id: string) => ask.startMonth + (of(usual, id) - notice) * scale
	if (dated.size === 0) {
		const starts = new Map([...usual.keys()].map((id) => [id, usually(id)]))
		return { spans: scaled, starts, finish: ask.startMonth + ask.durationMonths, early: [] }
	}
	const early: PlannedNetwork['early'][number][] = []
	const onSite = stepsOnSite(ask.steps)
	const starts = startsOf(scaled, ({ step: { id, after } }, allowed) => {
		const least = onSite.has(id) ? [{ month: ask.startMonth, after: null }] : []
		const waits = [...(after.length === 0 ? [{ month: usually(id), after: null }] : []), ...least, ...allowed]
		const last = waits.reduce((latest, one) => (one.month > latest.month ? one : latest))
		const stated = dated.get(id)?.startMonth ?? null
		if (stated === null) return last.month
		// A step may begin in the month in which what it waits for ends; nothing that comes first may move before its usual date.
		const waited = [...least, ...allowed].filter(({ month }) => stated < Math.floor(month + ROUNDING))
		if (waited.length > 0) early.push({ step: id, could: last.month, after: last.after })
		return onSite.has(id) ? Math.max(stated, ask.startMonth) : stated
	})
	const ends = scaled.filter(({ step }) => step.id !== PROCUREMENT_STEP)
	return {
		spans: scaled,
		starts,
		finish: Math.max(...ends.map((span) => of(starts, span.step.id) + span.months)),
		early,
	}
}

/** The steps at their middle durations: when each starts, and months from the first work on site to the last's end. */
export function usualNetwork({ steps, scope }: Pick<NetworkAsk, 'steps' | 'scope'>) {
	const spans = steps.map((step) => spanOf(step, scope))
	const usual = startsOf(spans, (_, allowed) => Math.max(0, ...allowed.map(({ month }) => month)))
	const ready = Math.max(...spans.map((span) => of(usual, span.step.id) + span.months))
	const notice = of(usual, FIRST_ON_SITE)
	return { spans, usual, notice, monthsOnSite: ready - notice }
}

/** Work that is behind the hall takes no time, and nothing overlaps it. */
function spanOf(step: ConstructionPhase, scope: HallScope): Span {
	const built = BUILT_STEPS[scope]
	const done = built.includes(step.id)
	const energised: readonly Link[] =
		step.id === ENERGISED_FOR && !built.includes(SUBSTATION_STEP)
			? [{ phase: SUBSTATION_STEP, offsetMonths: 0, doneShare: 1 }]
			: []
	const after = step.after.map((link) => (built.includes(link.phase) || done ? { ...link, offsetMonths: 0 } : link))
	return { step, after: [...after, ...energised], months: done ? 0 : (step.durationMonths?.mid ?? 0) }
}

type Allowed = { readonly month: number; readonly after: string | null }

/** Starts along the network. Procurement follows the building here and never drives it. */
export function startsOf(
	spans: readonly Span[],
	start: (span: Span, allowed: readonly Allowed[]) => number,
): ReadonlyMap<string, number> {
	const starts = new Map<string, number>()
	const byId = new Map(spans.map((span) => [span.step.id, span]))
	const startOf = (span: Span): number => {
		const known = starts.get(span.step.id)
		if (known !== undefined) return known
		const allowed = span.after.flatMap(({ phase, offsetMonths, doneShare }): readonly Allowed[] => {
			const before = byId.get(phase)
			if (!before || (phase === PROCUREMENT_STEP && span.step.id !== PROCUREMENT_STEP)) return []
			return [{ month: startOf(before) + doneShare * before.months + offsetMonths, after: phase }]
		})
		const found = start(span, allowed)
		starts.set(span.step.id, found)
		return found
	}
	for (const span of spans) startOf(span)
	return starts
}
