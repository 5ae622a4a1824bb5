import { buildClass, buildClassOf, hallMonths } from '#shared/catalogue/builds/build-classes.ts'
import { monthsBetween } from '#shared/units/months.ts'
import {
	ANY,
	drawnDelay,
	guessed,
	logBand,
	logSpread,
	MOST_MONTHS,
	months,
	type Spread,
	typedDelay,
	type SpreadsModel,
} from './spread.ts'

type PlannedHall = SpreadsModel['plan']['buildPhases'][number]
type Raised = NonNullable<Spread['raised']>
type HallAt = {
	readonly model: SpreadsModel
	readonly index: number
	readonly hall: PlannedHall
	/** months in all, as the plan states them or as is usual for the site's class; and from the status month on */
	readonly months: number
	readonly left: number
}

/** P90 ÷ P50 of a length that the plan states, and the least that P90 is later. Both guesses. */
const STATED_RATIO = 1.38
const LEAST_MONTHS_LATE = 3
/** Of the cost of a hall beyond what the uplift's own range says. A guess. */
const COST_SIGMA = 0.12

/** How long halls that are not finished still take, when they begin and what they cost. Rules U4, U6. */
export function hallSpreads(model: SpreadsModel): readonly Spread[] {
	const halls = model.plan.buildPhases.flatMap((hall, index): readonly HallAt[] => {
		const inAll = hallMonths(model.catalogue, model.plan, hall)
		const left = monthsLeft(model, hall, inAll)
		return left > 0 ? [{ model, index, hall, months: inAll, left }] : []
	})
	const raised = raisedTogether(halls)
	const sites = [...new Set(halls.map(({ hall }) => hall.siteId))]
	return [
		...halls.flatMap((at) => [lengthSpread(at, raised.get(at)), ...delaySpread(at), ...priceSpread(at)]),
		...sites.map(siteCost),
	]
}

/** From the status month on: what has been built takes no time any more. */
export function monthsLeft(
	{ plan, catalogue, asOf }: SpreadsModel,
	hall: PlannedHall,
	inAll = hallMonths(catalogue, plan, hall),
): number {
	if (hall.scope === 'existing' || isFinished(plan, hall)) return 0
	const start = startOf(plan, hall)
	return start + inAll - Math.max(asOf, start)
}

const startOf = ({ startMonth }: SpreadsModel['plan'], hall: PlannedHall) =>
	monthsBetween(startMonth, hall.startMonth) + Math.round(hall.startDelayMonths?.p50 ?? 0)

const isFinished = ({ actuals }: SpreadsModel['plan'], { id }: PlannedHall) =>
	actuals.some(({ ref, percentComplete }) => ref === `phase:${id}` && (percentComplete ?? 0) >= 1)

/**
 * Halls of the class's length that begin in one month: the class is that of the first to be ready, which draws for the site where
 * none begins sooner; the others come after it. Rule D3.
 */
function raisedTogether(halls: readonly HallAt[]): ReadonlyMap<HallAt, Raised> {
	const usual = halls.filter(({ hall }) => hall.durationMonths === null)
	const firstOf = ({ hall }: HallAt) =>
		usual.find((other) => other.hall.siteId === hall.siteId && other.hall.startMonth === hall.startMonth)
	const isEarliest = ({ hall }: HallAt) =>
		usual.every((other) => other.hall.siteId !== hall.siteId || other.hall.startMonth >= hall.startMonth)
	return new Map(
		usual.map((at) => {
			const first = firstOf(at) ?? at
			const stream = isEarliest(first) ? `sites/${at.hall.siteId}/firstBuilding` : lengthName(first.hall)
			return [at, { stream, isLater: first !== at }]
		}),
	)
}

const lengthName = ({ id }: PlannedHall) => `buildPhases/${id}/durationMonths`

function lengthSpread(at: HallAt, raised: Raised | undefined): Spread {
	const { index, hall, left, months: inAll } = at
	const done = inAll - left
	return {
		name: lengthName(hall),
		kind: 'hall_length',
		place: { list: 'buildPhases', id: hall.id, field: 'durationMonths' },
		...months,
		...(hall.durationMonths === null ? usualLength(at) : statedLength(left)),
		...{ min: 1, max: MOST_MONTHS - done },
		cause: { group: 'builder', name: hall.siteId },
		write: (into, { value }) => into.set({ list: 'buildPhases', index, field: 'durationMonths' }, done + value),
		...(raised && { raised }),
	}
}

/** Where the plan states it: about its date. */
const statedLength = (left: number) => ({
	...logBand(left, Math.max(STATED_RATIO, (left + LEAST_MONTHS_LATE) / left)),
	...guessed,
})

/** Of the class of its site, for the months left. */
function usualLength({ model: { catalogue, plan }, hall, left }: HallAt): Length {
	const { months: of, confidence, source } = buildClass(catalogue, buildClassOf(plan, hall.siteId))
	const part = left / of.p50
	return {
		scale: 'log',
		...{ p10: part * of.p10, p50: left, p90: part * of.p90, citation: source },
		source: confidence === 'low' ? 'guess' : 'catalogue',
	}
}
type Length = Pick<Spread, 'scale' | 'p10' | 'p50' | 'p90' | 'source' | 'citation'>

/** A hall that has begun is no longer late to begin. */
function delaySpread({ model: { plan, asOf }, index, hall }: HallAt): readonly Spread[] {
	const typed = typedDelay(hall.startDelayMonths)
	if (!typed || startOf(plan, hall) <= asOf) return []
	return [
		{
			name: `buildPhases/${hall.id}/startDelayMonths`,
			kind: 'typed',
			place: { list: 'buildPhases', id: hall.id, field: 'startDelayMonths' },
			...{ ...months, ...typed, min: 0, max: MOST_MONTHS, cause: null },
			write: (into, { value }) =>
				into.set({ list: 'buildPhases', index, field: 'startDelayMonths' }, drawnDelay(value)),
		},
	]
}

function priceSpread({ index, hall }: HallAt): readonly Spread[] {
	if (hall.capexUsdPerWatt === null || hall.capexUsdPerWatt <= 0) return []
	return [
		{
			name: `buildPhases/${hall.id}/capexUsdPerWatt`,
			kind: 'hall_cost',
			place: { list: 'buildPhases', id: hall.id, field: 'capexUsdPerWatt' },
			unit: 'usdPerWatt',
			...logSpread(hall.capexUsdPerWatt, COST_SIGMA),
			...guessed,
			...ANY,
			cause: { group: 'prices', name: 'halls' },
			write: (into, { value }) => into.set({ list: 'buildPhases', index, field: 'capexUsdPerWatt' }, value),
		},
	]
}

/** Halls whose cost is reckoned: all of a site together, as a multiple of its scope's uplift. */
const siteCost = (siteId: string): Spread => ({
	name: `sites/${siteId}/hallCost`,
	kind: 'hall_cost',
	place: { list: 'assumptions', id: siteId, field: 'hallScopeUplift' },
	unit: 'ratio',
	...logSpread(1, COST_SIGMA),
	...guessed,
	...ANY,
	cause: { group: 'prices', name: 'halls' },
	write: (into, { value }) => into.scale(`${siteId}/hallScopeUplift`, value),
})
