import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import type { CampusDates } from '#shared/catalogue/workforce-types.ts'
import type { Backtest } from '#shared/backtest.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import { formatFigure } from '#shared/units/format.ts'
import { type End, usual } from '#server/runs/check/usual-lengths.ts'
import { usualNetwork } from '#server/engine/schedule/planned-network.ts'
import { runCasePlan } from './case-plan.ts'
import { judge } from './judge.ts'

const DAYS_A_MONTH = 365.25 / 12
const HORIZON_MONTHS = 120

/** Every dated step of a campus's works against the plan a planner would have begun with. */
export function dateCases(): readonly Backtest[] {
	return builtInCatalogue.campusDates.flatMap((row) => {
		const ready = { low: readyAfter(row, 'low'), value: readyAfter(row, 'value'), high: readyAfter(row, 'high') }
		return row.steps.map(({ date, buildings, facilityMW }, step) => {
			const month = date.slice(0, 7)
			const seen = month <= row.asOf
			const at = (end: End) => ready[end][buildings - 1] ?? Number.NaN
			return judge({
				id: `${row.id}-${step + 1}`,
				section: 'dates',
				name: `${row.campus}: ${formatFigure(facilityMW)} MW${buildings < row.buildings ? `, ${buildings} of ${row.buildings} buildings` : ''}`,
				evidence: row.fitted ? 'tuned' : 'held-out',
				unit: 'months',
				published: monthsFrom(row.started, date),
				publishedText: null,
				tolerance: seen ? { kind: 'between', low: at('low'), high: at('high') } : null,
				predict: () => at('value'),
				notes: [
					...(seen ? [] : [`Expected for ${month} when the source was read, in ${row.asOf}.`]),
					...(row.note === null ? [] : [`${row.note}.`]),
				],
				source: row.source,
			})
		})
	})
}

/**
 * Months from the clearing of land to each building at work, the earliest first, of a plan that knows what was known then:
 * place, buildings and megawatts. Lengths and the months between buildings are the catalogue's, and power and parts of long
 * lead are there in time: nobody published when their owners ordered them.
 */
function readyAfter(row: CampusDates, end: End): readonly number[] {
	const startMonth = nearestMonth(row.started)
	const months = Math.max(1, Math.round(usual('building_months', end) * partOf(row)))
	const planFor = (itMW: number) => ({
		startMonth,
		horizonMonths: HORIZON_MONTHS,
		sites: [{ id: 'site', name: row.campus, country: row.country, latitude: row.latitude, longitude: row.longitude }],
		buildPhases: Array.from({ length: row.buildings }, (_, building) => ({
			id: `building-${building + 1}`,
			siteId: 'site',
			itMW,
			scope: row.scope,
			startMonth: addMonths(startMonth, Math.round(building * usual('building_stagger', 'value'))),
			durationMonths: months,
		})),
	})
	const facilityMW = row.facilityMW / row.buildings
	const peakPue = runCasePlan(row.id, planFor(facilityMW)).sites['site']?.peakPue[0] ?? Number.NaN
	const { schedule, months: known } = runCasePlan(row.id, planFor(facilityMW / peakPue))
	const last = known.at(-1) ?? startMonth
	// A building is at work once its last month of work is over.
	return Array.from(
		{ length: row.buildings },
		(_, building) => monthsBetween(startMonth, schedule[`phase:building-${building + 1}`]?.finishInTime ?? last) + 1,
	).toSorted((a, b) => a - b)
}

/** Work begins with a month: the one whose first day is nearer. */
const nearestMonth = (day: string): string => addMonths(day.slice(0, 7), Number(day.slice(8)) > 15 ? 1 : 0)

/** Share of a whole building's months that what is left to build takes. */
function partOf({ scope }: CampusDates): number {
	const steps = builtInCatalogue.constructionPhases
	return usualNetwork({ steps, scope }).monthsOnSite / usualNetwork({ steps, scope: 'greenfield' }).monthsOnSite
}

/** To a tenth: days are read from pictures weeks apart. */
const monthsFrom = (start: string, end: string): number =>
	Math.round((10 * (Date.parse(end) - Date.parse(start))) / 86_400_000 / DAYS_A_MONTH) / 10
