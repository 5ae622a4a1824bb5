import { buildClass } from '#shared/catalogue/builds/build-classes.ts'
import { type BegunCampus, begunCampuses, classOfBuilder, monthsFrom } from '#shared/catalogue/builds/class-evidence.ts'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import type { Percentiles } from '#shared/catalogue/types.ts'
import type { Backtest } from '#shared/backtest.ts'
import { formatFigure } from '#shared/units/format.ts'
import { forecastBuildings } from '#server/runs/class-dates/forecast-buildings.ts'
import { judge } from './judge.ts'

/** The month of the snapshot: what the source dates later is its own forecast. */
const SNAPSHOT_END = '2026-08-31'
/** A campus of more buildings is forecast for these: the draws of each cost as much as those of the first. */
const MOST_BUILDINGS = 20

/**
 * Campuses of August 2026 against the class that a planner would have chosen at their start, as `strata dates` prints it. The first
 * building is held to P10 and P90; one that is still not at work is scored once its P90 has passed. Later steps are held to their
 * P10 alone: an owner may pause, and does.
 */
export function campusCases(): readonly Backtest[] {
	return begunCampuses(builtInCatalogue.campusBuilds).flatMap((row) => [firstCase(row), ...laterCases(row)])
}

function firstCase(row: BegunCampus): Backtest {
	const { name, months } = buildClass(builtInCatalogue, classOfBuilder(row))
	const waited = monthsFrom(row.started, SNAPSHOT_END)
	const isOver = !row.atWork && waited > months.p90
	const took = row.atWork ? monthsFrom(row.started, row.first.date) : waited
	const scored = row.atWork || isOver
	return judge({
		...caseOf(row, 1),
		name: `${row.campus}: first building, ${formatFigure(row.first.facilityMW)} MW, begun ${row.started.slice(0, 4)}`,
		published: took,
		publishedText: row.atWork ? null : `longer than ${formatFigure(took)}`,
		tolerance: scored ? { kind: 'between', low: months.p10, high: months.p90 } : null,
		predict: () => months.p50,
		notes: [`${name}.`, ...howSure(row), ...(isOver ? ['Not at work, and its P90 has passed.'] : []), ...noteOf(row)],
	})
}

/** Steps after the first that were seen, or reckoned for a day that had come. */
function laterCases(row: BegunCampus): readonly Backtest[] {
	const later = row.steps.slice(1).filter(({ date, buildings }) => date <= SNAPSHOT_END && (buildings ?? 0) > 1)
	const most = Math.min(MOST_BUILDINGS, Math.max(0, ...later.map(({ buildings }) => buildings ?? 0)))
	if (most === 0) return []
	const buildClassId = classOfBuilder(row)
	const ask = { buildClass: buildClassId, buildings: most, sequence: null, groupOf: null, everyMonths: null }
	const forecast: readonly Percentiles[] = forecastBuildings(builtInCatalogue, ask)
	return later.flatMap(({ date, buildings, facilityMW }, index) => {
		const months = forecast[(buildings ?? 0) - 1]
		if (months === undefined) return []
		return [
			judge({
				...caseOf(row, index + 2),
				name: `${row.campus}: ${formatFigure(facilityMW)} MW, ${String(buildings)} buildings`,
				published: monthsFrom(row.started, date),
				publishedText: null,
				tolerance: { kind: 'not_before', low: tenth(months.p10) },
				predict: () => tenth(months.p50),
				notes: [`${buildClass(builtInCatalogue, buildClassId).name}, held to its P10 alone.`],
			}),
		]
	})
}

/** Apart from the steps of the older snapshot, which carry the campus alone. */
export const campusCaseId = (campus: string, step: number): string => `${campus}@2026-08-${String(step)}`

const tenth = (value: number) => Math.round(value * 10) / 10

function caseOf({ id, source, builder }: BegunCampus, step: number) {
	return {
		id: campusCaseId(id, step),
		section: 'dates',
		// The classes were set with the campuses behind them in view.
		evidence: builder === 'landlord' || builder === 'neocloud' ? 'prior' : 'tuned',
		unit: 'months',
		source,
	} as const
}

const howSure = ({ atWork, first }: BegunCampus) =>
	atWork && first.seen !== true ? ['Running by the source’s estimate, not observed.'] : []
const noteOf = ({ note }: BegunCampus) => (note === null ? [] : [`${note}.`])
