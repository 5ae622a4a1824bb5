import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { begunCampuses, classOfBuilder, type BegunCampus } from '#shared/catalogue/builds/class-evidence.ts'
import { buildClass } from '#shared/catalogue/builds/build-classes.ts'
import { type Backtest, type DateRecord, type FirstSteps, medianOf } from '#shared/backtest.ts'
import { valueAtZ } from '#server/runs/simulation/chance/curve.ts'
import { normalQuantile } from '#server/runs/simulation/chance/normal-quantile.ts'
import { curveOf } from '#server/runs/class-dates/forecast-buildings.ts'
import { campusCaseId } from './campus-cases.ts'
import { calibrationOf, crpsOf } from './date-scores.ts'
import { brierOf, keptForecasts } from './kept-forecasts.ts'

/** From this year on campuses are begun for accelerators. */
const YOUNG = '2023'

/**
 * How forecasts of dates have done, from the cases of the section: ways to forecast the older snapshot beside each other, first
 * buildings by class and year of start, and every forecast of an older version of the catalogue beside what came of it.
 */
export function dateRecordOf(cases: readonly Backtest[]): DateRecord {
	const dates = cases.filter(({ section }) => section === 'dates')
	const { campusDates } = builtInCatalogue
	const older = new Set(campusDates.flatMap(({ id, steps }) => steps.map((_, step) => `${id}-${String(step + 1)}`)))
	const young = campusDates.filter(({ started }) => started >= YOUNG).map(({ id }) => id)
	const seen = dates.filter(({ id, tolerance }) => older.has(id) && tolerance !== null)
	const later = dates.filter(({ tolerance }) => tolerance?.kind === 'not_before')
	const kept = keptForecasts(dates)
	return {
		calibration: calibrationOf(seen, new Set(young)),
		firstSteps: firstStepsOf(dates),
		laterSteps: { scored: later.length, notBefore: later.filter(({ verdict }) => verdict === 'met').length },
		kept,
		brier: brierOf(kept),
	}
}

type First = { readonly row: BegunCampus; readonly said: Backtest }

function firstStepsOf(dates: readonly Backtest[]): readonly FirstSteps[] {
	const known = new Map(dates.map((one) => [one.id, one]))
	const scored = begunCampuses(builtInCatalogue.campusBuilds).flatMap((row): readonly First[] => {
		const said = known.get(campusCaseId(row.id, 1))
		return said?.tolerance?.kind === 'between' ? [{ row, said }] : []
	})
	const since = scored.filter(({ row }) => row.started >= YOUNG)
	const before = scored.filter(({ row }) => row.started < YOUNG)
	return [
		stepsOf('Begun since 2023', since),
		stepsOf(
			'Begun since 2023, at work',
			since.filter(({ row }) => row.atWork),
		),
		stepsOf('Begun before 2023', before),
		...builtInCatalogue.buildClasses.map(({ id, name }) =>
			stepsOf(
				name,
				scored.filter(({ row }) => classOfBuilder(row) === id),
			),
		),
	]
}

/** One that is not at work is late, by at least so much: it has no error of its own. */
function stepsOf(name: string, firsts: readonly First[]): FirstSteps {
	const atWork = firsts.filter(({ row }) => row.atWork)
	const classMonths = ({ row }: First) => buildClass(builtInCatalogue, classOfBuilder(row)).months
	const crps = atWork.map((first) => {
		const curve = curveOf(classMonths(first))
		return crpsOf({ came: first.said.published, at: (share) => valueAtZ(curve, normalQuantile(share)) })
	})
	return {
		name,
		scored: firsts.length,
		within: firsts.filter(({ said }) => said.verdict === 'met').length,
		notAfter: firsts.filter(
			({ said: { tolerance, published } }) => tolerance?.kind === 'between' && published <= tolerance.high,
		).length,
		biasMonths: medianOf(atWork.map(({ said }) => said.published - (said.predicted ?? said.published))),
		crps: crps.length === 0 ? null : crps.reduce((sum, value) => sum + value, 0) / crps.length,
		widthMonths:
			firsts.reduce((sum, first) => sum + classMonths(first).p90 - classMonths(first).p10, 0) /
			Math.max(1, firsts.length),
	}
}
