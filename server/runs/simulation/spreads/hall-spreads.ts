import { buildClass, buildClassOf, hallMonths } from '#shared/catalogue/builds/build-classes.ts'
import { qualityOfRow } from '#shared/catalogue/row-quality.ts'
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

type Hall = SpreadsModel['plan']['buildPhases'][number]
type At = { readonly model: SpreadsModel; readonly index: number; readonly hall: Hall; readonly left: number }

/** P90 ÷ P50 of a length that the plan states, and the least that P90 is later. Both guesses. */
const STATED_RATIO = 1.38
const LEAST_MONTHS_LATE = 3
/** Of the cost of a hall beyond what the uplift's own range says. A guess. */
const COST_SIGMA = 0.12

/** How long halls that are not finished still take, when they begin and what they cost. Rules U4, U6. */
export function hallSpreads(model: SpreadsModel): readonly Spread[] {
	const halls = model.plan.buildPhases.flatMap((hall, index): readonly At[] => {
		const left = monthsLeft(model, hall)
		return left > 0 ? [{ model, index, hall, left }] : []
	})
	const sites = [...new Set(halls.map(({ hall }) => hall.siteId))]
	return [...halls.flatMap((at) => [lengthSpread(at), ...delaySpread(at), ...priceSpread(at)]), ...sites.map(siteCost)]
}

/** From the status month on: what has been built takes no time any more. */
function monthsLeft({ plan, asOf, catalogue }: SpreadsModel, hall: Hall): number {
	if (hall.scope === 'existing' || isFinished(plan, hall)) return 0
	const start = startOf(plan, hall)
	return start + hallMonths(catalogue, plan, hall) - Math.max(asOf, start)
}

const startOf = ({ startMonth }: SpreadsModel['plan'], hall: Hall) =>
	monthsBetween(startMonth, hall.startMonth) + Math.round(hall.startDelayMonths?.p50 ?? 0)

const isFinished = ({ actuals }: SpreadsModel['plan'], { id }: Hall) =>
	actuals.some(({ ref, percentComplete }) => ref === `phase:${id}` && (percentComplete ?? 0) >= 1)

function lengthSpread({ model, index, hall, left }: At): Spread {
	const done = hallMonths(model.catalogue, model.plan, hall) - left
	return {
		name: `buildPhases/${hall.id}/durationMonths`,
		kind: 'hall_length',
		place: { list: 'buildPhases', id: hall.id, field: 'durationMonths' },
		...months,
		...(hall.durationMonths === null ? classSpread(model, hall, left) : statedSpread(left)),
		...{ min: 1, max: MOST_MONTHS - done },
		cause: { group: 'builder', name: hall.siteId },
		write: (into, { value }) => into.set({ list: 'buildPhases', index, field: 'durationMonths' }, done + value),
	}
}

const statedSpread = (left: number) =>
	({ ...logBand(left, Math.max(STATED_RATIO, (left + LEAST_MONTHS_LATE) / left)), ...guessed }) as const

/** What campuses of its class took, of the months left. Rule U4. */
function classSpread({ catalogue, plan }: SpreadsModel, { siteId }: Hall, left: number): Drawable {
	const row = buildClass(catalogue, buildClassOf(plan, siteId))
	const { p10, p50, p90 } = row.months
	const isGuess = qualityOfRow(row) === 'guess'
	return {
		scale: 'log',
		...{ p10: (left * p10) / p50, p50: left, p90: (left * p90) / p50 },
		...{ source: isGuess ? 'guess' : 'catalogue', citation: row.source },
	}
}
type Drawable = Pick<Spread, 'scale' | 'p10' | 'p50' | 'p90' | 'source' | 'citation'>

/** A hall that has begun is no longer late to begin. */
function delaySpread({ model: { plan, asOf }, index, hall }: At): readonly Spread[] {
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

function priceSpread({ index, hall }: At): readonly Spread[] {
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
